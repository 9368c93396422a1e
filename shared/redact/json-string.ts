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
  let size = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte !== backslash) {
      target[size] = byte;
      size += 1;
      continue;
    }
    at += 1;
    const letter = bytes[at] as number;
    if (letter !== 0x75) {
      target[size] = meanings[letter] as number;
      size += 1;
      continue;
    }
    let code = hexAt(bytes, at + 1);
    at += 4;
    if (code >= 0xd800 && code < 0xe000) {
      const second =
        code < 0xdc00 && bytes[at + 1] === backslash && bytes[at + 2] === 0x75
          ? hexAt(bytes, at + 3)
          : 0;
      if (second < 0xdc00 || second >= 0xe000) return -1;
      code = 0x10000 + ((code - 0xd800) << 10) + (second - 0xdc00);
      at += 6;
    }
    size = putCode(target, size, code);
  }
  return size;
}

/**
 * The inside of the JSON string that stands for these bytes, written to `target` from `start`,
 * which has room for twice as many. They are JSON text: white space is all they hold of control
 * characters. Returns where it ends.
 */
export function escapeTo(target: Uint8Array, start: number, bytes: Uint8Array): number {
  let size = start;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    const letter = letters[byte] as number;
    if (letter !== 0) {
      target[size] = backslash;
      target[size + 1] = letter;
      size += 2;
    } else {
      target[size] = byte;
      size += 1;
    }
  }
  return size;
}

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
