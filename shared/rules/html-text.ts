const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  hellip: '…',
  copy: '©',
};

/**
 * Title and headings of an error page as plain text; the rest of a page is no message. null where
 * it has neither.
 */
export function pageMessage(html: string): string | null {
  const page = html.slice(0, 60_000);
  const found: string[] = [];
  for (const tag of ['title', 'h1', 'h2', 'h3']) {
    const text = element(page, tag);
    const before = found[0];
    // Of two that say the same the longer one is enough: “413” and “413 Request Entity Too Large”.
    if (before !== undefined && holds(text, before)) found[0] = text;
    else if (text !== '' && !found.some((earlier) => holds(earlier, text))) found.push(text);
    if (found.length === 2) break;
  }
  return found.length === 0 ? firstParagraph(page) : found.join(' – ');
}

const holds = (long: string, short: string): boolean =>
  long.toLowerCase().includes(short.toLowerCase());

/** What else an error page says, for recognising it; never shown. */
export function pageWords(html: string): string {
  return plainText(html.slice(0, 20_000)).slice(0, 1500);
}

function firstParagraph(page: string): string | null {
  const text = element(page, 'p') || plainText(page).slice(0, 200);
  return text === '' ? null : text;
}

function element(page: string, tag: string): string {
  const lower = page.toLowerCase();
  const open = lower.search(new RegExp(`<${tag}[\\s>]`));
  if (open < 0) return '';
  const start = lower.indexOf('>', open) + 1;
  const end = lower.indexOf(`</${tag}`, start);
  return start === 0 || end < 0 ? '' : plainText(page.slice(start, end)).slice(0, 300);
}

/** Mark-up, scripts and styles taken out, entities read, white space made single. */
export function plainText(html: string): string {
  const lower = html.toLowerCase();
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text += html.slice(at);
      break;
    }
    text += html.slice(at, open);
    const skipped = /^<(script|style)\b/.exec(lower.slice(open, open + 8))?.[1];
    const close = skipped === undefined ? html.indexOf('>', open) : closing(lower, open, skipped);
    if (close < 0) break;
    text += ' ';
    at = close + 1;
  }
  return readEntities(text).replace(/\s+/g, ' ').trim();
}

function closing(lower: string, from: number, tag: string): number {
  const end = lower.indexOf(`</${tag}`, from);
  return end < 0 ? -1 : lower.indexOf('>', end);
}

function readEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code =
      name[1]?.toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
