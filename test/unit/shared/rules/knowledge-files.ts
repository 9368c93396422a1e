import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInCauses, type LoadedCause } from '../../../../shared/rules/knowledge.ts';

const folder = join(import.meta.dirname, '../../../../resources/knowledge');

let loaded: readonly LoadedCause[] | null = null;

/** The program's own causes, as both processes load them; read once for all tests of a file. */
export function knowledge(): readonly LoadedCause[] {
  loaded ??= builtInCauses(
    Object.fromEntries(
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown]),
    ),
  );
  return loaded;
}
