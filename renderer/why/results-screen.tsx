import { BadgeCheck, Bookmark, Repeat } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { useFixes } from '../store/fixes.ts';
import { finishSeen } from '../actions/open-diagnosis.ts';
import { show } from '../store/wizard.ts';
import { Fold } from '../widgets/fold.tsx';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useReview, useRows, useSource } from '../store/sources.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { Followed } from '../fix/followed.tsx';
import { ShareRecordingButton } from '../share/share-recording-button.tsx';
import { NextFile } from '../start/next-file.tsx';
import type { Source } from '../store/source.ts';
import { DiagnosisRow } from '../diagnosis/diagnosis-row.tsx';
import { NothingFailed, NothingFailedFooter, useSuspicions } from './nothing-failed.tsx';
import { leadOf, markedLast } from './lead.ts';
import { ResultCard } from './result-card.tsx';
import { SetAside } from './set-aside.tsx';
import { SuspicionList } from './suspicion-list.tsx';
import { TimelineOf, useTimeline } from './timeline-list.tsx';
import { formatTime } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useRegion } from '../widgets/use-region.ts';
import { type End, recentOf, useIsRecent, useOver } from '../diagnosis/use-over.ts';

/** What was found, what the user did last first; that nothing was found is a result too. */
export function ResultsScreen({
  source,
  first = null,
}: {
  readonly source: Source;
  /** Key of the diagnosis that was asked for. */
  readonly first?: string | null;
}) {
  const { t } = useTranslation();
  const review = useReview(source);
  const requests = useRows(source).length;
  const file = useSource(source, (state) => state.file);
  const over = useOver(source, review);
  const { fixed, said } = over;
  const among = (keys: Pick<ReadonlySet<string>, 'has'>) =>
    review.diagnoses.filter((diagnosis) => keys.has(diagnosisKey(diagnosis)));
  const all = review.diagnoses.filter(
    (diagnosis) => ![fixed, said].some((keys) => keys.has(diagnosisKey(diagnosis))),
  );
  const own = all.filter((diagnosis) => !over.asOther.has(diagnosisKey(diagnosis)));
  // Where nothing else is left it stands as it is: not all that failed was done again.
  const asOther = own.length === 0 ? new Map<string, string>() : over.asOther;
  const left = own.length === 0 ? all : own;
  const recent = recentOf(left, useIsRecent(source));
  const asked = left.find((diagnosis) => diagnosisKey(diagnosis) === first);
  const open =
    asked === undefined ? recent : [asked, ...recent.filter((diagnosis) => diagnosis !== asked)];
  const earlier = left.filter((diagnosis) => !open.includes(diagnosis));
  const isLeft = open.length > 0;
  return (
    <div className="stack with-footer">
      {review.diagnoses.length === 0 ? (
        <NothingFailed source={source} requests={requests} review={review} />
      ) : (
        <Found
          source={source}
          open={open}
          isAsked={open[0] !== recent[0]}
          isProven={said.size === 0}
        />
      )}
      {source === 'live' && <Followed beside={open[0] ?? null} />}
      <OverList
        title={t('results.earlierTitle', { count: earlier.length })}
        source={source}
        diagnoses={earlier}
      />
      <OverList
        title={t('results.fixedTitle', { count: fixed.size })}
        source={source}
        end="fixed"
        diagnoses={among(fixed)}
      />
      <OverList
        title={t('results.saidTitle', { count: said.size })}
        source={source}
        end="said"
        diagnoses={among(said)}
      />
      <OverList
        title={t('results.asOtherTitle', {
          count: asOther.size,
          name: visibleLine([...new Set(asOther.values())].join(', ')),
        })}
        source={source}
        diagnoses={among(asOther)}
      />
      {review.diagnoses.length > 0 && <SetAside review={review} source={source} />}
      {source === 'file' && <NextFile />}
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
      {review.diagnoses.length === 0 && <NothingFailedFooter source={source} />}
      {source === 'live' && !isLeft && <DoneFooter fixed={among(fixed)} />}
    </div>
  );
}

