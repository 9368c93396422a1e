/** What may come next in strict JSON. Numbers, not words: the reader's inner loop lives on them. */
export const expect = { value: 0, valueOrEnd: 1, keyOrEnd: 2, key: 3, colon: 4, after: 5 } as const;

/**
 * 1 for bytes that stand for themselves inside a string: all but the quote, the backslash and
 * control characters.
 */
export const plain: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte !== 0x22 && byte !== 0x5c ? 1 : 0,
);

/**
 * 1 for bytes of numbers and of `true`, `false`, `null` (and `NaN`, `undefined`, `None` and the
 * like, which some exporters write).
 */
export const literal: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[-+.\dA-Za-z]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** 1 for bytes of numbers. */
export const numeric: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[-+.\deE]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

const words =
  /^(?:true|false|null|[-+]?[\d.][\d.eE+-]*|0[xX][\da-fA-F]+|-?NaN|-?Infinity|undefined|True|False|None)$/;

/** True where the word between strings is a value, in strict JSON or nearly. */
export function isLiteral(bytes: Uint8Array): boolean {
  return bytes.length <= 400 && words.test(String.fromCharCode(...bytes));
}

/** The place behind `true`, `false` or `null`; -1 where something else stands. */
export function wordEnd(bytes: Uint8Array, from: number, to: number): number {
  const word = strictWords[bytes[from] as number];
  if (word === undefined || from + word.length > to) return -1;
  for (let at = 1; at < word.length; at += 1)
    if (bytes[from + at] !== word.charCodeAt(at)) return -1;
  return from + word.length;
}

const strictWords: Readonly<Record<number, string>> = { 0x74: 'true', 0x66: 'false', 0x6e: 'null' };

/** The text of a key; null for one that is too long to be of interest. */
export function keyText(bytes: Uint8Array): string | null {
  if (bytes.length > 60) return null;
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text.includes('\\')
    ? text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      )
    : text;
}

/**
 * Members of an entry that are read late or never: cookies and query repeat headers and address,
 * parents are the far ends of script stacks.
 */
const unreadNames = ['headers', 'cookies', 'queryString', 'parent', 'timings', '_initiator'];

/** What a key inside an entry tells. */
export const keySign = { nothing: 0, request: 1, unread: 2 } as const;
type KeySign = (typeof keySign)[keyof typeof keySign];

interface TellingKey {
  readonly letters: Uint8Array;
  readonly sign: KeySign;
}

/** The keys that tell something, by their length. */
const tellingKeys: readonly (readonly TellingKey[] | undefined)[] = Array.from(
  { length: 12 },
  (_, size) => {
    const keys = ['request', ...unreadNames].filter((name) => name.length === size);
    return keys.length === 0 ? undefined : keys.map(tellingKey);
  },
);

function tellingKey(name: string): TellingKey {
  return {
    letters: Uint8Array.from(name, (letter) => letter.charCodeAt(0)),
    sign: name === 'request' ? keySign.request : keySign.unread,
  };
}

/** Of the key that begins at `from`, without its quotes. */
export function keySignAt(bytes: Uint8Array, from: number, size: number): KeySign {
  const keys = size < tellingKeys.length ? tellingKeys[size] : undefined;
  if (keys === undefined) return keySign.nothing;
  for (let i = 0; i < keys.length; i += 1) {
    const { letters, sign } = keys[i] as TellingKey;
    let at = 0;
    while (at < size && letters[at] === bytes[from + at]) at += 1;
    if (at === size) return sign;
  }
  return keySign.nothing;
}
