/** Several lines that are one message: JSON or a web page that was pasted whole. */
export interface Block {
  readonly line: number;
  readonly text: string;
}

const mostLines = 400;
const mostText = 256 * 1024;

/** Collects the lines of JSON or of a page; a block that never closes gives its lines back. */
export class BlockCollector {
  #lines: string[] = [];
  #first = 0;
  #size = 0;
  #depth = 0;
  #inString = false;
  #page = false;

  get open(): boolean {
    return this.#lines.length > 0;
  }

  /** True where this line begins a block of several lines. */
  begins(line: string): boolean {
    return /^\s*(?:[{[]\s*(?:"|$|[{[])|<!doctype html|<html\b|<\?xml)/i.test(line);
  }

  /** Takes a line; the whole block once it is closed. */
  add(line: string, number: number): Block | null {
    if (this.#lines.length === 0) {
      this.#first = number;
      this.#page = /^\s*</.test(line);
    }
    this.#lines.push(line);
    this.#size += line.length;
    if (!this.#page) this.#follow(line);
    return (
      this.#page
        ? /<\/html>|<\/\w+>\s*$/i.test(line) && /<\/(?:html|error|fault|\w*envelope)>/i.test(line)
        : this.#depth <= 0
    )
      ? this.#take()
      : null;
  }

  /** Too long to be one message. */
  get overfull(): boolean {
    return this.#lines.length > mostLines || this.#size > mostText;
  }

  /** The lines so far, unclosed. */
  give(): { readonly first: number; readonly lines: readonly string[] } {
    const given = { first: this.#first, lines: this.#lines };
    this.#clear();
    return given;
  }

  #take(): Block {
    const block = { line: this.#first, text: this.#lines.join('\n') };
    this.#clear();
    return block;
  }

  #clear(): void {
    this.#lines = [];
    this.#size = 0;
    this.#depth = 0;
    this.#inString = false;
  }

  #follow(line: string): void {
    for (let i = 0; i < line.length; i += 1) {
      const letter = line[i];
      if (this.#inString) {
        if (letter === '\\') i += 1;
        else if (letter === '"') this.#inString = false;
      } else if (letter === '"') this.#inString = true;
      else if (letter === '{' || letter === '[') this.#depth += 1;
      else if (letter === '}' || letter === ']') this.#depth -= 1;
    }
    this.#inString = false; // a string never goes on over a line end
  }
}
