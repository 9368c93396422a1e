import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

interface ImportLine {
  readonly file: string;
  readonly from: string;
}

/**
 * Every static and dynamic import in a folder's TypeScript, with paths made relative to the root.
 */
function importsOf(folder: string): readonly ImportLine[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith('.d.ts'))
    .flatMap((name) => {
      const file = join(folder, name);
      const source = readFileSync(join(root, file), 'utf8');
      return [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g)].map((match) => {
        const from = match[1] ?? '';
        return { file, from: from.startsWith('.') ? normalize(join(dirname(file), from)) : from };
      });
    });
}

const outside = (lines: readonly ImportLine[], allowed: (from: string, file: string) => boolean) =>
  lines
    .filter((line) => !allowed(line.from, line.file))
    .map((line) => `${line.file} imports ${line.from}`);

describe('boundaries between the folders', () => {
  it('sees the import lines it judges', () => {
    for (const folder of ['main', 'renderer', 'shared'])
      expect(importsOf(folder).length, folder).toBeGreaterThan(10);
  });

  it('shared imports only itself, zod and the sentences it says', () => {
    expect(
      outside(
        importsOf('shared'),
        (from) =>
          from.startsWith('shared/') ||
          from === 'zod' ||
          from === 'resources/locales/sentences.en.json',
      ),
    ).toEqual([]);
  });

  it('the renderer imports neither Electron, nor Node, nor main', () => {
    expect(
      outside(
        importsOf('renderer'),
        (from) => from !== 'electron' && !from.startsWith('node:') && !from.startsWith('main/'),
      ),
    ).toEqual([]);
  });

  it('main imports nothing of the renderer', () => {
    expect(outside(importsOf('main'), (from) => !from.startsWith('renderer/'))).toEqual([]);
  });

  it("main/launch uses Node's own modules only", () => {
    expect(
      outside(
        importsOf('main/launch'),
        (from) => from.startsWith('node:') || from.startsWith('main/launch/'),
      ),
    ).toEqual([]);
  });

  it('the command line and the practice server run without Electron', () => {
    const plain = importsOf('main').filter((line) =>
      /^main\/(?:practice|cli)\/|^main\/files\/(?:har-file|cut-file|har-cutter|redact-file)\.ts$/.test(
        line.file,
      ),
    );
    expect(plain.length).toBeGreaterThan(5);
    expect(outside(plain, (from) => from !== 'electron')).toEqual([]);
  });

  it('ipcMain stands in one file', () => {
    const files = readdirSync(join(root, 'main'), { recursive: true, encoding: 'utf8' }).filter(
      (name) =>
        name.endsWith('.ts') && /\bipcMain\b/.test(readFileSync(join(root, 'main', name), 'utf8')),
    );
    expect(files.map((name) => relative('.', name))).toEqual(['ipc.ts']);
  });
});
