import { Flag, ListChecks, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../diagnosis-key.ts';
import { useCapture } from '../store/capture.ts';
import { useSite } from '../store/site.ts';
import { useCounts } from '../widgets/counts.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { askToClear, sayFailed, showResults } from './open-halo.ts';
import { PracticeFailures } from './practice-failures.tsx';
import { ProblemRow } from './problem-row.tsx';

/** "Do again what failed": what is recorded is counted, and failures show as they happen. */
export function ReproduceScreen() {
  const { t } = useTranslation();
  const counts = useCounts();
  const rows = useCapture((state) => state.rows.length);
  const diagnoses = useCapture((state) => state.review.diagnoses);
  const marks = useCapture((state) => state.marks.length);
  const site = useSite();
  return (
    <div className="stack">
      <ScreenHeading>{t('reproduce.title')}</ScreenHeading>
      <p className="lead">{t('reproduce.lead')}</p>
      {site.open && site.recording !== 'on' && site.recording !== 'starting' && (
        <p className="callout warn"><TriangleAlert aria-hidden />{t('reproduce.notRecording')}</p>
      )}
      <ol className="plain-steps">
        <li>{t('reproduce.stepSignIn')}</li>
        <li>{t('reproduce.stepRepeat')}</li>
        <li>{t('reproduce.stepWatch')}</li>
      </ol>
      <div className="button-row">
        <Button className="button primary" onPress={showResults}><ListChecks aria-hidden />{t('reproduce.results')}</Button>
        <Button className="button" onPress={() => void sayFailed()} isDisabled={rows === 0} aria-describedby="mark-hint"><Flag aria-hidden />{t('reproduce.mark')}</Button>
      </div>
      <p id="mark-hint" className="quiet" aria-live="polite">{marks === 0 ? t('reproduce.markHint') : t('reproduce.marked', { count: marks })}</p>
      <section className="stack tight" aria-labelledby="found-heading">
        <div className="section-head">
          <h2 id="found-heading" className="small-heading">{t('reproduce.found')}</h2>
          <span className="quiet">{counts.requests(rows)}</span>
        </div>
        {diagnoses.length === 0 && <p className="quiet">{t('reproduce.foundNothing')}</p>}
        <ul className="plain-list">
          {diagnoses.map((diagnosis) => <ProblemRow key={diagnosisKey(diagnosis)} diagnosis={diagnosis} source="live" />)}
        </ul>
        <p className="visually-hidden" role="status">{diagnoses.length === 0 ? '' : t('reproduce.announce', { count: diagnoses.length })}</p>
      </section>
      {site.kind === 'practice' && <PracticeFailures />}
      <Button className="button quiet-button" onPress={askToClear} isDisabled={rows === 0}>{t('reproduce.clear')}</Button>
    </div>
  );
}
