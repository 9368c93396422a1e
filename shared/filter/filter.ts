import { filterKeys, keyAliases } from './keys.ts';
import { allOf, anyOf, type Test } from './line.ts';
import { wildcardTest } from './wildcard.ts';
import { readWords, type Word } from './words.ts';

/**
 * What is wrong with a filter text, for one short sentence; the wrong word is left out of the
 * filter. `patternTest`: null where patterns cannot be read yet; they leave nothing out then.
 */
export type FilterProblem =
  | { readonly kind: 'unknown-key'; readonly key: string; readonly meant: string | null }
  | { readonly kind: 'missing-value'; readonly key: string }
  | { readonly kind: 'wrong-value'; readonly key: string; readonly value: string }
  | { readonly kind: 'wrong-pattern'; readonly value: string };

export interface Filter {
  readonly matches: Test;
  readonly problems: readonly FilterProblem[];
  /** True where nothing is asked: every line matches. */
  readonly empty: boolean;
  /** Keys in use, without aliases. */
  readonly keys: ReadonlySet<string>;
}

/** A test of a pattern (`/…/`) on a text; null where the pattern is broken. */
export type PatternTest = (source: string) => ((text: string) => boolean) | null;

/** Whether a filter text has a pattern in it. */
export function hasPattern(text: string): boolean {
  return readWords(text).some((words) => words.some(({ kind }) => kind === 'pattern'));
}

/**
 * Reads a filter text (see words.ts and keys.ts for the grammar). Never throws; any text gives a
 * filter. `patternTest`: null where patterns cannot be read yet; they leave nothing out then.
 */
export function readFilter(text: string, patternTest: PatternTest | null = null): Filter {
  const problems: FilterProblem[] = [];
  const keys = new Set<string>();
  const groups: Test[] = [];
  for (const words of readWords(text)) {
    const tests: Test[] = [];
    for (const word of words) {
      const read = readTest(word, patternTest);
      if (typeof read === 'function') tests.push(read);
      else problems.push(read);
      if (word.key !== null) keys.add(keyAliases[word.key] ?? word.key);
    }
    if (tests.length > 0) groups.push(allOf(tests));
  }
  const matches: Test = groups.length === 0 ? () => true : anyOf(groups);
  return { matches, problems, empty: groups.length === 0, keys };
}

function readTest(word: Word, patternTest: PatternTest | null): Test | FilterProblem {
  const test = testOf(word, patternTest);
  if (typeof test !== 'function' || !word.negated) return test;
  return (line) => !test(line);
}

function testOf(
  { kind, key, values, quoted }: Word,
  patternTest: PatternTest | null,
): Test | FilterProblem {
  const value = values[0] ?? '';
  if (kind === 'pattern') {
    if (patternTest === null) return () => true;
    const fits = patternTest(value);
    return fits === null ? { kind: 'wrong-pattern', value } : ({ row }) => fits(row.url);
  }
  if (key === null) {
    if (quoted || !value.includes('*')) {
      const wanted = value.toLowerCase();
      return ({ text }) => text.includes(wanted);
    }
    const fits = wildcardTest(value, false);
    return ({ text }) => fits(text);
  }
  return keyedTest(key, values);
}

function keyedTest(written: string, values: readonly string[]): Test | FilterProblem {
  const key = keyAliases[written] ?? written;
  const known = Object.hasOwn(filterKeys, key) ? filterKeys[key] : undefined;
  if (known === undefined) {
    const meant = nearestKey(written);
    const port = meant === null && /^\d{1,5}(?:\/|$)/.test(values[0] ?? ''); // localhost:8080 is no key
    const address = `${written}:${values.join('|')}`.toLowerCase();
    return port
      ? ({ text }) => text.includes(address)
      : { kind: 'unknown-key', key: written, meant };
  }
  const tests: Test[] = [];
  for (const value of values) {
    if (value === '') return { kind: 'missing-value', key };
    const test = known.test(value);
    if (test === null) return { kind: 'wrong-value', key, value };
    tests.push(test);
  }
  return anyOf(tests);
}

/**
 * The key a mistyped one most likely stood for: one that starts the same way or differs by two
 * letters at most.
 */
function nearestKey(written: string): string | null {
  let best: string | null = null;
  let least = 3;
  for (const key of [...Object.keys(filterKeys), ...Object.keys(keyAliases)]) {
    const apart =
      written.length >= 3 && key.startsWith(written) ? 1 : distance(written.slice(0, 40), key);
    if (apart < least) {
      best = keyAliases[key] ?? key;
      least = apart;
    }
  }
  return best;
}

/** Letters to add, drop or change to get from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
