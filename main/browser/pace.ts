import type { Writable } from 'node:stream';

/**
 * Holds back what is written to a stream until all that is to be said now is said, and has it go out
 * at once: each write by itself is a call of the system, and wakes the browser.
 */
export class WritePace {
  readonly #to: Writable;
  #isGathering = false;

  constructor(to: Writable) {
    this.#to = to;
  }

  /** Before each write. */
  begin(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#to.cork();
    setImmediate(() => {
      this.#isGathering = false;
      this.#to.uncork();
    });
  }
}

/** Milliseconds between two looks at what a busy browser says. */
const pause = 10;
/** Bytes within that time, about those of one request, from which a browser counts as busy. */
const busy = 4_096;
/** Bytes read at once from which more is waiting: there is no pause then. */
const full = 32_768;

/**
 * Reads a browser whose pages are busy every few milliseconds instead of at each of its messages:
 * waking for each takes more processor time, here and in the browser, than what is done with it. What
 * is said meanwhile waits in the connection, and a large message is not held up.
 */
export class ReadPace {
  readonly #from: { pause(): void; resume(): void };
  readonly #now: () => number;
  #since = -Infinity;
  #bytes = 0;

  /** `now` answers milliseconds. */
  constructor(from: { pause(): void; resume(): void }, now = () => performance.now()) {
    this.#from = from;
    this.#now = now;
  }

  /** So many bytes were read at once. */
  came(bytes: number): void {
    const now = this.#now();
    if (now - this.#since > pause) {
      this.#since = now;
      this.#bytes = 0;
    }
    this.#bytes += bytes;
    if (this.#bytes < busy || bytes >= full) return;
    this.#from.pause();
    setTimeout(() => {
      // What has waited comes now, in one piece, and the next pause is after it.
      this.#since = this.#now();
      this.#bytes = busy;
      this.#from.resume();
    }, pause);
  }
}
