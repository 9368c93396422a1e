import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Unit tests: they mirror the tree under test/unit/ and need neither a build nor Electron. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx', 'test/fuzz/**/*.test.ts'],
    testTimeout: 60_000,
    // All cores, as nothing else runs beside them, and threads, which start sooner than processes:
    // half the time of the defaults.
    maxWorkers: '100%',
    pool: 'threads',
  },
});
