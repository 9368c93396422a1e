import { Repeat } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { show } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useReview, useRows, useSource } from '../store/sources.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { FileFacts } from './file-facts.tsx';
import type { Source } from '../store/source.ts';
import { NothingFailed } from './nothing-failed.tsx';
import { ResultCard } from './result-card.tsx';
import { SetAside } from './set-aside.tsx';
import { TimelineList } from './timeline-list.tsx';

/** What was found, the most important first; that nothing was found is a result too. */
export function ResultsScreen({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const review = useReview(source);
  const requests = useRows(source).length;
  const file = useSource(source, (state) => state.file);
  const count = review.diagnoses.length;
  return (
    <div className="stack">
      {count === 0 ? (
        <NothingFailed source={source} requests={requests} />
      ) : (
        <>
          <div>
            <ScreenHeading>{t('results.title', { count })}</ScreenHeading>
            {count > 1 && <p className="lead">{t('results.lead')}</p>}
          </div>
          <ol className="plain-list cards">
            {review.diagnoses.map((diagnosis) => (
              <ResultCard key={diagnosisKey(diagnosis)} diagnosis={diagnosis} source={source} />
            ))}
          </ol>
          {source === 'live' && <TimelineList />}
        </>
      )}
      <SetAside review={review} source={source} />
      {count > 0 && <CompareButton source={source} />}
      {file !== null && <FileFacts file={file} read={requests} />}
      {source === 'live' && count > 0 && (
        <Button
          className="button"
          onPress={() => {
            show({ screen: 'reproduce', source: 'live' });
          }}
        >
          <Repeat aria-hidden />
          {t('results.more')}
        </Button>
      )}
    </div>
  );
}
