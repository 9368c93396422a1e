import { randomBytes } from 'node:crypto';
import { type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { OpenedFile } from '../../shared/ipc/ipc.ts';
import { openedScheme } from '../app-origin.ts';
import { Refusal } from '../refusal.ts';
import { say } from '../../shared/words/say.ts';

const openedPlace = `${openedScheme}://file/`;

/**
 * Files the user chose, dropped or passed. The window gets an address it can read, never a path.
 */
export class FileHandles {
  readonly #paths = new Map<string, string>();
  #passed: OpenedFile[] = [];

  /** @throws Refusal where there is no such file. */
  handOut(path: string): OpenedFile {
    const found = fileAt(path);
    if (found === null) throw new Refusal(say('file.moved'));
    const token = randomBytes(18).toString('base64url');
    this.#paths.set(token, path);
    return { name: basename(path), size: found.size, url: `${openedPlace}${token}` };
  }

  pathOf(token: string): string | null {
    return this.#paths.get(token) ?? null;
  }

  /** By the whole address; null where it is none of ours. */
  pathAt(url: string): string | null {
    return url.startsWith(openedPlace) ? this.pathOf(url.slice(openedPlace.length)) : null;
  }

  /** Keeps files of the command line until the window asks for them; one that went away is none. */
  pass(paths: readonly string[]): void {
    const there = paths.filter((path) => fileAt(path) !== null);
    this.#passed = [...this.#passed, ...there.map((path) => this.handOut(path))];
  }

  takePassed(): readonly OpenedFile[] {
    const passed = this.#passed;
    this.#passed = [];
    return passed;
  }
}

/** null where there is no file, or the system refuses to look. */
function fileAt(path: string): Stats | null {
  try {
    const found = statSync(path);
    return found.isFile() ? found : null;
  } catch {
    return null;
  }
}
