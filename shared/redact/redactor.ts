import type { Exchange } from '../exchange/exchange.ts';
import { redactContent } from './content.ts';
import { takeOutEchoes } from './echo.ts';
import { redactExchange } from './exchange.ts';
import { redactHarEntry } from './har-entry.ts';
import type { JsonRewrite } from './json-rewrite.ts';
import type { Kind } from './kinds.ts';
import { mapJson, mapStrings } from './map-strings.ts';
import { ownHostOf } from './own-host.ts';
import { OwnWords } from './own-words.ts';
import { type RedactOptions, Register, type Taken } from './register.ts';
import { withoutSpans } from './deep-search.ts';
import { ValueSearch } from './value-search.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A value that was taken out in one place and still stands in another. The value itself is never
 * told.
 */
export interface Leak {
  readonly kind: string;
}

/** An entry that was changed once is read anew, so that it can be changed again. */
function reopen(entry: JsonRewrite): void {
  const bytes = entry.close().slice();
  if (!entry.open(bytes, 0, bytes.length)) throw new SyntaxError('This is no JSON.');
}

/**
 * Takes secrets out of everything that leaves the program, in two passes: the first takes out by
 * place, by name and by shape all that will leave, the second takes out every copy of what the
 * first one found. So a secret that shows itself only at the end is also taken out at the
 * beginning, and `leaksIn` can search the whole output for every value that was taken out.
 */
export class Redactor {
  readonly #register: Register;
  readonly #own: OwnWords;
  #search: ValueSearch | null = null;

  constructor(options: RedactOptions) {
    this.#register = new Register(options, redactContent);
    this.#own = new OwnWords(options.words ?? []);
  }

  /**
   * First pass: an entry of a HAR. The result may still hold copies of values: it must go through
   * `seal`.
   */
  entry(entry: JsonRewrite): void {
    this.#search = null;
    if (takeOutEchoes(entry, this.#register)) reopen(entry);
    redactHarEntry(entry, this.#register);
  }

  /** First pass: an entry of a HAR as JSON text. */
  entryText(json: string): string {
    return this.#rewritten(json, (entry) => {
      this.entry(entry);
    });
  }

  /** First pass: JSON text, such as `log` without its entries. */
  json(text: string): string {
    this.#search = null;
    this.#register.part = 'other';
    return redactContent(text, 'application/json', this.#register);
  }

  /** First pass: an exchange. */
  exchange(exchange: Exchange): Exchange {
    this.#search = null;
    return redactExchange(exchange, this.#register);
  }

  /** First pass: a message, a page title, a note. */
  text(text: string): string {
    this.#search = null;
    return redactContent(text, '', this.#register);
  }

  /** First pass: the address of a Halo, as nothing but the place it comes from can tell. */
  halo(url: string): void {
    this.#search = null;
    this.#register.addHost(ownHostOf(url));
  }

  /** First pass: the name of a person, as nothing but the place it comes from can tell. */
  person(name: string): string {
    this.#search = null;
    return this.#register.take('name', this.text(name));
  }

  /**
   * First pass: every string of a value of our own making (a diagnosis), judged as text and not by
   * the names it stands under.
   */
  texts<T>(value: T): T {
    this.#search = null;
    return mapStrings(value, (text) => redactContent(text, '', this.#register)) as T;
  }

  /**
   * Second pass: JSON text with every copy of a known value taken out of its strings; what JSON
   * needs stays as it is.
   */
  seal(json: string): string {
    if (!this.#searched().hits(json) && !this.#own.hits(json)) return json;
    return this.#rewritten(json, (rewrite) => {
      mapJson(rewrite, this.#sealedText, this.#sealedName);
    });
  }

  /** True where no value that was taken out stands in these bytes. */
  isSealed(json: Uint8Array): boolean {
    return (
      !this.#searched().isIn(json) && !(this.#own.isAny && this.#own.hits(decoder.decode(json)))
    );
  }

  /** Second pass over a value that is held in memory. */
  sealed<T>(value: T): T {
    return mapStrings(value, this.#sealedText, this.#sealedName) as T;
  }

  /** What was taken out: different values of each kind, most first. */
  get takenOut(): readonly { readonly kind: Kind; readonly count: number }[] {
    return [...this.#register.counts]
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count);
  }

  /** Each value that was taken out, with most of it hidden, and where it was met first. */
  get taken(): readonly Taken[] {
    return [...this.#register.taken];
  }

  /** Every value that was taken out and still stands in this piece of output. */
  leaksIn(output: string): readonly Leak[] {
    const found = new Set<string>();
    for (const span of this.#searched().spans(output))
      found.add(
        /redacted-([a-z]+)/.exec(this.#register.searched.get(span.found) ?? '')?.[1] ?? 'ip',
      );
    return [...found].map((kind) => ({ kind }));
  }

  /** Names of members are not searched for the user's own words: a format needs them. */
  readonly #sealedName = (name: string): string =>
    withoutSpans(
      name,
      this.#searched().spans(name),
      (found) => this.#register.searched.get(found) ?? '',
    );
  readonly #sealedText = (text: string): string =>
    this.#own.replace(this.#sealedName(text), (word) => this.#register.take('own', word));

  #rewritten(json: string, change: (rewrite: JsonRewrite) => void): string {
    const rewrite = this.#register.remembered.rewrite();
    if (!rewrite.openText(json)) throw new SyntaxError('This is no JSON.');
    change(rewrite);
    const clean = rewrite.closeText() ?? json;
    this.#register.remembered.giveBack(rewrite);
    return clean;
  }

  #searched(): ValueSearch {
    this.#search ??= new ValueSearch(this.#register.searched.keys());
    return this.#search;
  }
}
