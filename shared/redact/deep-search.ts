import { ByteTable } from './byte-table.ts';
import { beginningsOf, Decoding, type EncodedRun, leastRunOf, nextRun } from './encoded-run.ts';
import { escapeAt, NormalForm } from './normal-form.ts';

/** A part of a text, and what was found in it. */
export interface Span<T> {
  readonly from: number;
  readonly to: number;
  readonly found: T;
}

type Found<T> = Pick<Span<T>, 'found'>;

/** Finds things between two places of a normal form, left to right, without overlaps. */
export type FindIn<T> = (bytes: Uint8Array, from: number, to: number) => readonly Span<T>[];

/** What is known of the things that are looked for. */
export interface Sought {
  /** Nothing is found in fewer bytes. */
  readonly least: number;
  /** No quotation mark (") stands in any of them. */
  readonly isUnquoted: boolean;
}

/** Base64 of base64 of …: nobody goes deeper. */
const deepest = 6;
/** Memory for larger texts is given back. */
const mostKept = 4 * 1024 * 1024;

const fewLooks = 200;
/** Escapes nearer to each other than this are undone together. */
const near = 256;
const quote = 0x22;

/** What is being read at one depth. */
interface Level {
  form: NormalForm;
  decoding: Decoding;
}

/**
 * Finds something in a text, in whatever spelling: percent-encoded, escaped, behind base64 or
 * hexadecimal numbers, one in the other. Time grows with the text.
 */
export class DeepSearch<T> {
  readonly #find: FindIn<T>;
  readonly #leastRun: number;
  readonly #isUnquoted: boolean;
  readonly #levels: Level[] = [];
  /** Runs that were found to hold nothing: names and words come again and again. */
  #harmless: ByteTable<true> | null = null;
  #looks = 0;

  /** `find` must always find the same in the same bytes. */
  constructor(find: FindIn<T>, { least, isUnquoted }: Sought = { least: 0, isUnquoted: false }) {
    this.#find = find;
    this.#leastRun = leastRunOf(least);
    this.#isUnquoted = isUnquoted;
  }

  /** True where something stands in these bytes of UTF-8. */
  hits(bytes: Uint8Array): boolean {
    return this.#found(bytes, 0, bytes.length, 0) !== null;
  }

