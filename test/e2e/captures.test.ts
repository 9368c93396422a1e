import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, ask, expect, openApp, test } from './app.ts';
import { openTruth } from './capture-page.ts';
import { openTruthSite } from './truth-site.ts';
import { Guide } from './guide.ts';
import { chooseInMenu } from './menu.ts';
import { removeFolder } from '../remove-folder.ts';

interface Listing {
  readonly id: string;
  readonly requests: number;
  readonly running: boolean;
}

test('a capture outlives kill -9: it is listed, named, opened again with its diagnosis, and deleted', async () => {
  const site = await openTruthSite();
  site.page(
    '/home',
    `<script>let next = 0; setInterval(() => fetch('/api/tickettype/' + (next % 5 === 0 ? 500 : 200) + '?' + (next += 1)).then((answer) => answer.text()), 20);</script>`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'halo-killed-'));
  const first = await openApp({ args: [`--user-data-dir=${folder}`], recordHar: null });
  await openTruth(first, site, '/home');
  const listed = async (app: App) => (await ask<readonly Listing[]>(app, 'captures.list', null))[0];
  let written = 0;
  await expect
    .poll(
      async () => {
        written = (await listed(first))?.requests ?? 0;
        return written;
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(20);
  await chooseInMenu(first, 'It failed now');
  await expect
    .poll(async () => (await ask<readonly object[]>(first, 'capture.marks', null)).length)
    .toBe(1);
  first.electron.process().kill('SIGKILL');
  await site.close();

  const app = await openApp({ args: [`--user-data-dir=${folder}`], recordHar: null });
  const { window } = app;
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  await chooseInMenu(app, 'Recordings');
  await expect(window.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible();
  expect((await listed(app))?.running).toBe(false);
  expect((await listed(app))?.requests).toBeGreaterThanOrEqual(written);
  await window.getByRole('button', { name: 'Rename' }).click();
  await window.getByRole('textbox', { name: 'Name of the recording' }).fill('Before the crash');
  await window.getByRole('button', { name: 'Keep this name' }).click();
  await expect(window.getByRole('heading', { name: 'Before the crash' })).toBeVisible();
  await window.getByRole('button', { name: 'Look at it' }).click();
  await expect(
    window.getByRole('heading', { level: 1, name: /problems? found|We found no error/ }),
  ).toBeVisible();
  await expect(window.getByText('Before the crash').first()).toBeVisible();
  await new Guide(window).getByRole('button', { name: 'Back' }).click();
  await window.getByRole('button', { name: 'Delete' }).click();
  await window.getByRole('button', { name: 'Really delete it' }).click();
  await expect(window.getByText('Nothing was recorded yet.')).toBeVisible();
  await app.close();
  removeFolder(folder);
});

test('what the practice Halo sent is listed by its name, and not by where it stands', async ({
  shared: app,
}) => {
  await new Guide(app.window).openPractice();
  await app.site();
  await expect
    .poll(async () => (await ask<readonly Listing[]>(app, 'captures.list', null))[0]?.running)
    .toBe(true);
  await chooseInMenu(app, 'Recordings');
  await expect(app.window.getByRole('article', { name: 'Practice Halo' })).toBeVisible();
});
