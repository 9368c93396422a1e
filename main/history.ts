import { existsSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { type FixRecord, fixRecordSchema } from '../shared/fix/record.ts';
import { writePrivateFile } from './private-file.ts';

const currentSchema = 1;
/** The oldest go where there are more. */
const mostRecords = 500;

const fileSchema = z.object({ schema: z.int().positive(), records: z.array(z.unknown()) });

/** The history of fixes: one file that only this user can read. It never leaves this computer. */
export class HistoryFile {
  readonly #path: string;
  readonly #who: string | null;
  #records: readonly FixRecord[];

  /** `who`: the user's name, put to each record that is written. */
  constructor(path: string, who: string | null) {
    this.#path = path;
    this.#who = who;
    this.#records = readRecords(path);
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

  #save(records: readonly FixRecord[]): readonly FixRecord[] {
    writePrivateFile(this.#path, `${JSON.stringify({ schema: currentSchema, records })}\n`);
    this.#records = records;
    return records;
  }
}

/** A record that does not fit is left out alone. A file that is damaged, or of a newer program, is put aside and not written over. */
function readRecords(path: string): readonly FixRecord[] {
  if (!existsSync(path)) return [];
  try {
    const { schema, records } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (schema > currentSchema) throw new RangeError(`schema ${schema} is newer than ${currentSchema}`);
    return records.flatMap((record) => {
      const parsed = fixRecordSchema.safeParse(record);
      return parsed.success ? [parsed.data] : [];
    });
  } catch (error) {
    console.error(error);
    renameSync(path, `${path}.aside`);
    return [];
  }
}
