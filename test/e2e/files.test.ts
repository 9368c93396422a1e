import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, openApp, test } from './app.ts';
import { sampleHar, xeroLimit } from './sample-har.ts';
import { answerOpenDialog } from './dialogs.ts';
import { dropFiles, heldFiles } from './drop-files.ts';
import { Guide } from './guide.ts';
import { scratchFolder } from './scratch-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = scratchFolder('halo-files');
const har = join(folder, 'from-a-customer.har');
const page = join(folder, 'page.har');
const log = join(folder, 'integrator.log');
writeFileSync(har, sampleHar(xeroLimit));
writeFileSync(page, '<!doctype html><title>Sign in</title>');
writeFileSync(
  log,
  '10:02 Import started\r\n10:03 Failed to create/update user (Kim Lee). Error = 403 Forbidden\r\n'.repeat(
    3,
  ),
);
test('Ctrl+O opens a HAR, and its failing request shows Headers and Preview', async ({
  shared: app,
}) => {
  await answerOpenDialog(app, har);
  await app.window.getByRole('button', { name: 'Open a file' }).click();
  const guide = new Guide(app.window);
  await guide
    .getByRole('button', { name: /^See the request/ })
    .first()
    .click();
  await app.window.getByRole('tab', { name: 'Headers' }).click();
  await expect(
    app.window.getByText('https://acme.halopsa.com/api/IntegrationData/Send/Xero').first(),
  ).toBeVisible();
  await app.window.getByRole('tab', { name: 'Preview' }).click();
  await expect(
    app.window
      .getByRole('tabpanel', { name: 'Preview' })
      .getByText(/minute limit of 60/)
      .first(),
  ).toBeVisible();
});

test('a file dropped on the window is read', async ({ shared: app }) => {
  await expect(app.window.getByRole('heading', { level: 1 })).toBeVisible();
  const transfer = await heldFiles(app.window, { 'dropped.har': sampleHar(xeroLimit) });
  await app.window.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await app.window.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await app.window.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(
    app.window.getByRole('heading', { name: /Xero accepts no more requests/ }).first(),
  ).toBeVisible();
});

test('a HAR packed in two parts is read whole', async ({ shared: app }) => {
  await answerOpenDialog(app, join(root, 'test/fixtures/odd-hars/two-members.har.gz'));
  await app.window.getByRole('button', { name: 'Open a file' }).click();
  await expect(app.window.getByText('2 requests', { exact: true })).toBeVisible();
});

test('a web page instead of a HAR gets one plain sentence and a way on', async () => {
  const app = await openApp({ args: [page], recordHar: null });
  await expect(
    app.window.getByRole('region', { name: 'Notices' }).getByText(/web page/i),
  ).toBeVisible();
  await expect(
    app.window
      .getByRole('region', { name: 'Notices' })
      .getByRole('button', { name: 'Open a file' }),
  ).toBeVisible();
  await app.close();
});

test('a HAR that no disk has, cut off in its first request, is told to be cut short', async ({
  shared: app,
}) => {
  const cut = sampleHar(xeroLimit);
  await dropFiles(app.window, { 'cut.har': cut.slice(0, cut.indexOf('"request"') + 20) });
  const notices = app.window.getByRole('region', { name: 'Notices' });
  await expect(notices.getByText('This file was cut short')).toBeVisible();
  await expect(notices.getByText('cut.har')).toBeVisible();
});

test('a message pasted into the one that was explained takes its place', async ({
  shared: app,
}) => {
  const guide = new Guide(app.window);
  await guide.explain('Failed to create/update user (Kim Lee). Error = 403 Forbidden');
  await expect(guide.found(1)).toBeVisible();
  await app.window.getByRole('button', { name: 'Start page' }).click();
  await app.electron.evaluate(({ clipboard }) => {
    clipboard.writeText('Token has expired');
  });
  await guide.entry.click();
  await guide.entry.press('ControlOrMeta+v');
  await expect(guide.entry).toHaveValue('Token has expired');
});

test('a pasted integrator line is explained', async ({ shared: app }) => {
  await new Guide(app.window).explain(
    'Failed to create/update user (Kim Lee). Error = 403 Forbidden',
  );
  await expect(new Guide(app.window).getByText(/403/).first()).toBeVisible();
  await expect(new Guide(app.window).found(1)).toBeVisible();
});

/**
 * The command line as others use it: answer on standard output, one line on standard error, exit
 * code.
 */
function run(...words: string[]) {
  return spawnSync(process.execPath, [join(root, 'out/main/cli.js'), ...words], {
    encoding: 'utf8',
  });
}

test.describe('the command line', () => {
  test('reviews a HAR as JSON', () => {
    const { status, stdout, stderr } = run('review', har, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answer = JSON.parse(stdout) as { source: object; diagnoses: object[]; setAside: number };
    expect(answer.source).toMatchObject({
      kind: 'har',
      creator: 'WebInspector 537.36',
      entries: 4,
      skipped: [],
      truncated: false,
    });
    expect(answer.diagnoses).toHaveLength(1);
    expect(answer.diagnoses[0]).toMatchObject({
      cause: 'integration-rate-limit',
      example: '429-xero-sync',
      status: 429,
      refusedBy: 'integration',
      integration: 'Xero',
      entries: [2],
    });
  });

  test('reviews an integrator log and counts repeats as one diagnosis', () => {
    const { status, stdout } = run('review', log, '--json');
    expect(status).toBe(0);
    const answer = JSON.parse(stdout) as { source: object; diagnoses: object[] };
    expect(answer.source).toMatchObject({ kind: 'text' });
    expect(answer.diagnoses).toMatchObject([
      {
        cause: 'integration-permissions',
        example: '403-integration-import',
        status: 403,
        wireStatus: null,
        entries: [2, 4, 6],
      },
    ]);
  });

  test('reads standard input for a dash', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'out/main/cli.js'), 'review', '-', '--json'],
      { encoding: 'utf8', input: 'invalid_client' },
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ diagnoses: [{ cause: 'api-client-invalid' }] });
  });

  for (const [name, words] of [
    ['a web page', ['review', page]],
    ['a file that is not there', ['review', join(folder, 'none.har')]],
    ['no file at all', ['review']],
  ] as const) {
    test(`says in one line what is wrong with ${name}, and exits with 2`, () => {
      const { status, stdout, stderr } = run(...words);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).not.toMatch(/\bat .*:\d+:\d+|Error:/);
    });
  }
});
