import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';
import { type CaptureStore, memoryLimits } from './capture-store.ts';
import { type JournalParts, RunningCapture } from './running-capture.ts';

/** The captures of one run of the program, one after the other, each in a folder of its own. */
export class Journal implements CaptureStore {
  readonly #parts: JournalParts;
  #running: RunningCapture;

  constructor(parts: Omit<JournalParts, 'limits'> & { readonly limits?: JournalParts['limits'] }) {
    this.#parts = { limits: memoryLimits, ...parts };
    this.#running = new RunningCapture(this.#parts);
  }

  /** The folder of the running capture; null before its first exchange is written. */
  get folder(): string | null {
    return this.#running.folder;
  }

  get keptSince(): number | null {
    return this.#running.keptSince;
  }

  marks(): readonly FailureMark[] {
    return this.#running.marks();
  }

  mark(mark: FailureMark): void {
    this.#running.mark(mark);
  }

  put(exchanges: readonly Exchange[]): void {
    this.#running.put(exchanges);
  }

  has(id: string): boolean {
    return this.#running.has(id);
  }

  get(id: string): Promise<Exchange | null> {
    return this.#running.get(id);
  }

  all(): AsyncIterable<Exchange> {
    return this.#running.all();
  }

  /** Writes what changed; resolves when it is on disk. */
  flush(): Promise<void> {
    return this.#running.flush();
  }

  clear(): Promise<void> {
    return this.#leave().clear();
  }

  end(): Promise<void> {
    return this.#leave().end();
  }

  /** The next exchange begins another capture, while the one that is left ends. */
  #leave(): RunningCapture {
    const left = this.#running;
    this.#running = new RunningCapture(this.#parts);
    return left;
  }
}
