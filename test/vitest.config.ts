import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const pure = ['test/unit/{shared,resources}/**/*.test.ts', 'test/fuzz/**/*.test.ts'];

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
          name: 'screens',
          include: ['test/screens/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['test/screens/setup.ts'],
        },
      },
    ],
  },
});
