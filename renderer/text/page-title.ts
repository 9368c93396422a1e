/** What tells of a fault in place of a page, or is no name at all, such as an address or a sentence. */
const isNoTitle = (part: string): boolean =>
  part.length > 60 || /\b[45]\d\d\b|error/i.test(part) || (/[./]/.test(part) && !/\s/.test(part));

/**
 * The part of a page's title that is its own: "API console" of "API console – Acme". What other pages
 * have as well, or what names Halo, is the site. null where nothing is left.
 */
export function ownTitle(key: string, titles: ReadonlyMap<string, string>): string | null {
  const partsOf = (title: string) => title.split(/\s+[–—|·:-]\s+/).map((part) => part.trim());
  const ofOthers = new Set(
    [...titles].flatMap(([other, title]) => (other === key ? [] : partsOf(title))),
  );
  const own = partsOf(titles.get(key) ?? '').filter(
    (part) => part !== '' && !ofOthers.has(part) && !/\bhalo/i.test(part),
  );
  const [first] = own;
  return first === undefined || own.some(isNoTitle) ? null : first;
}