function Found({
  source,
  open,
  isAsked,
  isProven,
}: {
  readonly source: Source;
  readonly open: readonly Diagnosis[];
  /** The first stands there only because it was asked for. */
  readonly isAsked: boolean;
  /** All that is not open was seen to work: a tick belongs to that alone. */
  readonly isProven: boolean;
}) {
  const { t } = useTranslation();
  const review = useReview(source);
  const suspicions = useSuspicions(source, review);
  return (
    <>
      {open.length === 0 ? (
        <NothingLeft source={source} isProven={isProven} />
      ) : (
        <div>
          <ScreenHeading>{t('results.title', { count: open.length })}</ScreenHeading>
          {!isAsked && <LeadLine source={source} open={open} />}
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
      <TimelineOf source={source} />
    </>
  );
}

/** All that failed works again: the way to the end of what failed last. */
function DoneFooter({ fixed }: { readonly fixed: readonly Diagnosis[] }) {
  const { t } = useTranslation();
  const marked = useMarkedLast('live');
  const last = fixed.toSorted((one, other) => lastEntry(other) - lastEntry(one))[0];
  if (last === undefined || marked !== null) return null;
  return (
    <ScreenFooter>
      <Button
        className="button primary"
        onPress={() => {
          finishSeen(last);
        }}
      >
        {t('check.done')}
      </Button>
    </ScreenFooter>
  );
}

/** When it was last said to fail, after all that was seen; null where that was not said. */
function useMarkedLast(source: Source): number | null {
  const moments = useTimeline(source);
  const records = useFixes((state) => state.records);
  return source === 'live' ? markedLast(moments, records) : null;
}

const lastEntry = ({ entries }: Diagnosis): number => entries.at(-1) ?? -1;

/** All that failed is over: that it failed now, said after it, is about something else. */
function NothingLeft({
  source,
  isProven,
}: {
  readonly source: Source;
  /** All of it was seen to work again: a tick belongs to that alone. */
  readonly isProven: boolean;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const marked = useMarkedLast(source);
  if (marked !== null)
    return (
      <div className="stack tight">
        <Bookmark aria-hidden className="big-icon" />
        <ScreenHeading>{t('results.nothingNew')}</ScreenHeading>
        <p className="lead">
          {t('results.nothingNewLead', { time: formatTime(marked, region) })}{' '}
          {t(isProven ? 'results.allFixedLead' : 'results.nothingNewSaid')}
        </p>
        <p>{t('results.nothingNewNext')}</p>
      </div>
    );
  return (
    <div className="stack tight">
      {isProven ? (
        <BadgeCheck aria-hidden className="big-icon good" />
      ) : (
        <Bookmark aria-hidden className="big-icon" />
      )}
      <ScreenHeading>{t(isProven ? 'results.allFixed' : 'results.allSaid')}</ScreenHeading>
      <p className="lead">{t(isProven ? 'results.allFixedLead' : 'results.allSaidLead')}</p>
    </div>
  );
}

/** Which of the results comes first, or that none of them is what was done just now. */
function LeadLine({
  source,
  open,
}: {
  readonly source: Source;
  readonly open: readonly Diagnosis[];
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const lead = leadOf(useTimeline(source), open);
  if (lead === null) return null;
  // Of a file nobody knows who did what stands in it.
  const isYours = source === 'live';
  const words = () => {
    switch (lead.kind) {
      case 'last':
        return t(isYours ? 'results.lead' : 'results.leadFile');
      case 'latest':
        return t('results.leadLatest');
      case 'marked':
        return t(isYours ? 'results.leadMarked' : 'results.leadMarkedFile');
      case 'earlier':
        return t(isYours ? 'results.leadEarlier' : 'results.leadEarlierFile', {
          count: open.length,
          time: formatTime(lead.at, region),
        });
    }
  };
  return <p className="lead">{words()}</p>;
}

/** What works again no longer counts, and can be opened all the same. */
function OverList({
  title,
  source,
  end = null,
  diagnoses,
}: {
  readonly title: string;
  readonly source: Source;
  readonly end?: End | null;
  readonly diagnoses: readonly Diagnosis[];
}) {
  if (diagnoses.length === 0) return null;
  return (
    <Fold title={title}>
      <ul className="plain-list">
        {diagnoses.map((diagnosis) => (
          <DiagnosisRow
            key={diagnosisKey(diagnosis)}
            diagnosis={diagnosis}
            source={source}
            opens={end === null ? 'why' : 'fix'}
            end={end}
          />
        ))}
      </ul>
    </Fold>
  );
}
