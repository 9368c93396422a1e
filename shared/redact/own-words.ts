import { DeepSearch, type Span, withoutSpans } from './deep-search.ts';
import { textOf } from './normal-form.ts';

/**
 * Words that the user wants out of everything that leaves, wherever they stand, whatever their case
 * and spelling: names of customers, of projects. They are looked for in values, never in what a
 * format needs (a HAR without its "request" would be none), and never inside a label.
 */
export class OwnWords {
  readonly #pattern: RegExp | null;
  readonly #words: readonly string[];
  readonly #deep = new DeepSearch<string>((bytes, from, to) => this.#find(bytes, from, to));

  constructor(words: readonly string[]) {
    this.#words = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))].sort(
      (one, other) => other.length - one.length,
    );
    this.#pattern =
      this.#words.length === 0
        ? null
        : new RegExp(
            `(redacted-[a-z]+-\\d+(?:-len\\d+)?)|${this.#words.map((word) => `(${patternOf(word)})`).join('|')}`,
            'g',
          );
  }

  /** There is a word to look for. */
  get isAny(): boolean {
    return this.#pattern !== null;
  }

  /** True where the text may hold one. */
  hits(text: string): boolean {
    return this.#pattern !== null && this.#deep.hits(encoder.encode(text));
  }

  /** The text with each of the words replaced. */
  replace(text: string, by: (word: string) => string): string {
    return this.#pattern === null ? text : withoutSpans(text, this.#deep.spans(text), by);
  }

  #find(bytes: Uint8Array, from: number, to: number): readonly Span<string>[] {
    const spans: Span<string>[] = [];
    if (this.#pattern === null) return spans;
    for (const found of textOf(bytes, from, to).matchAll(this.#pattern)) {
      const [whole, label, ...words] = found;
      if (label !== undefined) continue;
      const place = words.findIndex((one) => one !== undefined);
      spans.push({
        from: from + found.index,
        to: from + found.index + whole.length,
        found: this.#words[place] ?? whole,
      });
    }
    return spans;
  }
}

/** In the bytes of a normal form: either case, composed or not, and a plus for a blank. */
function patternOf(word: string): string {
  return [...word.normalize('NFC')]
    .map((sign) => {
      if (sign === ' ') return '[ +]';
      const spellings = [sign, sign.toLowerCase(), sign.toUpperCase()].flatMap((one) => [
        one.normalize('NFC'),
        one.normalize('NFD'),
      ]);
      return `(?:${[...new Set(spellings.map(bytesOf))].map(escaped).join('|')})`;
    })
    .join('');
}

const encoder = new TextEncoder();

const bytesOf = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

function escaped(text: string): string {
  return text.replaceAll(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}
