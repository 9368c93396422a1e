import { defineConfig } from '@playwright/test';

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
  reporter: [['list']],
});
