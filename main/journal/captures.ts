import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { harOf } from '../../shared/har/har-writer.ts';
import type { CaptureListing, FailureMark } from '../../shared/ipc/ipc.ts';
import { readAbout, readName, writeName } from './capture-folder.ts';
import { type ReadJournal, readJournal } from './reading.ts';
import { Refusal } from '../refusal.ts';
import { say } from '../../shared/words/say.ts';

const gone = say('captures.gone');

export interface Reopened {
  readonly path: string;
  readonly name: string;
  readonly damaged: number;
  readonly marks: readonly FailureMark[];
}

/** The captures in the user's data folder. `running`: the folder of the one being recorded. */
export class Captures {
  readonly #root: string;
  readonly #reopened: string;
  readonly #running: () => string | null;
  #copies = 0;

  /**
   * `reopened`: a folder for copies that are only there while the window looks at them; what an
   * earlier start left in it goes.
   */
  constructor(root: string, reopened: string, running: () => string | null) {
    this.#root = root;
    this.#reopened = reopened;
    rmSync(reopened, { recursive: true, force: true });
    this.#running = running;
  }

  /** Newest first. A folder without a journal is none of ours. */
  list(): readonly CaptureListing[] {
    if (!existsSync(this.#root)) return [];
    const ids = readdirSync(this.#root).filter((id) =>
      existsSync(join(this.#root, id, 'journal.jsonl')),
    );
    return ids
      .sort()
      .reverse()
      .map((id) => this.#listing(id));
  }

  rename(id: string, name: string): void {
    writeName(this.#folderOf(id), name.trim());
  }

  /** @throws Refusal for the running one */
  delete(id: string): void {
    const folder = this.#folderOf(id);
    if (folder === this.#running()) throw new Refusal(say('captures.running'));
    rmSync(folder, { recursive: true, force: true });
  }

  /** All but the running one. */
  deleteAll(): void {
    for (const { id, running } of this.list())
      if (!running) rmSync(join(this.#root, id), { recursive: true, force: true });
  }

  /**
   * Writes a capture as HAR and answers the file's path, the capture's name, its marks by the
   * file's entries, and how many damaged lines were left out: it opens like any other HAR. The copy
   * before this one stays too, for the window looks at it until this one is read. @throws Refusal
   * where nothing of it can be read
   */
  async openAsHar(
    id: string,
    creator: { readonly name: string; readonly version: string },
  ): Promise<Reopened> {
    const folder = this.#folderOf(id);
    const journal = await readJournal(folder).catch(() => null);
    if (journal === null || journal.lines.length === 0)
      throw new Refusal(say('captures.unreadable'));
    const path = this.#placeForCopy();
    await pipeline(harText(journal, creator), createWriteStream(path, { mode: 0o600 }));
    const marks = journal.marks.map(({ index, at }) => ({
      index: journal.lines.findLastIndex((line) => line.exchange.index <= index),
      at,
    }));
    return {
      path,
      name: nameOf(this.#listing(id)),
      damaged: journal.damaged,
      marks: marks.filter(({ index }) => index >= 0),
    };
  }

  #placeForCopy(): string {
    mkdirSync(this.#reopened, { recursive: true, mode: 0o700 });
    for (const old of readdirSync(this.#reopened).sort().slice(0, -1))
      rmSync(join(this.#reopened, old), { force: true });
    this.#copies += 1;
    return join(this.#reopened, `${String(this.#copies).padStart(6, '0')}.har`);
  }

  #listing(id: string): CaptureListing {
    const folder = join(this.#root, id);
    const about = readAbout(folder);
    return {
      id,
      name: readName(folder),
      site: about?.site ?? '',
      startedAt: about?.startedAt ?? statSync(folder).birthtimeMs,
      requests: about?.requests ?? null,
      failures: about?.failures ?? null,
      size: sizeOf(folder),
      running: folder === this.#running(),
    };
  }

  /** Only names that the list holds: no path is made from what a message says. */
  #folderOf(id: string): string {
    if (!this.list().some((one) => one.id === id)) throw new Refusal(gone);
    return join(this.#root, id);
  }
}

/** The name its user gave, or its site and when it began. */
function nameOf({ name, site, startedAt }: CaptureListing): string {
  return name ?? `${site} ${new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ')}`;
}

/** Bytes on disk. A file that goes away meanwhile counts as none. */
function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce(
    (sum, file) =>
      sum + (statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** One entry at a time: a capture may be larger than memory. */
async function* harText(
  journal: ReadJournal,
  creator: { readonly name: string; readonly version: string },
): AsyncGenerator<string> {
  const { log, entries } = harOf(
    journal.lines.map(({ exchange }) => exchange),
    creator,
  );
  const pagerefs = entries.map((entry) => (entry as { readonly pageref?: string }).pageref);
  yield `{"log":${JSON.stringify(log).slice(0, -1)},"entries":[\n`;
  let written = 0;
  for (const line of journal.lines) {
    const [entry] = harOf([journal.whole(line)], creator).entries;
    if (entry === undefined) continue;
    const pageref = pagerefs[written];
    yield `${written === 0 ? '' : ',\n'}${JSON.stringify({ ...(entry as object), ...(pageref === undefined ? {} : { pageref }) })}`;
    written += 1;
  }
  yield '\n]}}\n';
}
