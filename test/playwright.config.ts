import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests: the built program on a real Electron; `npm test` gives the runtime and the
 * display.
 */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../dist/test/e2e',
  // Two more than the cores that npm test is judged on: a test mostly waits for its window.
  workers: 4,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 20_000, toPass: { intervals: [50] } },
  forbidOnly: true,
  // A machine that is busy elsewhere can starve a real window; what passes only the second time is
  // listed as flaky.
  retries: 1,
  reporter: [['list']],
});
