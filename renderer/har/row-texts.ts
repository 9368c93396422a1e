import type { ExchangeRow } from '../../shared/exchange/row.ts';

/** Different texts that are remembered; what a hostile file has more of is kept as it came. */
const most = 10_000;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Lets rows share their texts. Rows that were posted have a copy of every text in each, half of what
 * 100,000 of them take.
 */
export class RowTexts {
  readonly #known = new Map<string, string>();

  /** Gives a row the texts that others have as well; it is changed in place, and equal as before. */
  share(row: Writable<ExchangeRow>): void {
    row.method = this.#of(row.method);
    row.name = nameIn(row);
    row.domain = this.#of(row.domain);
    row.statusText = this.#of(row.statusText);
    row.failure = this.#orNull(row.failure);
    row.state = this.#of(row.state);
    row.resourceType = this.#of(row.resourceType);
    row.mimeType = this.#of(row.mimeType);
    row.from = this.#of(row.from);
    row.pageUrl = this.#orNull(row.pageUrl);
    row.action = this.#orNull(row.action);
    row.initiator = this.#orNull(row.initiator);
  }

  #orNull(text: string | null): string | null {
    return text === null ? null : this.#of(text);
  }

  #of<T extends string>(text: T): T {
    const known = this.#known.get(text);
    if (known !== undefined) return known as T; // it is equal
    if (this.#known.size < most) this.#known.set(text, text);
    return text;
  }
}

/** V8 keeps the end of a text as a place in it. */
function nameIn({ url, name }: ExchangeRow): string {
  return url.endsWith(name) ? url.slice(url.length - name.length) : name;
}
