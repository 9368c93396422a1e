import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type App, ask, expect, openApp, test } from './app.ts';
import { captured, openTruth } from './capture-page.ts';
import { sampleHar, xeroLimit } from './sample-har.ts';
import { openTruthSite } from './truth-site.ts';
import { Guide } from './guide.ts';
import { removeFolder } from '../remove-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const flags = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
const notices = (app: App) => app.window.getByRole('region', { name: 'Notices' });
const pageNotes = (app: App) => app.window.getByRole('region', { name: 'About this page' });

function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'halo-faults-'));
}

/** Chooses an item of the menu by its words. */
const menu = (app: App, label: string) =>
  app.electron.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()
      ?.items.flatMap((item) => item.submenu?.items ?? [])
      .find((item) => item.label.replace('&', '') === wanted)
      ?.click();
  }, label);

test('damaged files keep the program from nothing and each is named; a second start hands over its file and ends', async () => {
  const folder = freshFolder();
  const capture = join(folder, 'captures', '2026-01-01T00-00-00-abcdef');
  mkdirSync(capture, { recursive: true });
  mkdirSync(join(folder, 'packs'));
  for (const [name, text] of [
    ['settings.json', '{"schema":2,"addr'],
    ['history.json', 'null'],
    ['packs/list.json', '[[['],
    ['packs/acme.json', '\u0000\u0001 no pack'],
    ['captures/2026-01-01T00-00-00-abcdef/journal.jsonl', '\u0000\u0001{"id":'.repeat(1000)],
    ['captures/2026-01-01T00-00-00-abcdef/about.json', '{'],
  ] as const)
    writeFileSync(join(folder, name), text);
  const har = join(folder, 'from-a-customer.har');
  writeFileSync(har, sampleHar(xeroLimit));
  const app = await openApp({ args: [`--user-data-dir=${folder}`], recordHar: null });
  // One at a time, the last one first.
  await expect(
    notices(app).getByText(
      'The history of fixes could not be read, so it begins again. The old file was kept as history.json.aside.',
    ),
  ).toBeVisible();
  await notices(app).getByRole('button', { name: 'Close this notice' }).click();
  await expect(
    notices(app).getByText(
      /^Your settings could not be read, so the program starts afresh\. The old file was kept as settings\./,
    ),
  ).toBeVisible();
  await menu(app, 'Rule packs');
  await expect(
    app.window.getByText(/^This is no JSON|cannot be used|can’t be read|not valid/).first(),
  ).toBeVisible();
  await menu(app, 'Recordings');
  await app.window.getByRole('button', { name: 'Look at it' }).click();
  await expect(
    notices(app).getByText('Nothing of this recording can be read any more. You can delete it.'),
  ).toBeVisible();
  await app.window.getByRole('button', { name: 'Delete', exact: true }).click();
  await app.window.getByRole('button', { name: 'Really delete it' }).click();
  await expect(app.window.getByText('Nothing was recorded yet.')).toBeVisible();

  const program = app.electron.process();
  const second = spawn(program.spawnfile, ['.', `--user-data-dir=${folder}`, ...flags, har], {
    cwd: root,
    stdio: 'ignore',
  });
  expect(await once(second, 'exit')).toEqual([0, null]);
  await expect(
    app.window.getByRole('heading', { name: /Xero accepts no more requests/ }).first(),
  ).toBeVisible();
  await app.close();
  removeFolder(folder);
});

/**
 * A Halo that is another process, so that it can die: it answers half of `/api/half` and then
 * waits. Its page asks for what only Halo has, so that it is recognised as one.
 */
const dyingServer = `const { createServer } = require('node:http');
createServer((request, response) => {
  if (request.url === '/api/half') { response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }); response.write('{"half":'); return; }
  if (request.url.startsWith('/api/')) { response.writeHead(200, { 'content-type': 'application/json' }); response.end('{}'); return; }
  response.writeHead(200, { 'content-type': 'text/html' }); response.end('<!doctype html><link rel="icon" href="data:,"><h1>Halo</h1><script>fetch("/api/OnlineStatus")</script>');
}).listen(Number(process.argv[1]), '127.0.0.1', function listening() { process.stdout.write(this.address().port + '\\n'); });`;

