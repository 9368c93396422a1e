import { beginningsOf, Decoding, type EncodedRun, leastRunOf } from './encoded-run.ts';
import { escapeAt, NormalForm } from './normal-form.ts';
import { type Beginnings, HarmlessRuns, noBeginnings, Scan } from './scan.ts';

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
  /** null: where they begin can not be told, as one is too short. */
  readonly beginnings: Beginnings | null;
}

const anything: Sought = { least: 0, isUnquoted: false, beginnings: null };

/** Base64 of base64 of …: nobody goes deeper. */
const deepest = 6;
/** Memory for larger texts is given back. */
const mostKept = 4 * 1024 * 1024;

/** Escapes nearer to each other than this are undone together. */
const near = 256;
const quote = 0x22;

/** What is being read at one depth. */
interface Level {
  readonly form: NormalForm;
  readonly decoding: Decoding;
  /** Of what is read as it is, and of what is read in its normal form. */
  readonly raw: Scan;
  readonly normal: Scan;
}

/**
 * Finds something in a text, in whatever spelling: percent-encoded, escaped, behind base64 or
 * hexadecimal numbers, one in the other. Time grows with the text.
 */
export class DeepSearch<T> {
  readonly #find: FindIn<T>;
  readonly #leastRun: number;
  readonly #isUnquoted: boolean;
  readonly #beginnings: Beginnings | null;
  readonly #levels: Level[] = [];
  readonly #harmless = new HarmlessRuns();

  /** `find` must always find the same in the same bytes. */
  constructor(find: FindIn<T>, { least, isUnquoted, beginnings }: Sought = anything) {
    this.#find = find;
    this.#leastRun = leastRunOf(least);
    this.#isUnquoted = isUnquoted;
    this.#beginnings = beginnings;
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
    const scan = new Scan(noBeginnings, this.#leastRun, this.#harmless);
    scan.open(bytes, 0, size, false);
    while (scan.next() === 'run') {
      const span = this.#inRun(bytes, scan.run, 0);
      if (span !== null) spans.push(span);
    }
    return spans;
  }

  #found(source: Uint8Array, from: number, to: number, depth: number): Found<T> | null {
    if (!this.#isUnquoted) return this.#inForm(source, from, to, depth);
    // What is looked for never reaches over a quotation mark, and JSON is full of them: so only the
    // strings that hold an escape have to be copied.
    const { raw } = this.#level(depth);
    raw.open(source, from, to, true);
    for (let at = from; ;) {
      const plain = this.#scanned(raw, source, at, to, depth);
      if (plain !== null || raw.at >= to) return plain;
      const begin = Math.max(at, source.lastIndexOf(quote, raw.at));
      at = endOfEscapes(source, raw.at, to);
      const found = this.#inForm(source, begin, at, depth);
      if (found !== null) return found;
      raw.goOn(at);
    }
  }

  #inForm(source: Uint8Array, from: number, to: number, depth: number): Found<T> | null {
    const { form, normal } = this.#level(depth);
    form.read(source, from, to);
    normal.open(form.bytes, 0, form.size, false);
    return this.#scanned(normal, form.bytes, 0, form.size, depth);
  }

  /** What stands between `from` and the place where the scan stops: an escape, or the end. */
  #scanned(
    scan: Scan,
    bytes: Uint8Array,
    from: number,
    to: number,
    depth: number,
  ): Found<T> | null {
    let inside: Found<T> | null = null;
    for (let stop = scan.next(); stop === 'run' || stop === 'thing'; stop = scan.next()) {
      if (stop === 'thing') return this.#first(bytes, Math.max(from, scan.at - 3), to);
      const found: Found<T> | null = inside ?? this.#inNewRun(bytes, scan, depth);
      if (found !== null && !scan.isBeforeEscape(scan.run.to)) inside = found;
    }
    if (this.#beginnings !== null) return inside;
    const end = scan.at < to ? Math.max(from, bytes.lastIndexOf(quote, scan.at)) : to;
    return this.#first(bytes, from, end) ?? inside;
  }

  #first(bytes: Uint8Array, from: number, to: number): Found<T> | null {
    return this.#find(bytes, from, to)[0] ?? null;
  }

  #inNewRun(bytes: Uint8Array, { view, run }: Scan, depth: number): Found<T> | null {
    if (depth >= deepest) return null;
    const inside = this.#inRun(bytes, run, depth);
    if (inside === null) this.#harmless.add(view, run.from, run.to);
    return inside;
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
    const beginnings = this.#beginnings ?? noBeginnings;
    const level = {
      form: new NormalForm(),
      decoding: new Decoding(),
      raw: new Scan(beginnings, this.#leastRun, this.#harmless),
      normal: new Scan(beginnings, this.#leastRun, this.#harmless),
    };
    this.#levels[depth] = level;
    return level;
  }
}

/** The quotation mark behind escapes near each other, of which the first stands at `first`. */
function endOfEscapes(source: Uint8Array, first: number, to: number): number {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  for (let last = first; ;) {
    const limit = Math.min(to, last + near);
    const next = escapeAt(view, last + 1, limit);
    if (next === to) return to;
    if (next < limit) last = next;
    else {
      const behind = source.subarray(last, to).indexOf(quote);
      const end = behind < 0 ? to : last + behind;
      last = escapeAt(view, limit, end);
      if (last >= end) return end;
    }
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
