import type { HeldBytes } from './held-bytes.ts';

/** Something inside an entry that looks like an entry itself. */
export interface Nested {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** Where the array it stands in opened; null: in none. */
  readonly list: number | null;
}

const decoder = new TextDecoder();

/**
 * A list under a name such as `_redirects` is an exporter's extra: its key begins with an
 * underscore, and its first element looks like an entry. `from`: nothing before is looked at.
 */
export function isExtra(
  list: number,
  nested: readonly Nested[],
  bytes: HeldBytes,
  from: number,
): boolean {
  const first = nested.find((one) => one.list === list)?.start ?? list;
  return /"_[^"]*"\s*:\s*\[\s*$/.test(
    decoder.decode(bytes.slice(Math.max(from, list - 80), first)),
  );
}

/** Of the places in pairs those that lie between `start` and `end`. */
export function pairsWithin(
  longs: readonly number[],
  start: number,
  end: number,
): readonly number[] {
  return longs.filter(
    (_, at) => (longs[at - (at % 2)] ?? 0) > start && (longs[at - (at % 2) + 1] ?? 0) <= end,
  );
}
