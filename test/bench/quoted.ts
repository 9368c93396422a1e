import type { GoalName } from './goals.ts';
import type { Figure } from './measured.ts';
import { unitWord, written } from './printed.ts';

/** A figure by its name, where the run has one that can be quoted. */
type Quote = (name: GoalName) => Figure | undefined;

/** A row of the README: what it is about, and words that stand only where their figure does. */
interface Row {
  readonly what: string;
  readonly figures: readonly ((quote: Quote) => string | null)[];
}

/** "0.44", "16 ms", in the words around it. */
const one =
  (name: GoalName, words: (figure: string) => string = (figure) => figure) =>
  (quote: Quote): string | null => {
    const found = quote(name);
    return found === undefined ? null : words(`${written(found.figure)}${unitWord(found.unit)}`);
  };

/** From the least to the most of several figures: "filters 8 to 74 ms". */
const range =
  (word: string, names: readonly GoalName[]) =>
  (quote: Quote): string | null => {
    const found = names.flatMap((name) => quote(name) ?? []);
    const [first] = found;
    if (first === undefined) return null;
    const numbers = found.map(({ figure }) => figure);
    return `${word} ${written(Math.min(...numbers))} to ${written(Math.max(...numbers))}${unitWord(first.unit)}`;
  };

const rows: readonly Row[] = [
  {
    what: '`review` of a HAR, times `JSON.parse`',
    figures: [
      one('review-700mb-ratio', (figure) => `700 MB ${figure}`),
      one('review-2gb-ratio', (figure) => `2 GB ${figure}`),
      one('review-2gb-memory', (figure) => `peak memory ${figure}`),
    ],
  },
  {
    what: 'classifying 100,000 exchanges, of `JSON.parse` of the same',
    figures: [one('rules-ratio')],
  },
  {
    what: 'table of 150,000 requests',
    figures: [
      range('filters', ['filter-words', 'filter-status', 'filter-domain', 'filter-pattern']),
      range('sorting', ['sort-status', 'sort-name', 'sort-meaning', 'sort-time', 'sort-domain']),
    ],
  },
  {
    what: '`redact` of a 150 MB HAR, of `review`',
    figures: [
      one('redact-ratio'),
      one('redact-memory', (figure) => `peak memory ${figure}`),
      one('redact-dense', (figure) => `full of secrets ${figure}`),
    ],
  },
  {
    what: 'a HAR of 700 MB in the window, of `JSON.parse`',
    figures: [
      one('window-ratio'),
      one('window-memory', (figure) => `peak memory ${figure}`),
      one('window-cancel', (figure) => `Cancel ${figure}`),
    ],
  },
  {
    what: 'recording 20,000 requests as fast as a page can send them',
    figures: [
      one('capture-missed', (figure) => `${figure} missed`),
      one('capture-no-content', (figure) => `${figure} without content`),
      one('capture-memory', (figure) => `main process ${figure}`),
    ],
  },
  {
    what: 'page time while recorded, with contents, to none',
    figures: [
      one('capture-halo-with', (figure) => `a page like Halo’s ${figure}`),
      one('capture-page-with', (figure) => `1,000 requests at once ${figure}`),
      one('capture-page-devtools', (figure) => `the latter beside DevTools ${figure}`),
    ],
  },
  {
    what: 'start until usable, times a bare Electron window',
    figures: [one('start-usable'), one('start-first', (figure) => `with a new profile ${figure}`)],
  },
  {
    what: 'memory',
    figures: [
      one('memory-idle-mb', (figure) => `${figure} idle`),
      one('memory-bare-mb', (figure) => `bare window ${figure}`),
      one('memory-100k-mb', (figure) => `${figure} with 100,000 requests`),
    ],
  },
];

/**
 * What the README quotes of a run: a row for each thing of which something was measured. What the
 * machine's noise allows no statement about is not quoted.
 */
export function quotedRows(figures: readonly Figure[]): readonly (readonly [string, string])[] {
  const quotable = new Map(
    figures.filter(({ verdict }) => verdict !== 'noise').map((figure) => [figure.name, figure]),
  );
  return rows.flatMap(({ what, figures: parts }): readonly (readonly [string, string])[] => {
    const said = parts.flatMap((part) => part((name) => quotable.get(name)) ?? []);
    return said.length === 0 ? [] : [[what, said.join('; ')]];
  });
}
