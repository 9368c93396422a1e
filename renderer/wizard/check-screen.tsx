import { CircleCheck, CircleX, Radar, Replace, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { findDiagnosis } from '../diagnosis-key.ts';
import { formatTime } from '../format.ts';
import { markFixed, show } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { useReview, useRows } from './current.ts';
import type { Source } from './history.ts';
import { chooseFile } from './open-file.ts';
import { showWalkthrough } from './open-diagnosis.ts';
import { type Verdict, verdictOf } from './verify.ts';

interface CheckProps { readonly source: Source; readonly problem: string; readonly after: number }

/** "Do it again to check": watches for the request that failed and says how it went this time. */
export function CheckScreen({ source, problem, after }: CheckProps) {
  const { t } = useTranslation();
  const review = useReview(source);
  const rows = useRows(source);
  const diagnosis = findDiagnosis(review, problem);
  if (diagnosis === null) return <ScreenHeading>{t('walkthrough.gone')}</ScreenHeading>;

  const toSteps = <Button className="button" onPress={() => { show({ screen: 'walkthrough', source, problem }); }}>{t('check.steps')}</Button>;
  if (source === 'file') {
    return (
      <div className="stack">
        <ScreenHeading>{t('check.title')}</ScreenHeading>
        <p className="lead">{t('check.fileLead')}</p>
        <p>{diagnosis.verify}</p>
        <div className="button-row">
          <Button className="button primary" onPress={() => void chooseFile()}>{t('check.openNew')}</Button>
          {toSteps}
        </div>
      </div>
    );
  }
  const verdict = verdictOf(diagnosis, after, rows, review);
  const at = verdict.kind === 'waiting' ? null : rows.find((row) => row.index === verdict.index)?.startedAt ?? null;
  return (
    <div className="stack">
      <ScreenHeading>{t('check.title')}</ScreenHeading>
      <p className="lead">{t('check.lead')}</p>
      <p>{diagnosis.verify}</p>
      <p className="watched"><span className="quiet">{t('check.watching')}</span> <code>{diagnosis.method} {diagnosis.route}</code></p>
      <VerdictPanel verdict={verdict} at={at} />
      <div className="button-row">
        {verdict.kind === 'works' && (
          <Button className="button primary" onPress={() => { markFixed(source, problem); show({ screen: 'done', source, problem, worked: true }); }}>{t('check.done')}</Button>
        )}
        {verdict.kind === 'different' && (
          <Button className="button primary" onPress={() => { showWalkthrough(source, verdict.diagnosis); }}>{t('check.differentShow')}</Button>
        )}
        {toSteps}
      </div>
    </div>
  );
}

const looks: Readonly<Record<Verdict['kind'], { readonly icon: LucideIcon; readonly className: string }>> = {
  waiting: { icon: Radar, className: 'waiting' },
  works: { icon: CircleCheck, className: 'good' },
  same: { icon: CircleX, className: 'bad' },
  different: { icon: Replace, className: 'warn' },
};

/** `at`: when the request was sent, in milliseconds since 1970. */
function VerdictPanel({ verdict, at }: { readonly verdict: Verdict; readonly at: number | null }) {
  const { t } = useTranslation();
  const region = useRegion();
  const { icon: Icon, className } = looks[verdict.kind];
  const words = () => {
    switch (verdict.kind) {
      case 'waiting': return { title: t('check.waiting'), text: t('check.waitingText') };
      case 'works': {
        const time = at === null ? '' : t('check.at', { time: formatTime(at, region) });
        return { title: t('check.works'), text: t('check.worksText', { at: time }) };
      }
      case 'same': return { title: t('check.same'), text: t('check.sameText') };
      case 'different': return { title: t('check.different'), text: t('check.differentText', { title: verdict.diagnosis.title }) };
    }
  };
  const { title, text } = words();
  return (
    <div className={`verdict ${className}`} role="status">
      <Icon aria-hidden />
      <div><strong>{title}</strong><p>{text}</p></div>
    </div>
  );
}
