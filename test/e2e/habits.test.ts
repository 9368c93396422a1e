import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allCommands } from '../../shared/commands/commands.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { type App, ask, expect, openApp, test } from './app.ts';
import { press, type } from './keys.ts';
import { sampleHar, xeroLimit } from './sample-har.ts';
import { Guide } from './guide.ts';
import { removeFolder } from '../remove-folder.ts';

// One after the other: each needs the keyboard, and without a window manager the last window has it.
test.describe.configure({ mode: 'default' });

/** Labels of the menu's entries by their ids. */
const menuOf = (app: App) =>
  app.electron.evaluate(({ Menu }) =>
    Object.fromEntries(
      (Menu.getApplicationMenu()?.items ?? [])
        .flatMap((item) => item.submenu?.items ?? [])
        .filter(({ id }) => id !== '')
        .map(({ id, label }) => [id, label]),
    ),
  );

test('commands are found in the menu, the palette and the shortcuts; our high contrast reaches the practice Halo', async () => {
  const app = await openApp({ args: [], recordHar: null });
  const { window } = app;
  const palette = window.getByRole('dialog', { name: 'All commands and places' });
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused();

  const menu = await menuOf(app);
  expect(Object.keys(menu)).toEqual(expect.arrayContaining(allCommands.map(({ id }) => id)));
  await press(app, 'Control+K');
  for (const { id } of allCommands)
    if (id !== 'palette')
      await expect(palette.getByRole('menuitem', { name: menu[id] ?? id }).first()).toBeAttached();
  await expect(palette.getByRole('group', { name: 'Lessons' })).toBeAttached();
  await press(app, 'Escape');
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused();

  await press(app, 'Control+/');
  await expect(window.getByRole('heading', { level: 1, name: 'Keyboard shortcuts' })).toBeFocused();

  await press(app, 'Control+Shift+P');
  await type(app, 'invoices 429');
  await press(app, 'Enter');
  await expect(
    window.getByRole('heading', { level: 1, name: '429: too many invoices at once' }),
  ).toBeFocused();

  await press(app, 'Control+K');
  await type(app, 'practice open');
  await press(app, 'Enter');
  await expect(
    window.getByRole('heading', { level: 1, name: 'Make something fail' }),
  ).toBeFocused();

  const halo = await app.site();
  const wanted = () => halo.evaluate(() => matchMedia('(prefers-contrast: more)').matches);
  const { appearance } = await ask<Settings>(app, 'settings.read', null);
  for (const theme of ['high-contrast', 'system'] as const) {
    await ask(app, 'settings.write', { appearance: { ...appearance, theme } });
    await expect.poll(wanted).toBe(theme === 'high-contrast');
  }
  await app.close();
});

test('a file is remembered, opened again, passed by a second start, printed, and taken off the list when it is gone; the window stands where it stood', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'halo-habits-'));
  const har = join(folder, 'from-a-customer.har');
  writeFileSync(har, sampleHar(xeroLimit));
  const data = join(folder, 'data');
  const first = await openApp({ args: [`--user-data-dir=${data}`, har], recordHar: null });
  await expect(new Guide(first.window).found(1)).toBeVisible();

  // What would come out of a printer comes out as a PDF: there is no printer here.
  await first.electron.evaluate(({ app }) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        void contents.printToPDF({}).then((pdf) => {
          Object.assign(globalThis, { printed: pdf.byteLength });
          done?.(true, '');
        });
      };
    });
  });
  await press(first, 'Control+P');
  await expect
    .poll(() =>
      first.electron.evaluate(() => (globalThis as { readonly printed?: number }).printed ?? 0),
    )
    .toBeGreaterThan(5_000);

  const splitter = first.window.getByRole('separator', { name: 'Edge between the guide and Halo' });
  await splitter.focus();
  const width = Number(await splitter.getAttribute('aria-valuenow'));
  await first.window.keyboard.press('ArrowRight');
  await expect(splitter).toHaveAttribute('aria-valuenow', String(width + 24));
  await first.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((one) => one.isVisible())
      ?.setBounds({ x: 40, y: 30, width: 1100, height: 720 });
  });
  await first.close();

  const app = await openApp({ args: [`--user-data-dir=${data}`], recordHar: null });
  const { window } = app;
  await expect(window.getByRole('separator')).toHaveAttribute('aria-valuenow', String(width + 24));
  expect(
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((one) => one.isVisible())
        ?.getBounds(),
    ),
  ).toMatchObject({ width: 1100, height: 720 });
  await window
    .getByRole('region', { name: 'Recent files' })
    .getByRole('button', { name: /from-a-customer.har/ })
    .click();
  await expect(new Guide(window).found(1)).toBeVisible();

  await window.getByRole('button', { name: 'Start page' }).click();
  const { command, words } = await app.electron.evaluate(() => ({
    command: process.execPath,
    words: process.argv
      .slice(1)
      .filter((word) => !word.startsWith('--inspect') && !word.startsWith('--remote-debugging')),
  }));
  const second = spawn(command, [...words, har], { env: process.env, stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  await expect(new Guide(window).found(1)).toBeVisible();

  renameSync(har, join(folder, 'elsewhere.har'));
  await window.getByRole('button', { name: 'Start page' }).click();
  await window
    .getByRole('region', { name: 'Recent files' })
    .getByRole('button', { name: /from-a-customer.har/ })
    .click();
  await expect(
    window.getByText('“from-a-customer.har” is no longer where it was. It was taken off the list.'),
  ).toBeVisible();
  await expect(window.getByRole('region', { name: 'Recent files' })).toHaveCount(0);
  await app.close();
  removeFolder(folder);
});
