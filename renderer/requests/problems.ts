import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { SuspicionKind } from '../../shared/rules/suspicion.ts';
import { hasFailed, statusKindOf } from './status.ts';

/** What the review says of one row. */
interface Said {
  readonly isDiagnosed: boolean;
  readonly isAside: boolean;
  readonly suspicion: SuspicionKind | null;
}

/** Whether “Problems only” lists a row. What a check-up could not read is no failure of the page. */
export function isProblem(row: ExchangeRow, { isDiagnosed, isAside, suspicion }: Said): boolean {
  if (isDiagnosed) return true;
  if (isAside || row.checkup === true) return false;
  return suspicion !== null || hasFailed(statusKindOf(row, false, suspicion));
}

/** How many rows “Problems only” lists. */
export function problemCount(rows: readonly ExchangeRow[], review: ReviewResult): number {
  const diagnosed = new Set(review.diagnoses.flatMap(({ entries }) => entries));
  const asides = new Set(review.setAsideEntries.map(({ index }) => index));
  const suspicions = new Map(
    review.suspicions.flatMap(({ kind, entries }) =>
      entries.map((index) => [index, kind] as const),
    ),
  );
  return rows.filter((row) =>
    isProblem(row, {
      isDiagnosed: diagnosed.has(row.index),
      isAside: asides.has(row.index),
      suspicion: suspicions.get(row.index) ?? null,
    }),
  ).length;
}