  /** Where something stands in the text, left to right, without overlaps. */
  spans(text: string): readonly Span<T>[] {
    const letters = new NormalForm(true);
    letters.letters(text);
    const form = new NormalForm(true);
    form.read(letters.bytes, 0, letters.size, letters.places);
    const plain = this.#find(form.bytes, 0, form.size);
    const { places } = form;
    return apart([...plain, ...this.#inRuns(form)]).map(({ from, to, found }) => ({
      from: places?.[from] ?? 0,
      to: places?.[to] ?? text.length,
      found,
    }));
  }

  /** What stands in runs: they go up to their end, so that nothing is left to put together. */
  #inRuns({ bytes, size }: NormalForm): readonly Span<T>[] {
    const spans: Span<T>[] = [];
    for (
      let run = nextRun(bytes, size, 0, this.#leastRun);
      run !== null;
      run = nextRun(bytes, size, run.to, this.#leastRun)
    ) {
      const span = this.#inRun(bytes, run, 0);
      if (span !== null) spans.push(span);
    }
    return spans;
  }

  #found(source: Uint8Array, from: number, to: number, depth: number): Found<T> | null {
    if (!this.#isUnquoted) return this.#inForm(source, from, to, depth);
    // What is looked for never reaches over a quotation mark, and JSON is full of them: so only the
    // strings that hold an escape have to be copied.
    const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
    let at = from;
    for (let first = escapeAt(view, from, to); first < to;) {
      const begin = Math.max(at, source.lastIndexOf(quote, first));
      const { end, next } = escapesFrom(source, view, first, to);
      const found =
        this.#inPlace(source, at, begin, depth) ?? this.#inForm(source, begin, end, depth);
      if (found !== null) return found;
      at = end;
      first = next;
    }
    return this.#inPlace(source, at, to, depth);
  }

  #inForm(source: Uint8Array, from: number, to: number, depth: number): Found<T> | null {
    const { form } = this.#level(depth);
    form.read(source, from, to);
    return this.#inPlace(form.bytes, 0, form.size, depth);
  }

  /** In bytes without escapes. */
  #inPlace(bytes: Uint8Array, from: number, to: number, depth: number): Found<T> | null {
    const [first] = this.#find(bytes, from, to);
    if (first !== undefined) return first;
    return depth < deepest ? this.#inAnyRun(bytes, from, to, depth) : null;
  }

  #inAnyRun(bytes: Uint8Array, from: number, to: number, depth: number): Found<T> | null {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (
      let run = nextRun(bytes, to, from, this.#leastRun);
      run !== null;
      run = nextRun(bytes, to, run.to, this.#leastRun)
    ) {
      if (this.#harmless?.get(0, view, run.from, run.to) === true) continue;
      const inside = this.#inRun(bytes, run, depth);
      if (inside !== null) return inside;
      this.#looks += 1;
      // Not worth its memory for a few.
      if (this.#looks > fewLooks) {
        this.#harmless ??= new ByteTable();
        this.#harmless.set(0, view, run.from, run.to, true);
      }
    }
    return null;
  }

  /** What stands in a part of a normal form, read as hexadecimal numbers, base32 or base64. */
  #inRun(bytes: Uint8Array, run: EncodedRun, depth: number): Span<T> | null {
    return (
      this.#inHex(bytes, run, depth) ??
      this.#inBase32(bytes, run, depth) ??
      this.#inBase64(bytes, run, depth)
    );
  }

  #inHex(bytes: Uint8Array, run: EncodedRun, depth: number): Span<T> | null {
    const { decoding } = this.#level(depth);
    for (let from = run.from; from < run.to;) {
      const to = decoding.hex(bytes, from, run.to);
      const inside = this.#inDecoded(decoding, depth);
      if (inside !== null) return { from, to, found: inside.found };
      from = to + 1;
    }
    return null;
  }

  #inBase32(bytes: Uint8Array, run: EncodedRun, depth: number): Span<T> | null {
    const { decoding } = this.#level(depth);
    for (let from = run.from; from < run.to;) {
      const to = decoding.base32(bytes, from, run.to);
      const inside = this.#inDecoded(decoding, depth);
      if (inside !== null) return { from, to, found: inside.found };
      from = to + 1;
    }
    return null;
  }

  #inBase64(bytes: Uint8Array, run: EncodedRun, depth: number): Span<T> | null {
    const { decoding } = this.#level(depth);
    for (const from of beginningsOf(bytes, run)) {
      decoding.base64(bytes, from, run.to);
      const inside = this.#inDecoded(decoding, depth);
      if (inside !== null) return { from, to: run.to, found: inside.found };
    }
    return null;
  }

  #inDecoded({ bytes, size }: Decoding, depth: number): Found<T> | null {
    return size === 0 ? null : this.#found(bytes, 0, size, depth + 1);
  }

  #level(depth: number): Level {
    const known = this.#levels[depth];
    if (known !== undefined && known.form.bytes.length <= mostKept) return known;
    const level = { form: new NormalForm(), decoding: new Decoding() };
    this.#levels[depth] = level;
    return level;
  }
}

/**
 * Escapes near each other: `end` is the quotation mark behind them, `next` the first escape behind
 * that.
 */
function escapesFrom(
  source: Uint8Array,
  view: DataView,
  first: number,
  to: number,
): { readonly end: number; readonly next: number } {
  for (let last = first; ;) {
    const next = escapeAt(view, last + 1, to);
    const end = next - last > near ? source.subarray(last, next).indexOf(quote) : -1;
    if (end >= 0) return { end: last + end, next };
    if (next === to) return { end: to, next };
    last = next;
  }
}

/** Left to right, without overlaps. */
function apart<T>(spans: readonly Span<T>[]): readonly Span<T>[] {
  const result: Span<T>[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    const last = result.at(-1);
    if (last !== undefined && span.from < last.to) {
      if (span.to > last.to) result[result.length - 1] = { ...last, to: span.to };
    } else result.push(span);
  }
  return result;
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
