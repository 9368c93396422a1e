import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkPack, readJson } from '../../shared/packs/check.ts';
import { faultLine } from '../../shared/packs/faults.ts';
import { idFor } from '../../shared/packs/draft.ts';
import type { InstalledPack } from '../../shared/packs/pack-list.ts';
import type { Pack } from '../../shared/packs/pack.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import { say } from '../../shared/words/say.ts';
import { listName, packNames } from './pack-names.ts';
import { readWholeNow, replaceNow, unwritten, writeWholeNow } from '../whole-file.ts';

const listSchema = z
  .array(z.object({ id: z.string().regex(/^[a-z0-9-]+$/), isOn: z.boolean() }))
  .catch([]);
type Listed = z.output<typeof listSchema>[number];

/**
 * The rule packs the user added: a folder with one JSON file for each, and a list that holds their
 * order and which are on. All of it can be read by this user only. A file is checked again at each
 * start, for the program and its own causes may have changed.
 */
export class PackFolder {
  readonly #folder: string;
  readonly #own: readonly LoadedCause[];
  #packs: InstalledPack[] | null = null;
  readonly #removed = new Map<string, { readonly pack: InstalledPack; readonly at: number }>();

  /** `own`: the built-in causes, beside which a pack's examples run. */
  constructor(folder: string, own: readonly LoadedCause[]) {
    this.#folder = folder;
    this.#own = own;
  }

  /** In the order in which they count: a later one replaces the causes of an earlier one. */
  read(): readonly InstalledPack[] {
    this.#packs ??= this.#load();
    return this.#packs;
  }

  /**
   * Puts a checked pack last and on. One of the same name is replaced where it stands: it is
   * another version of it.
   */
  add(pack: Pack): readonly InstalledPack[] {
    const packs = [...this.read()];
    const at = packs.findIndex((one) => one.pack?.pack.name === pack.pack.name);
    const id = packs[at]?.id ?? this.#freeId(pack.pack.name);
    const installed: InstalledPack = { id, isOn: true, pack, faults: [] };
    this.#write(`${id}.json`, pack);
    packs.splice(at < 0 ? packs.length : at, at < 0 ? 0 : 1, installed);
    return this.#keep(packs);
  }

  /** Takes a pack out; `putBack` brings it back. */
  remove(id: string): readonly InstalledPack[] {
    const at = this.read().findIndex((one) => one.id === id);
    const pack = this.read()[at];
    if (pack === undefined) return this.read();
    this.#takeAway(id, pack);
    this.#removed.set(id, { pack, at });
    return this.#keep(this.read().filter((one) => one.id !== id));
  }

  /**
   * First of all, or a pack that another program holds would be back at the next start. A file that
   * cannot be used is kept for the user to mend, outside of what is read. @throws Refusal
   */
  #takeAway(id: string, { pack }: InstalledPack): void {
    const path = join(this.#folder, `${id}.json`);
    try {
      if (pack === null) replaceNow(path, join(this.#folder, `${id}.removed`));
      else rmSync(path, { force: true, maxRetries: 5, retryDelay: 50 });
    } catch (error) {
      console.error(error);
      throw unwritten(path, error, say('pack.unsaved'));
    }
  }

  putBack(id: string): readonly InstalledPack[] {
    const removed = this.#removed.get(id);
    if (removed === undefined) return this.read();
    this.#removed.delete(id);
    const { pack, at } = removed;
    if (pack.pack === null)
      replaceNow(join(this.#folder, `${pack.id}.removed`), join(this.#folder, `${pack.id}.json`));
    else this.#write(`${pack.id}.json`, pack.pack);
    return this.#keep([...this.read().slice(0, at), pack, ...this.read().slice(at)]);
  }

  /** A new order, and which are on. A pack that is not named stays as it is, at the end. */
  arrange(order: readonly Listed[]): readonly InstalledPack[] {
    const known = new Map(this.read().map((one) => [one.id, one]));
    const arranged = order.flatMap(({ id, isOn }) => {
      const one = known.get(id);
      known.delete(id);
      return one === undefined ? [] : [{ ...one, isOn }];
    });
    return this.#keep([...arranged, ...known.values()]);
  }

  #load(): InstalledPack[] {
    const listed = this.#list();
    const files = packNames(this.#folder);
    // A file that the list does not know, because somebody put it there or the list was damaged,
    // comes last.
    const unlisted = files
      .filter((id) => !listed.some((one) => one.id === id))
      .map((id) => ({ id, isOn: true }));
    return [...listed.filter(({ id }) => files.includes(id)), ...unlisted].map(({ id, isOn }) => ({
      id,
      isOn,
      ...this.#checked(id),
    }));
  }

  #checked(id: string): Pick<InstalledPack, 'pack' | 'faults'> {
    const text = readText(join(this.#folder, `${id}.json`));
    if (text === null) return { pack: null, faults: [say('file.unreadable')] };
    const read = readJson(text);
    const checked = read.ok ? checkPack(read.value, this.#own) : read;
    return checked.ok
      ? { pack: checked.value, faults: [] }
      : { pack: null, faults: checked.faults.map(faultLine) };
  }

  #list(): readonly Listed[] {
    const text = readText(join(this.#folder, listName));
    const read = text === null ? null : readJson(text);
    return read?.ok === true ? listSchema.parse(read.value) : [];
  }

  #keep(packs: InstalledPack[]): readonly InstalledPack[] {
    this.#write(
      listName,
      packs.map(({ id, isOn }) => ({ id, isOn })),
    );
    this.#packs = packs;
    return packs;
  }

  /** @throws Refusal where the disk refuses */
  #write(name: string, data: unknown): void {
    try {
      writeWholeNow(join(this.#folder, name), `${JSON.stringify(data, null, 2)}\n`);
    } catch (error) {
      console.error(error);
      throw unwritten(name, error, say('pack.unsaved'));
    }
  }

  #freeId(name: string): string {
    const base = idFor(name) || 'pack';
    const taken = new Set(['list', ...this.read().map(({ id }) => id), ...this.#removed.keys()]);
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
    return id;
  }
}

function readText(path: string): string | null {
  try {
    return readWholeNow(path);
  } catch {
    return null;
  }
}
