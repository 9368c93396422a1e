import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { writeHar, writeRepeatedHar } from '../bench/made-har.ts';
import { type App, expect, openApp, test } from './app.ts';
import { Guide } from './guide.ts';
import { openRequests } from './requests-drawer.ts';
import { removeFolder } from '../remove-folder.ts';

const root = join(import.meta.dirname, '..', '..');
let folder = '';
test.describe.configure({ mode: 'default' });
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'halo-large-'));
});
test.afterAll(() => {
  removeFolder(folder);
});

/** Memory of the window's process, in megabytes. */
function memoryOf(app: App): Promise<number> {
  return app.electron.evaluate(({ app: program, webContents }) => {
    const process = webContents
      .getAllWebContents()
      .find((one) => one.getURL().startsWith('app://'))
      ?.getOSProcessId();
    return Math.round(
      (program.getAppMetrics().find(({ pid }) => pid === process)?.memory.workingSetSize ??
        Infinity) / 1024,
    );
  });
}

test(
  'a HAR of 300 MB shows how far it is and what it found so far, can be cancelled, and gives its result in little memory when opened again',
  { tag: '@long' },
  async () => {
    test.slow();
    const large = join(folder, 'large.har');
    const requests = writeRepeatedHar(large, 300);
    const app = await openApp({ args: [large], recordHar: null });
    const guide = new Guide(app.window);
    const bar = app.window.getByRole('progressbar', { name: 'Reading large.har' });
    await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]\d{7}/);
    await expect(bar).toHaveAttribute('aria-valuemax', /^3\d{8}$/);
    await expect(guide.getByText(/^[1-9][\d,]* requests? so far, [1-9]\d* failed$/)).toBeVisible();
    await expect(guide.getByRole('listitem').filter({ hasText: 'charge rate' })).toBeVisible();
    await guide.getByRole('button', { name: 'Cancel' }).click();
    await expect(bar).toBeHidden();
    await expect(
      app.window.getByRole('heading', { level: 1, name: 'What went wrong?' }),
    ).toBeVisible();

    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, large);
    await app.window.getByRole('button', { name: 'Open a file' }).click();
    await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]\d{8}/, { timeout: 120_000 });
    const during = await memoryOf(app);
    await expect(guide.found(1)).toBeVisible({
      timeout: 240_000,
    });
    await expect(guide.getByRole('heading', { name: /charge rate/ }).first()).toBeVisible();
    await expect(
      app.window.getByText(`${requests.toLocaleString('en')} requests`, { exact: true }),
    ).toBeVisible();
    expect(Math.max(during, await memoryOf(app))).toBeLessThan(600);
    await app.close();
    rmSync(large);
  },
);

test('a HAR of 8 MB opens with its result, and a request of it can be looked at', async () => {
  const made = join(folder, 'middle.har');
  writeHar(made, 8);
  const app = await openApp({ args: [made], recordHar: null });
  await expect(new Guide(app.window).found()).toBeVisible();
  await openRequests(app.window);
  await app.window.getByRole('grid').getByRole('row').nth(1).click();
  await expect(
    app.window.getByRole('tabpanel', { name: 'Headers' }).getByText('General'),
  ).toBeVisible();
  await app.close();
});

test(
  'the command line reads a large HAR in two threads and tells the same as of the packed file, which one thread reads',
  { tag: '@long' },
  async () => {
    const out = join(root, 'out', 'main');
    expect(existsSync(join(out, 'har-cutter.js'))).toBe(true);
    const plain = join(folder, 'plain.har');
    writeHar(plain, 80);
    await pipeline(
      createReadStream(plain),
      createGzip({ level: 1 }),
      createWriteStream(`${plain}.gz`),
    );
    const [inTwo, inOne] = [plain, `${plain}.gz`].map((file) =>
      spawnSync(process.execPath, [join(out, 'cli.js'), 'review', file, '--json'], {
        encoding: 'utf8',
      }),
    );
    expect(inTwo?.status).toBe(0);
    expect(inTwo?.stdout).toContain('charge-rate-access');
    expect(inTwo?.stdout).toBe(inOne?.stdout);
  },
);
