/** So many times the user may say no before the page is not heard any more. */
const mostRefusals = 3;

/**
 * Stands between a page and the questions that it can bring up: one at a time, and none after three
 * refusals in a row, until the user does something in the page.
 */
export class QuestionGate {
  readonly #muted: () => void;
  #isAsking = false;
  #refusals = 0;

  /** `muted` hears when the page is not heard any more. */
  constructor(muted: () => void) {
    this.#muted = muted;
  }

  /** The answer; null where the user said no, or was not asked. */
  async ask<T>(question: () => Promise<T | null>): Promise<T | null> {
    if (this.#isAsking || this.#refusals >= mostRefusals) return null;
    this.#isAsking = true;
    try {
      const answer = await question();
      this.#refusals = answer === null ? this.#refusals + 1 : 0;
      if (this.#refusals === mostRefusals) this.#muted();
      return answer;
    } finally {
      this.#isAsking = false;
    }
  }

  /** The user clicked or typed in the page: what it asks now may be meant. */
  acted(): void {
    this.#refusals = 0;
  }
}
