import { z } from 'zod';
import { type KeptCheckup, keptCheckupSchema } from '../../shared/checkup/kept.ts';
import { readWholeNow, writeWholeNow } from '../whole-file.ts';

const most = 20;
const kept = z.array(keptCheckupSchema).max(most).catch([]);

/** The last check-up of each Halo, to compare the next one with. It stays on this computer. */
export class CheckupsFile {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** null where this Halo had none. */
  read(site: string): KeptCheckup | null {
    return this.#all().find((one) => one.site === site) ?? null;
  }

  write(checkup: KeptCheckup): void {
    const others = this.#all().filter(({ site }) => site !== checkup.site);
    writeWholeNow(this.#file, `${JSON.stringify([checkup, ...others].slice(0, most))}\n`);
  }

  #all(): readonly KeptCheckup[] {
    try {
      return kept.parse(JSON.parse(readWholeNow(this.#file)));
    } catch {
      return []; // there was none, or it is damaged
    }
  }
}
