import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInChecks, type Check } from '../../../../shared/checkup/check.ts';

const folder = join(import.meta.dirname, '../../../../resources/checks');

export const checkFiles: Readonly<Record<string, unknown>> = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown]),
);

export const checks: readonly Check[] = builtInChecks(checkFiles);
