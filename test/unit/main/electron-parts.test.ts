import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const chapter = /### Electron 45[^]*?(?=\n## )/.exec(
  readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').replaceAll('\r\n', '\n'),
)?.[0];

test('each part of Electron that is used stands in the chapter on its changes', () => {
  const used = new Set(
    readdirSync(join(root, 'main'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, 'main', name), 'utf8'))
      .flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from 'electron'/g)])
      .flatMap(([, names = '']) => names.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );
  expect(used.size).toBeGreaterThan(10);
  expect([...used].filter((name) => chapter?.includes(`\`${name}\``) !== true)).toEqual([]);
});

test('that chapter names only files that there are', () => {
  const named = [...(chapter ?? '').matchAll(/`((?:main|test)\/[\w/.-]+)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});

function isThere(path: string): boolean {
  const folder = path.replace(/[^/]*$/, '');
  const name = path.slice(folder.length);
  const inside = readdirSync(join(root, folder));
  return name === '' || inside.includes(name);
}