async function startHalo(port = 0): Promise<{ readonly port: number; kill(): Promise<void> }> {
  const server = spawn(process.execPath, ['-e', dyingServer, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  return {
    port: Number(line),
    async kill() {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
}

test('the network lost and back, Halo killed in the middle of an answer, and a sleep are each told, and recording goes on', async ({
  app,
}) => {
  const first = await startHalo();
  await new Guide(app.window).openHalo(`http://127.0.0.1:${first.port}/`);
  const page = await app.site();
  await expect(page.getByRole('heading', { name: 'Halo' })).toBeVisible();
  const load = (path: string) =>
    page.evaluate(
      (url) =>
        fetch(url)
          .then((answer) => answer.text())
          .then(
            () => 'answered',
            () => 'failed',
          ),
      path,
    );
  await app.electron.context().setOffline(true);
  expect(await load('/api/offline')).toBe('failed');
  await app.electron.context().setOffline(false);
  expect(await load('/api/online')).toBe('answered');

  const half = load('/api/half');
  await expect
    .poll(async () =>
      (await captured(app)).some(
        ({ request, response }) => request.url.endsWith('/api/half') && response !== null,
      ),
    )
    .toBe(true);
  await first.kill();
  expect(await half).toBe('failed');
  const again = await startHalo(first.port);
  expect(await load('/api/back')).toBe('answered');

  await app.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  });
  await expect(
    pageNotes(app).getByText(
      'The computer slept. Requests that were under way then may have failed by that alone. Do the action again.',
    ),
  ).toBeVisible();
  expect(await load('/api/awake')).toBe('answered');

  const of = async (end: string) =>
    (await captured(app)).find(({ request }) => request.url.endsWith(end));
  await expect.poll(async () => (await of('/api/awake'))?.state).toBe('done');
  expect((await of('/api/offline'))?.failure?.text).toBe('net::ERR_INTERNET_DISCONNECTED');
  expect((await of('/api/half'))?.failure?.text).toMatch(
    /net::ERR_(CONTENT_LENGTH_MISMATCH|CONNECTION_RESET)/,
  );
  await expect(app.window.getByText('Recording', { exact: true })).toBeVisible();
  await new Guide(app.window).showResults();
  await expect(
    new Guide(app.window).getByRole('heading', { level: 1, name: '2 problems found' }),
  ).toBeVisible();
  await again.kill();
});

test('another Halo and the end of the program ask where something in Halo is not saved, and goes on recording when the person stays', async () => {
  const site = await openTruthSite();
  site.page(
    '/home',
    `<h1>Halo</h1><input aria-label="Note"><script>
      addEventListener('beforeunload', (event) => { if (document.querySelector('input').value !== '') event.preventDefault(); });
    </script>`,
  );
  const app = await openApp({ args: [], recordHar: null });
  await openTruth(app, site, '/home');
  const page = await app.site();
  await page.getByRole('textbox', { name: 'Note' }).fill('not saved yet');
  const answer = (response: number) =>
    app.electron.evaluate(({ dialog, BrowserWindow }, chosen) => {
      Reflect.set(globalThis, 'asked', 0);
      dialog.showMessageBox = (() => {
        Reflect.set(globalThis, 'asked', Reflect.get(globalThis, 'asked') + 1);
        return Promise.resolve({ response: chosen, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
      BrowserWindow.getAllWindows()
        .find((one) => one.webContents.getURL().startsWith('app:'))
        ?.close();
    }, response);
  await app.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  await expect(ask(app, 'site.leave', null)).rejects.toThrow(
    'Halo stays open, because something on its page is not saved yet.',
  );
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('not saved yet');
  const asked = () => app.electron.evaluate(() => Reflect.get(globalThis, 'asked') as number);
  await answer(1);
  await expect.poll(asked).toBe(1);
  await expect(page.getByRole('heading', { name: 'Halo' })).toBeVisible();
  await page.evaluate(() => fetch('/api/ok?later').then((got) => got.text()));
  await expect
    .poll(async () =>
      (await captured(app)).some(({ request }) => request.url.endsWith('/api/ok?later')),
    )
    .toBe(true);
  const ended = once(app.electron.process(), 'exit');
  await answer(0).catch(() => undefined); // it may be gone before it answers
  expect(await ended).toEqual([0, null]);
  await app.close();
  await site.close();
});

/** The processes of the program whose folder this is, with their command lines. */
const processesOf = (folder: string) =>
  execFileSync('ps', ['-e', '-o', 'pid=', '-o', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`--user-data-dir=${folder}`))
    .map((line) => ({ pid: Number.parseInt(line, 10), isPage: line.includes('--type=renderer') }));

test('the end of a desktop session, which signals every process at once (but for Windows, which knows no signals), ends the program', async () => {
  test.skip(
    process.platform === 'win32',
    'Windows has no signals: there the window is told, see main/kept/crash-watch.ts',
  );
  const folder = freshFolder();
  const har = join(freshFolder(), 'from-a-customer.har');
  writeFileSync(har, sampleHar(xeroLimit));
  // Started without Playwright, whose debugger would hold the ended program back.
  // Outside Electron the package is the place of the program.
  const electron =
    process.env['HALO_ELECTRON'] ?? (createRequire(import.meta.url)('electron') as string);
  const program = spawn(electron, ['.', `--user-data-dir=${folder}`, ...flags, har], {
    cwd: root,
    stdio: 'ignore',
  });
  const ended = once(program, 'exit');
  // A file from elsewhere stands on the list of recent files when the whole program is there.
  await expect.poll(() => existsSync(join(folder, 'recent.json'))).toBe(true);
  for (const { pid } of processesOf(folder).filter(({ isPage }) => isPage))
    process.kill(pid, 'SIGTERM');
  program.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  for (const one of [folder, dirname(har)]) removeFolder(one);
});

/**
 * Makes the disk of the captures refuse, and gives what makes it take again. A disk that is really
 * full needs the rights to mount one; without them something else stands where the folder should
 * be, which refuses as well.
 */
function refusingDisk(folder: string): { readonly heal: () => void; readonly end: () => void } {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return {
      heal: () => {
        execFileSync('mount', ['-o', 'remount,size=64m', folder]);
      },
      end: () => {
        execFileSync('umount', ['-l', folder]);
      },
    };
  } catch {
    removeFolder(folder);
    writeFileSync(folder, '');
    return {
      heal: () => {
        rmSync(folder);
      },
      end: () => undefined,
    };
  }
}

/**
 * A folder in which nobody may make a file, though root or an administrator runs the test. On Windows
 * `own`, with a rule against everybody.
 */
function refusingFolder(own: string): string {
  switch (process.platform) {
    case 'linux':
      return '/proc';
    case 'darwin':
      return '/System';
    default:
      mkdirSync(own, { recursive: true });
      execFileSync('icacls', [own, '/deny', '*S-1-1-0:(W)'], { stdio: 'ignore' });
      return own;
  }
}

test(
  'a full disk and a folder that may not be written to are told, and recording is kept as soon as there is room',
  { tag: '@long' },
  async () => {
    const site = await openTruthSite();
    site.page(
      '/home',
      `<h1>Halo</h1><a href="/file">File</a><script>for (let at = 0; at < 20; at += 1) fetch('/api/status/500?length=20000&' + at).then((answer) => answer.text());</script>`,
    );
    const folder = freshFolder();
    const disk = refusingDisk(join(folder, 'captures'));
    const app = await openApp({ args: [`--user-data-dir=${folder}`], recordHar: null });
    await openTruth(app, site, '/home');
    const words = app.window.getByText(
      'What is recorded cannot be saved. Check that the disk is not full.',
    );
    await expect(words).toBeVisible();
    disk.heal();
    await expect(words).toBeHidden();
    await expect(app.window.getByText('Recording', { exact: true })).toBeVisible();
    await expect
      .poll(
        async () =>
          (await ask<readonly { readonly requests: number }[]>(app, 'captures.list', null))[0]
            ?.requests,
      )
      .toBeGreaterThanOrEqual(21);

    const readOnly = refusingFolder(join(folder, 'refusing'));
    await ask(app, 'settings.write', { downloadFolder: readOnly });
    await (await app.site()).getByRole('link', { name: 'File' }).click();
    await expect(
      pageNotes(app).getByText(
        'The file “list.csv” could not be saved. Check that its folder is there and the disk is not full.',
      ),
    ).toBeVisible();
    await app.electron.evaluate(
      ({ dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
      },
      join(readOnly, 'report.html'),
    );
    await new Guide(app.window).showResults();
    await new Guide(app.window).getByRole('button', { name: 'Share' }).first().click();
    await app.window.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
    await expect(
      notices(app).getByText('The file could not be saved there. Choose another folder.'),
    ).toBeVisible();
    await app.close();
    disk.end();
    await site.close();
    removeFolder(folder);
  },
);

test(
  'where nothing can be written the program says so, works, and leaves nothing behind',
  { tag: '@long' },
  async () => {
    const folder = freshFolder();
    const blocked = join(folder, 'file');
    writeFileSync(blocked, 'a file where the folder should be');
    const har = join(folder, 'limit.har');
    writeFileSync(har, sampleHar(xeroLimit));
    const app = await openApp({
      args: [har],
      recordHar: null,
      env: { HALO_USER_DATA: join(blocked, 'data') },
    });
    await expect(
      notices(app).getByText('You can work, but nothing is kept when you close it.'),
    ).toBeVisible();
    await expect(
      app.window.getByRole('main', { name: 'Troubleshooting' }).getByText('Xero').first(),
    ).toBeVisible();
    const used = await app.electron.evaluate(({ app: program }) => program.getPath('userData'));
    await app.close();
    await expect.poll(() => existsSync(join(used, 'captures'))).toBe(false);
    removeFolder(folder);
  },
);
