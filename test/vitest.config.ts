import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** The test files under this folder that hold this text. */
const filesWith = (folder: string, text: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => readFileSync(join(root, file), 'utf8').includes(text));

const pure = ['test/unit/{shared,resources}/**/*.test.ts', 'test/fuzz/**/*.test.ts'];
/** Its servers answer at once, and nothing there waits for a clock. */
const practice = ['test/unit/main/practice/**/*.test.ts'];
const killed = ['test/unit/main/journal/journal-kill.test.ts'];
/** What replaces a module, a global or the clock needs modules of its own. */
const replacing = ['main', 'renderer', 'workflows'].flatMap((folder) =>
  filesWith(`test/unit/${folder}`, 'vi.'),
);
const screens = { environment: 'happy-dom', setupFiles: ['test/screens/setup.ts'] };
const replacingScreens = filesWith('test/screens', 'vi.mock(');

/**
 * Unit tests mirror the tree under test/unit/; component tests draw one screen in happy-dom under
 * test/screens/. None needs a build or Electron.
 */
export default defineConfig({
  root,
  define: { __VERSION__: JSON.stringify('0.1.0') },
  test: {
    testTimeout: 60_000,
    // A second, the default, is short on a machine that does something else as well.
    expect: { poll: { timeout: 30_000 } },
    // All cores, as nothing else runs beside them, and threads, which start sooner than processes:
    // half the time of the defaults.
    maxWorkers: '100%',
    pool: 'threads',
    projects: [
      {
        extends: true,
        // First, as projects go by their names: it waits for programs that it starts, and as the
        // last one it would let a core idle.
        test: { name: 'killed', include: killed },
      },
      {
        extends: true,
        test: {
          name: 'pure',
          include: pure,
          // Fuzz: none of it may end early where the machine is busy elsewhere.
          testTimeout: 600_000,
          // shared/ keeps no state: its modules are loaded once for all files, as are those below.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: [...pure, ...practice, ...killed, ...replacing],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'practice',
          include: practice,
          exclude: replacing,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'replacing', include: replacing } },
      {
        extends: true,
        test: {
          ...screens,
          name: 'screens',
          include: ['test/screens/**/*.test.tsx'],
          exclude: replacingScreens,
          // Every store begins anew with each test, so the screens are loaded once for all files.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { ...screens, name: 'replacing screens', include: replacingScreens },
      },
    ],
  },
});
