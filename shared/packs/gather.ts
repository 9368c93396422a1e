import type { LoadedCause } from '../rules/knowledge.ts';
import { type Checked, checkPack, readJson } from './check.ts';
import type { Fault } from './faults.ts';
import type { Pack } from './pack.ts';
import { say } from '../words/say.ts';

/**
 * A file as it was read: its name, and its text or why it could not be read, in one plain sentence.
 */
export interface PackFile {
  readonly name: string;
  readonly text: string | null;
  readonly problem?: string;
}

/** One pack of what was read, or what is wrong with it. `name`: the file or folder it came from. */
export interface Gathered {
  readonly name: string;
  readonly result: Checked<Pack>;
}

/**
 * Packs of one file, or of the .json files of a folder: a file that is a pack stands for itself,
 * files of single causes make one pack together, named after the folder (a single file: after the
 * file). Paths of faults begin with the file's name where there are several.
 */
export function gatherPacks(
  name: string,
  files: readonly PackFile[],
  own: readonly LoadedCause[],
): readonly Gathered[] {
  const gathered: Gathered[] = [];
  const singles: { readonly file: string; readonly data: unknown }[] = [];
  for (const file of files) {
    const read = file.text === null ? unreadable(file) : readJson(file.text);
    if (!read.ok) gathered.push({ name: file.name, result: read });
    else if (isSingleCause(read.value)) singles.push({ file: file.name, data: read.value });
    else gathered.push({ name: file.name, result: checkPack(read.value, own) });
  }
  if (singles.length === 0) return gathered;
  const title = name.replace(/\.json$/i, '').slice(0, 80);
  const checked = checkPack(
    {
      schema: 1,
      pack: { name: title, version: '1', by: name },
      causes: singles.map(({ data }) => data),
    },
    own,
  );
  const sources = singles.map(({ file }) => file);
  return [
    ...gathered,
    {
      name,
      result: checked.ok
        ? checked
        : { ok: false, faults: checked.faults.map((fault) => inFile(fault, sources)) },
    },
  ];
}

function unreadable(file: PackFile): Checked<never> {
  return { ok: false, faults: [{ path: '', words: file.problem ?? say('file.unreadable') }] };
}

function isSingleCause(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'match' in data && !('causes' in data);
}

/** `causes[2].title` of the pack that was put together → `slow-vpn.json: title`. */
function inFile(fault: Fault, files: readonly string[]): Fault {
  const found = /^causes\[(\d+)\]\.?(.*)$/.exec(fault.path);
  const file = files[Number(found?.[1])];
  return found === null || file === undefined
    ? fault
    : { path: `${file}: ${found[2] ?? ''}`, words: fault.words };
}
