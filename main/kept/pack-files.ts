import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { gatherPacks, type Gathered, type PackFile } from '../../shared/packs/gather.ts';
import { limits } from '../../shared/packs/pack.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import { say } from '../../shared/words/say.ts';

/** More files than this are no folder of rule packs. */
const mostFiles = 200;

/**
 * The packs of one JSON file, or of the .json files of a folder (not of folders inside it). Nothing
 * that is wrong throws: it is told in the result.
 */
export async function readPacks(
  path: string,
  own: readonly LoadedCause[],
): Promise<readonly Gathered[]> {
  const name = basename(resolve(path));
  const about = await stat(path).catch(() => null);
  if (about === null) return [problem(name, say('pack.file.missing', { name }))];
  if (!about.isDirectory()) return gatherPacks(name, [await packFile(path)], own);
  const names = (await readdir(path).catch((): string[] => []))
    .filter((file) => file.toLowerCase().endsWith('.json'))
    .sort();
  if (names.length === 0) return [problem(name, say('pack.file.noneInside'))];
  if (names.length > mostFiles)
    return [problem(name, say('pack.file.tooMany', { count: names.length, most: mostFiles }))];
  const files: PackFile[] = [];
  for (const file of names) files.push(await packFile(join(path, file)));
  return gatherPacks(name, files, own);
}

async function packFile(path: string): Promise<PackFile> {
  const name = basename(path);
  try {
    const about = await stat(path);
    // A pipe or a device would never end.
    if (!about.isFile()) return { name, text: null, problem: say('pack.file.noFile') };
    // A letter takes up to four bytes; what is longer is not even read.
    if (about.size > 4 * limits.file)
      return { name, text: null, problem: say('pack.file.tooLarge') };
    return { name, text: await readFile(path, 'utf8') };
  } catch {
    return { name, text: null, problem: say('pack.file.unreadable') };
  }
}

function problem(name: string, words: string): Gathered {
  return { name, result: { ok: false, faults: [{ path: '', words }] } };
}
