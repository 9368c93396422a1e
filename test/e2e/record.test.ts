import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installedBrowsers } from '../../main/browser/installed-browsers.ts';
import { removeFolder } from '../remove-folder.ts';
import { type TruthSite, failingBody, openTruthSite } from './truth-site.ts';
import { mayRule, withRule } from './users-browser.ts';
import { expect, test as base } from './app.ts';

const root = join(import.meta.dirname, '..', '..');

interface Recorded {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Recording {
  readonly process: ChildProcess;
  readonly file: string;
  readonly ended: Promise<Recorded>;
}

interface Har {
  readonly log: {
    readonly entries: readonly {
      readonly request: { readonly method: string; readonly url: string };
      readonly response: {
        readonly status: number;
        readonly content: { readonly text?: string };
      };
    }[];
  };
}

interface Fixtures {
  readonly site: TruthSite;
  record(...words: string[]): Recording;
  /** A folder in which the command looks for programs. */
  readonly programs: string;
}

/** The record command of the built program; what it starts and writes goes with the test. */
const test = base.extend<Fixtures>({
  // Playwright reads the names of the first parameter, so it must be a pattern.
  site: async ({}, use) => {
    const site = await openTruthSite();
    await use(site);
    await site.close();
  },
  programs: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'halo-programs-'));
    await use(folder);
    removeFolder(folder);
  },
  record: async ({ programs }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'halo-recorded-'));
    const started: ChildProcess[] = [];
    await use((address, ...words) => {
      const file = join(folder, `${started.length}.har`);
      const cli = join(root, 'out/main/cli.js');
      const child = spawn(process.execPath, [cli, 'record', address, file, ...words], {
        env: {
          ...process.env,
          PATH: `${process.env['PATH']}${delimiter}${programs}`,
          TMPDIR: folder,
          TEMP: folder,
          TMP: folder,
        },
      });
      started.push(child);
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString('utf8');
      });
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk.toString('utf8');
      });
      const ended = new Promise<Recorded>((done) => {
        child.once('close', (code) => done({ code, out, err }));
      });
      return { process: child, file, ended };
    });
    for (const child of started) child.kill('SIGKILL');
    removeFolder(folder);
  },
});

const { platform, env } = process;
const browsers = installedBrowsers({ platform, env, exists: existsSync });
test.skip(browsers.length === 0, 'this machine has no Edge, Chrome, Chromium or Brave');

/** Windows can send Ctrl+C to all of a console only: a signal to one program ends it at once. */
const noCtrlC = [
  process.platform === 'win32',
  'Windows cannot send Ctrl+C to one program',
] as const;

const read = (file: string): Har => JSON.parse(readFileSync(file, 'utf8')) as Har;
const addressesOf = (har: Har): readonly string[] =>
  har.log.entries.map(({ request }) => `${request.method} ${request.url}`).toSorted();

/** Waits until the page has asked the server for this. */
const asked = (site: TruthSite, path: string) =>
  expect
    .poll(() => site.met.some(({ url }) => url.endsWith(path)), {
      message: `the page asks for ${path}`,
      timeout: 60_000,
    })
    .toBe(true);

