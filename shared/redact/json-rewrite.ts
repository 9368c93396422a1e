import { ByteWriter } from './byte-writer.ts';
import { unescapeTo } from '../har/json-string.ts';
import { isUtf8, JsonTape, token } from '../har/json-tape.ts';
import { insideAt, type Tapes } from '../har/tapes.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
/** Text above this many numbers of tape, or bytes, gives its memory back. */
const mostKept = 1024 * 1024;

/**
 * A JSON text that is changed in some places: what is not changed stays byte for byte as it was,
 * white space, digits of long numbers and names that stand twice included. Changes are made from
 * the front to the back.
 */
export class JsonRewrite {
  readonly #ownTape = new JsonTape();
  readonly #readTape = new JsonTape(new Int32Array(0));
  tape = this.#ownTape;
  bytes: Uint8Array = new Uint8Array(0);
  /** The same bytes, to look at several at once. */
  view = new DataView(this.bytes.buffer);
  /** What was read of the texts inside, too; null: nothing. */
  #insides: Tapes | null = null;
  readonly #out = new ByteWriter();
  #own = new Uint8Array(4 * 1024);
  #from = 0;
  #to = 0;
  /** Up to here the text was copied or replaced. */
  #done = 0;

  /** False where it is no strict JSON in UTF-8. */
  open(bytes: Uint8Array, from: number, to: number): boolean {
    this.#begin(bytes, from, to);
    this.tape = this.#ownTape;
    return (
      this.tape.read(bytes, from, to) &&
      (!this.tape.beyondAscii || isUtf8(bytes.subarray(from, to)))
    );
  }

  /** Opens what was read before; `insides`: and the texts inside. */
  openTape(
    bytes: Uint8Array,
    from: number,
    to: number,
    tape: Int32Array,
    insides: Tapes | null = null,
  ): void {
    this.#begin(bytes, from, to);
    this.#insides = insides;
    this.tape = this.#readTape;
    this.tape.tokens = tape;
    this.tape.size = tape.length;
  }

