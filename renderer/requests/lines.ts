import { type Diagnosis, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { AsideReason } from '../../shared/rules/aside-reason.ts';
import { type SuspicionKind } from '../../shared/rules/suspicion.ts';
import { type ExchangeRow } from '../../shared/exchange/row.ts';
import { type FilterLine } from '../../shared/filter/line.ts';
import { isProblem } from './problems.ts';
import { statusKindOf, unjudged, type StatusKind } from './status.ts';

/** A row of the table: the light exchange with all that the review says of it. */
export interface RequestLine extends FilterLine {
  readonly kind: StatusKind;
  /**
   * "What it means": a diagnosis' title, why it is set aside, what looks wrong, or the status in
   * plain words.
   */
  readonly meaning: string;
  readonly diagnosis: Diagnosis | null;
  /** Why it deserves a look although it did not fail; null where nothing looks wrong. */
  readonly suspicion: SuspicionKind | null;
}

/** Texts the lines need, so that building them stays pure. */
export interface LineWords {
  readonly statusMeaning: (status: number | null, kind: StatusKind) => string;
  readonly setAside: (why: AsideReason) => string;
  /** Says of a request that a check-up sent it. */
  readonly checkup: (meaning: string) => string;
  readonly suspicion: (kind: SuspicionKind) => string;
  /** Whoever looks is to judge: no row says that it worked. */
  readonly isUnjudged: boolean;
}

/**
 * What was built last: a live recording appends rows and changes few, so most lines can be taken
 * over.
 */
interface BuiltLines {
  readonly rows: readonly ExchangeRow[];
  readonly lines: readonly RequestLine[];
}

/**
 * Builds the lines of all rows, in the rows' order. Takes those from `last` about which nothing
 * changed.
 */
export function buildLines(
  rows: readonly ExchangeRow[],
  review: ReviewResult,
  headerNames: ReadonlyMap<ExchangeRow, ReadonlySet<string>>,
  words: LineWords,
  last: BuiltLines | null,
): readonly RequestLine[] {
  const diagnoses = new Map<number, Diagnosis>();
  for (const diagnosis of review.diagnoses)
    for (const index of diagnosis.entries)
      if (!diagnoses.has(index)) diagnoses.set(index, diagnosis);
  const asides = new Map(review.setAsideEntries.map(({ index, why }) => [index, why]));
  const suspicions = new Map(
    review.suspicions.flatMap(({ kind, entries }) =>
      entries.map((index) => [index, kind] as const),
    ),
  );
  return rows.map((row, i) => {
    const suspicion = suspicions.get(row.index) ?? null;
    const diagnosis = diagnoses.get(row.index) ?? null;
    const names = headerNames.get(row) ?? null;
    const aside = diagnosis === null ? (asides.get(row.index) ?? null) : null;
    const known = last?.rows[i] === row ? last.lines[i] : undefined;
    if (
      known !== undefined &&
      known.headerNames === names &&
      known.setAside === (aside !== null) &&
      known.suspicion === suspicion &&
      sameDiagnosis(known.diagnosis, diagnosis)
    )
      return known;
    return new Line(row, { diagnosis, aside, suspicion }, names, words);
  });
}

/** Builds lines, and remembers those that it built last. */
export class LineBuilder {
  #last: (BuiltLines & { readonly words: LineWords }) | null = null;

  /** As `buildLines`; other words leave none of the lines as they were. */
  build(
    rows: readonly ExchangeRow[],
    review: ReviewResult,
    headerNames: ReadonlyMap<ExchangeRow, ReadonlySet<string>>,
    words: LineWords,
  ): readonly RequestLine[] {
    const last = this.#last?.words === words ? this.#last : null;
    const lines = buildLines(rows, review, headerNames, words, last);
    this.#last = { rows, lines, words };
    return lines;
  }
}

function sameDiagnosis(a: Diagnosis | null, b: Diagnosis | null): boolean {
  return (
    a === b ||
    (a !== null &&
      b !== null &&
      a.cause === b.cause &&
      a.title === b.title &&
      a.message === b.message)
  );
}

/** What the review says of one row. */
interface Said {
  readonly diagnosis: Diagnosis | null;
  readonly aside: AsideReason | null;
  readonly suspicion: SuspicionKind | null;
}

/** A class only for the text, which is made when a filter first asks for it. */
class Line implements RequestLine {
  readonly row: ExchangeRow;
  readonly kind: StatusKind;
  readonly meaning: string;
  readonly diagnosis: Diagnosis | null;
  readonly suspicion: SuspicionKind | null;
  readonly cause: string | null;
  readonly problem: boolean;
  readonly setAside: boolean;
  readonly headerNames: ReadonlySet<string> | null;
  #text: string | null = null;

  constructor(
    row: ExchangeRow,
    { diagnosis, aside, suspicion }: Said,
    headerNames: ReadonlySet<string> | null,
    words: LineWords,
  ) {
    this.row = row;
    const kind = statusKindOf(row, diagnosis !== null, suspicion);
    this.kind = words.isUnjudged ? unjudged(kind) : kind;
    const isOurs = row.checkup === true;
    const meaning = diagnosis?.title ?? this.#meaningOf(aside, suspicion, words);
    this.meaning = isOurs ? words.checkup(meaning) : meaning;
    this.diagnosis = diagnosis;
    this.suspicion = suspicion;
    this.cause = diagnosis?.cause ?? null;
    this.setAside = aside !== null;
    const isDiagnosed = diagnosis !== null;
    this.problem = isProblem(row, { isDiagnosed, isAside: this.setAside, suspicion });
    this.headerNames = headerNames;
  }

  #meaningOf(aside: AsideReason | null, suspicion: SuspicionKind | null, words: LineWords): string {
    if (aside !== null) return words.setAside(aside);
    if (suspicion !== null) return words.suspicion(suspicion);
    return words.statusMeaning(this.row.status, this.kind);
  }

  get text(): string {
    this.#text ??= `${this.row.url}\n${this.meaning}\n${this.row.action ?? ''}`.toLowerCase();
    return this.#text;
  }
}
