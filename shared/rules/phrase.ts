/** How far apart the two sides of `…` may stand. */
const gap = 80;

/**
 * A text made ready for phrases: lower case, every run of anything but letters and digits one
 * space, a space at both ends, so that a phrase finds whole words only ("rate limit" is not in
 * "corporate limit"). Done once for each text.
 */
export function phraseText(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** A phrase made ready: its parts between `…`. */
export function phraseParts(phrase: string): readonly string[] {
  return phrase
    .split(/…|\.\.\./)
    .map((part) => phraseText(part))
    .filter((part) => part !== '  ' && part !== ' ');
}

/**
 * Whether the parts occur in order, each at most 80 characters after the one before. One pass over
 * the text for each part, however hostile the text: of the places where a part may begin only the
 * newest end of the part before counts, because it is the nearest.
 */
export function saysParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0];
  if (first === undefined) return false;
  if (parts.length === 1) return text.includes(first);
  let ends = occurrences(text, first).map((at) => at + first.length - 1);
  for (const part of parts.slice(1)) {
    const reached: number[] = [];
    let next = 0;
    let nearest = -1;
    for (const at of occurrences(text, part)) {
      for (let end = ends[next]; end !== undefined && end <= at; end = ends[++next]) nearest = end;
      if (nearest >= 0 && at - nearest <= gap) reached.push(at + part.length - 1);
    }
    if (reached.length === 0) return false;
    ends = reached;
  }
  return true;
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  // Parts begin and end with a space, which neighbours may share.
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length - 1))
    found.push(at);
  return found;
}
