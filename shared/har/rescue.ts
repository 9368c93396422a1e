import { expect, isLiteral, keyText, literal, plain } from './json-bytes.ts';

const quote = 0x22,
  comma = 0x2c,
  colon = 0x3a,
  openBracket = 0x5b,
  closeBracket = 0x5d,
  openBrace = 0x7b,
  closeBrace = 0x7d;

/**
 * Where reading should start again after damage. `bytes` begins where the broken stretch began and
 * ends where strict reading failed. A lost or added quote turns text and structure round, so an
 * entry may have begun inside what looked like a string: the first brace inside a string from which
 * strict reading finds a whole entry, or reaches the end without a fault, is where it goes on. Returns
 * its offset in `bytes`, or null; `cost` is the number of bytes looked at.
 */
export function restartPoint(
  bytes: Uint8Array,
  budget: number,
): { readonly at: number | null; readonly cost: number } {
  let cost = bytes.length;
  let i = 0;
  while (i < bytes.length) {
    const begin = bytes.indexOf(quote, i);
    if (begin < 0) break;
    const end = stringEnd(bytes, begin + 1);
    for (
      let brace = bytes.indexOf(openBrace, begin);
      brace >= 0 && brace < end;
      brace = bytes.indexOf(openBrace, brace + 1)
    ) {
      if (cost > budget) return { at: null, cost };
      const scan = scanObject(bytes, brace);
      cost += scan.end - brace;
      if (scan.kind === 'open' || (scan.kind === 'whole' && scan.hasRequest))
        return { at: brace, cost };
    }
    i = end + 1;
  }
  return { at: null, cost };
}

/** Offset of the closing quote, or the end of the bytes. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && bytes[i] !== quote) i += bytes[i] === 0x5c ? 2 : 1;
  return Math.min(i, bytes.length);
}

interface ScanEnd {
  /** `open`: the bytes ended first, with nothing wrong so far. */
  readonly kind: 'whole' | 'broken' | 'open';
  readonly end: number;
  /** The object has a member `request` of its own. */
  readonly hasRequest: boolean;
}

/** Strict reading of the one object that begins at `from`. */
function scanObject(bytes: Uint8Array, from: number): ScanEnd {
  return new ObjectScan(bytes, from).run();
}

/** What stands after a sign: strict reading goes on, or not. */
type Going = 'on' | ScanEnd['kind'];

class ObjectScan {
  readonly #bytes: Uint8Array;
  /** For each open bracket: it is an object's. */
  readonly #objects: boolean[] = [true];
  #state: number = expect.keyOrEnd;
  #hasRequest = false;
  #at: number;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.#at = from + 1;
  }

  run(): ScanEnd {
    const { length } = this.#bytes;
    let going: Going = 'on';
    while (going === 'on' && this.#at < length) going = this.#step();
    return {
      kind: going === 'on' ? 'open' : going,
      end: Math.min(this.#at, length),
      hasRequest: this.#hasRequest,
    };
  }

  #step(): Going {
    const byte = this.#bytes[this.#at] ?? 0;
    switch (byte) {
      case 0x20:
      case 0x0a:
      case 0x0d:
      case 0x09:
        return this.#passed(this.#state);
      case quote:
        return this.#string();
      case openBrace:
      case openBracket:
        return this.#open(byte === openBrace);
      case closeBrace:
      case closeBracket:
        return this.#close(byte === closeBrace);
      case comma:
        if (this.#state !== expect.after) return 'broken';
        return this.#passed(this.#objects.at(-1) === true ? expect.key : expect.value);
      case colon:
        return this.#state === expect.colon ? this.#passed(expect.value) : 'broken';
      default:
        return this.#word();
    }
  }

  /** One sign is read; what may come next. */
  #passed(state: number): Going {
    this.#state = state;
    this.#at += 1;
    return 'on';
  }

  #string(): Going {
    const bytes = this.#bytes;
    const begin = this.#at + 1;
    const end = plainEnd(bytes, begin);
    this.#at = end;
    if (end >= bytes.length) return 'open';
    const state = this.#state;
    if (bytes[end] !== quote || state === expect.colon || state === expect.after) return 'broken';
    const isKey = state === expect.key || state === expect.keyOrEnd;
    if (isKey && this.#objects.length === 1 && keyText(bytes.subarray(begin, end)) === 'request')
      this.#hasRequest = true;
    return this.#passed(isKey ? expect.colon : expect.after);
  }

  #open(isObject: boolean): Going {
    if (this.#state !== expect.value && this.#state !== expect.valueOrEnd) return 'broken';
    this.#objects.push(isObject);
    return this.#passed(isObject ? expect.keyOrEnd : expect.valueOrEnd);
  }

  #close(isObject: boolean): Going {
    const empty = isObject ? expect.keyOrEnd : expect.valueOrEnd;
    const mayEnd = this.#state === expect.after || this.#state === empty;
    if (!mayEnd || this.#objects.pop() !== isObject) return 'broken';
    this.#passed(expect.after);
    return this.#objects.length === 0 ? 'whole' : 'on';
  }

  #word(): Going {
    const bytes = this.#bytes;
    const begin = this.#at;
    let i = begin;
    while (i < bytes.length && literal[bytes[i] ?? 0] === 1) i += 1;
    this.#at = i;
    if (i >= bytes.length && i > begin) return 'open';
    const isValue = this.#state === expect.value || this.#state === expect.valueOrEnd;
    if (!isValue || !isLiteral(bytes.subarray(begin, i))) return 'broken';
    this.#state = expect.after;
    return 'on';
  }
}

/** Up to the quote that ends a string, or to what JSON does not allow in it. */
function plainEnd(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && (plain[bytes[i] ?? 0] === 1 || bytes[i] === 0x5c))
    i += bytes[i] === 0x5c ? 2 : 1;
  return i;
}
