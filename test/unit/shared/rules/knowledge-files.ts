import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInCauses, type LoadedCause } from '../../../../shared/rules/knowledge.ts';

const folder = join(import.meta.dirname, '../../../../resources/knowledge');

/** The program's own causes, as both processes load them. */
export function knowledge(): readonly LoadedCause[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return builtInCauses(
    Object.fromEntries(
      names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown]),
    ),
  );
}
