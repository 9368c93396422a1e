/** Runs shorter than this are sorted by comparing: counting would cost more. */
const shortRun = 64;
/** Letters that fit into one exact number at seven bits each. */
const headLetters = 7;

/**
 * Places of the numbers in ascending order, equal ones in the order they came. Eight passes of
 * counting, no comparing.
 */
export function orderNumbers(numbers: Float64Array): Uint32Array {
  const bits = new Uint32Array(numbers.slice().buffer);
  for (let i = 0; i < bits.length; i += 2) {
    // The bits of a float sort like a whole number once the sign is turned, and all bits of
    // negative ones
    const high = bits[i + 1] ?? 0;
    if (high >= 0x8000_0000) {
      bits[i] = ~(bits[i] ?? 0);
      bits[i + 1] = ~high;
    } else bits[i + 1] = high | 0x8000_0000;
  }
  let order: Uint32Array = inPlace(numbers.length);
  for (let digit = 0; digit < 8; digit += 1) {
    const word = digit >> 2;
    const shift = (digit & 3) * 8;
    order = countingPass(order, (place) => ((bits[place * 2 + word] ?? 0) >>> shift) & 255);
  }
  return order;
}

/** The same for texts, by their UTF-16 units. */
export function orderTexts(texts: readonly string[]): Uint32Array {
  const order = inPlace(texts.length);
  sortRun(texts, order);
  return order;
}

function inPlace(length: number): Uint32Array {
  const places = new Uint32Array(length);
  for (let i = 0; i < length; i += 1) places[i] = i;
  return places;
}

/**
 * Sorts the places of a run: skips what all its texts begin with, sorts by the next letters as one
 * number, and then the runs in which those are equal. Letters beyond ASCII count as one, so a run
 * that this cannot part is compared text by text.
 */
function sortRun(texts: readonly string[], order: Uint32Array): void {
  const text = (place: number | undefined): string => texts[place ?? 0] ?? '';
  if (order.length < shortRun) {
    compareRun(texts, order);
    return;
  }
  if (allEqual(texts, order)) return;
  const from = commonLength(texts, order);
  const heads = new Float64Array(order.length);
  for (let i = 0; i < order.length; i += 1) heads[i] = headOf(text(order[i]), from);
  const before = order.slice();
  const byHead = orderNumbers(heads);
  for (let i = 0; i < byHead.length; i += 1) order[i] = before[byHead[i] ?? 0] ?? 0;
  for (let start = 0; start < order.length;) {
    const head = heads[byHead[start] ?? 0];
    let end = start + 1;
    while (end < order.length && heads[byHead[end] ?? 0] === head) end += 1;
    if (end - start === order.length) compareRun(texts, order);
    else if (end - start > 1) sortRun(texts, order.subarray(start, end));
    start = end;
  }
}

function compareRun(texts: readonly string[], order: Uint32Array): void {
  const text = (place: number): string => texts[place] ?? '';
  order.sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : a - b));
}

/** Nothing after a letter beyond ASCII counts: it would outweigh what stands for that letter. */
function headOf(text: string, from: number): number {
  let head = 0;
  let plain = true;
  for (let at = from; at < from + headLetters; at += 1) {
    const code: number = plain && at < text.length ? Math.min(127, text.charCodeAt(at)) : 0;
    plain &&= code < 127;
    head = head * 128 + code;
  }
  return head;
}

function commonLength(texts: readonly string[], order: Uint32Array): number {
  const first = texts[order[0] ?? 0] ?? '';
  let length = first.length;
  for (let i = 1; i < order.length && length > 0; i += 1) {
    const other = texts[order[i] ?? 0] ?? '';
    let same = 0;
    while (
      same < length &&
      same < other.length &&
      first.charCodeAt(same) === other.charCodeAt(same)
    )
      same += 1;
    length = same;
  }
  return length;
}

function allEqual(texts: readonly string[], order: Uint32Array): boolean {
  const first = texts[order[0] ?? 0];
  for (let i = 1; i < order.length; i += 1) if (texts[order[i] ?? 0] !== first) return false;
  return true;
}

/**
 * Sorts by one digit of 0 to 255 and keeps equal ones in order. Answers the same array where all
 * digits are equal.
 */
function countingPass(order: Uint32Array, digitOf: (place: number) => number): Uint32Array {
  const starts = new Uint32Array(257);
  const digits = new Uint8Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    const digit = digitOf(order[i] ?? 0);
    digits[i] = digit;
    starts[(digits[i] ?? 0) + 1] = (starts[(digits[i] ?? 0) + 1] ?? 0) + 1;
  }
  if (starts[(digits[0] ?? 0) + 1] === order.length) return order;
  for (let digit = 0; digit < 256; digit += 1)
    starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    const digit = digits[i] ?? 0;
    const to = starts[digit] ?? 0;
    sorted[to] = order[i] ?? 0;
    starts[digit] = to + 1;
  }
  return sorted;
}
