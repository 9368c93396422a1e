import { Hourglass, Send } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnosis, Pace } from '../../shared/rules/diagnosis.ts';
import { batchesOf, type Sent } from '../../shared/fix/batches.ts';
import { isOfOther, isReading, isSameRequest } from '../../shared/fix/fingerprint.ts';
import { peopleIn } from '../../shared/fix/people.ts';
import { diagnosisByIndex } from '../../shared/fix/scene.ts';
import { formatWait } from '../text/format.ts';
import { useFingerprint } from './use-fix.ts';
import { useNow } from '../widgets/use-now.ts';
import { useCounts } from '../widgets/counts.ts';
import { useRegion } from '../widgets/use-region.ts';
import { useSite } from '../store/site.ts';
import { sources, useReview, useReviewedRows } from '../store/sources.ts';
import type { Source } from '../store/source.ts';

/**
 * A screen reader hears the time left again after so many milliseconds; each second would be too
 * much.
 */
const spoken = 15_000;

/**
 * After a rate limit: how many are left, how to send them, and when the next batch may go. Nothing
 * for any other problem.
 */
export function Batches({
  diagnosis,
  source,
  isCounted = false,
  judged = null,
}: {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
  /** What went through stands beside it already. */
  readonly isCounted?: boolean;
  /** See batchesOf. */
  readonly judged?: number | null;
}) {
  return diagnosis.pace === undefined ? null : (
    <BatchPlan
      diagnosis={diagnosis}
      source={source}
      pace={diagnosis.pace}
      isCounted={isCounted}
      judged={judged}
    />
  );
}

function BatchPlan({
  diagnosis,
  source,
  pace,
  isCounted,
  judged,
}: {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
  readonly pace: Pace;
  readonly isCounted: boolean;
  readonly judged: number | null;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const counts = useCounts();
  const sent = useSent(diagnosis, source);
  const { through, left, plan } = batchesOf(sent, pace, judged);
  const nextAt = useNextAt(diagnosis, source);
  const { deeds } = useFingerprint(source, diagnosis);
  const wait = formatWait(pace.wait * 1000, region);
  // It tells when the first may go; else the plan does.
  const isNext = source === 'live' && nextAt !== null && left > 0;
  // What a file holds was not sent here: it tells what was refused, and nothing of what goes through.
  const told = { count: left, left, through: counts.requests(through) };
  const isTold = source === 'live' && sent.length > 0 && !isCounted;
  // A question that was answered is not left, however often it was turned away; nor is what nothing
  // tells from what went through.
  if (judged === 0 && (isReading(diagnosis) || deeds.length <= 1)) return null;
  return (
    <section className="stack tight" aria-label={t('batches.title')}>
      {isTold && <p role="status">{t('batches.counts', told)}</p>}
      {source === 'file' && left > 0 && <p>{t('batches.refused', told)}</p>}
      {isNext && <NextBatch at={nextAt} next={plan[0] ?? pace.batch} isRest={plan.length === 1} />}
      {left === 1 && <p>{t(isNext ? 'batches.planLast' : 'batches.planLastLater', { wait })}</p>}
      {left > 1 && (
        <p>
          {t(isNext ? 'batches.plan' : 'batches.planLater', {
            count: plan.length,
            batch: pace.batch,
            wait,
          })}
        </p>
      )}
      {left === 0 && sent.length > 0 && !isTold && <p>{t('batches.none')}</p>}
      {sent.length === 0 && <p>{t('batches.pace', { batch: pace.batch, wait })}</p>}
    </section>
  );
}

/** How many are left to send after a rate limit; null where there is none. */
export function useLeft(diagnosis: Diagnosis, source: Source): number | null {
  const sent = useSent(diagnosis, source);
  return diagnosis.pace === undefined ? null : batchesOf(sent, diagnosis.pace).left;
}

/**
 * When the next batch may go, in milliseconds since 1970; null where nothing has to wait.
 */
export function useNextAt(diagnosis: Diagnosis, source: Source): number | null {
  const sent = useSent(diagnosis, source);
  const passed = usePassed(source, sent);
  const nextAt = diagnosis.pace === undefined ? null : batchesOf(sent, diagnosis.pace).nextAt;
  return nextAt === null ? null : nextAt - passed;
}

/**
 * The pace by which a limit is judged, with what is left of its pause: in the practice Halo time may
 * pass at a press. null where there is no limit.
 */
export function usePaceLeft(diagnosis: Diagnosis): Pace | null {
  const sent = useSent(diagnosis, 'live');
  const refused = useMemo(() => sent.filter(({ outcome }) => outcome === 'turned-away'), [sent]);
  const passed = usePassed('live', refused);
  const { pace } = diagnosis;
  return useMemo(
    () => (pace === undefined ? null : { ...pace, wait: Math.max(0, pace.wait - passed / 1000) }),
    [pace, passed],
  );
}

/** Counts down in words. `at`: milliseconds since 1970. */
function NextBatch({
  at,
  next,
  isRest,
}: {
  readonly at: number;
  readonly next: number;
  /** Nothing is left beyond it. */
  readonly isRest: boolean;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const now = useNow(1000, true);
  const left = Math.max(0, at - now);
  const words = (milliseconds: number) => {
    if (milliseconds === 0) return t(isRest ? 'batches.nowRest' : 'batches.now', { count: next });
    const time = formatWait(milliseconds, region);
    return t(isRest ? 'batches.waitingRest' : 'batches.waiting', { time });
  };
  return (
    <div className={left === 0 ? 'verdict small good' : 'verdict small waiting'}>
      {left === 0 ? <Send aria-hidden /> : <Hourglass aria-hidden />}
      <strong aria-hidden>{words(left)}</strong>
      <span className="visually-hidden" role="timer" aria-live="polite">
        {words(Math.ceil(left / spoken) * spoken)}
      </span>
    </div>
  );
}

/**
 * Milliseconds that the learner let pass in the practice Halo since the last of these answers: its limits go by
 * its own time.
 */
function usePassed(source: Source, sent: readonly Sent[]): number {
  const rows = useReviewedRows(source);
  const isPractice = useSite(({ kind }) => kind === 'practice') && source === 'live';
  return useMemo(() => {
    if (!isPractice) return 0;
    const last = sent.reduce((latest, { at }) => Math.max(latest, at ?? 0), 0);
    const minutes = rows
      .filter(({ startedAt }) => (startedAt ?? 0) > last)
      .map(({ url }) => Number(/\/practice\/time\?minutes=(\d+)$/.exec(url)?.[1] ?? 0));
    return minutes.reduce((all, one) => all + one, 0) * 60_000;
  }, [isPractice, rows, sent]);
}

/** What was sent to the address that has the limit, in order; none where there is no limit. */
function useSent(diagnosis: Diagnosis, source: Source): readonly Sent[] {
  const rows = useReviewedRows(source);
  const review = useReview(source);
  const fingerprint = useFingerprint(source, diagnosis);
  const isLimited = diagnosis.pace !== undefined;
  return useMemo(() => {
    if (!isLimited) return [];
    const found = diagnosisByIndex(review);
    const people = peopleIn(rows);
    return rows
      .filter((row) => isSameRequest(fingerprint, row, false))
      .filter((row) => !isOfOther(fingerprint, row, people))
      .map((row): Sent => ({
        subject: sources[source].getState().contents.sentText(row.index),
        outcome: row.state === 'open' ? 'open' : found.has(row.index) ? 'turned-away' : 'through',
        at: row.startedAt === null ? null : row.startedAt + (row.duration ?? 0),
      }));
  }, [isLimited, rows, review, fingerprint, source]);
}
