import { type Diagnosis, type ReviewResult } from '../../shared/diagnosis.ts';
import { type ExchangeRow } from '../../shared/exchange-row.ts';
import { type FilterLine } from '../../shared/filter/line.ts';
import { hasFailed, statusKindOf, type StatusKind } from './status.ts';

/** A row of the table: the light exchange with all that the review says of it. */
export interface RequestLine extends FilterLine {
  readonly kind: StatusKind;
  /** "What it means": a diagnosis' title, why it is set aside, or the status in plain words. */
  readonly meaning: string;
  readonly diagnosis: Diagnosis | null;
}

/** Texts the lines need, so that building them stays pure. */
export interface LineWords {
  readonly statusMeaning: (status: number | null, kind: StatusKind) => string;
  readonly setAside: (why: string) => string;
}

/** Lines built before, by row: a live recording changes few rows at a time. */
export type LineCache = WeakMap<ExchangeRow, RequestLine>;

/** Builds the lines of all rows, in the rows' order. Takes lines from `cache` where nothing about them changed. */
export function buildLines(
  rows: readonly ExchangeRow[], review: ReviewResult, headerNames: ReadonlyMap<number, ReadonlySet<string>>, words: LineWords, cache: LineCache,
): readonly RequestLine[] {
  const diagnoses = new Map<number, Diagnosis>();
  for (const diagnosis of review.diagnoses) for (const index of diagnosis.entries) if (!diagnoses.has(index)) diagnoses.set(index, diagnosis);
  const asides = new Map(review.setAsideEntries.map(({ index, why }) => [index, why]));
  return rows.map((row) => {
    const diagnosis = diagnoses.get(row.index) ?? null;
    const names = headerNames.get(row.index) ?? null;
    const aside = diagnosis === null ? asides.get(row.index) ?? null : null;
    const known = cache.get(row);
    if (known !== undefined && known.headerNames === names && known.setAside === (aside !== null) && sameDiagnosis(known.diagnosis, diagnosis)) return known;
    const line = lineOf(row, diagnosis, aside, names, words);
    cache.set(row, line);
    return line;
  });
}

function sameDiagnosis(a: Diagnosis | null, b: Diagnosis | null): boolean {
  return a === b || (a !== null && b !== null && a.cause === b.cause && a.title === b.title && a.message === b.message);
}

function lineOf(row: ExchangeRow, diagnosis: Diagnosis | null, aside: string | null, headerNames: ReadonlySet<string> | null, words: LineWords): RequestLine {
  const kind = statusKindOf(row, diagnosis !== null);
  const meaning = diagnosis?.title ?? (aside === null ? words.statusMeaning(row.status, kind) : words.setAside(aside));
  return {
    row, kind, meaning, diagnosis, headerNames, cause: diagnosis?.cause ?? null, setAside: aside !== null,
    problem: diagnosis !== null || (aside === null && hasFailed(kind)), text: `${row.url}\n${meaning}\n${row.action ?? ''}`.toLowerCase(),
  };
}
