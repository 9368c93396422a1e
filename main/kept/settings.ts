import { chmodSync, copyFileSync, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { StartNote } from '../../shared/ipc/ipc.ts';
import {
  type SettingsReading,
  damagedSettings,
  firstSettings,
  readSettings,
} from '../../shared/settings/reading.ts';
import {
  type Settings,
  type SettingsChange,
  settingsSchema,
} from '../../shared/settings/settings.ts';
import type { RedactionLock } from '../../shared/settings/own-redaction.ts';
import { noLock, withLock, withoutLock } from '../../shared/settings/redaction-lock.ts';
import { readWholeNow, unwritten, writeWholeNow } from '../whole-file.ts';
import { say } from '../../shared/words/say.ts';

/** What the program remembers, in one file that only this user can read. */
export class SettingsFile {
  readonly #path: string;
  /** As the user has them; what a company decides comes to them when they are read. */
  #settings: Settings;
  readonly lock: RedactionLock;
  /** What to tell the user about the file as it was found; null where nothing is to be said. */
  readonly note: StartNote | null;

  constructor(path: string, lock: RedactionLock = noLock) {
    this.#path = path;
    this.lock = lock;
    const { settings, state } = settingsIn(path);
    this.#settings = settings;
    this.note =
      state === 'whole'
        ? null
        : {
            kind: `settings-${state}`,
            file: keepCopy(path, state === 'newer' ? 'newer' : 'damaged'),
          };
    // Said once. What a newer program wrote stays as it is until something is changed: the user may
    // go back to that program.
    if (this.note !== null && this.note.file !== null && state !== 'newer') this.#tryWrite({});
  }

  read(): Settings {
    return withLock(this.#settings, this.lock);
  }

  /** Changes some groups. @throws Refusal where they cannot be kept; nothing is changed then */
  write(changes: SettingsChange): Settings {
    const own = withoutLock(changes, this.#settings, this.lock);
    const settings = settingsSchema.parse({ ...this.#settings, ...own });
    try {
      writeWholeNow(this.#path, `${JSON.stringify(settings, null, 2)}\n`);
    } catch (error) {
      console.error(error);
      throw unwritten(this.#path, error, say('settings.unsaved'));
    }
    this.#settings = settings;
    return this.read();
  }

  /**
   * Puts an address first among those remembered. Nothing waits for it: a full disk must not keep a
   * Halo from opening. A link to one record, or with somebody's key in it, is no address of a Halo.
   */
  remember(opened: string): void {
    const address = opened.replace(/[?#].*$/s, '');
    const others = this.#settings.addresses.filter((known) => known !== address);
    this.#tryWrite({ addresses: [address, ...others].slice(0, 20) });
  }

  /** Keeps where the window stood; a full disk must not keep it from closing. */
  keepPlace(window: Settings['window']): void {
    this.#tryWrite({ window });
  }

  #tryWrite(changes: SettingsChange): void {
    try {
      this.write(changes);
    } catch (error) {
      console.error(error);
    }
  }
}

/**
 * What a file holds. A missing file is a first start; one that cannot be read counts as damaged, and
 * `report` hears why.
 */
export function settingsIn(
  path: string,
  report: (error: unknown) => void = console.error,
): SettingsReading {
  let text: string;
  try {
    text = readWholeNow(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return firstSettings;
    report(error);
    return damagedSettings;
  }
  return readSettings(text);
}

/**
 * Keeps a copy before anything is written over: `settings.damaged-1.json`. The copy's name, or null
 * where none can be made.
 */
function keepCopy(path: string, why: 'damaged' | 'newer'): string | null {
  try {
    const content = Buffer.from(readWholeNow(path));
    for (let number = 1; ; number += 1) {
      const copy = join(dirname(path), `${basename(path, '.json')}.${why}-${number}.json`);
      const isThere = existsSync(copy);
      if (isThere && !readFileSync(copy).equals(content)) continue;
      if (!isThere) copyFileSync(path, copy);
      chmodSync(copy, 0o600);
      return basename(copy);
    }
  } catch (error) {
    console.error(error);
    return null;
  }
}
