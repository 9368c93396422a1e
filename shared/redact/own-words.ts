/**
 * Words that the user wants out of everything that leaves, wherever they stand and whatever their
 * case: names of customers, of projects. They are looked for in values, never in what a format
 * needs (a HAR without its "request" would be none), and never inside a label.
 */
export class OwnWords {
  readonly #pattern: RegExp | null;
  readonly #wordOf: ReadonlyMap<string, string>;

  constructor(words: readonly string[]) {
    const forms = words
      .filter((word) => word.trim() !== '')
      .flatMap((word) => formsOf(word.trim()).map((form) => [form, word.trim()] as const));
    this.#wordOf = new Map(forms.map(([form, word]) => [form.toLowerCase(), word]));
    const alternatives = [...this.#wordOf.keys()].sort((a, b) => b.length - a.length).map(escaped);
    this.#pattern =
      alternatives.length === 0
        ? null
        : new RegExp(
            `(?<label>redacted-[a-z]+-\\d+(?:-len\\d+)?)|${alternatives.join('|')}`,
            'giu',
          );
  }

  /** There is a word to look for. */
  get isAny(): boolean {
    return this.#pattern !== null;
  }

  /** True where the text may hold one; a label that was put in before counts too. */
  hits(text: string): boolean {
    return this.#pattern !== null && text.search(this.#pattern) >= 0;
  }

  /** The text with each of the words replaced. */
  replace(text: string, by: (word: string) => string): string {
    if (this.#pattern === null) return text;
    return text.replace(this.#pattern, (found, label: string | undefined) =>
      label === undefined ? by(this.#wordOf.get(found.toLowerCase()) ?? found) : found,
    );
  }
}

/**
 * As it is, and as it stands in addresses and inside JSON, also where other letters than ASCII are
 * written as `\u00fc`.
 */
function formsOf(word: string): readonly string[] {
  const inJson = JSON.stringify(word).slice(1, -1);
  const inAscii = inJson.replaceAll(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const encoded = /\p{Surrogate}/u.test(word) ? word : encodeURIComponent(word); // half a character can't be percent-encoded
  return [
    word,
    inJson,
    inAscii,
    JSON.stringify(inAscii).slice(1, -1),
    encoded,
    encoded.replaceAll('%20', '+'),
  ];
}

function escaped(text: string): string {
  return text.replaceAll(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}
