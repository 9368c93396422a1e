import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Bridge } from '../../shared/ipc/ipc.ts';
import { type App, expect, openApp, test } from './app.ts';
import { answerSaveDialog } from './dialogs.ts';
import { failInPractice } from './scenarios.ts';
import { plantedHar } from '../unit/shared/redact/planted-har.ts';
import { Guide } from './guide.ts';
import { scratchFolder } from './scratch-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = scratchFolder('halo-share');
async function saveAs(app: App, name: string): Promise<string> {
  const path = join(folder, name);
  await answerSaveDialog(app, path);
  return path;
}

/** Every token and cookie that the recorder heard of, as it stands in the recording. */
async function tokensOf(app: App): Promise<readonly string[]> {
  const recorded = JSON.stringify(
    await app.window.evaluate(() =>
      (window as unknown as { readonly halo: Bridge }).halo.call('capture.read', null),
    ),
  );
  const found = [
    ...recorded.matchAll(/Bearer ([\w.~+/=-]{8,})/g),
    ...recorded.matchAll(/access_token\\*":\s*\\*"([^"\\]{8,})/g),
    ...recorded.matchAll(/refresh_token\\*":\s*\\*"([^"\\]{8,})/g),
  ];
  return [...new Set(found.map((match) => match[1] ?? ''))];
}

const share = (app: App) => new Guide(app.window).getByRole('button', { name: /^Share: / }).first();
const dialog = (app: App) => app.window.getByRole('dialog', { name: 'Share this problem safely' });

test('a support pack is two clicks and a file name away, holds no token, and opens offline without a script', async ({
  shared: app,
}) => {
  await failInPractice(app);
  const tokens = await tokensOf(app);
  expect(tokens.length).toBeGreaterThan(0);
  const path = await saveAs(app, 'pack.html');
  await share(app).click();
  await dialog(app).getByRole('button', { name: 'Save…' }).click();
  await expect(app.window.getByText('Saved as pack.html', { exact: false })).toBeVisible();
  const page = readFileSync(path, 'utf8');
  for (const token of tokens) expect(page).not.toContain(token);
  expect(page).toContain('charge rate');
  expect(page).not.toMatch(/<script|\son\w+=|<link|src="(?!data:image\/jpeg)|href=/i);
  const shown = await app.electron.evaluate(async ({ BrowserWindow, session }, url) => {
    const apart = session.fromPartition('reader');
    let asked = 0;
    apart.webRequest.onBeforeRequest((details, answer) => {
      if (!details.url.startsWith('file:')) asked += 1;
      answer({});
    });
    const reader = new BrowserWindow({
      show: false,
      webPreferences: { session: apart, javascript: false },
    });
    await reader.loadURL(url);
    const title = reader.webContents.getTitle();
    reader.destroy();
    return { title, asked };
  }, pathToFileURL(path).href);
  expect(shown.asked).toBe(0);
  expect(shown.title).toMatch(/charge rate/);
});

test('the picture of the page when it failed goes with it on request alone, and what was saved is shown in its folder', async ({
  shared: app,
}) => {
  await failInPractice(app);
  const path = await saveAs(app, 'pictured.html');
  await share(app).click();
  await expect(dialog(app).getByText(/^The page when it failed, at/)).toBeVisible();
  const box = dialog(app).getByRole('checkbox', { name: /^Add a picture/ });
  await expect(box).not.toBeChecked();
  await dialog(app).getByText('Add a picture of the Halo page').click();
  await expect(dialog(app).getByText(/^Taken when it failed: /)).toBeVisible();
  await dialog(app).getByRole('button', { name: 'Save…' }).click();
  await expect(app.window.getByText('Saved as pictured.html', { exact: false })).toBeVisible();
  expect(readFileSync(path, 'utf8')).toMatch(
    /<img alt="Taken when it failed: [^"]+" src="data:image\/jpeg;base64,\/9j\//,
  );
  await app.electron.evaluate(({ shell }) => {
    shell.showItemInFolder = (one) => void Reflect.set(globalThis, 'folderOf', one);
  });
  await app.window.getByRole('button', { name: 'Show in folder' }).click();
  await expect
    .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'folderOf') as unknown))
    .toBe(path);
});

test('the dialog shows what goes and what was taken out, hides Halo while it is open, and closes with Escape', async ({
  shared: app,
}) => {
  await failInPractice(app);
  await app.electron.evaluate(({ BaseWindow, WebContentsView }) => {
    for (const view of BaseWindow.getAllWindows().flatMap(
      (window) => window.contentView.children,
    )) {
      if (!(view instanceof WebContentsView) || !view.webContents.getURL().startsWith('http'))
        continue;
      const setVisible = view.setVisible.bind(view);
      view.setVisible = (isShown) => {
        Reflect.set(globalThis, 'isHaloShown', isShown);
        setVisible(isShown);
      };
    }
  });
  await share(app).click();
  await expect(dialog(app).getByRole('tabpanel')).toContainText('What the server said');
  await dialog(app)
    .getByRole('tab', { name: /^Taken out/ })
    .click();
  await expect(
    dialog(app).getByRole('row').filter({ hasText: 'redacted-authorization-1' }),
  ).toContainText('Sent: headers');
  for (const token of await tokensOf(app))
    expect(await dialog(app).innerText()).not.toContain(token);
  expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'isHaloShown') as unknown)).toBe(
    false,
  );
  await app.window.keyboard.press('Escape');
  await expect(dialog(app)).toBeHidden();
  await expect
    .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'isHaloShown') as unknown))
    .toBe(true);
});

