/** One word of a filter text as it was typed. `from` and `to` are places in the text. */
export interface Word {
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  /** Lower case; null for plain words and patterns. */
  readonly key: string | null;
  /** For a key its values (`a|b`), otherwise one. */
  readonly values: readonly string[];
  readonly kind: 'text' | 'pattern' | 'keyed';
  readonly quoted: boolean;
}

/** Groups of words: all of a group must hold, any group suffices. */
type WordGroups = readonly (readonly Word[])[];

/**
 * Cuts a filter text into words: white space means "and", `|` means "or", quotes keep a text
 * together, `/…/` is a pattern. Within a key's value `|` lists values (`method:PUT|POST`), unless
 * what follows is a key itself. Never fails.
 */
export function readWords(text: string): WordGroups {
  const groups: Word[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (/\s/.test(letter)) at += 1;
    else if (letter === '|') {
      groups.push([]);
      at += 1;
    } else {
      const word = readWord(text, at);
      groups.at(-1)?.push(word);
      at = word.to;
    }
  }
  return groups.filter((group) => group.length > 0);
}

/** The filter text with another key where the first word of `written` stands. */
export function withKey(
  text: string,
  { written, key }: { readonly written: string; readonly key: string },
): string {
  const word = readWords(text)
    .flat()
    .find((one) => one.key === written);
  if (word === undefined) return text;
  const start = word.from + (word.negated ? 1 : 0);
  return text.slice(0, start) + key + text.slice(start + written.length);
}

const keyStart = /([a-z][a-z-]*):/iy;

function readWord(text: string, from: number): Word {
  const negated = text.charAt(from) === '-' && !/[\s|]|^$/.test(text.charAt(from + 1));
  const start = negated ? from + 1 : from;
  const patternEnd = text.charAt(start) === '/' ? endOfPattern(text, start) : null;
  if (patternEnd !== null) {
    return {
      from,
      to: patternEnd,
      negated,
      key: null,
      values: [text.slice(start + 1, patternEnd - 1)],
      kind: 'pattern',
      quoted: false,
    };
  }
  const key = keyAt(text, start);
  if (key === null) {
    const part = readPart(text, start);
    return {
      from,
      to: part.to,
      negated,
      key: null,
      values: [part.value],
      kind: 'text',
      quoted: part.quoted,
    };
  }
  const values: string[] = [];
  let to = start + key.length;
  let quoted = false;
  do {
    const part = readPart(text, to + 1);
    values.push(part.value);
    quoted ||= part.quoted;
    to = part.to;
  } while (
    text.charAt(to) === '|' &&
    /[^\s|]/.test(text.charAt(to + 1)) &&
    keyAt(text, text.charAt(to + 1) === '-' ? to + 2 : to + 1) === null
  );
  return { from, to, negated, key: key.toLowerCase(), values, kind: 'keyed', quoted };
}

/** A key's name where one stands; `https://…` and `localhost:8080` are plain words, not keys. */
function keyAt(text: string, at: number): string | null {
  keyStart.lastIndex = at;
  const name = keyStart.exec(text)?.[1];
  if (name === undefined) return null;
  const after = text.slice(at + name.length + 1, at + name.length + 12);
  return after.startsWith('//') ? null : name;
}

function readPart(text: string, from: number): { value: string; to: number; quoted: boolean } {
  let value = '';
  let at = from;
  let quoted = false;
  let open = false;
  for (; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') {
      open = !open;
      quoted = true;
    } else if (open && letter === '\\' && /["\\]/.test(text.charAt(at + 1))) {
      at += 1;
      value += text.charAt(at);
    } else if (!open && /[\s|]/.test(letter)) break;
    else value += letter;
  }
  return { value, to: at, quoted };
}

/**
 * Place after the closing `/` of a pattern, which must end the word; null where `/` is only the
 * start of a path.
 */
function endOfPattern(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\') at += 1;
    else if (/\s/.test(letter)) return null;
    else if (letter === '/' && at > start + 1 && /^[\s|]?$/.test(text.charAt(at + 1)))
      return at + 1;
  }
  return null;
}
