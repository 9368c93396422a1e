import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { SavedFile } from '../../shared/ipc/ipc.ts';

/** The notices that offer a saved file are few, and go. */
const most = 50;

/** Files that this program wrote at the user's wish. The window names one by its id, never by a path. */
export class SavedFiles {
  readonly #paths = new Map<string, string>();

  /** `path`: whole, of a file that was just written. */
  keep(path: string): SavedFile {
    const id = randomUUID();
    this.#paths.set(id, path);
    const [oldest] = this.#paths.keys();
    if (this.#paths.size > most && oldest !== undefined) this.#paths.delete(oldest);
    return { id, name: basename(path) };
  }

  /** null for what was not written here. */
  pathOf(id: string): string | null {
    return this.#paths.get(id) ?? null;
  }
}
