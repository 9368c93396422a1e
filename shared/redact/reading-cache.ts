import { ByteTable, isSame } from './byte-table.ts';
import { JsonRewrite } from './json-rewrite.ts';
import { type MemberName, memberName } from './member-name.ts';
import type { Names } from './names.ts';

/**
 * What a piece of bytes was read as: the same bytes mean one thing as a header's value and another
 * as an address.
 */
export const about = {
  name: 0,
  json: (code: number): number => code * 8 + 1,
  header: (name: MemberName): number => name.id * 8 + 2,
  parameter: (name: MemberName): number => name.id * 8 + 3,
  /** Names begin at 1, so these numbers are nobody else's. */
  address: 4,
  cookieHeader: 5,
  host: 6,
  cookieValue: 7,
  cookieRow: 8,
} as const;

const encoder = new TextEncoder();

function jsonOf(text: string): DataView {
  const { buffer, byteOffset, byteLength } = encoder.encode(JSON.stringify(text));
  return new DataView(buffer, byteOffset, byteLength);
}

/**
 * What was made of names and short strings so far. A recording says the same things over and over;
 * looking at each once is what makes redaction as fast as reading. Lives as long as one export.
 */
export class Remembered {
  readonly #verdicts: Names;
  readonly #names = new ByteTable<MemberName>();
  #strings = new ByteTable<DataView | null>();
  readonly #rewrites: JsonRewrite[] = [];
  /** Names of the objects that are being read, one behind the other. */
  readonly names: MemberName[] = [];
  /** A row without a name. */
  readonly noName = memberName('', 1, new Uint8Array(0), null);
  #nameCount = 1;
  /** Names come in the same order again and again. */
  #lastName = this.noName;

  constructor(verdicts: Names) {
    this.#verdicts = verdicts;
  }

  /** The name, or the string that serves as one, at this place. */
  nameAt(rewrite: JsonRewrite, at: number): MemberName {
    const { view, tape } = rewrite;
    const from = tape.start(at) + 1;
    const to = tape.end(at) - 1;
    const guess = this.#lastName.follower;
    if (
      guess !== null &&
      guess.bytes.byteLength === to - from &&
      isSame(guess.bytes, 0, view, from, to)
    )
      return (this.#lastName = guess);
    const name = this.#names.get(about.name, view, from, to) ?? this.#newName(rewrite, at);
    this.#lastName.follower = name;
    return (this.#lastName = name);
  }

  /** Does what was done to the same string before; false where it was not seen yet. */
  recall(rewrite: JsonRewrite, at: number, subject: number): boolean {
    const known = this.#strings.get(
      subject,
      rewrite.view,
      rewrite.tape.start(at) + 1,
      rewrite.tape.end(at) - 1,
    );
    if (known === undefined) return false;
    if (known !== null) rewrite.replace(at, known);
    return true;
  }

  /** What was made of strings so far does not count any more. */
  forget(): void {
    this.#strings = new ByteTable();
  }

  /** Writes what was made of a string in its place, and remembers it. */
  put(rewrite: JsonRewrite, at: number, subject: number, text: string, clean: string): void {
    const json = clean === text ? null : jsonOf(clean);
    if (json !== null) rewrite.replace(at, json);
    this.#strings.set(
      subject,
      rewrite.view,
      rewrite.tape.start(at) + 1,
      rewrite.tape.end(at) - 1,
      json,
    );
  }

  #newName(rewrite: JsonRewrite, at: number): MemberName {
    const { view, tape } = rewrite;
    const from = tape.start(at) + 1;
    const to = tape.end(at) - 1;
    const text = rewrite.text(at);
    const name = memberName(
      text,
      (this.#nameCount += 1),
      rewrite.bytes.slice(from, to),
      this.#verdicts.verdict(text),
    );
    this.#names.set(about.name, view, from, to, name);
    return name;
  }

  /** A JsonRewrite that nobody else has; give it back. */
  rewrite(): JsonRewrite {
    return this.#rewrites.pop() ?? new JsonRewrite();
  }

  giveBack(rewrite: JsonRewrite): void {
    if (!rewrite.isLarge) this.#rewrites.push(rewrite);
  }
}
