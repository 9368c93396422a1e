import { createWriteStream } from 'node:fs';
import { access, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { harOf } from '../../shared/har/har-writer.ts';
import type { CaptureListing } from '../../shared/ipc/ipc.ts';
import { say } from '../../shared/words/say.ts';
import { remove, removeLeftover } from '../files/removal.ts';
import { Refusal } from '../refusal.ts';
import { journalFile, readAbout, readName, writeName } from './capture-folder.ts';
import { KeyLost, type ReadJournal, readJournal } from './reading.ts';
import type { KeyStore } from './seal.ts';

interface Reopened {
  readonly path: string;
  readonly damaged: number;
}

interface CapturesParts {
  /** The folder of all captures. */
  readonly root: string;
  /**
   * A folder for copies that are only there while the window looks at them; what an earlier start
   * left in it goes.
   */
  readonly reopened: string;
  readonly keys: KeyStore;
  /** The folder of the capture that is being recorded. */
  running(): string | null;
}

const day = 24 * 3_600_000;
/** The file that is open, the one that is read in its place, and two that are compared. */
const keptCopies = 4;

/** The captures in the user's data folder. */
export class Captures {
  readonly #parts: CapturesParts;
  #copies = 0;

  constructor(parts: CapturesParts) {
    this.#parts = parts;
    this.forgetCopies();
  }

  /** Newest first. A folder without a journal is none of ours. */
  async list(): Promise<readonly CaptureListing[]> {
    const ids = [...(await this.#ids())].sort().reverse();
    return Promise.all(ids.map((id) => this.#listing(id)));
  }

  /** @throws Refusal where there is none of this id */
  async rename(id: string, name: string): Promise<void> {
    await writeName(await this.#folderOf(id), name.trim());
  }

  /** @throws Refusal for the running one, and where there is none of this id */
  async delete(id: string): Promise<void> {
    const folder = await this.#folderOf(id);
    if (folder === this.#parts.running()) throw new Refusal(say('captures.running'));
    await remove(folder);
  }

  /** All but the running one. */
  async deleteAll(): Promise<void> {
    await this.#deleteWhere(() => Promise.resolve(true));
  }

  /**
   * All that were written to last more than so many days before `now`, milliseconds since 1970.
   * The running one stays.
   */
  async deleteOlder(days: number, now: number): Promise<void> {
    await this.#deleteWhere(
      async (folder) => now - (await stat(join(folder, journalFile))).mtimeMs > days * day,
    );
  }

  /** Deletes the copies that were made for the window to look at. */
  forgetCopies(): void {
    removeLeftover(this.#parts.reopened);
  }

  /**
   * Writes a capture as HAR and resolves with the file's path, and how many lines were damaged or
   * gone: it opens like any other HAR, and the window has a name for it. The copies before this one
   * stay as long as the window may look at them. @throws Refusal where nothing of it can be read
   */
  async openAsHar(
    id: string,
    creator: { readonly name: string; readonly version: string },
  ): Promise<Reopened> {
    const folder = await this.#folderOf(id);
    const journal = await readJournal(folder, this.#parts.keys).catch((error: unknown) => {
      throw new Refusal(say(error instanceof KeyLost ? 'captures.locked' : 'captures.unreadable'));
    });
    if (journal.lines.length === 0) throw new Refusal(say('captures.unreadable'));
    const path = await this.#pathForCopy();
    await pipeline(harText(journal, creator), createWriteStream(path, { mode: 0o600 }));
    return { path, damaged: journal.damaged };
  }

  async #deleteWhere(isToGo: (folder: string) => Promise<boolean>): Promise<void> {
    for (const id of await this.#ids()) {
      const folder = join(this.#parts.root, id);
      if (folder === this.#parts.running()) continue;
      if (await isToGo(folder)) await remove(folder);
    }
  }

  async #pathForCopy(): Promise<string> {
    const { reopened } = this.#parts;
    await mkdir(reopened, { recursive: true, mode: 0o700 });
    for (const old of (await readdir(reopened)).sort().slice(0, 1 - keptCopies))
      await remove(join(reopened, old));
    this.#copies += 1;
    return join(reopened, `${String(this.#copies).padStart(6, '0')}.har`);
  }

  async #listing(id: string): Promise<CaptureListing> {
    const folder = join(this.#parts.root, id);
    const [about, name, size] = await Promise.all([
      readAbout(folder),
      readName(folder),
      sizeOf(folder),
    ]);
    return {
      id,
      name,
      site: about?.site ?? '',
      startedAt: about?.startedAt ?? (await stat(folder)).birthtimeMs,
      requests: about?.requests ?? null,
      failures: about?.failures ?? null,
      size,
      running: folder === this.#parts.running(),
    };
  }

  async #ids(): Promise<readonly string[]> {
    const names = await readdir(this.#parts.root).catch((): string[] => []);
    const hold = await Promise.all(names.map((name) => this.#isCapture(name)));
    return names.filter((_name, place) => hold[place]);
  }

  #isCapture(name: string): Promise<boolean> {
    return access(join(this.#parts.root, name, journalFile)).then(
      () => true,
      () => false,
    );
  }

  /** Only names that the folder holds: no path is made from what a message says. */
  async #folderOf(id: string): Promise<string> {
    const names = await readdir(this.#parts.root).catch((): string[] => []);
    if (!names.includes(id) || !(await this.#isCapture(id)))
      throw new Refusal(say('captures.gone'));
    return join(this.#parts.root, id);
  }
}

/** Bytes on disk. A file that goes away meanwhile counts as none. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((file) =>
        stat(join(file.parentPath, file.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** One entry at a time: a capture may be larger than memory. */
async function* harText(
  journal: ReadJournal,
  creator: { readonly name: string; readonly version: string },
): AsyncGenerator<string> {
  const { log, entries } = harOf(
    journal.lines.map(({ exchange }) => exchange),
    creator,
    journal.marks,
  );
  yield `{"log":${JSON.stringify(log).slice(0, -1)},"entries":[\n`;
  let written = 0;
  for (const line of journal.lines) {
    const [entry] = harOf([await journal.whole(line)], creator).entries;
    if (entry === undefined) continue;
    const whole = { ...(entry as object), ...besideOthers(entries[written]) };
    yield `${written === 0 ? '' : ',\n'}${JSON.stringify(whole)}`;
    written += 1;
  }
  yield '\n]}}\n';
}

/** What only an entry that was written with all the others has: its page and the marks behind it. */
function besideOthers(entry: unknown): object {
  const { pageref, _marks } = entry as { readonly pageref?: string; readonly _marks?: unknown };
  return {
    ...(pageref === undefined ? {} : { pageref }),
    ...(_marks === undefined ? {} : { _marks }),
  };
}
