import { Flag, MousePointerClick, RefreshCw, type LucideIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { showFailed } from '../actions/open-diagnosis.ts';
import { DiagnosisRow } from '../diagnosis/diagnosis-row.tsx';
import { useEnds } from '../diagnosis/use-over.ts';
import { readDeed } from '../text/deeds.ts';
import { formatTime } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import type { Source } from '../store/source.ts';
import { useReview, useReviewedRows, useSource } from '../store/sources.ts';
import { Fold } from '../widgets/fold.tsx';
import { useDeed } from '../widgets/use-deed.ts';
import { useRegion } from '../widgets/use-region.ts';
import { type Moment, type Outcome, timelineOf } from './timeline.ts';

/** So many requests of one outcome are listed: the table has them all. */
const mostLinks = 100;
/** So many of the latest stand there at once; others that add no failure are one press away. */
const limit = 12;

const icons: Readonly<Record<Moment['kind'], LucideIcon>> = {
  action: MousePointerClick,
  mark: Flag,
  background: RefreshCw,
};

/** What was done in Halo, the latest first, and under each what came of it; in the background last. */
export function useTimeline(source: Source): readonly Moment[] {
  const reviewed = useReviewedRows(source);
  const review = useReview(source);
  const marks = useSource(source, (state) => state.marks);
  return useMemo(() => timelineOf(reviewed, review, marks), [reviewed, review, marks]);
}

/** What was done on the way; nothing where the recording tells of no action. */
export function TimelineOf({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const moments = useTimeline(source);
  if (moments.every(({ kind }) => kind === 'background')) return null;
  return (
    <section className="stack tight" aria-labelledby="timeline-heading">
      <h2 id="timeline-heading" className="small-heading">
        {t(source === 'live' ? 'timeline.title' : 'timeline.titleOfFile')}
      </h2>
      <TimelineList moments={moments} source={source} opens="fix" />
    </section>
  );
}

/** A list of moments, each with what came of it. `opens`: what a problem leads to that is not over. */
export function TimelineList({
  moments,
  source,
  opens,
}: {
  readonly moments: readonly Moment[];
  readonly source: Source;
  readonly opens: 'why' | 'fix';
}) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const ends = useEnds(source);
  const done = moments.filter(({ kind }) => kind !== 'background');
  const others = moments.filter(({ kind }) => kind === 'background');
  const part = isWhole ? done : withoutRepeats(done);
  const more = done.length - part.length;
  return (
    <>
      <ol className="plain-list timeline">
        {[...part, ...others].map((moment) => (
          <TimelineMoment
            key={keyOf(moment)}
            moment={moment}
            source={source}
            opens={opens}
            ends={ends}
          />
        ))}
      </ol>
      {more > 0 && (
        <Button
          className="button small"
          onPress={() => {
            setWhole(true);
          }}
        >
          {t('timeline.more', { count: more })}
        </Button>
      )}
    </>
  );
}

/** The latest, and of the others each that tells of a failure which none after it tells of. */
function withoutRepeats(done: readonly Moment[]): readonly Moment[] {
  const told = new Set<string>();
  return done.filter(({ kind, outcomes }, at) => {
    const keys = outcomes.map(({ diagnosis }) => diagnosisKey(diagnosis));
    const isNew = keys.some((key) => !told.has(key));
    for (const key of keys) told.add(key);
    return at < limit || isNew || kind === 'mark';
  });
}

type Ends = ReturnType<typeof useEnds>;

function TimelineMoment({
  moment,
  source,
  opens,
  ends,
}: {
  readonly moment: Moment;
  readonly source: Source;
  readonly opens: 'why' | 'fix';
  readonly ends: Ends;
}) {
  const { kind, at, times, outcomes } = moment;
  const { t } = useTranslation();
  const region = useRegion();
  const title = useTitle(moment, source);
  const Icon = icons[kind];
  return (
    <li className={`timeline-item of-${kind}`}>
      <p className="timeline-head">
        <Icon aria-hidden />
        <strong title={addressIn(moment)}>{title}</strong>
        {times > 1 && <span className="chip">{t('results.timesLabel', { count: times })}</span>}
        {at !== null && <span className="quiet timeline-time">{formatTime(at, region)}</span>}
      </p>
      {outcomes.length > 0 && (
        <ul className="plain-list timeline-outcomes">
          {outcomes.map((outcome) => (
            <OutcomeItem
              key={diagnosisKey(outcome.diagnosis)}
              outcome={outcome}
              source={source}
              opens={opens}
              end={ends(outcome.diagnosis)}
            />
          ))}
        </ul>
      )}
      <Other moment={moment} />
    </li>
  );
}

/** The same while more comes of it; somebody may say “it failed now” twice in a row. */
const keyOf = ({ kind, first, at }: Moment): string =>
  kind === 'mark' ? `${kind} ${first} ${at}` : `${kind} ${first}`;

/** The path of a page that was opened, which its name leaves out. */
function addressIn({ action }: Moment): string | undefined {
  const deed = action === null ? null : readDeed(action);
  return deed?.kind === 'open' ? deed.label : undefined;
}

function useTitle(moment: Moment, source: Source): string {
  const { t } = useTranslation();
  const deed = useDeed();
  switch (moment.kind) {
    case 'action':
      return deed(moment, source === 'live');
    case 'mark':
      return t(source === 'live' ? 'timeline.mark' : 'timeline.markOfFile');
    case 'background':
      return t('timeline.byItself');
  }
}

/** One explanation, with all of its requests behind one line. */
function OutcomeItem({
  outcome,
  source,
  opens,
  end,
}: {
  readonly outcome: Outcome;
  readonly source: Source;
  readonly opens: 'why' | 'fix';
  readonly end: ReturnType<Ends>;
}) {
  const { t } = useTranslation();
  const { diagnosis, requests } = outcome;
  const isRefused = diagnosis.status >= 400 && diagnosis.status < 500;
  const count = requests.length;
  const [first] = requests;
  return (
    <DiagnosisRow
      diagnosis={diagnosis}
      source={source}
      opens={end === null ? opens : 'fix'}
      end={end}
    >
      {requests.length > 1 && (
        <Fold title={t(isRefused ? 'timeline.refused' : 'timeline.failed', { count })} level={3}>
          <RequestLinks outcome={outcome} source={source} />
        </Fold>
      )}
      {requests.length === 1 && first !== undefined && (
        <Button
          className="link-button timeline-see"
          onPress={() => {
            showFailed(source, diagnosis, first.index);
          }}
        >
          {t('nothing.see')}
        </Button>
      )}
    </DiagnosisRow>
  );
}

function RequestLinks({
  outcome: { diagnosis, requests },
  source,
}: {
  readonly outcome: Outcome;
  readonly source: Source;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const next = requests[mostLinks];
  return (
    <>
      <ul className="plain-list timeline-requests">
        {requests.slice(0, mostLinks).map(({ index, name, startedAt }) => (
          <li key={index}>
            <Button
              className="link-button"
              onPress={() => {
                showFailed(source, diagnosis, index);
              }}
            >
              {visibleLine(name)}
            </Button>{' '}
            {startedAt !== null && <span className="quiet">{formatTime(startedAt, region)}</span>}
          </li>
        ))}
      </ul>
      {next !== undefined && (
        <Button
          className="link-button"
          onPress={() => {
            showFailed(source, diagnosis, next.index);
          }}
        >
          {t('timeline.all', { count: requests.length })}
        </Button>
      )}
    </>
  );
}

/** What else came of it; that nothing is known to have failed is no promise. */
function Other({
  moment: { kind, outcomes, waiting, left, doubtful, aside, harmless },
}: {
  readonly moment: Moment;
}) {
  const { t } = useTranslation();
  const said = [
    ...(waiting > 0 ? [t('timeline.waiting')] : []),
    ...(left > 0 ? [t('timeline.left')] : []),
    ...(doubtful > 0 ? [t('timeline.doubtful')] : []),
    ...(aside > 0 ? [t('timeline.aside')] : []),
  ];
  if (kind === 'action' && outcomes.length === 0 && said.length === 0)
    said.push(t(harmless > 0 ? 'timeline.harmless' : 'timeline.nothing'));
  return said.length === 0 ? null : <p className="quiet timeline-other">{said.join(' ')}</p>;
}