test('ticket text, PDF and recordings leave without a token, and the recording gives the same diagnosis', async ({
  shared: app,
}) => {
  await failInPractice(app);
  const tokens = await tokensOf(app);

  await share(app).click();
  await dialog(app).getByText('Text for a ticket').click();
  await dialog(app).getByRole('button', { name: 'Copy' }).click();
  await expect(dialog(app)).toBeHidden();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^# .*charge rate/);

  const pdf = await saveAs(app, 'pack.pdf');
  await share(app).click();
  await dialog(app).getByText('PDF', { exact: true }).click();
  await dialog(app).getByRole('button', { name: 'Save…' }).click();
  await expect(app.window.getByText('Saved as pack.pdf', { exact: false })).toBeVisible();
  const bytes = readFileSync(pdf);
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');

  const har = await saveAs(app, 'failing.har');
  await share(app).click();
  await dialog(app).getByText('Failed requests (HAR)').click();
  await dialog(app).getByRole('button', { name: 'Save…' }).click();
  await expect(app.window.getByText('Saved as failing.har', { exact: false })).toBeVisible();
  const all = await saveAs(app, 'all.har');
  await share(app).click();
  await dialog(app).getByText('Whole recording (HAR)').click();
  await dialog(app).getByRole('button', { name: 'Save…' }).click();
  await expect(app.window.getByText('Saved as all.har', { exact: false })).toBeVisible();

  const texts = {
    copied,
    pdf: unpackedPdf(bytes),
    har: readFileSync(har, 'utf8'),
    all: readFileSync(all, 'utf8'),
  };
  for (const [where, text] of Object.entries(texts))
    for (const token of tokens) expect(text.includes(token), where).toBe(false);
  for (const file of [har, all]) expect(causesIn(file)).toContain('charge-rate-access');
});

test('an opened HAR is redacted whole, from disk', async () => {
  const { har, secrets } = plantedHar();
  const input = join(folder, 'planted.har');
  // One route of Halo's, so that the failures with the secrets are one diagnosis, which is what is
  // shared.
  writeFileSync(
    input,
    JSON.stringify(har).replaceAll(
      /"url":"https:\/\/help\.example\.com\/[\w/]*/g,
      '"url":"https://quillworks.halopsa.com/api/Users',
    ),
  );
  const app = await openApp({ args: [input], recordHar: null });
  const output = await saveAs(app, 'planted-redacted.har');
  await share(app).click();
  await dialog(app).getByText('Whole recording (HAR)').click();
  await dialog(app).getByRole('button', { name: 'Save…' }).click();
  await expect(
    app.window.getByText('Saved as planted-redacted.har', { exact: false }),
  ).toBeVisible();
  const text = readFileSync(output, 'utf8');
  expect(secrets.filter(({ value }) => text.includes(value)).map(({ where }) => where)).toEqual([]);
  expect((JSON.parse(text) as { log: { entries: unknown[] } }).log.entries.length).toBe(
    (har['log'] as { entries: unknown[] }).entries.length,
  );
  expect(existsSync(`${output}.part`)).toBe(false);

  const pdf = await saveAs(app, 'planted.pdf');
  await share(app).click();
  await dialog(app).getByText('PDF', { exact: true }).click();
  await dialog(app).getByRole('button', { name: 'Save…' }).click();
  await expect(app.window.getByText('Saved as planted.pdf', { exact: false })).toBeVisible();
  const words = await textOfPdf(pdf);
  expect(words).toContain('About this report');
  expect(words).toMatch(/redacted-\w+/);
  expect(
    secrets
      .filter(({ value }) => words.replaceAll(/\s/g, '').includes(value))
      .map(({ where }) => where),
  ).toEqual([]);

  await share(app).click();
  await dialog(app).getByText('Text for a ticket').click();
  await dialog(app).getByRole('button', { name: 'Copy' }).click();
  await expect(dialog(app)).toBeHidden();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/redacted-\w+/);
  expect(secrets.filter(({ value }) => copied.includes(value)).map(({ where }) => where)).toEqual(
    [],
  );

  // The name of the Halo stays for Halo Support alone, where the switch says so.
  expect(copied).not.toContain('quillworks');
  await share(app).click();
  await dialog(app).getByText('Text for a ticket').click();
  await dialog(app).getByText('Keep the name of our Halo, for Halo Support').click();
  await dialog(app).getByRole('button', { name: 'Copy' }).click();
  await expect(dialog(app)).toBeHidden();
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toContain(
    'quillworks.halopsa.com',
  );
  await app.close();
});

/** The words of a PDF as a reader shows them. */
async function textOfPdf(path: string): Promise<string> {
  const pdf = await getDocument({
    data: new Uint8Array(readFileSync(path)),
    useSystemFonts: true,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  const pages = Array.from({ length: pdf.numPages }, async (_, at) =>
    (await (await pdf.getPage(at + 1)).getTextContent()).items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' '),
  );
  return (await Promise.all(pages)).join(' ');
}

function causesIn(file: string): readonly string[] {
  const printed = execFileSync(
    process.execPath,
    [join(root, 'out/main/cli.js'), 'review', file, '--json'],
    { encoding: 'utf8' },
  );
  return (
    JSON.parse(printed) as { readonly diagnoses: readonly { readonly cause: string }[] }
  ).diagnoses.map((one) => one.cause);
}

/**
 * All streams of a PDF, inflated. Its text is written in glyphs; what its maker left in plain would
 * show here.
 */
function unpackedPdf(bytes: Buffer): string {
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream\n'); at !== -1; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(bytes.subarray(at + 7)).toString('latin1'));
    } catch {
      /* not a packed stream */
    }
  }
  return parts.join('\n');
}
