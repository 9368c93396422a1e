import { existsSync, readFileSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { type FixRecord, fixRecordSchema } from '../../shared/fix/record.ts';
import type { StartNote } from '../../shared/ipc/ipc.ts';
import { unwritten, writeWholeNow } from '../whole-file.ts';
import { say } from '../../shared/words/say.ts';

const currentSchema = 1;
/** The oldest go where there are more. */
const mostRecords = 500;

const fileSchema = z.object({ schema: z.int().positive(), records: z.array(z.unknown()) });

/** The history of fixes: one file that only this user can read. It never leaves this computer. */
export class HistoryFile {
  readonly #path: string;
  readonly #who: string | null;
  #records: readonly FixRecord[];
  /** What to tell the user about the file as it was found; null where nothing is to be said. */
  readonly note: StartNote | null;

  /** `who`: the user's name, put to each record that is written. */
  constructor(path: string, who: string | null) {
    this.#path = path;
    this.#who = who;
    const records = readRecords(path);
    this.#records = records ?? [];
    this.note = records === null ? { kind: 'history-damaged', file: putAside(path) } : null;
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
      writeWholeNow(this.#path, `${JSON.stringify({ schema: currentSchema, records })}\n`);
    } catch (error) {
      console.error(error);
      throw unwritten(this.#path, error, say('history.unsaved'));
    }
    this.#records = records;
    return records;
  }
}

/**
 * A record that does not fit is left out alone. null for a file that is damaged, or of a newer
 * program.
 */
function readRecords(path: string): readonly FixRecord[] | null {
  if (!existsSync(path)) return [];
  try {
    const { schema, records } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (schema > currentSchema)
      throw new RangeError(`schema ${schema} is newer than ${currentSchema}`);
    return records.flatMap((record) => {
      const parsed = fixRecordSchema.safeParse(record);
      return parsed.success ? [parsed.data] : [];
    });
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
