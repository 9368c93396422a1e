import type { Exchange } from '../exchange.ts';
import { base64Of, decodeBase64 } from './base64.ts';
import { redactContent } from './content.ts';
import { redactExchange } from './exchange.ts';
import { redactHarEntry, redactHarHead } from './har-entry.ts';
import { isNode, type Node, put } from './json.ts';
import { OwnWords } from './own-words.ts';
import { type Kind, type RedactOptions, Register, type Taken } from './register.ts';
import { ValueSearch } from './value-search.ts';

/** A value that was taken out in one place and still stands in another. The value itself is never told. */
export interface Leak { readonly kind: string }

/**
 * Takes secrets out of everything that leaves the program, in two passes: the first takes out by place, by name and by shape all
 * that will leave, the second takes out every copy of what the first one found. So a secret that shows itself only at the end is
 * also taken out at the beginning, and `leaksIn` can search the whole output for every value that was taken out.
 */
export class Redactor {
  readonly #register: Register;
  readonly #own: OwnWords;
  #search: ValueSearch | null = null;

  constructor(options: RedactOptions) {
    this.#register = new Register(options);
    this.#own = new OwnWords(options.words ?? []);
  }

  /** First pass: an entry of a HAR. The result may still hold copies of values: it must go through `seal`. */
  entry(entry: unknown): unknown {
    this.#search = null;
    return redactHarEntry(entry, this.#register);
  }

  /** First pass: `log` without its entries. */
  head(head: Node): Node {
    this.#search = null;
    return redactHarHead(head, this.#register);
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

  /** First pass: every string of a value of our own making (a diagnosis), judged as text and not by the names it stands under. */
  texts<T>(value: T): T {
    this.#search = null;
    return mapStrings(value, (text) => redactContent(text, '', this.#register)) as T;
  }

  /** Second pass: JSON text with every copy of a known value taken out of its strings; what JSON needs stays as it is. */
  seal(json: string): string {
    return this.searched().hits(json) || this.#own.hits(json) ? JSON.stringify(this.sealed(JSON.parse(json))) : json;
  }

  /** Second pass over a value that is held in memory. */
  sealed<T>(value: T): T {
    const search = this.searched();
    const labels = this.#register.searched;
    const clean = mapStrings(value, (text) => search.replace(text, (found) => labels.get(found) ?? ''));
    return mapStrings(clean, (text) => this.#own.replace(text, (word) => this.#register.take('own', word)), (key) => key) as T;
  }

  /** What was taken out: different values of each kind, most first. */
  get takenOut(): readonly { readonly kind: Kind; readonly count: number }[] {
    return [...this.#register.counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
  }

  /** Each value that was taken out, with most of it hidden, and where it was met first. */
  get taken(): readonly Taken[] {
    return [...this.#register.taken];
  }

  /** Every value that was taken out and still stands in this piece of output. */
  leaksIn(output: string): readonly Leak[] {
    const found = new Set<string>();
    for (const { value } of this.searched().find(output)) found.add(/redacted-([a-z]+)/.exec(this.#register.searched.get(value) ?? '')?.[1] ?? 'ip');
    return [...found].map((kind) => ({ kind }));
  }

  private searched(): ValueSearch {
    this.#search ??= new ValueSearch(this.#register.searched.keys());
    return this.#search;
  }
}

/** The same value with each string replaced: keys and numbers that hold one too, and the text behind `encoding: base64`. */
function mapStrings(value: unknown, map: (text: string) => string, mapKey = map): unknown {
  if (typeof value === 'string') return map(value);
  if (typeof value === 'number') {
    const text = map(String(value));
    return text === String(value) ? value : text;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => mapStrings(one, map, mapKey));
  if (!isNode(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) put(result, mapKey(key), key === 'text' && value['encoding'] === 'base64' && typeof inner === 'string' ? mapEncoded(inner, map) : mapStrings(inner, map, mapKey));
  return result;
}

function mapEncoded(text: string, map: (text: string) => string): string {
  const decoded = decodeBase64(text);
  if (decoded === null) return map(text);
  const clean = map(decoded);
  return clean === decoded ? map(text) : base64Of(clean);
}

