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

/** Lengths and first letters of the keys that matter inside an entry: see Places.named. */
export const telling: Uint8Array = Uint8Array.from({ length: 12 }, (_, size) =>
  size === 6 || size === 7 || size === 10 || size === 11 ? 1 : 0,
);
export const tellingStart: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  'rhcpqt_'.includes(String.fromCharCode(byte)) ? 1 : 0,
);
