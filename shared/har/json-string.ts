import { backslashIn, before, specialInString } from './four-bytes.ts';

/** What stands for each escape that is one letter; 0: none. */
const meanings = new Uint8Array(256);
/**
 * The letter behind the backslash for each byte that needs one inside a string; 0: it stands for
 * itself.
 */
const letters = new Uint8Array(256);
for (const [letter, meaning] of [
  ['"', '"'],
  ['\\', '\\'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
] as const) {
  meanings[letter.charCodeAt(0)] = meaning.charCodeAt(0);
  letters[meaning.charCodeAt(0)] = letter.charCodeAt(0);
}
meanings[0x2f] = 0x2f;
const backslash = 0x5c;

/**
 * The bytes a JSON string stands for, written to `target`, which has room for all between `from`
 * and `to`. Returns how many; -1 where half a character stands alone, which no bytes can stand for.
 * The string is well-formed and comes without its quotes.
 */
export function unescapeTo(
  target: Uint8Array,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  const source = viewOf(bytes);
  const out = viewOf(target);
  let size = 0;
  for (let at = from; at < to;) {
    const plain = copyPlain(out, size, source, at, to);
    at += plain;
    size += plain;
    if (at >= to) break;
    if (bytes[at] !== backslash) {
      target[size] = bytes[at] as number;
      size += 1;
      at += 1;
      continue;
    }
    const letter = bytes[at + 1] as number;
    at += 2;
    if (letter !== 0x75) {
      target[size] = meanings[letter] as number;
      size += 1;
      continue;
    }
    const code = codeAt(bytes, at);
    if (code < 0) return -1;
    at += code < 0x10000 ? 4 : 10;
    size = putCode(target, size, code);
  }
  return size;
}

/** Copies four bytes at a time up to a backslash, and tells how many they were. */
function copyPlain(
  target: DataView,
  size: number,
  source: DataView,
  from: number,
  to: number,
): number {
  let count = 0;
  for (const most = to - from - 3; count < most; count += 4) {
    const four = source.getInt32(from + count, true);
    // What is copied of what stands behind it is written over.
    target.setInt32(size + count, four, true);
    const found = backslashIn(four);
    if (found !== 0) return count + before(found);
  }
  return count;
}

/** The character behind `\u`, whose other half may follow; -1: half a character stands alone. */
function codeAt(bytes: Uint8Array, at: number): number {
  const code = hexAt(bytes, at);
  if (code < 0xd800 || code >= 0xe000) return code;
  const second =
    code < 0xdc00 && bytes[at + 4] === backslash && bytes[at + 5] === 0x75
      ? hexAt(bytes, at + 6)
      : 0;
  if (second < 0xdc00 || second >= 0xe000) return -1;
  return 0x10000 + ((code - 0xd800) << 10) + (second - 0xdc00);
}

/**
 * The inside of the JSON string that stands for these bytes, written to `target` from `start`,
 * which has room for twice as many. They are JSON text: white space is all they hold of control
 * characters. Returns where it ends.
 */
export function escapeTo(target: Uint8Array, start: number, bytes: Uint8Array): number {
  const source = viewOf(bytes);
  const out = viewOf(target);
  const last = bytes.length - 3;
  let size = start;
  let at = 0;
  while (at < bytes.length) {
    if (at < last) {
      const four = source.getInt32(at, true);
      const found = specialInString(four);
      const plain = found === 0 ? 4 : before(found);
      out.setInt32(size, four, true);
      size += plain;
      at += plain;
      if (found === 0) continue;
    }
    size = putSign(target, size, bytes[at] as number);
    at += 1;
  }
  return size;
}

function putSign(target: Uint8Array, size: number, byte: number): number {
  const letter = letters[byte] as number;
  target[size] = letter === 0 ? byte : backslash;
  if (letter === 0) return size + 1;
  target[size + 1] = letter;
  return size + 2;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

function hexAt(bytes: Uint8Array, at: number): number {
  return parseInt(
    String.fromCharCode(
      bytes[at] as number,
      bytes[at + 1] as number,
      bytes[at + 2] as number,
      bytes[at + 3] as number,
    ),
    16,
  );
}

function putCode(target: Uint8Array, size: number, code: number): number {
  if (code < 0x80) {
    target[size] = code;
    return size + 1;
  }
  const rest = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  target[size] = ((0xf00 >> (rest + 1)) & 0xff) | (code >> (6 * rest));
  for (let part = 1; part <= rest; part += 1)
    target[size + part] = 0x80 | ((code >> (6 * (rest - part))) & 0x3f);
  return size + rest + 1;
}
