import { createHash } from 'node:crypto';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { RecentFile } from '../../shared/ipc/ipc.ts';
import { readWholeNow, writeWholeNow } from '../whole-file.ts';

const most = 10;
const kept = z.array(z.string().max(4096)).max(100).catch([]);

/**
 * Files that were read lately, last first, by their paths. The window sees names only; what it asks
 * for by id it gets by address.
 */
export class RecentFiles {
  readonly #file: string;
  readonly #own: string;
  readonly #changed: () => void;
  #paths: readonly string[];

  /** `folder`: the user's data folder. What lies in it is ours and no recent file. */
  constructor(folder: string, changed: () => void) {
    this.#own = resolve(folder);
    this.#file = join(folder, 'recent.json');
    this.#changed = changed;
    this.#paths = readPaths(this.#file);
  }

  list(): readonly RecentFile[] {
    return this.#paths.map((path) => ({
      id: idOf(path),
      name: basename(path),
      folder: basename(dirname(path)),
    }));
  }

  /** The folder of the file that was read last; null where there is none. */
  lastFolder(): string | null {
    const [last] = this.#paths;
    return last === undefined ? null : dirname(last);
  }

  /** null where the list holds no such file. */
  pathOf(id: string): string | null {
    return this.#paths.find((path) => idOf(path) === id) ?? null;
  }

  /** Whether it was added: what is ours is not. */
  add(path: string): boolean {
    if (isWithin(this.#own, path)) return false;
    this.#keep([path, ...this.#paths.filter((other) => other !== path)].slice(0, most));
    return true;
  }

  remove(path: string): void {
    this.#keep(this.#paths.filter((other) => other !== path));
  }

  clear(): void {
    this.#keep([]);
  }

  /** Where the disk refuses, the list is short-lived: no reason to trouble anybody. */
  #keep(paths: readonly string[]): void {
    this.#paths = paths;
    try {
      writeWholeNow(this.#file, `${JSON.stringify(paths, null, 2)}\n`);
    } catch (error) {
      console.error(error);
    }
    this.#changed();
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

/** A name for a path that says nothing about it. */
function idOf(path: string): string {
  return createHash('sha256').update(path).digest('base64url').slice(0, 16);
}

function readPaths(file: string): readonly string[] {
  try {
    return kept.parse(JSON.parse(readWholeNow(file))).slice(0, most);
  } catch {
    return []; // no file was ever read, or the list is damaged
  }
}
