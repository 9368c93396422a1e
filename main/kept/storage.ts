import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Encryption, type Storage, storedParts } from '../../shared/ipc/about.ts';

/**
 * Which part of the user's data folder a file or folder right inside it belongs to. What Chromium
 * keeps for our own window is the rest.
 */
const partOf: readonly (readonly [RegExp, (typeof storedParts)[number]])[] = [
  [/^(captures|reopened)$/, 'captures'],
  [/^Partitions$/, 'sites'],
  [/^packs$/, 'packs'],
  [/^history\./, 'fixes'],
  [/^settings\./, 'settings'],
  [/^crashes$/, 'crashes'],
];

/** How much of what is kept in the user's data folder, and how recordings lie there. */
export async function readStorage(folder: string, encryption: Encryption): Promise<Storage> {
  const sizes = new Map(storedParts.map((part) => [part, 0]));
  for (const name of await readdir(folder).catch(() => [])) {
    const part = partOf.find(([shape]) => shape.test(name))?.[1] ?? 'rest';
    sizes.set(part, (sizes.get(part) ?? 0) + (await sizeOf(join(folder, name))));
  }
  return { folder, encryption, parts: [...sizes].map(([part, size]) => ({ part, size })) };
}

/** Bytes of a file, or of all in a folder. What goes away meanwhile counts as none. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isDirectory()) return found?.size ?? 0;
  const files = (
    await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])
  ).filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(
      async (file) => (await stat(join(file.parentPath, file.name)).catch(() => null))?.size ?? 0,
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
