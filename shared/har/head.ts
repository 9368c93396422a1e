import { listOf, membersOf } from './values.ts';

/** What stands beside the entries, as it is posted to another thread. */
export interface PostedHead {
  readonly creator: string | null;
  /** Id and address of each page. */
  readonly pages: readonly (readonly [string, string])[];
}

/** What stands beside the entries: who wrote the file, and which pages it recorded. */
export class HarHead {
  /** Name and version, or null. */
  creator: string | null = null;
  /** Chrome, Edge, Brave and Opera call themselves WebInspector; some files name them all the same. */
  fromChrome = false;
  /** Whether the exporter names a reason for every request that got no answer. */
  namesReasons = false;
  fromFirefox = false;
  /** This program wrote it. */
  isOurs = false;
  readonly #pages = new Map<string, string>();

  static of({ creator, pages }: PostedHead): HarHead {
    const head = new HarHead();
    head.#takeCreator(creator);
    for (const [id, url] of pages) head.#pages.set(id, url);
    return head;
  }

  get posted(): PostedHead {
    return { creator: this.creator, pages: [...this.#pages] };
  }

  /** A member of `log`, as the splitter meets it. */
  take(name: string, value: unknown): void {
    if (name === 'creator') this.#takeCreator(value);
    if (name === 'pages') for (const page of listOf(value)) this.#takePage(page);
  }

  /** Address of a page's document, null where the file does not give it. */
  pageUrl(pageref: string): string | null {
    return this.#pages.get(pageref) ?? null;
  }

  /** The first document of a page is the page, where its title is no address (Firefox). */
  documentSeen(pageref: string, url: string): void {
    if (pageref !== '' && !this.#pages.has(pageref) && /^https?:/i.test(url))
      this.#pages.set(pageref, url);
  }

  #takeCreator(value: unknown): void {
    const { name, version } = membersOf(value);
    const words = [typeof value === 'string' ? value : name, version].filter(
      (word) => typeof word === 'string' && word !== '',
    );
    this.creator = words.length === 0 ? null : words.join(' ').slice(0, 200);
    this.fromChrome =
      /^(?:WebInspector|Chrom(?:e DevTools|ium)|Google Chrome|Microsoft Edge|Brave)\b/i.test(
        this.creator ?? '',
      );
    this.isOurs = /^Halo Troubleshooter\b/.test(this.creator ?? '');
    this.namesReasons = this.fromChrome || this.isOurs || /^Playwright/i.test(this.creator ?? '');
    this.fromFirefox = /^Firefox/i.test(this.creator ?? '');
  }

  #takePage(value: unknown): void {
    const page = membersOf(value);
    const address = [page['title'], page['_URL'], page['_url']].find(
      (text) => typeof text === 'string' && /^https?:\/\//i.test(text),
    );
    if (typeof page['id'] === 'string' && typeof address === 'string')
      this.#pages.set(page['id'], address);
  }
}
