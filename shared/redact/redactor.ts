import type { Exchange } from '../exchange.ts';
import { redactExchange } from './exchange.ts';
import { redactHarEntry, redactHarHead } from './har-entry.ts';
import { type Kind, type RedactOptions, Register } from './register.ts';
import { redactText } from './text.ts';
import { ValueSearch } from './value-search.ts';

/** A value that was taken out in one place and still stands in another. The value itself is never told. */
export interface Leak { readonly kind: string; readonly where: string }

/**
 * Takes secrets out of everything that leaves the program. Two passes: `learn` everything that will leave, then `write` it; so a
 * secret that shows itself only at the end is also taken out at the beginning, and `leaksIn` can search the whole output for
 * every value that was taken out.
 */
export class Redactor {
  readonly #register: Register;
  #search: ValueSearch | null = null;

  constructor(options: RedactOptions) {
    this.#register = new Register(options);
  }

  learnEntry(entry: unknown): void {
    redactHarEntry(entry, this.#register);
    this.#search = null;
  }

  learnHead(head: Record<string, unknown>): void {
    redactHarHead(head, this.#register);
    this.#search = null;
  }

  learnExchange(exchange: Exchange): void {
    redactExchange(exchange, this.#register);
    this.#search = null;
  }

  /** The entry as JSON text, redacted by place and then by value. */
  entry(entry: unknown): string {
    return this.byValue(JSON.stringify(redactHarEntry(entry, this.#register)));
  }

  head(head: Record<string, unknown>): string {
    return this.byValue(JSON.stringify(redactHarHead(head, this.#register)));
  }

  exchange(exchange: Exchange): Exchange {
    const clean = redactExchange(exchange, this.#register);
    return JSON.parse(this.byValue(JSON.stringify(clean))) as Exchange;
  }

  /** Free text: a message, a page title, a note. */
  text(text: string): string {
    const clean = redactText(text, this.#register);
    return this.searched().replace(clean, (value) => this.#register.searched.get(value) ?? '');
  }

  /** Replaces copies of known values in JSON text. Labels hold no sign that JSON or an address would have to escape. */
  private byValue(json: string): string {
    return this.searched().replace(json, (value) => this.#register.searched.get(value) ?? '');
  }

  /** What was taken out: different values of each kind, most first. */
  get takenOut(): readonly { readonly kind: Kind; readonly count: number }[] {
    return [...this.#register.counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
  }

  /** Every value that was taken out and still stands in this piece of output. */
  leaksIn(output: string, where: string): readonly Leak[] {
    const found = new Set<string>();
    for (const { value } of this.searched().find(output)) found.add(/redacted-([a-z]+)/.exec(this.#register.searched.get(value) ?? '')?.[1] ?? 'value');
    return [...found].map((kind) => ({ kind, where }));
  }

  private searched(): ValueSearch {
    this.#search ??= new ValueSearch(this.#register.searched.keys());
    return this.#search;
  }
}
