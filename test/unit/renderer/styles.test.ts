import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '..', '..', '..', 'renderer');
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({
    folder: dirname(name),
    text: readFileSync(join(renderer, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''),
  }));

it('gives no class two looks: a screen that comes later would change one that is shown', () => {
  const folders = new Map<string, Set<string>>();
  for (const { folder, text } of sheets) {
    for (const [, name = ''] of text.matchAll(/(?:^|[{}])\s*\.([\w-]+)\s*(?=\{)/g))
      folders.set(name, (folders.get(name) ?? new Set()).add(folder));
  }
  expect(folders.size).toBeGreaterThan(100);
  expect([...folders].filter(([, found]) => found.size > 1).map(([name]) => name)).toEqual([]);
});
