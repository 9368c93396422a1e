import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWholeNow } from '../whole-file.ts';

/**
 * What a list shows of a capture without reading its journal. `startedAt` in milliseconds since
 * 1970.
 */
export interface About {
  readonly site: string;
  readonly startedAt: number;
  readonly requests: number;
  readonly failures: number;
}

const aboutSchema: z.ZodType<About> = z.object({
  site: z.string(),
  startedAt: z.number(),
  requests: z.number(),
  failures: z.number(),
});

/**
 * Makes the folder of a new capture, private to this user. Its name begins with the time, so names
 * sort by age.
 */
export function newCaptureFolder(root: string, startedAt: number): string {
  const folder = join(
    root,
    `${new Date(startedAt).toISOString().replace(/[:.]/g, '-').slice(0, 19)}-${randomBytes(3).toString('hex')}`,
  );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

export function writeAbout(folder: string, about: About): void {
  writeWholeNow(join(folder, 'about.json'), JSON.stringify(about));
}

/** Empty where the file is missing or damaged: the journal beside it still holds everything. */
export function readAbout(folder: string): About | null {
  try {
    return aboutSchema.parse(JSON.parse(readFileSync(join(folder, 'about.json'), 'utf8')));
  } catch {
    return null;
  }
}

/**
 * The name the user gave; null where they gave none. It has a file of its own, because a running
 * journal rewrites the other.
 */
export function readName(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'name.txt'), 'utf8').slice(0, 200) || null;
  } catch {
    return null;
  }
}

export function writeName(folder: string, name: string): void {
  writeWholeNow(join(folder, 'name.txt'), name);
}
