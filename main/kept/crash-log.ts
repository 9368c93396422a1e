import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { removeLeftover } from '../files/removal.ts';
import { readWholeNow } from '../whole-file.ts';
import { type Crash, type CrashPlace, crashOf, crashSchema } from '../../shared/ipc/crash.ts';
import type { Thrown } from '../../shared/ipc/thrown.ts';

/** Bytes of one file; the one before it is kept as well. */
const largestFile = 100_000;
/** A fault that comes again and again must not fill the disk. */
const mostPerRun = 50;

/**
 * Faults of our own, one line of JSON each, in a folder that only this user can read. They are
 * never sent anywhere.
 */
export class CrashLog {
  readonly #folder: string;
  readonly #version: string;
  #written = 0;

  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#version = version;
  }

  /**
   * Keeps a fault; answers whether it is there. It must never throw: it is called when something
   * else already went wrong.
   */
  write(at: number, place: CrashPlace, thrown: Thrown): boolean {
    if (this.#written >= mostPerRun) return false;
    this.#written += 1;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      if ((statSync(this.#now, { throwIfNoEntry: false })?.size ?? 0) > largestFile)
        renameSync(this.#now, this.#before);
      appendFileSync(this.#now, `${JSON.stringify(crashOf(at, place, thrown, this.#version))}\n`, {
        mode: 0o600,
      });
      chmodSync(this.#now, 0o600);
      return true;
    } catch (error) {
      console.error(error);
      return false;
    }
  }

  /** Newest first. A damaged line is left out. */
  read(): readonly Crash[] {
    return [this.#before, this.#now]
      .flatMap(linesOf)
      .flatMap((line) => {
        const parsed = crashSchema.safeParse(jsonOf(line));
        return parsed.success ? [parsed.data] : [];
      })
      .reverse();
  }

  clear(): void {
    for (const file of [this.#now, this.#before]) removeLeftover(file);
  }

  /** Marks that the program runs. True where it ran before and never came to its end. */
  begin(): boolean {
    const wasRunning = existsSync(this.#running);
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeFileSync(this.#running, '', { mode: 0o600 });
    } catch (error) {
      console.error(error);
    }
    return wasRunning;
  }

  end(): void {
    removeLeftover(this.#running);
  }

  get #now(): string {
    return join(this.#folder, 'crashes.jsonl');
  }
  get #before(): string {
    return join(this.#folder, 'crashes.before.jsonl');
  }
  get #running(): string {
    return join(this.#folder, 'running');
  }
}

function linesOf(path: string): readonly string[] {
  try {
    return readWholeNow(path).split('\n');
  } catch {
    return []; // there is none, or what stands there is no file
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
