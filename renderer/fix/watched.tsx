import { CircleCheck, Radar, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  deedsOf,
  diagnosisKey,
  type Fingerprint,
  isMendedByOther,
  sizesOf,
} from '../../shared/fix/fingerprint.ts';
import { failedMeanwhile, type Meanwhile } from '../../shared/fix/meanwhile.ts';
import { verdictOf } from '../../shared/fix/verdict.ts';
import type { FixRecord } from '../../shared/fix/record.ts';
import {
  isDone,
  isTry,
  mends,
  type ShownSteps,
  type Walkthrough,
} from '../../shared/fix/walkthrough.ts';
import type { Verdict } from '../../shared/fix/watch.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { Diagnosis, ReviewResult, Step } from '../../shared/rules/diagnosis.ts';
import { finishFix, showWalkthrough } from '../actions/open-diagnosis.ts';
import { tryAt, useFixes } from '../store/fixes.ts';
import { useOver } from '../diagnosis/use-over.ts';
import { useReview, useReviewedRows } from '../store/sources.ts';
import { formatTime } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { Fold } from '../widgets/fold.tsx';
import { useNow } from '../widgets/use-now.ts';
import { useDeed } from '../widgets/use-deed.ts';
import { useRegion } from '../widgets/use-region.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import { recordName } from './record-name.ts';
import { useFingerprint, useRecord } from './use-fix.ts';

/** No more are listed beside the steps: the results have them all. */
const limit = 3;

export interface WatchedFix {
  readonly verdict: Verdict;
  /** What the last try since the fix was begun came to, where that is no success; else null. */
  readonly tried: Tried | null;
  /** What else failed since the fix was begun. */
  readonly meanwhile: readonly Meanwhile[];
  /** It was seen to work: ends the fix; null before. */
  readonly finish: (() => void) | null;
}

export interface Tried {
  readonly verdict: Verdict;
  /** The request that shows it. */
  readonly row: ExchangeRow | null;
}

/** What came since the failure: it is watched without a button. */
export function useWatched(diagnosis: Diagnosis): WatchedFix {
  const review = useReview('live');
  const rows = useReviewedRows('live');
  const key = diagnosisKey(diagnosis);
  const fingerprint = useFingerprint('live', diagnosis);
  const since = useSince(useRecord('live', key));
  const { fixed } = useOver('live', review);
  const over = [...fixed].toSorted().join('\n');
  const pace = diagnosis.pace ?? null;
  const now = useNow(1000, pace !== null);
  const after = diagnosis.entries[0] ?? -1;
  const verdict = useMemo(
    () => verdictOf({ fingerprint, after, anySite: false, pace }, rows, review, now),
    [fingerprint, after, pace, rows, review, now],
  );
  const tried = useMemo(
    () =>
      since === null || pace !== null || verdict.kind === 'works'
        ? null
        : triedIn(fingerprint, since, rows, review),
    [fingerprint, since, pace, verdict, rows, review],
  );
  const meanwhile = useMemo(
    () =>
      since === null ? [] : failedMeanwhile(key, since, rows, review, new Set(over.split('\n'))),
    [key, since, rows, review, over],
  );
  const finish =
    verdict.kind === 'works'
      ? () => {
          finishFix('live', key, 'fixed', tryAt(rows, verdict.index));
        }
      : null;
  return { verdict, tried, meanwhile, finish };
}

/** As the check would say it; null where nothing was tried, or where the steps tell of it already. */
function triedIn(
  fingerprint: Fingerprint,
  since: number,
  rows: readonly ExchangeRow[],
  review: ReviewResult,
): Tried | null {
  const after = rows.findLast(({ startedAt }) => startedAt !== null && startedAt <= since)?.index;
  if (after === undefined) return null;
  const verdict = verdictOf({ fingerprint, after, anySite: false, pace: null }, rows, review, null);
  const shown = toldBy(verdict);
  if (shown === null) return null;
  return { verdict, row: rows.find(({ index }) => index === shown.index) ?? null };
}

/** null where nothing was tried, or where more than one request tells. */
function toldBy(verdict: Verdict): { readonly index: number } | null {
  if (verdict.kind === 'waiting') return verdict.near ?? verdict.again ?? null;
  return verdict.kind === 'same' ? verdict : null;
}

/**
 * When the user came to this fix, in milliseconds since 1970: what failed before it was gone on with
 * is none of it. null where it was not begun.
 */
function useSince(record: FixRecord | null): number | null {
  const isFromBefore = useFixes(({ begun }) => record !== null && begun[record.id] === 'before');
  if (record === null) return null;
  return isFromBefore ? Math.max(record.startedAt, record.before?.at ?? 0) : record.startedAt;
}

