import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from '../../shared/ipc/ipc.ts';
import { remove, removeLeftover } from '../files/removal.ts';

/** Stands there from the first use of a profile until its user was asked whether to keep it. */
const unasked = 'unasked';

/** Our profiles for browsers of the user's, which remember their sign-ins. */
export class OwnProfiles {
  readonly #folder: string;
  /** Ends when nothing is being deleted. */
  #forgetting: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * The folder of a browser's profile, once nothing is deleted there any more. Only the user may look
   * into it: it holds their sign-in.
   */
  async use(name: BrowserName): Promise<string> {
    await this.#forgetting.catch(() => undefined);
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

  /**
   * Deletes them, with all sign-ins in them. Nothing may be open with them. A profile is thousands of
   * files, which a slow disk deletes for seconds; a program that is killed meanwhile asks about it at
   * its next start. @throws Error where one is still held
   */
  forget(): Promise<void> {
    if (existsSync(this.#folder)) writeFileSync(join(this.#folder, unasked), '');
    this.#forgetting = this.#forgetting.catch(() => undefined).then(() => this.#delete());
    return this.#forgetting;
  }

  /** The mark goes last. */
  async #delete(): Promise<void> {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder))
      if (name !== unasked) await remove(join(this.#folder, name));
    await remove(this.#folder);
  }
}
