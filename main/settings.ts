import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Settings, defaultSettings, settingsSchema } from '../shared/settings.ts';

/** What the program remembers, in one file that only this user can read. */
export class SettingsFile {
  readonly #path: string;
  #settings: Settings;

  constructor(path: string) {
    this.#path = path;
    this.#settings = readSettings(path);
  }

  read(): Settings {
    return this.#settings;
  }

  /** Changes some fields. Written beside and then renamed, so that a crash leaves the old file or the new one, never half of one. */
  write(changes: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    this.#settings = settingsSchema.parse({ ...this.#settings, ...changes });
    mkdirSync(dirname(this.#path), { recursive: true });
    const beside = `${this.#path}.new`;
    writeFileSync(beside, `${JSON.stringify(this.#settings, null, 2)}\n`, { mode: 0o600 });
    chmodSync(beside, 0o600);
    renameSync(beside, this.#path);
    return this.#settings;
  }

  /** Puts an address first among those remembered. */
  remember(address: string): void {
    const others = this.#settings.addresses.filter((known) => known !== address);
    this.write({ addresses: [address, ...others].slice(0, 20) });
  }
}

/** A file that is missing, unreadable or damaged counts as empty; a field that does not fit falls back alone. */
function readSettings(path: string): Settings {
  try {
    return settingsSchema.catch(defaultSettings).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return defaultSettings;
  }
}