/** That it works. Nothing where it is not known to. */
export function Watched({ watched: { verdict } }: { readonly watched: WatchedFix }) {
  const { t } = useTranslation();
  const region = useRegion();
  const rows = useReviewedRows('live');
  if (verdict.kind === 'doubtful')
    return <VerdictPanel verdict={verdict} source="live" at={null} />;
  if (verdict.kind === 'works') {
    const at = rows.find(({ index }) => index === verdict.index)?.startedAt ?? null;
    return (
      <div className="verdict good" role="status">
        <CircleCheck aria-hidden />
        <div>
          <strong>
            {at === null
              ? t('watched.works')
              : t('watched.worksAt', { time: formatTime(at, region) })}
          </strong>
          <p>{t('watched.question')}</p>
        </div>
      </div>
    );
  }
  return <div role="status" className="visually-hidden" />;
}

/** What else failed on the way: the last of it, and the others behind a line. */
export function FailedMeanwhile({
  watched: { verdict, meanwhile },
}: {
  readonly watched: WatchedFix;
}) {
  const { t } = useTranslation();
  const isOver = verdict.kind === 'works' || verdict.kind === 'doubtful';
  const shown = isOver ? [] : meanwhile.slice(-limit);
  const last = shown.at(-1);
  const others = shown.slice(0, -1).toReversed();
  return (
    <div role="status" className={last === undefined ? 'visually-hidden' : 'stack tight'}>
      {last !== undefined && <Failed other={last} />}
      {others.length > 0 && (
        <Fold title={t('watched.others', { count: others.length })}>
          {others.map((other) => (
            <Failed key={other.row.index} other={other} />
          ))}
        </Fold>
      )}
    </div>
  );
}

function Failed({ other }: { readonly other: Meanwhile }) {
  const { t } = useTranslation();
  const deed = useDeed();
  const words = ({ row, name, diagnosis: { title } }: Meanwhile): string => {
    if (row.action === null) return t('watched.failed', { title });
    const action = deed(row, true);
    return name === null
      ? t('watched.failedDeed', { action, title })
      : t('watched.failedAs', { action, name, title });
  };
  return (
    <p className="callout warn">
      <TriangleAlert aria-hidden />
      <span>
        {visibleLine(words(other))}{' '}
        <Button
          className="link-button"
          onPress={() => {
            showWalkthrough('live', other.diagnosis);
          }}
        >
          {t('watched.explain')}
        </Button>
      </span>
    </p>
  );
}

/** Whoever mends it by what they send has done something where they sent something else. */
const isAsItWas = (fingerprint: Fingerprint, row: ExchangeRow): boolean =>
  !isMendedByOther(fingerprint) && deedsOf(fingerprint, row).length > 0;

interface LastTryProps {
  readonly tried: Tried | null;
  readonly diagnosis: Diagnosis;
  readonly shown: ShownSteps;
  readonly walkthrough: Walkthrough;
}

/** What is no verdict: nothing is wrong with what was done. */
function Told({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="verdict waiting" role="status">
      <Radar aria-hidden />
      <div>
        <strong>{title}</strong>
        <p>{children}</p>
      </div>
    </div>
  );
}

/** What failed because a step had it tried in another part is an answer to that step. */
function Answered({ look, at }: { readonly look: Step; readonly at: number | null }) {
  const { t } = useTranslation();
  const region = useRegion();
  if (look.sign !== 'varied') return null;
  const time = at === null ? '' : t('check.at', { time: formatTime(at, region) });
  return (
    <Told title={t('watched.answer')}>
      {t('watched.answered', { time })} {look.why}
    </Told>
  );
}

/**
 * What came of the last try, beside the steps, in the words of the check. Nothing before, nor where a
 * step that only looks asked for it. A failure that nothing was done before, or something since, is
 * no reason to look at the steps again.
 */
export function LastTry({ tried, diagnosis, shown, walkthrough }: LastTryProps) {
  const { t } = useTranslation();
  const region = useRegion();
  const fingerprint = useFingerprint('live', diagnosis);
  if (tried === null) return null;
  const { verdict, row } = tried;
  const { startedAt: at = null, index = -1 } = row ?? {};
  const { next, steps } = walkthrough;
  const isDoneBefore =
    shown.changes.some((change) => at === null || change <= at) ||
    (shown.changes.length === 0 && steps.some((step) => mends(step) && isDone(step)));
  const look = shown.looks.get(index);
  if (!isDoneBefore && look !== undefined) return <Answered look={look} at={at} />;
  if (verdict.kind === 'same' && at !== null) {
    const time = t('check.at', { time: formatTime(at, region) });
    if (shown.changes.some((change) => change > at))
      return (
        <Told title={t('watched.since')}>
          {t(next === null || isTry(next) ? 'watched.checkNow' : 'watched.doNext', { time })}
        </Told>
      );
    if (!isDoneBefore && next !== null && row !== null && isAsItWas(fingerprint, row))
      return <Told title={t('check.headingSame')}>{t('watched.unchanged', { time })}</Told>;
  }
  return (
    <VerdictPanel
      verdict={verdict}
      isAtSteps
      source="live"
      at={row?.startedAt ?? null}
      sizes={row === null ? null : sizesOf(fingerprint, row)}
      record={recordName(fingerprint)}
    />
  );
}
