import { encodedRuns, normalForm } from './normal-form.ts';

/** A part of a text, and what was found in it. */
export interface Span<T> {
  readonly from: number;
  readonly to: number;
  readonly found: T;
}

/** Finds things in a normal form, left to right, without overlaps. */
export type FindIn<T> = (normal: string) => Iterable<Span<T>>;

/** Base64 of base64 of …: nobody goes deeper. */
const deepest = 6;

/**
 * Where something stands in a text, in whatever spelling: percent-encoded, escaped, behind base64 or
 * hexadecimal numbers, one in the other. Left to right, without overlaps.
 */
export function deepSpans<T>(text: string, find: FindIn<T>): readonly Span<T>[] {
  const { text: normal, places } = normalForm(text);
  const plain = [...find(normal)];
  const spans = [...plain, ...inRuns(normal, plain, find)].sort(
    (one, other) => one.from - other.from || other.to - one.to,
  );
  const apart: Span<T>[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last !== undefined && span.from < last.to) {
      if (span.to > last.to) apart[apart.length - 1] = { ...last, to: span.to };
    } else apart.push(span);
  }
  return places === null
    ? apart
    : apart.map(({ from, to, found }) => ({
        from: places[from] ?? 0,
        to: places[to] ?? text.length,
        found,
      }));
}

/** True where something stands in a text, or in bytes of which each is one sign. */
export function deepHits<T>(text: string, find: FindIn<T>, isBytes = false, depth = 0): boolean {
  return deepFound(text, find, isBytes, depth) !== null;
}

function deepFound<T>(
  text: string,
  find: FindIn<T>,
  isBytes: boolean,
  depth: number,
): { readonly found: T } | null {
  const { text: normal } = normalForm(text, isBytes);
  for (const { found } of find(normal)) return { found };
  if (depth >= deepest) return null;
  for (const { bytes } of encodedRuns(normal)) {
    const inside = deepFound(bytes, find, true, depth + 1);
    if (inside !== null) return inside;
  }
  return null;
}

/** Runs that hold it go as a whole: nothing of them is left to put together. */
function inRuns<T>(normal: string, plain: readonly Span<T>[], find: FindIn<T>): readonly Span<T>[] {
  const spans: Span<T>[] = [];
  for (const { from, to, bytes } of encodedRuns(normal)) {
    if (plain.some((span) => span.from < to && from < span.to)) continue;
    const inside = deepFound(bytes, find, true, 1);
    if (inside !== null) spans.push({ from, to, found: inside.found });
  }
  return spans;
}

/** The text with each of the spans replaced. */
export function withoutSpans<T>(
  text: string,
  spans: readonly Span<T>[],
  by: (found: T) => string,
): string {
  let result = '';
  let from = 0;
  for (const span of spans) {
    result += text.slice(from, span.from) + by(span.found);
    from = span.to;
  }
  return from === 0 ? text : result + text.slice(from);
}
