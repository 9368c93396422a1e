import { chmodSync, copyFileSync, existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { type FixRecord, fixRecordSchema } from '../../shared/fix/record.ts';
import type { StartNote } from '../../shared/ipc/ipc.ts';
import { readWholeNow, unwritten, writeWholeNow } from '../whole-file.ts';
import { checksumOf } from '../checksum.ts';
import { say } from '../../shared/words/say.ts';

const currentSchema = 1;
/** The oldest go where there are more. */
const mostRecords = 500;

const fileSchema = z.object({ schema: z.int().positive(), records: z.array(z.unknown()) });

/** The history of fixes: one file that only this user can read. It never leaves this computer. */
export class FixesFile {
  readonly #path: string;
  readonly #who: string | null;
  #records: readonly FixRecord[];
  /** What to tell the user about the file as it was found; null where nothing is to be said. */
  readonly note: StartNote | null;

  /** `who`: the user's name, put to each record that is written. */
  constructor(path: string, who: string | null) {
    this.#path = path;
    this.#who = who;
    const { records, state } = readRecords(path);
    this.#records = records;
    this.note =
      state === 'whole'
        ? null
        : state === 'part'
          ? { kind: 'fixes-part', file: keepCopy(path) }
          : { kind: 'fixes-damaged', file: putAside(path) };
  }

  read(): readonly FixRecord[] {
    return this.#records;
  }

  /** Adds a record, or replaces the one with its id. */
  write(record: FixRecord): FixRecord {
    const kept = { ...record, who: this.#who };
    const others = this.#records.filter(({ id }) => id !== record.id);
    this.#save([...others, kept].slice(-mostRecords));
    return kept;
  }

  /** Deletes the records of these ids. */
  delete(ids: readonly string[]): readonly FixRecord[] {
    return this.#save(this.#records.filter(({ id }) => !ids.includes(id)));
  }

  /** @throws Refusal where the disk refuses; nothing is changed then */
  #save(records: readonly FixRecord[]): readonly FixRecord[] {
    try {
      writeWholeNow(this.#path, textOf(records));
    } catch (error) {
      console.error(error);
      throw unwritten(this.#path, error, say('fixes.unsaved'));
    }
    this.#records = records;
    return records;
  }
}

/** One record a line, so that damage to one leaves the others; each with its checksum. */
function textOf(records: readonly FixRecord[]): string {
  const lines = records.map(lineOf);
  return `{"schema":${currentSchema},"records":[\n${lines.join(',\n')}\n]}\n`;
}

const lines = new WeakMap<FixRecord, string>();

/** A record stays what it is, and is written again with each other that changes. */
function lineOf(record: FixRecord): string {
  const known = lines.get(record);
  if (known !== undefined) return known;
  const json = JSON.stringify(record);
  const line = `${json.slice(0, -1)},"sum":"${checksumOf(json)}"}`;
  lines.set(record, line);
  return line;
}

interface Reading {
  readonly records: readonly FixRecord[];
  /** `part`: some records are left out. `none`: the file is damaged, or of a newer program. */
  readonly state: 'whole' | 'part' | 'none';
}

function readRecords(path: string): Reading {
  if (!existsSync(path)) return { records: [], state: 'whole' };
  try {
    const text = readWholeNow(path);
    const whole = storedIn(text);
    const records = (whole ?? storedLines(text)).flatMap((record) => recordOf(record) ?? []);
    if (whole?.length === records.length) return { records, state: 'whole' };
    return { records, state: records.length > 0 ? 'part' : 'none' };
  } catch (error) {
    console.error(error);
    return { records: [], state: 'none' };
  }
}

/** null where the text as a whole is not what this program writes. @throws Error where a newer program wrote it */
function storedIn(text: string): readonly unknown[] | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = fileSchema.safeParse(file);
  if (!parsed.success) return null;
  const { schema, records } = parsed.data;
  if (schema > currentSchema)
    throw new RangeError(`schema ${schema} is newer than ${currentSchema}`);
  return records;
}

/** What each line of a damaged file holds; null stands for one that cannot be read. */
function storedLines(text: string): readonly unknown[] {
  return text.split('\n').map((line): unknown => {
    try {
      return JSON.parse(line.replace(/,$/, ''));
    } catch {
      return null;
    }
  });
}

/** null where it does not fit, or is not as it was written. */
function recordOf(stored: unknown): FixRecord | null {
  const { sum, ...record } = z.looseObject({ sum: z.unknown() }).safeParse(stored).data ?? {};
  if (sum !== undefined && sum !== checksumOf(JSON.stringify(record))) return null;
  return fixRecordSchema.safeParse(record).data ?? null;
}

function keepCopy(path: string): string | null {
  try {
    copyFileSync(path, `${path}.aside`);
    chmodSync(`${path}.aside`, 0o600);
    return `${basename(path)}.aside`;
  } catch (error) {
    console.error(error);
    return null;
  }
}

/**
 * Keeps what cannot be read from being written over. The name it has now, or null where it cannot
 * be moved.
 */
function putAside(path: string): string | null {
  try {
    renameSync(path, `${path}.aside`);
    return `${basename(path)}.aside`;
  } catch (error) {
    console.error(error);
    return null;
  }
}
