import { BadgeCheck, ChevronRight, Repeat } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { show } from '../store/wizard.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useReview, useRows, useSource } from '../store/sources.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { Followed } from '../fix/followed.tsx';
import { ShareRecordingButton } from '../share/share-recording-button.tsx';
import { FileFacts } from './file-facts.tsx';
import type { Source } from '../store/source.ts';
import { DiagnosisRow } from '../diagnosis/diagnosis-row.tsx';
import { NothingFailed, useSuspicions } from './nothing-failed.tsx';
import { ResultCard } from './result-card.tsx';
import { SetAside } from './set-aside.tsx';
import { SuspicionList } from './suspicion-list.tsx';
import { TimelineList } from './timeline-list.tsx';
import { useFixed } from './use-fixed.ts';

/** What was found, what the user did last first; that nothing was found is a result too. */
export function ResultsScreen({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const review = useReview(source);
  const requests = useRows(source).length;
  const file = useSource(source, (state) => state.file);
  const fixed = useFixed(source, review);
  const open = review.diagnoses.filter((diagnosis) => !fixed.has(diagnosisKey(diagnosis)));
  return (
    <div className="stack">
      {review.diagnoses.length === 0 ? (
        <NothingFailed source={source} requests={requests} review={review} />
      ) : (
        <Found source={source} open={open} />
      )}
      {source === 'live' && <Followed />}
      {fixed.size > 0 && (
        <FixedList
          source={source}
          fixed={review.diagnoses.filter((diagnosis) => fixed.has(diagnosisKey(diagnosis)))}
        />
      )}
      <SetAside review={review} source={source} />
      {file !== null && <FileFacts file={file} read={requests} />}
      {review.diagnoses.length > 0 && (
        <div className="button-row">
          {source === 'live' && (
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
          <CompareButton source={source} />
          {file?.summary.kind !== 'text' && <ShareRecordingButton source={source} />}
        </div>
      )}
    </div>
  );
}

function Found({ source, open }: { readonly source: Source; readonly open: readonly Diagnosis[] }) {
  const { t } = useTranslation();
  const review = useReview(source);
  const suspicions = useSuspicions(source, review);
  return (
    <>
      {open.length === 0 ? (
        <div>
          <BadgeCheck aria-hidden className="big-icon good" />
          <ScreenHeading>{t('results.allFixed')}</ScreenHeading>
          <p className="lead">{t('results.allFixedLead')}</p>
        </div>
      ) : (
        <div>
          <ScreenHeading>{t('results.title', { count: open.length })}</ScreenHeading>
          {open.length > 1 && <p className="lead">{t('results.lead')}</p>}
        </div>
      )}
      <ol className="plain-list cards">
        {open.map((diagnosis) => (
          <ResultCard key={diagnosisKey(diagnosis)} diagnosis={diagnosis} source={source} />
        ))}
      </ol>
      <SuspicionList
        suspicions={suspicions}
        source={source}
        heading={t('results.alsoSuspicious')}
      />
      <TimelineList source={source} />
    </>
  );
}

/** What was seen to work again no longer counts, and can be opened all the same. */
function FixedList({
  source,
  fixed,
}: {
  readonly source: Source;
  readonly fixed: readonly Diagnosis[];
}) {
  const { t } = useTranslation();
  return (
    <Disclosure className="disclosure">
      <Heading level={2} className="disclosure-heading">
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden />
          {t('results.fixedTitle', { count: fixed.length })}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        <ul className="plain-list">
          {fixed.map((diagnosis) => (
            <DiagnosisRow key={diagnosisKey(diagnosis)} diagnosis={diagnosis} source={source} />
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