  openText(text: string): boolean {
    if (this.#own.length < text.length * 3) this.#own = new Uint8Array(text.length * 3);
    const size = encoder.encodeInto(text, this.#own).written;
    return this.open(this.#own, 0, size);
  }

  /**
   * Opens what stands inside a string of another text, without a detour over text. False where that
   * is no JSON, too.
   */
  openInside(outer: JsonRewrite, at: number): boolean {
    const { bytes, tape } = outer;
    const insides = outer.#insides;
    if (insides !== null && tape.extra(at) > 1) {
      const inside = insideAt(insides, tape.extra(at));
      this.openTape(insides.texts, inside.from, inside.to, inside.tape);
      return true;
    }
    const from = tape.start(at) + 1;
    const to = tape.end(at) - 1;
    if (this.#own.length < to - from) this.#own = new Uint8Array((to - from) * 2);
    const size = unescapeTo(this.#own, bytes, from, to);
    return size >= 0 && this.open(this.#own, 0, size);
  }

  /** Whether a string looks like JSON text, which begins with an object or an array. */
  beginsJson(at: number): boolean {
    const first = this.bytes[this.tape.start(at) + 1];
    return first === 0x7b || first === 0x5b;
  }

  /** Whether a value is a string that begins with this sign. */
  beginsWith(at: number, sign: number): boolean {
    return this.tape.kind(at) === token.string && this.bytes[this.tape.start(at) + 1] === sign;
  }

  /** Puts what became of a text inside into its string. */
  replaceInside(at: number, inside: JsonRewrite): void {
    if (!inside.isChanged) return;
    this.#copyTo(this.tape.start(at));
    this.#out.string(inside.close());
    this.#done = this.tape.end(at);
  }

  /** The value of a string or a name. */
  text(at: number): string {
    const { tape, bytes } = this;
    const start = tape.start(at);
    const end = tape.end(at);
    if (tape.extra(at) === 0) return decoder.decode(bytes.subarray(start + 1, end - 1));
    return JSON.parse(decoder.decode(bytes.subarray(start, end))) as string;
  }

  /** A value as it is written. */
  source(at: number): string {
    return decoder.decode(this.bytes.subarray(this.tape.start(at), this.tape.end(at)));
  }

  /**
   * The place of a member's value, null where there is none; the last one counts, as for every
   * reader of JSON.
   */
  member(object: number, name: string): number | null {
    const { tape } = this;
    let found: number | null = null;
    if (tape.kind(object) !== token.object) return null;
    for (let at = object + 4; at < tape.extra(object); at = tape.next(at + 4))
      if (this.isNamed(at, name)) found = at + 4;
    return found;
  }

  isNamed(at: number, name: string): boolean {
    const { tape, bytes } = this;
    if (tape.extra(at) !== 0) return this.text(at) === name;
    const start = tape.start(at) + 1;
    if (tape.end(at) - start !== name.length + 1) return false;
    for (let place = 0; place < name.length; place += 1)
      if (bytes[start + place] !== name.charCodeAt(place)) return false;
    return true;
  }

  /** A string of nothing but white space. */
  isBlank(at: number): boolean {
    const first = this.bytes[this.tape.start(at) + 1] ?? 0;
    // A letter, as nearly always: no need to make text of it.
    return !(first > 0x5c && first < 0x7f) && this.text(at).trim() === '';
  }

  /** A string, or a number as it is written; empty for anything else. */
  textAt(at: number | null): string {
    if (at === null) return '';
    return this.tape.kind(at) === token.string
      ? this.text(at)
      : this.tape.kind(at) === token.number
        ? this.source(at)
        : '';
  }

  /** What a number, or a string that is one, stands for; NaN for anything else. */
  numberAt(at: number | null): number {
    if (at === null) return NaN;
    const { tape, bytes } = this;
    let value = 0;
    for (let place = tape.start(at); place < tape.end(at); place += 1) {
      const digit = (bytes[place] as number) - 0x30;
      // Hardly ever more than three digits of a status: no text need be made of those.
      if (digit < 0 || digit > 9 || value > 1e9) return Number(this.textAt(at) || NaN);
      value = value * 10 + digit;
    }
    return value;
  }

  /** Puts JSON in the place of a token. */
  replace(at: number, json: DataView): void {
    this.#copyTo(this.tape.start(at));
    this.#out.copy(json, 0, json.byteLength);
    this.#done = this.tape.end(at);
  }

  replaceText(at: number, text: string): void {
    this.#copyTo(this.tape.start(at));
    this.#out.text(JSON.stringify(text));
    this.#done = this.tape.end(at);
  }

  /**
   * Takes the member out of `object` whose name stands at `at`. `kept`: where the member before it
   * ended; null where none stays.
   */
  remove(object: number, at: number, kept: number | null): void {
    const { tape } = this;
    const next = tape.next(at + 4);
    this.#copyTo(Math.max(kept ?? tape.start(at), this.#done));
    this.#done = kept === null && next < tape.extra(object) ? tape.start(next) : tape.end(at + 4);
  }

  /** A member more in an object: behind what ended at `kept`, first where that is null. */
  add(object: number, kept: number | null, name: string, text: string): void {
    const place = kept ?? this.tape.start(object) + 1;
    if (place > this.#done) this.#copyTo(place);
    this.#out.text(`${kept === null ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(text)}`);
  }

  get isChanged(): boolean {
    return this.#done > this.#from;
  }

  /** What became of the text; good for as long as nothing else is opened. */
  close(): Uint8Array {
    if (!this.isChanged) return this.bytes.subarray(this.#from, this.#to);
    this.#copyTo(this.#to);
    return this.#out.bytes.subarray(0, this.#out.size);
  }

  /** The same as text; null where nothing was changed. */
  closeText(): string | null {
    return !this.isChanged ? null : decoder.decode(this.close());
  }

  /** True where it holds on to more memory than most texts need. */
  get isLarge(): boolean {
    return (
      this.#ownTape.tokens.length > mostKept ||
      this.#own.length > mostKept ||
      this.#out.bytes.length > mostKept
    );
  }

  #begin(bytes: Uint8Array, from: number, to: number): void {
    if (bytes !== this.bytes)
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.#from = from;
    this.#to = to;
    this.#done = from;
    this.#out.size = 0;
    this.#insides = null;
  }

  #copyTo(end: number): void {
    this.#out.copy(this.view, this.#done, end);
    this.#done = end;
  }
}
