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
 * strict reading either finds a whole entry or comes to the end alive is where it goes on. Returns
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
  const objects: boolean[] = [true];
  let state: number = expect.keyOrEnd;
  let hasRequest = false;
  let i = from + 1;
  const ended = (kind: ScanEnd['kind']): ScanEnd => ({
    kind,
    end: Math.min(i, bytes.length),
    hasRequest,
  });
  while (i < bytes.length) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      i += 1;
      continue;
    }
    if (byte === quote) {
      const begin = i + 1;
      i = begin;
      while (i < bytes.length && (plain[bytes[i] ?? 0] === 1 || bytes[i] === 0x5c))
        i += bytes[i] === 0x5c ? 2 : 1;
      if (i >= bytes.length) return ended('open');
      if (bytes[i] !== quote || state === expect.colon || state === expect.after)
        return ended('broken');
      const isKey = state === expect.key || state === expect.keyOrEnd;
      if (isKey && objects.length === 1 && keyText(bytes.subarray(begin, i)) === 'request')
        hasRequest = true;
      state = isKey ? expect.colon : expect.after;
      i += 1;
    } else if (byte === openBrace || byte === openBracket) {
      if (state !== expect.value && state !== expect.valueOrEnd) return ended('broken');
      objects.push(byte === openBrace);
      state = byte === openBrace ? expect.keyOrEnd : expect.valueOrEnd;
      i += 1;
    } else if (byte === closeBrace || byte === closeBracket) {
      const empty = byte === closeBrace ? expect.keyOrEnd : expect.valueOrEnd;
      if ((state !== expect.after && state !== empty) || objects.pop() !== (byte === closeBrace))
        return ended('broken');
      state = expect.after;
      i += 1;
      if (objects.length === 0) return ended('whole');
    } else if (byte === comma) {
      if (state !== expect.after) return ended('broken');
      state = objects.at(-1) === true ? expect.key : expect.value;
      i += 1;
    } else if (byte === colon) {
      if (state !== expect.colon) return ended('broken');
      state = expect.value;
      i += 1;
    } else {
      const begin = i;
      while (i < bytes.length && literal[bytes[i] ?? 0] === 1) i += 1;
      if (i >= bytes.length && i > begin) return ended('open');
      if (
        (state !== expect.value && state !== expect.valueOrEnd) ||
        !isLiteral(bytes.subarray(begin, i))
      )
        return ended('broken');
      state = expect.after;
    }
  }
  return ended('open');
}
