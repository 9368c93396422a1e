import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** The files of a folder, from the root, with slashes on every system. */
const filesIn = (folder: string, kind: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((name) => kind.test(name));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const isSource = /(?<!\.d)\.(?:ts|tsx|mjs|js)$/;
const sources = ['main', 'renderer', 'shared', 'resources/practice/app'].flatMap((folder) =>
  filesIn(folder, isSource),
);

interface ImportLine {
  readonly file: string;
  /** From the root where it is a file of ours, else the name of a package. */
  readonly from: string;
}

/**
 * Every import: static, lazy, of types alone, and in the comments that type our scripts. What
 * stands behind a `?` says only how a file is bundled.
 */
const imports: readonly ImportLine[] = sources.flatMap((file) =>
  [...read(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g)].map(
    ([, name = '']) => {
      const plain = name.replace(/\?.*$/, '');
      return {
        file,
        from: plain.startsWith('.') ? posix.join(posix.dirname(file), plain) : plain,
      };
    },
  ),
);

/** The imports out of some files that lead to where they may not. */
const wrong = (
  from: (file: string) => boolean,
  allowed: (to: string, file: string) => boolean,
): readonly string[] =>
  imports
    .filter(({ file }) => from(file))
    .filter(({ file, from: to }) => !allowed(to, file))
    .map(({ file, from: to }) => `${file} imports ${to}`);
const under = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
const isElectron = (name: string) => name === 'electron' || name.startsWith('electron/');

/** The folder of a file, two names deep: `shared/har`, `main/cli`. */
const roomOf = (file: string) => file.split('/').slice(0, 2).join('/');

describe('what each folder may import', () => {
  it('sees the import lines it judges', () => {
    for (const folder of ['main', 'renderer', 'shared', 'resources'])
      expect(imports.filter(({ file }) => under(folder)(file)).length, folder).toBeGreaterThan(10);
  });

  it('shared imports only itself, zod and the sentences it says', () => {
    expect(
      wrong(
        under('shared'),
        (to, file) =>
          under('shared')(to) ||
          to === 'zod' ||
          to === 'resources/locales/sentences.en.json' ||
          // The types of the debugger protocol; nothing of it is there at run time.
          (/^devtools-protocol(?:\/|$)/.test(to) && under('shared/cdp')(file)),
      ),
    ).toEqual([]);
  });

  it('the renderer imports neither Electron, nor Node, nor main', () => {
    expect(
      wrong(under('renderer'), (to) => !isElectron(to) && !isNode(to) && !under('main')(to)),
    ).toEqual([]);
  });

  it('state, widgets and words of the window know no screen', () => {
    const rooms = ['store', 'har', 'platform', 'text'].map((name) => under(`renderer/${name}`));
    const inside = (file: string) => rooms.some((is) => is(file));
    expect(wrong(inside, (to) => inside(to) || !under('renderer')(to))).toEqual([]);
    expect(
      wrong(
        under('renderer/widgets'),
        (to) => under('renderer/widgets')(to) || inside(to) || !under('renderer')(to),
      ),
    ).toEqual([]);
  });

  it('state of the window lies in its store', () => {
    const makes = sources.filter(
      (file) => under('renderer')(file) && /from 'zustand'/.test(read(file)),
    );
    expect(makes.filter((file) => !under('renderer/store')(file))).toEqual([]);
  });

  it('main imports nothing of the renderer', () => {
    expect(wrong(under('main'), (to) => !under('renderer')(to))).toEqual([]);
  });

  it('what runs before the packages are there uses Node’s own modules only', () => {
    const early = (file: string) =>
      under('main/launch/bootstrap')(file) || file === 'main/launch/launch.mjs';
    // launch.mjs reads a command once the packages are there.
    const late = /^main\/launch\/(?:run|dist)\//;
    expect(
      wrong(
        early,
        (to, file) =>
          isNode(to) ||
          under('main/launch/bootstrap')(to) ||
          (file === 'main/launch/launch.mjs' && late.test(to)),
      ),
    ).toEqual([]);
    expect(read('main/launch/launch.mjs')).not.toMatch(/^import .*\.\/(?:run|dist|runtime)\//m);
    expect(filesIn('main/launch/bootstrap', isSource).length).toBeLessThanOrEqual(7);
  });

  it('the launcher and the program import nothing of each other', () => {
    const launch = under('main/launch');
    // The build is described beside the program.
    const build = 'main/electron.vite.config.ts';
    expect(
      wrong(
        (file) => under('main')(file) && file !== build,
        (to, file) => !under('main')(to) || launch(file) === launch(to),
      ),
    ).toEqual([]);
  });

  it('the command line, files, the practice Halo and the journal need neither Electron nor the window', () => {
    /** Each with its reason. */
    const exceptions = new Set([
      'main/files/report-files.ts', // saves where a dialog of the system says, prints a hidden page
      'main/files/page-printing.ts', // the same page as PDF
    ]);
    const rooms = ['main/cli', 'main/files', 'main/practice', 'main/journal'].map(under);
    const found = wrong(
      (file) => rooms.some((is) => is(file)),
      (to) => !isElectron(to) && !under('main/window')(to),
    );
    expect(found.filter((line) => !exceptions.has(line.split(' ')[0] ?? ''))).toEqual([]);
    const needed = new Set(found.map((line) => line.split(' ')[0] ?? ''));
    expect([...exceptions].filter((file) => !needed.has(file))).toEqual([]);
  });
});

describe('circles', () => {
  const isFile = new Set(sources);
  const edges = new Map<string, Set<string>>();
  for (const { file, from } of imports)
    if (isFile.has(from)) edges.set(file, (edges.get(file) ?? new Set<string>()).add(from));

  /** Each circle once, by the file that closes it. */
  function circles(): readonly string[] {
    const found: string[] = [];
    const done = new Set<string>();
    const walk = (file: string, way: readonly string[]): void => {
      const at = way.indexOf(file);
      if (at >= 0) found.push([...way.slice(at), file].join(' → '));
      if (at >= 0 || done.has(file)) return;
      for (const next of edges.get(file) ?? []) walk(next, [...way, file]);
      done.add(file);
    };
    for (const file of sources) walk(file, []);
    return found;
  }

  it('no file imports itself by way of others, types included', () => {
    expect(circles()).toEqual([]);
  });

  it.each(['shared', 'renderer'])('no two folders of %s import each other', (folder) => {
    const rooms = new Set(
      imports
        .filter(({ file, from }) => under(folder)(file) && under(folder)(from))
        .map(({ file, from }) => `${roomOf(file)} ${roomOf(from)}`),
    );
    const both = [...rooms].filter((pair) => {
      const [one, other] = pair.split(' ');
      return (
        one !== undefined && other !== undefined && one < other && rooms.has(`${other} ${one}`)
      );
    });
    expect(both).toEqual([]);
  });
});

describe('one place for one thing', () => {
  it('ipcMain stands in one file', () => {
    expect(sources.filter((file) => /\bipcMain\b/.test(read(file)))).toEqual(['main/ipc.ts']);
  });

  it('few files lie loose: the rest is in the room that its name says', () => {
    const loose = (folder: string) =>
      readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile())
        .length;
    expect(loose('main')).toBeLessThanOrEqual(12);
    expect(loose('shared')).toBeLessThanOrEqual(2);
    expect(loose('renderer')).toBeLessThanOrEqual(6);
  });
});

describe('what a reader finds', () => {
  const texts = sources.map((file) => ({ file, lines: read(file).split('\n') }));

  it('leads to nothing outside the repository', () => {
    const elsewhere = /\bfacts\/|\bthe contract\b|\/work\/|\bcontract\.md\b|\bguide\.txt\b/;
    expect(
      texts.flatMap(({ file, lines }) =>
        lines.flatMap((line, index) => (elsewhere.test(line) ? [`${file}:${index + 1}`] : [])),
      ),
    ).toEqual([]);
  });

  it('is narrow enough to be read: almost no line is longer than 120 columns', () => {
    const all = texts.flatMap(({ lines }) => lines);
    const wide = all.filter((line) => line.length > 120).length;
    expect(wide / all.length).toBeLessThanOrEqual(0.005);
  });
});
