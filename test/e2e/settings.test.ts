import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, openApp, test } from './app.ts';
import { Guide } from './guide.ts';
import { removeFolder } from '../remove-folder.ts';

const openSection = async (window: Page, name: RegExp) => {
  await window.getByRole('button', { name }).click();
};

/** On Linux: the password that stands in Chromium's source, as where there is no store of keys. */
const keys = process.platform === 'linux' ? ['--password-store=basic'] : [];

/** Encrypts and decrypts a word with the system's real store of keys, or with what stands for it. */
const throughKeyStore = (electron: ElectronApplication) =>
  electron.evaluate(({ safeStorage }) => {
    if (process.platform === 'linux') safeStorage.setUsePlainTextEncryption(true);
    const word = 'kräftig';
    const hidden = safeStorage.encryptString(word);
    return { isHidden: !hidden.includes(word), shown: safeStorage.decryptString(hidden) };
  });

test(
  'settings act at once, outlive a restart, go back to their defaults, and damaged ones are kept aside',
  { tag: '@long' },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'halo-settings-'));
    const start = () => openApp({ args: [`--user-data-dir=${folder}`, ...keys], recordHar: null });
    const look = (window: Page) =>
      window.evaluate(() => ({ ...document.documentElement.dataset, width: innerWidth }));

    const first = await start();
    await first.window.getByRole('button', { name: 'Settings' }).click();
    await expect(first.window.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
    const before = await look(first.window);
    await openSection(first.window, /^How it looks/);
    await first.window.getByText('High contrast', { exact: true }).click();
    await first.window.getByText('Compact', { exact: true }).click();
    await first.window.getByLabel('Size of text and buttons').selectOption({ label: '125%' });
    await expect
      .poll(() => look(first.window))
      .toMatchObject({
        theme: 'high-contrast',
        density: 'compact',
        width: Math.round(before.width / 1.25),
      });
    await openSection(first.window, /^What is recorded/);
    await first.window
      .getByLabel('Largest content of an answer without a fault')
      .selectOption({ label: 'None, only failures' });
    await openSection(first.window, /^My Halo/);
    await first.window.getByRole('textbox', { name: 'Another address' }).fill('acme.halopsa.com');
    await first.window.keyboard.press('Enter');
    await expect(first.window.getByRole('list', { name: 'My Halo' })).toContainText(
      'acme.halopsa.com',
    );
    await openSection(first.window, /^What is taken out/);
    await first.window.getByRole('textbox', { name: 'Another word or name' }).fill('Contoso');
    await first.window.getByRole('textbox', { name: 'Another word or name' }).press('Enter');
    await expect(first.window.getByRole('button', { name: 'Remove: Contoso' })).toBeVisible();
    expect(await throughKeyStore(first.electron)).toEqual({ isHidden: true, shown: 'kräftig' });
    await openSection(first.window, /^What is kept/);
    if (process.platform === 'linux')
      await expect(
        first.window.getByText(
          /^This computer offers no safe place for keys, so recordings are not encrypted\./,
        ),
      ).toBeVisible();
    await first.close();

    const second = await start();
    await expect
      .poll(() => look(second.window))
      .toMatchObject({
        theme: 'high-contrast',
        density: 'compact',
        width: Math.round(before.width / 1.25),
      });
    await second.window.getByRole('button', { name: 'Settings' }).click();
    await expect(second.window.getByText('did not come to its end', { exact: false })).toHaveCount(
      0,
    );
    await expect(
      second.window.getByRole('button', { name: /^My Halo acme\.halopsa\.com$/ }),
    ).toBeVisible();
    await expect(
      second.window.getByRole('button', { name: /^What is taken out .*1 word of your own$/ }),
    ).toBeVisible();
    await openSection(second.window, /^What is recorded/);
    await expect(
      second.window.getByLabel('Largest content of an answer without a fault'),
    ).toHaveValue('0');
    await openSection(second.window, /^How it looks/);
    await second.window.getByRole('button', { name: 'Back to the defaults: How it looks' }).click();
    await expect
      .poll(() => look(second.window))
      .toEqual({ theme: 'system', density: 'comfortable', width: before.width });
    await openSection(second.window, /^What is kept/);
    await expect(second.window.getByText(folder)).toBeVisible();
    await second.close();

    writeFileSync(join(folder, 'settings.json'), '{"schema":2,"appea');
    const third = await openApp({
      args: [`--user-data-dir=${folder}`, 'halo-troubleshooter://halo/acme.halopsa.com'],
      recordHar: null,
    });
    // The latest stands first; what needs an answer is there as it goes.
    await expect(
      third.window.getByText('A link offers acme.halopsa.com.', { exact: false }),
    ).toBeVisible();
    await expect(
      third.window.getByText(/The old file was kept as settings\.damaged-1\.json/),
    ).toBeVisible();
    expect(readFileSync(join(folder, 'settings.damaged-1.json'), 'utf8')).toBe(
      '{"schema":2,"appea',
    );
    await expect(new Guide(third.window).entry).toHaveValue('acme.halopsa.com');
    await third.electron.evaluate(({ app }) => {
      app.emit(
        'second-instance',
        {},
        ['halo-troubleshooter', 'halo-troubleshooter://help/privacy'],
        '/',
      );
    });
    await expect(
      third.window.getByRole('heading', { level: 2, name: 'What is kept, and what is sent' }),
    ).toBeVisible();
    await third.close();
    expect(
      readdirSync(folder)
        .filter((name) => name.startsWith('settings.'))
        .sort(),
    ).toEqual(['settings.damaged-1.json', 'settings.json']);
    removeFolder(folder);
  },
);

