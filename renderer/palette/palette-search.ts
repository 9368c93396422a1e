import type { PaletteItem, PaletteSection } from './palette-items.ts';

/** So many of a section are shown once something is typed: the best ones, for nobody reads more. */
const most = 8;

/**
 * What fits the typed words, the best section and row first, so that Enter does what was meant: a
 * title counts before a note, and both before the text behind them. Nothing typed: everything, as it
 * stands.
 */
export function foundSections(
  sections: readonly PaletteSection[],
  typed: string,
): readonly PaletteSection[] {
  const words = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return sections;
  return sections
    .map((section) => {
      const fits = section.items
        .map((item) => ({ item, rank: rankOf(item, words) }))
        .filter(({ rank }) => rank < none)
        .sort((a, b) => a.rank - b.rank)
        .slice(0, most);
      const items = fits.map(({ item }) => item);
      return { section: { ...section, items }, best: fits[0]?.rank ?? none };
    })
    .filter(({ best }) => best < none)
    .sort((a, b) => a.best - b.best)
    .map(({ section }) => section);
}

const none = 6;

/** Small is good; `none` where a word is nowhere in it. */
function rankOf({ title, note, words }: PaletteItem, wanted: readonly string[]): number {
  const name = plain(title);
  const whole = wanted.join(' ');
  if (name === whole) return 0;
  if (name.startsWith(whole)) return 1;
  const beginnings = name.split(/[^\p{L}\p{N}]+/u);
  if (wanted.every((word) => beginnings.some((one) => one.startsWith(word)))) return 2;
  const holds = (text: string) => wanted.every((word) => text.includes(word));
  if (holds(name)) return 3;
  const noted = `${name} ${plain(note ?? '')}`;
  if (holds(noted)) return 4;
  const behind = plain(words);
  if (!holds(`${noted} ${behind}`)) return none;
  // Further on, a word is said in passing.
  const at = Math.max(...wanted.map((word) => behind.indexOf(word)));
  return 5 + Math.min(at, 9_999) / 10_000;
}

/** As people compare words: without accents, small and capital letters the same. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
