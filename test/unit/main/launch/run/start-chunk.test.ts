import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep, win32 } from 'node:path';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandGroups, startGroups } from '../../../../../main/launch/run/start-chunk.mjs';
import { removeFolder } from '../../../../remove-folder.ts';

/** Modules by name, each with what it imports. */
const graphOf = (modules: Readonly<Record<string, readonly string[]>>) => ({
  getModuleInfo: (id: string) => {
    const importedIds = modules[id];
    return importedIds === undefined ? null : { importedIds };
  },
});

function nameOf(entry: string, separator: string, id: string, graph: ReturnType<typeof graphOf>) {
  const { name } = startGroups(entry, [], separator).groups[0] ?? {};
  return typeof name === 'function' ? name(id, graph) : name;
}

describe('the file of what the first screen needs', () => {
  // Vite names modules with slashes on every system, while Node's paths have Windows' own.
  const graph = graphOf({
    'C:/Jörg Müller/app/renderer/main.tsx': ['C:/Jörg Müller/app/renderer/app.tsx', 'react'],
    'C:/Jörg Müller/app/renderer/app.tsx': ['C:/Jörg Müller/app/renderer/main.tsx'],
    'C:/Jörg Müller/app/renderer/lazy.tsx': [],
    react: [],
  });
  const entry = win32.join('C:\\Jörg Müller\\app', 'renderer', 'main.tsx');

  it('is found by a path of Windows', () => {
    expect(entry).toContain('\\renderer\\');
    for (const id of ['C:/Jörg Müller/app/renderer/app.tsx', 'react'])
      expect(nameOf(entry, win32.sep, id, graph)).toBe('start');
    expect(nameOf(entry, win32.sep, 'C:/Jörg Müller/app/renderer/lazy.tsx', graph)).toBeNull();
  });

  it('is an error where the entry is no module of the build, for nobody would see it', () => {
    expect(() => nameOf('/elsewhere/main.tsx', '/', 'react', graph)).toThrow(
      'holds no module /elsewhere/main.tsx',
    );
  });

  it('is looked for anew in each build', () => {
    const groups = startGroups('/main.tsx', [], '/').groups;
    const name = groups[0]?.name;
    if (typeof name !== 'function') throw new Error('no name');
    expect(name('/a.tsx', graphOf({ '/main.tsx': ['/a.tsx'], '/a.tsx': [] }))).toBe('start');
    expect(name('/a.tsx', graphOf({ '/main.tsx': [], '/a.tsx': [] }))).toBeNull();
  });
});

describe('the files of the short commands', () => {
  const graph = graphOf({
    '/cli.ts': ['/thread.ts'],
    '/main.ts': ['/say.ts'],
    '/review.ts': ['/reader.ts', '/causes.ts'],
    '/redact.ts': ['/redact-file.ts', '/own.ts'],
    '/redact-file.ts': ['/reader.ts', '/redactor.ts', '/thread.ts'],
    '/reader.ts': ['/say.ts'],
    '/redactor.ts': [],
    '/causes.ts': [],
    '/own.ts': [],
    '/say.ts': [],
    '/thread.ts': [],
  });
  const { groups } = commandGroups(
    {
      cli: '/cli.ts',
      start: '/main.ts',
      review: '/review.ts',
      redact: '/redact.ts',
    },
    '/',
  );
  const fileOf = (id: string): string | null => {
    for (const { name } of groups) {
      const file = typeof name === 'function' ? name(id, graph) : name;
      if (file !== null) return file;
    }
    return null;
  };

  it('are one for what comes before a command, one for what the window needs too, one for what review needs too, and the redactor', () => {
    expect(fileOf('/thread.ts')).toBe('first');
    expect(fileOf('/say.ts')).toBe('start');
    expect(fileOf('/reader.ts')).toBe('commands');
    expect(fileOf('/redact-file.ts')).toBe('redactor');
    expect(fileOf('/redactor.ts')).toBe('redactor');
  });

  it('hold nothing that redact does not need', () => {
    for (const id of ['/cli.ts', '/main.ts', '/review.ts', '/causes.ts'])
      expect(fileOf(id)).toBeNull();
  });
});

describe('the file of what is fetched next', () => {
  it('holds what that needs and the start does not', () => {
    const graph = graphOf({
      '/main.tsx': ['/words.ts'],
      '/schemas.ts': ['/words.ts', 'zod'],
      '/words.ts': [],
      zod: [],
    });
    const { groups } = startGroups('/main.tsx', [{ name: 'schemas', entry: '/schemas.ts' }], '/');
    const fileOf = (id: string) =>
      groups
        .map(({ name }) => (typeof name === 'function' ? name(id, graph) : name))
        .find((name) => name !== null);
    expect(fileOf('/words.ts')).toBe('start');
    expect(fileOf('/schemas.ts')).toBe('schemas');
    expect(fileOf('zod')).toBe('schemas');
  });
});

describe('a real build', () => {
  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'halo build-')));
    mkdirSync(join(folder, 'renderer'));
    const write = (name: string, text: string) =>
      writeFileSync(join(folder, 'renderer', name), text);
    write('index.html', '<script type="module" src="./main.js"></script>');
    write('main.js', `import { shared } from './shared.js'; shared(); void import('./lazy.js');`);
    write('lazy.js', `import { shared } from './shared.js'; shared('lazily');`);
    write('shared.js', `export const shared = (how) => console.log('the shared part', how);`);
  });
  afterAll(() => removeFolder(folder));

  const chunks = async (entry: string, separator: string) => {
    const made = (await build({
      root: join(folder, 'renderer'),
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        rollupOptions: {
          input: join(folder, 'renderer', 'index.html'),
          output: { codeSplitting: startGroups(entry, [], separator) },
        },
      },
    })) as Rollup.RollupOutput;
    return made.output.flatMap((one) => (one.type === 'chunk' ? [one] : []));
  };

  it('puts what the start needs into one file, given a path with back-slashes', async () => {
    const entry = join(folder, 'renderer', 'main.js').split(sep).join(win32.sep);
    const found = (await chunks(entry, win32.sep)).find(({ name }) => name === 'start');
    expect(found?.code).toContain('the shared part');
  });

  it('fails plainly where the path is not taken for what it is', async () => {
    const entry = join(folder, 'renderer', 'main.js').split(sep).join(win32.sep);
    await expect(chunks(entry, '/')).rejects.toThrow('The build holds no module');
  });
});
