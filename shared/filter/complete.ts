import { filterKeys, keyAliases } from './keys.ts';
import { type FilterLine } from './line.ts';

/** One offer: the whole filter text with it, and what to show in the list. */
export interface Completion {
  readonly label: string;
  /** Lines that have this value; null for keys. */
  readonly count: number | null;
  readonly text: string;
  /** Where the caret belongs afterwards. */
  readonly caret: number;
}

const mostOffers = 12;
/** Lines looked at for values: completion must answer while somebody types. */
const mostLines = 20_000;

/**
 * Offers for the word at the caret: keys by name, or a key's values as they stand in the data, most
 * frequent first.
 */
export function complete(
  text: string,
  caret: number,
  lines: readonly FilterLine[],
): readonly Completion[] {
  const before = text.slice(0, caret);
  const start = Math.max(before.lastIndexOf(' '), before.lastIndexOf('|')) + 1;
  const word = before.slice(start);
  if (word.includes('"') || word.startsWith('/')) return [];
  const sign = word.startsWith('-') ? '-' : '';
  const bare = word.slice(sign.length);
  const colon = bare.indexOf(':');
  const offer = (label: string, replacement: string, count: number | null): Completion => {
    const head = text.slice(0, start) + sign + replacement;
    return { label, count, text: head + text.slice(caret), caret: head.length };
  };
  if (colon === -1) {
    const typed = bare.toLowerCase();
    return typed === '' && sign === '' && before !== ''
      ? []
      : Object.keys(filterKeys)
          .filter((key) => key.startsWith(typed))
          .slice(0, mostOffers + 2)
          .map((key) => offer(`${sign}${key}:`, `${key}:`, null));
  }
  const written = bare.slice(0, colon).toLowerCase();
  const key = keyAliases[written] ?? written;
  if (!Object.hasOwn(filterKeys, key)) return [];
  const typed = bare.slice(colon + 1).toLowerCase();
  return valuesOf(key, lines)
    .filter(({ value }) => value.toLowerCase().includes(typed) && value.toLowerCase() !== typed)
    .slice(0, mostOffers)
    .map(({ value, count }) => offer(value, `${written}:${quote(value)}`, count));
}

function valuesOf(
  key: string,
  lines: readonly FilterLine[],
): readonly { readonly value: string; readonly count: number | null }[] {
  const known = filterKeys[key];
  if (known === undefined) return [];
  const counts = new Map<string, number>();
  if (known.valueOf !== null) {
    for (let i = 0; i < lines.length && i < mostLines; i += 1) {
      const line = lines[i];
      const value = line === undefined ? null : known.valueOf(line);
      if (value !== null && value.length <= 100) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const found = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value, count]) => ({ value, count }));
  return [
    ...found,
    ...known.examples
      .filter((value) => !counts.has(value))
      .map((value) => ({ value, count: null })),
  ];
}

function quote(value: string): string {
  return /[\s|"]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
}
