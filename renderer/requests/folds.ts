import type { RequestLine } from './lines.ts';

/** A run of identical failures, one row for all of them until it is opened. */
export interface Fold {
  readonly count: number;
  readonly isOpen: boolean;
  /** Exchange.index of all of them. */
  readonly members: readonly number[];
}

/** What the table draws of its lines. */
export interface FoldedLines {
  readonly lines: readonly RequestLine[];
  /** By the line that stands for the run: the only one of it, or the first of an open one. */
  readonly folds: ReadonlyMap<RequestLine, Fold>;
}

/**
 * Folds failures that follow each other and say the same; what worked is never folded, and the order
 * stays as it is. A run is open where one of its members is among `opened`. The chosen request
 * stands for its run, else the last one does.
 */
export function foldLines(
  all: readonly RequestLine[],
  opened: ReadonlySet<number>,
  chosen: number | null,
): FoldedLines {
  const lines: RequestLine[] = [];
  const folds = new Map<RequestLine, Fold>();
  for (let from = 0; from < all.length;) {
    const first = all[from];
    if (first === undefined) break;
    const end = endOfRun(all, first, from + 1);
    if (end === from + 1) lines.push(first);
    else foldRun(all.slice(from, end), first);
    from = end;
  }
  return { lines, folds };

  function foldRun(run: readonly RequestLine[], first: RequestLine): void {
    const shown = run.find(({ row }) => row.index === chosen) ?? run.at(-1) ?? first;
    const members = run.map(({ row }) => row.index);
    const isOpen = members.some((index) => opened.has(index));
    for (const line of isOpen ? run : [shown]) lines.push(line);
    folds.set(isOpen ? first : shown, { count: run.length, isOpen, members });
  }
}

/** The first place from `end` on that does not say the same as `first`. */
function endOfRun(all: readonly RequestLine[], first: RequestLine, end: number): number {
  if (!first.problem) return end;
  while (isSame(first, all[end])) end += 1;
  return end;
}

function isSame(one: RequestLine, other: RequestLine | undefined): boolean {
  return (
    other?.problem === true &&
    one.row.status === other.row.status &&
    one.row.method === other.row.method &&
    one.meaning === other.meaning &&
    one.row.url === other.row.url
  );
}
