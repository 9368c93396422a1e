/**
 * Builds a test for a value in which `*` stands for any run of characters; compares without regard
 * to case. Linear in the text: each piece between stars is looked for once, from left to right.
 * `whole` asks that the value covers the text from end to end, otherwise it may stand anywhere in
 * it.
 */
export function wildcardTest(value: string, whole: boolean): (text: string) => boolean {
  const pieces = value.toLowerCase().split('*');
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1)
    return whole
      ? (text) => text.toLowerCase() === first
      : (text) => text.toLowerCase().includes(first);
  if (!whole) return (text) => placeAfter(text.toLowerCase(), pieces, 0) !== -1;
  const middle = pieces.slice(1, -1);
  return (text) => {
    const lower = text.toLowerCase();
    if (
      lower.length < first.length + last.length ||
      !lower.startsWith(first) ||
      !lower.endsWith(last)
    )
      return false;
    const end = placeAfter(lower, middle, first.length);
    return end !== -1 && end <= lower.length - last.length;
  };
}

/** End of the pieces found one after the other from `from` on; -1 where one is missing. */
function placeAfter(text: string, pieces: readonly string[], from: number): number {
  let at = from;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found === -1) return -1;
    at = found + piece.length;
  }
  return at;
}
