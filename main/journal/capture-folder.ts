import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../whole-file.ts';
import { plainSeal } from './seal.ts';

/** What a list shows of a capture without reading its journal. */
export interface About {
  /** The host; `practice` for the practice Halo, which has another address at each start. */
  readonly site: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly requests: number;
  readonly failures: number;
  /**
   * Lines that the journal held at least when this was written: a journal with fewer has lost some.
   * null in summaries of older versions.
   */
  readonly lines: number | null;
}

const aboutSchema: z.ZodType<About> = z.object({
  site: z.string(),
  startedAt: z.number(),
  requests: z.number(),
  failures: z.number(),
  lines: z.number().nullable().default(null),
});

const aboutFile = 'about.json';
const nameFile = 'name.txt';
export const journalFile = 'journal.jsonl';

/**
 * Makes the folder of a new capture, private to this user. Its name begins with the time, so names
 * sort by age.
 */
export async function newCaptureFolder(root: string, startedAt: number): Promise<string> {
  const time = new Date(startedAt).toISOString().replace(/[:.]/g, '-').slice(0, 19);
  const folder = join(root, `${time}-${randomBytes(3).toString('hex')}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** @throws Error where the disk refuses; the summary before it stays then */
export function writeAbout(folder: string, about: About): Promise<void> {
  return writeWhole(join(folder, aboutFile), [plainSeal.line(JSON.stringify(about))]);
}

/** null where the file is missing or damaged: the journal beside it still holds everything. */
export async function readAbout(folder: string): Promise<About | null> {
  try {
    const text = plainSeal.openLine(await readFile(join(folder, aboutFile), 'utf8'));
    return text === null ? null : aboutSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * The name the user gave; null where they gave none. It has a file of its own, because a running
 * journal rewrites the other.
 */
export async function readName(folder: string): Promise<string | null> {
  const name = await readFile(join(folder, nameFile), 'utf8').catch(() => '');
  return name.slice(0, 200) || null;
}

/** @throws Error where the disk refuses */
export function writeName(folder: string, name: string): Promise<void> {
  return writeWhole(join(folder, nameFile), [name]);
}
