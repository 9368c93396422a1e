import { isUtf8, JsonTape, token } from './json-tape.ts';
import { unescapeTo } from './json-string.ts';

/**
 * Memory for what was read of a chunk as JSON, used again for a later one: where everything stands
 * in its entries, and in the JSON that stands in the texts of these.
 */
export interface Tapes {
  /** Of each entry, one behind the other. */
  readonly entries: Int32Array;
  /** Of each text: where it begins in `texts`, and ends; where its tape ends here; its tape. */
  readonly insides: Int32Array;
  /** As they are without escapes. */
  readonly texts: Uint8Array;
}

/** Places in `insides` begin behind what `extra` of a string means else; see JsonTape. */
const firstPlace = 4;
const headSize = 4;

/** Reads the JSON in the texts of entries, as far as there is room for it. */
export class InsideReader {
  readonly #tape = new JsonTape();
  #tapes: Tapes | null = null;
  #used = firstPlace;
  #size = 0;

  /** Fills this memory from now on. */
  begin(tapes: Tapes | null): void {
    this.#tapes = tapes;
    this.#used = firstPlace;
    this.#size = 0;
  }

  /** Each text of an entry that is strict JSON gets its place in `insides` on the entry's tape. */
  read(bytes: Uint8Array, entry: JsonTape): void {
    for (let at = 4; at < entry.size; at += 4) {
      if (entry.kind(at) !== token.string || !isText(bytes, entry, at)) continue;
      const place = this.#readText(bytes, entry.start(at) + 1, entry.end(at) - 1);
      if (place > 0) entry.tokens[at + 3] = place;
    }
  }

  /** 0: it is no JSON, or there is no room. */
  #readText(bytes: Uint8Array, from: number, to: number): number {
    if (this.#tapes === null || to - from > this.#tapes.texts.length - this.#size) return 0;
    const { insides, texts } = this.#tapes;
    const start = this.#size;
    const size = unescapeTo(texts.subarray(start, start + to - from), bytes, from, to);
    const tape = this.#tape;
    if (size < 0 || !tape.read(texts, start, start + size)) return 0;
    if (tape.beyondAscii && !isUtf8(texts.subarray(start, start + size))) return 0;
    const place = this.#used;
    const end = place + headSize + tape.size;
    if (end > insides.length) return 0;
    insides[place] = start;
    insides[place + 1] = start + size;
    insides[place + 2] = end;
    insides.set(tape.tokens.subarray(0, tape.size), place + headSize);
    this.#used = end;
    this.#size = start + size;
    return place;
  }
}

/** What was read of the text at this place of `insides`. */
export function insideAt(
  { insides }: Tapes,
  place: number,
): { readonly from: number; readonly to: number; readonly tape: Int32Array } {
  return {
    from: insides[place] ?? 0,
    to: insides[place + 1] ?? 0,
    tape: insides.subarray(place + headSize, insides[place + 2]),
  };
}

/** A member `text` that begins as an object or a list does. */
function isText(bytes: Uint8Array, { tokens }: JsonTape, at: number): boolean {
  const first = bytes[(tokens[at + 1] ?? 0) + 1];
  if (first !== 0x7b && first !== 0x5b) return false;
  const name = tokens[at - 3] ?? 0;
  return (
    tokens[at - 4] === token.name &&
    (tokens[at - 2] ?? 0) - name === 6 &&
    bytes[name + 1] === 0x74 &&
    bytes[name + 2] === 0x65 &&
    bytes[name + 3] === 0x78 &&
    bytes[name + 4] === 0x74
  );
}
