import { defineConfig } from '@playwright/test';
import { picturedSystems } from './pictures/as-system.ts';

/**
 * `npm run pictures`: every screen and state of the real program, light and dark, into
 * dist/pictures/.
 */
export default defineConfig({
  testDir: './pictures',
  outputDir: '../dist/test/pictures',
  workers: 1,
  retries: 1,
  timeout: 900_000,
  expect: { timeout: 20_000 },
  // `npm run pictures -- --project=mac` shows the keys, words and scroll bars of a Mac, and
  // `--project=windows` a window of Windows at 150 %.
  projects: Object.keys(picturedSystems).map((name) => ({ name })),
  reporter: [['list']],
});
