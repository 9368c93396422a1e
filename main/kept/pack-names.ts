import { readdirSync } from 'node:fs';

/** In the folder of the packs: their order, and which are on. */
export const listName = 'list.json';

/** The ids of the packs in a folder, which are the names of their files. */
export function packNames(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter(
      (name) => /^[a-z0-9-]+\.json$/.test(name) && name !== listName,
    );
    return names.map((name) => name.slice(0, -'.json'.length)).sort();
  } catch {
    return []; // no pack was ever added
  }
}
