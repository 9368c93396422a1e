import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { writeHar } from '../bench/made-har.ts';
import { openApp } from './app.ts';

const folder = mkdtempSync(join(tmpdir(), 'halo-large-'));
const large = join(folder, 'large.har');
test.describe.configure({ mode: 'default' });
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

test('the command line reads it in two threads and tells the same as of the packed file, which one thread reads', async () => {
  const out = join(import.meta.dirname, '..', '..', 'out', 'main');
  expect(existsSync(join(out, 'har-cutter.js'))).toBe(true);
  const packed = `${large}.gz`;
  await pipeline(createReadStream(large), createGzip({ level: 1 }), createWriteStream(packed));
  const [inTwo, inOne] = [large, packed].map((file) => spawnSync(process.execPath, [join(out, 'cli.js'), 'review', file, '--json'], { encoding: 'utf8' }));
  expect(inTwo?.status).toBe(0);
  expect(inTwo?.stdout).toContain('charge-rate-access');
  expect(inTwo?.stdout).toBe(inOne?.stdout);
});
