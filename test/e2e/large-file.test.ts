import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeHar } from '../bench/reading.ts';
import { openApp } from './app.ts';

const folder = mkdtempSync(join(tmpdir(), 'halo-large-'));
const large = join(folder, 'large.har');
test.beforeAll(() => { writeHar(large, 200); });
test.afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

test('a HAR of 200 MB shows how far it is and what it found so far, can be cancelled, and gives its result when opened again', async () => {
  const app = await openApp({ args: [large], recordHar: null });
  const bar = app.window.getByRole('progressbar', { name: 'Reading large.har' });
  await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await expect(app.window.getByText(/ so far, /)).toBeVisible();
  await expect(app.window.getByRole('listitem').filter({ hasText: 'charge rate' })).toBeVisible();
  await app.window.getByRole('button', { name: 'Cancel' }).click();
  await expect(bar).toBeHidden();

  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, large);
  await app.window.getByRole('button', { name: 'Open a file' }).click();
  await expect(bar).toBeVisible();
  await expect(app.window.getByRole('heading', { level: 1, name: '1 problem found' })).toBeVisible({ timeout: 90_000 });
  await expect(app.window.getByRole('heading', { name: /charge rate/ }).first()).toBeVisible();
  await app.close();
});
