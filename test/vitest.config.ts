import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const pure = ['test/unit/{shared,resources}/**/*.test.ts', 'test/fuzz/**/*.test.ts'];

const screens = { environment: 'happy-dom', setupFiles: ['test/screens/setup.ts'] };
const screensFolder = resolve(import.meta.dirname, 'screens');
/** Screen tests that replace a module need modules of their own. */
const replacing = readdirSync(screensFolder)
  .filter((file) => readFileSync(join(screensFolder, file), 'utf8').includes('vi.mock('))
  .map((file) => `test/screens/${file}`);

/**
 * Unit tests mirror the tree under test/unit/; component tests draw one screen in happy-dom under
 * test/screens/. None needs a build or Electron.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    testTimeout: 60_000,
    // All cores, as nothing else runs beside them, and threads, which start sooner than processes:
    // half the time of the defaults.
    maxWorkers: '100%',
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: pure,
          // shared/ keeps no state, so its modules are loaded once for all of these files.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], exclude: pure },
      },
      {
        extends: true,
        test: {
          ...screens,
          name: 'screens',
          include: ['test/screens/**/*.test.tsx'],
          exclude: replacing,
          // Every store begins anew with each test, so the screens are loaded once for all files.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { ...screens, name: 'replacing', include: replacing },
      },
    ],
  },
});
