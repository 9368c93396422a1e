import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from '../../shared/ipc/ipc.ts';
import { removeLeftover } from '../files/removal.ts';

/** Stands there from the first use of a profile until its user was asked whether to keep it. */
const unasked = 'unasked';

/** Our profiles for browsers of the user's, which remember their sign-ins. */
export class OwnProfiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The folder of a browser's profile. Only the user may look into it: it holds their sign-in. */
  use(name: BrowserName): string {
    const folder = join(this.#folder, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.#folder, unasked), '');
    return folder;
  }

  /** A sign-in is remembered that its user was not asked about: the program ended before. */
  get isUnasked(): boolean {
    return existsSync(join(this.#folder, unasked));
  }

  asked(): void {
    removeLeftover(join(this.#folder, unasked));
  }

  /** Deletes them, with all sign-ins in them. Nothing may be open with them. */
  forget(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
