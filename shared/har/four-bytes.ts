/*
 * Looking at four bytes at once, as one number in which the first byte is the lowest. A byte becomes
 * 0 where it is what is looked for, and one less than 0 has its highest bit set.
 * https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
 */

/** Whether one of them is no blank is told by comparing them with these. */
export const fourBlanks = 0x20202020;

/**
 * Bits where a control character, a quotation mark or a backslash stands, or a byte beyond ASCII: all
 * that does not stand for itself in JSON strings, or may not. 0: there is none. Only the lowest of
 * the bits is sure.
 */
export const oddInString = (four: number): number => (lessThan(four) | four) & 0x80808080;

/** The same without the bytes beyond ASCII. */
export const specialInString = (four: number): number => lessThan(four) & ~four & 0x80808080;

const lessThan = (four: number): number =>
  (four - 0x20202020) | ((four ^ 0x22222222) - 0x01010101) | ((four ^ 0x5c5c5c5c) - 0x01010101);

/** Bits where a backslash stands, the lowest of which is sure. */
export const backslashIn = (four: number): number =>
  ((four ^ 0x5c5c5c5c) - 0x01010101) & ~(four ^ 0x5c5c5c5c) & 0x80808080;

/** How many bytes stand before the one of the lowest bit. */
export const before = (bits: number): number => (31 - Math.clz32(bits & -bits)) >> 3;