test('records a page of the user’s own browser, with its frame and worker, request for request', async ({
  site,
  record,
}) => {
  test.skip(...noCtrlC);
  site.page(
    '/home',
    `<link rel="stylesheet" href="/style.css"><iframe src="${site.there}/frame"></iframe>
    <script>
      fetch('/api/status/400?text').then((answer) => answer.text());
      new Worker('/script.js?code=' + encodeURIComponent("fetch('/api/status/403?worker').then((a) => a.text())"));
      const ask = (path) => fetch(path).then((answer) => answer.text());
      setTimeout(() => ask('/api/ok?done'), 1500);
    </script>`,
  );
  site.page('/frame', `<script>fetch('/api/status/404?frame').then((a) => a.text())</script>`);
  const { process: command, file, ended } = record(`${site.here}/home`, '--raw');
  await asked(site, '/api/ok?done');
  command.kill('SIGINT');
  const { code, out, err } = await ended;
  expect(code, err).toBe(0);
  const har = read(file);
  expect(addressesOf(har)).toEqual(
    site.met.map(({ method, url }) => `${method} ${url}`).toSorted(),
  );
  expect(out).toMatch(new RegExp(`^${site.met.length} requests were recorded, 3 failed\\.`));
  const failing = har.log.entries.filter(({ response }) => response.status >= 400);
  expect(failing.map(({ response }) => response.content.text).toSorted()).toEqual(
    ['400', '403', '404'].map((status) => failingBody(status)).toSorted(),
  );
  expect(err).toContain('Recording in Chromium');
  expect(err).toContain('✗ 400 GET');
});

test('takes secrets out of what it writes, and leaves no profile behind', async ({
  site,
  record,
}) => {
  test.skip(...noCtrlC);
  site.page(
    '/home',
    `<script>fetch('/api/ok?access_token=tok-91f3c7a2b8', { headers: { Authorization: 'Bearer abcdef1234567890' } })
      .then(() => fetch('/api/ok?done'));</script>`,
  );
  const recording = record(`${site.here}/home`);
  await asked(site, '/api/ok?done');
  recording.process.kill('SIGINT');
  expect((await recording.ended).code).toBe(0);
  const text = readFileSync(recording.file, 'utf8');
  expect(text).toContain('/api/ok?access_token=');
  expect(text).not.toContain('tok-91f3c7a2b8');
  expect(text).not.toContain('abcdef1234567890');
  const left = readdirSync(join(recording.file, '..')).filter((name) => name.startsWith('halo-'));
  expect(left).toEqual([]);
});

test(
  'keeps what came when the browser is killed in the middle',
  { tag: '@long' },
  async ({ site, record }) => {
    test.skip(
      process.platform !== 'linux',
      'only Linux tells in /proc which processes were started',
    );
    site.page('/home', `<script>fetch('/api/status/400?kept').then((a) => a.text())</script>`);
    const { file, ended, process: command } = record(`${site.here}/home`, '--raw');
    await asked(site, '/api/status/400?kept');
    const started = readFileSync(`/proc/${command.pid}/task/${command.pid}/children`, 'utf8');
    for (const pid of started.trim().split(/\s+/)) process.kill(Number(pid), 'SIGKILL');
    expect((await ended).code).toBe(0);
    expect(addressesOf(read(file))).toContain(`GET ${site.here}/api/status/400?kept`);
  },
);

test('obeys a rule of the company and names it', async ({ record, programs }) => {
  test.skip(!mayRule, 'writes a rule of the system: only as root on a machine of CI’s own');
  const edge = join(programs, 'microsoft-edge');
  writeFileSync(edge, '#!/bin/sh\n', { mode: 0o755 }); // only to be found
  await withRule('edge', { RemoteDebuggingAllowed: false }, async () => {
    const { ended } = record('https://acme.halopsa.com', '--browser', 'edge');
    const { code, err } = await ended;
    expect(err).toContain(
      'does not allow Microsoft Edge to be recorded (its rule RemoteDebuggingAllowed)',
    );
    expect(code).toBe(2);
  });
});

test('says in one line why it cannot record', async ({ record }) => {
  const cases = [
    [['ftp://acme.example'], 'is no address of a Halo'],
    [['https://acme.halopsa.com', '--browser', 'brave'], 'was not found'],
    [['https://acme.halopsa.com', '--seconds', 'soon'], 'Give --seconds a number above 0'],
    [['https://acme.halopsa.com', '--fast'], 'Use: record'],
  ] as const;
  for (const [words, said] of cases) {
    const [address, ...more] = words;
    const { file, ended } = record(address, ...more);
    const { code, out, err } = await ended;
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(said);
    expect(existsSync(file)).toBe(false);
  }
});
