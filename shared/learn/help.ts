/** A piece of a help page: plain text, shown as it is. */
export type HelpBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'steps' | 'list'; readonly items: readonly string[] };

/** Screens that a help page can lead to. */
const helpDoors = [
  'start',
  'settings',
  'packs',
  'learn',
  'reference',
  'captures',
  'compare',
  'checkup',
] as const;
export type HelpDoor = (typeof helpDoors)[number];

/** One page of the help, as resources/help/<id>.md holds it. */
export interface HelpPage {
  readonly id: string;
  readonly title: string;
  /** Further words under which it is found. */
  readonly words: string;
  readonly door: HelpDoor | null;
  readonly blocks: readonly HelpBlock[];
}

/**
 * Reads a page: `title:`, `words:` and `open:`, a line of dashes, then `## ` headings, `1. ` steps,
 * `- ` lists and paragraphs. Nothing else has a meaning: no links, no emphasis, no HTML.
 * @throws Error where the head is not as it must be: a fault of the file, which a test finds
 */
export function readHelpPage(id: string, source: string): HelpPage {
  const [head = '', ...rest] = source.replaceAll('\r\n', '\n').split('\n---\n');
  const field = (name: string) =>
    head
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
      .trim() ?? null;
  const title = field('title');
  const open = field('open');
  const door = helpDoors.find((one) => one === open) ?? null;
  if (title === null || rest.length === 0)
    throw new Error(`${id}: a help page begins with its title and a line of three dashes`);
  if (open !== null && door === null) throw new Error(`${id}: there is no screen "${open}"`);
  return { id, title, words: field('words') ?? '', door, blocks: blocksOf(rest.join('\n---\n')) };
}

function blocksOf(body: string): readonly HelpBlock[] {
  const blocks: HelpBlock[] = [];
  let lines: { readonly kind: 'text' | 'steps' | 'list'; readonly texts: string[] } | null = null;
  const finish = () => {
    if (lines !== null)
      blocks.push(
        lines.kind === 'text'
          ? { kind: 'text', text: lines.texts.join(' ') }
          : { kind: lines.kind, items: lines.texts },
      );
    lines = null;
  };
  for (const line of body.split('\n').map((one) => one.trim())) {
    const [kind, text] = readLine(line);
    if (kind === 'heading' || kind === 'empty' || (lines !== null && lines.kind !== kind)) finish();
    if (kind === 'heading') blocks.push({ kind, text });
    else if (kind !== 'empty') {
      lines ??= { kind, texts: [] };
      lines.texts.push(text);
    }
  }
  finish();
  return blocks;
}

function readLine(
  line: string,
): readonly ['heading' | 'steps' | 'list' | 'text' | 'empty', string] {
  if (line === '') return ['empty', ''];
  if (line.startsWith('## ')) return ['heading', line.slice(3)];
  if (line.startsWith('- ')) return ['list', line.slice(2)];
  const step = /^\d+\. (.*)$/.exec(line);
  return step === null ? ['text', line] : ['steps', step[1] ?? ''];
}

/** Everything a person reads on a page, in order. */
export function textsOfPage({ title, blocks }: HelpPage): readonly string[] {
  return [title, ...blocks.flatMap((block) => ('items' in block ? block.items : [block.text]))];
}

/**
 * A page that was found, with the heading under which the words stand; null: in its beginning or
 * its title.
 */
interface HelpMatch {
  readonly page: HelpPage;
  readonly heading: string | null;
}

/**
 * Pages that hold every one of the words, those with them in the title first. No words: all pages.
 */
export function searchHelp(words: string, pages: readonly HelpPage[]): readonly HelpMatch[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const holds = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  const found = pages.filter((page) => holds([page.words, ...textsOfPage(page)].join(' ')));
  const matches = found.map((page) => ({
    page,
    heading: wanted.length === 0 ? null : headingOf(page, holds),
  }));
  return [
    ...matches.filter(({ page }) => holds(page.title)),
    ...matches.filter(({ page }) => !holds(page.title)),
  ];
}

function headingOf(page: HelpPage, holds: (text: string) => boolean): string | null {
  let heading: string | null = null;
  let section = '';
  for (const block of page.blocks) {
    if (block.kind === 'heading') {
      if (heading !== null && holds(section)) return heading;
      heading = block.text;
      section = '';
    }
    section += ` ${'items' in block ? block.items.join(' ') : block.text}`;
  }
  return heading !== null && holds(section) ? heading : null;
}