test('help is found by its words; faults are kept without what they quote, and said after a fall', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'halo-about-'));
  const start = () => openApp({ args: [`--user-data-dir=${folder}`], recordHar: null });
  const app = await start();
  const { window } = app;
  await window.getByRole('button', { name: 'Help' }).click();
  await window.getByRole('searchbox', { name: 'Search the help' }).fill('firefox persist');
  await expect(window.getByText('1 page')).toBeVisible();
  await window.getByRole('button', { name: /Ask a customer for a recording/ }).click();
  await expect(window.getByRole('heading', { level: 3, name: 'Firefox' })).toBeVisible();

  await window.evaluate(() => {
    setTimeout(() => {
      JSON.parse('hunter2 is the password');
    });
  });
  await expect(window.getByText('This program had a fault, but goes on.')).toBeVisible();
  await window.getByRole('button', { name: 'Show it' }).click();
  await expect(
    window.getByRole('heading', { level: 1, name: 'Halo Troubleshooter' }),
  ).toBeVisible();
  await expect(window.getByRole('region', { name: 'Faults of this program' })).toContainText(
    'SyntaxError',
  );
  await window.getByRole('button', { name: 'Show the licences' }).click();
  await expect(window.getByRole('region', { name: 'Licences' })).toContainText(
    'react-aria-components',
  );
  await window.getByRole('button', { name: 'Copy for support' }).click();
  await expect(window.getByText('Copied. Paste it into a message to support.')).toBeVisible();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Halo Troubleshooter \d+\.\d+\.\d+\nElectron \d/);
  expect(copied).toContain('SyntaxError');
  await app.electron.evaluate(() => {
    setTimeout(() => {
      throw new TypeError("nothing can be read from 'hunter2'");
    });
  });
  await expect
    .poll(() => readFileSync(join(folder, 'crashes', 'crashes.jsonl'), 'utf8'))
    .toContain('"place":"program","name":"TypeError"');
  for (const said of [copied, readFileSync(join(folder, 'crashes', 'crashes.jsonl'), 'utf8')])
    expect(said).not.toContain('hunter2');

  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((one) => one.webContents.getURL().startsWith('app://'))
      ?.webContents.forcefullyCrashRenderer();
  });
  await expect
    .poll(() => readFileSync(join(folder, 'crashes', 'crashes.jsonl'), 'utf8'))
    .toMatch(/"name":"(?:crashed|killed)"/);
  // Playwright gives a page up that fell over once, so the window is asked itself.
  const shown = () =>
    app.electron.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((one) => one.webContents.getURL().startsWith('app://'))
          ?.webContents.executeJavaScript('document.body.innerText')
          .catch(() => '') as Promise<string>,
    );
  await expect.poll(shown).toContain('The window had a fault and was opened again.');
  app.electron.process().kill('SIGKILL');

  const next = await start();
  await expect(
    next.window.getByText(/The program did not come to its end last time/),
  ).toBeVisible();
  await next.close();
  removeFolder(folder);
});
