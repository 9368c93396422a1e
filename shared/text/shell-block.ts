/** What a block says, and where it began. */
interface Said {
  readonly line: number;
  readonly text: string;
}

/**
 * An error as PowerShell 7 shows it: the place, "Line |", the line of the script, waves below it,
 * and at last the message, each behind a bar. Only the message says what failed.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables#errorview
 */
export class ShellBlock {
  #begun = 0;
  #words: string[] = [];
  #head: { readonly line: number; readonly text: string } | null = null;

  /** `taken`: the line is part of a block; what a block said once it is over; null: a plain line. */
  add(line: string, number: number): Said | 'taken' | null {
    if (this.#begun > 0) {
      const bar = /^\s*\d{0,6}\s*\|(.*)$/.exec(line);
      if (bar !== null) {
        this.#note(line, bar[1] ?? '');
        return 'taken';
      }
      return this.end();
    }
    if (/^\s*Line\s*\|\s*$/.test(line)) {
      this.#begun = this.#head?.line === number - 1 ? this.#head.line : number;
      this.#head = null;
      return 'taken';
    }
    const head = this.#head;
    this.#head = null;
    // The place of an error stands before its block; it says nothing by itself.
    if (/^[\w-]{3,60}\s?:\s{1,3}\S.{0,400}\.psm?1:\d+\s*$/.test(line)) {
      this.#head = { line: number, text: line };
      return 'taken';
    }
    return head === null ? null : { line: head.line, text: head.text };
  }

  /** What the block so far says; null where there is none. */
  end(): Said | null {
    const begun = this.#begun;
    const words = this.#words;
    const head = this.#head;
    this.#begun = 0;
    this.#words = [];
    this.#head = null;
    if (head !== null) return head;
    return begun === 0 || words.length === 0 ? null : { line: begun, text: words.join(' ') };
  }

  #note(line: string, text: string): void {
    // The script's own line has a number before its bar; the waves point into it.
    if (/^\s*\d/.test(line) || /^[\s~]*$/.test(text)) return;
    this.#words.push(text.trim());
  }
}
