import { useMemo } from 'react';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { refusedAsOther } from '../../shared/fix/as-other.ts';
import type { FixRecord } from '../../shared/fix/record.ts';
import { provedBy } from '../../shared/fix/proof.ts';
import type { Diagnosis, ReviewResult } from '../../shared/rules/diagnosis.ts';
import { cameBack, isOver } from '../../shared/fix/records.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { currentFix, type FixesState, useFixes } from '../store/fixes.ts';
import { usePractice } from '../store/practice.ts';
import { useSite } from '../store/site.ts';
import { useReview, useReviewedRows } from '../store/sources.ts';
import type { Source } from '../store/source.ts';
import { isFixed, useWizard, type WizardState } from '../store/wizard.ts';
import { useSettled } from '../widgets/use-settled.ts';

/** Keys of the diagnoses that are over. */
export interface Over {
  /** Seen to work again. */
  readonly fixed: ReadonlySet<string>;
  /** The user says that it works. */
  readonly said: ReadonlySet<string>;
  /** Refused to somebody else, by name, while another problem was being fixed: see refusedAsOther. */
  readonly asOther: ReadonlyMap<string, string>;
}

/** What was seen to work again since, and what the user said works. */
export function useOver(source: Source, review: ReviewResult): Over {
  const rows = useReviewedRows(source);
  const wizard = useWizard();
  const proven = useMemo(() => provenIn(review, rows), [review, rows]);
  const fixes = useFixes();
  const records = useRecords(source);
  const fixed = new Set(proven.keys());
  const said = new Set<string>();
  const asOther = new Map<string, string>();
  for (const diagnosis of review.diagnoses) {
    const key = diagnosisKey(diagnosis);
    if (fixed.has(key)) continue;
    const end = endOf({ wizard, fixes, source, rows }, diagnosis);
    if (end !== null) (end === 'said' ? said : fixed).add(key);
    const name = end === null ? refusedAsOther(diagnosis, records, rows) : null;
    if (name !== null) asOther.set(key, name);
  }
  return { fixed, said, asOther };
}

/** The fixes of what is recorded now, as far as they were begun. */
function useRecords(source: Source): readonly FixRecord[] {
  const records = useFixes((state) => state.records);
  const current = useFixes((state) => state.current);
  return useMemo(() => {
    const ids = new Set(Object.values(current));
    return records.filter((record) => record.source === source && ids.has(record.id));
  }, [records, current, source]);
}

/** Keys of what was seen to work again since, each with Exchange.index of its last failure. */
type Proven = ReadonlyMap<string, number>;

const known = new WeakMap<ReviewResult, Proven>();

/** `review` was derived from `rows`. Several places show the same, which is judged once. */
function provenIn(review: ReviewResult, rows: readonly ExchangeRow[]): Proven {
  const proven = known.get(review) ?? judged(review, rows);
  known.set(review, proven);
  return proven;
}

function judged(review: ReviewResult, rows: readonly ExchangeRow[]): Proven {
  const proven = new Map<string, number>();
  for (const diagnosis of review.diagnoses) {
    if (provedBy(diagnosis, review, rows) !== null)
      proven.set(diagnosisKey(diagnosis), diagnosis.entries.at(-1) ?? Infinity);
  }
  return proven;
}

/** Nothing is judged anew while requests pour in, in milliseconds. */
const quiet = 600;

/**
 * Tells of each problem how it ended; null where it is left, as the results count them. A new one is
 * told at once; that one works again is costly to judge, so it shows as soon as less is going on.
 */
export function useEnds(source: Source): (diagnosis: Diagnosis) => End | null {
  const review = useReview(source);
  const rows = useReviewedRows(source);
  const settled = useSettled(
    useMemo(() => ({ review, rows }), [review, rows]),
    quiet,
  );
  const proven = useMemo(() => provenIn(settled.review, settled.rows), [settled]);
  const wizard = useWizard();
  const fixes = useFixes();
  return (diagnosis) => {
    const last = diagnosis.entries.at(-1);
    return last !== undefined && proven.get(diagnosisKey(diagnosis)) === last
      ? 'fixed'
      : endOf({ wizard, fixes, source, rows }, diagnosis);
  };
}

/** How many problems are left. */
export function useOpenCount(source: Source): number {
  return useOpen(source).length;
}

/** The problems that are left, without those of an earlier practice failure. */
export function useOpen(source: Source): readonly Diagnosis[] {
  const ends = useEnds(source);
  const isRecent = useIsRecent(source);
  const records = useRecords(source);
  const rows = useReviewedRows(source);
  const open = useReview(source).diagnoses.filter(
    (diagnosis) => ends(diagnosis) === null && refusedAsOther(diagnosis, records, rows) === null,
  );
  return recentOf(open, isRecent);
}

/**
 * Tells of each problem whether it failed since somebody was last taken to a failure of the practice
 * Halo: what failed before belongs to an earlier one. True wherever nobody was.
 */
export function useIsRecent(source: Source): (diagnosis: Diagnosis) => boolean {
  const isPractice = useSite(({ kind }) => kind === 'practice');
  const begunAt = usePractice((state) => state.begunAt);
  const rows = useReviewedRows(source);
  return (diagnosis) => {
    if (source !== 'live' || !isPractice || begunAt === null) return true;
    const last = diagnosis.entries.at(-1);
    const at = rows.find(({ index }) => index === last)?.startedAt ?? null;
    return at === null || at >= begunAt;
  };
}

/** All of them where none is recent. */
export function recentOf(
  open: readonly Diagnosis[],
  isRecent: (diagnosis: Diagnosis) => boolean,
): readonly Diagnosis[] {
  const recent = open.filter(isRecent);
  return recent.length === 0 ? open : recent;
}

/** How the user was done with a problem; null where it is open, or failed again since. */
export function useEnd(source: Source, diagnosis: Diagnosis): End | null {
  const wizard = useWizard();
  const fixes = useFixes();
  const rows = useReviewedRows(source);
  return endOf({ wizard, fixes, source, rows }, diagnosis);
}

/** The user finished its steps without a check, and it has not failed since. */
export function useIsUnchecked(source: Source, diagnosis: Diagnosis): boolean {
  const record = useFixes((state) => currentFix(state, source, diagnosisKey(diagnosis)));
  const rows = useReviewedRows(source);
  return record?.outcome === 'left' && !cameBack(record, diagnosis, rows);
}

/** Tells of each problem whether the user is not done with it yet. */
export function useIsOpen(source: Source): (diagnosis: Diagnosis) => boolean {
  const wizard = useWizard();
  const fixes = useFixes();
  const rows = useReviewedRows(source);
  return (diagnosis) => endOf({ wizard, fixes, source, rows }, diagnosis) === null;
}

/** `fixed`: it was seen to work; `said`: the user says so. */
export type End = 'fixed' | 'said';

interface Ended {
  readonly wizard: WizardState;
  readonly fixes: FixesState;
  readonly source: Source;
  /** Those that the diagnosis was derived from. */
  readonly rows: readonly ExchangeRow[];
}

function endOf({ wizard, fixes, source, rows }: Ended, diagnosis: Diagnosis): End | null {
  const key = diagnosisKey(diagnosis);
  if (!isFixed(wizard, source, key)) return null;
  const record = currentFix(fixes, source, key);
  // What a check-up found works again has no walkthrough.
  if (record === null) return 'fixed';
  if (!isOver(record) || cameBack(record, diagnosis, rows)) return null;
  return record.outcome === 'said' ? 'said' : 'fixed';
}
