import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { keychainArgs, pack } from '../../main/launch/dist/pack.mjs';
import { runtime } from '../../main/launch/runtime/runtime.mjs';
import { writeRepeatedHar } from '../bench/made-har.ts';
import { expect, openApp, test } from './app.ts';
import { answerSaveDialog } from './dialogs.ts';
import { removeFolder } from '../remove-folder.ts';
import { begin, play, scenarioOf } from './scenarios.ts';
import { scratchFolder } from './scratch-folder.ts';
import { Guide } from './guide.ts';

// One worker after the other: packing the same app twice at a time only makes both slower.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const folder = join('dist', 'test', 'packaged');
// Half a gigabyte that nobody looks at again.
test.afterAll(() => removeFolder(join(import.meta.dirname, '../..', folder)));

const scratch = scratchFolder('halo-packaged-files');

const packs = new Map<string, Promise<string>>();
/** The app, packed as `npm run dist` does, with this machine's Electron; once for each variant. */
function packaged(variant: 'release' | 'inspect'): Promise<string> {
  const made = packs.get(variant) ?? packagedNow(variant);
  packs.set(variant, made);
  return made;
}

async function packagedNow(variant: 'release' | 'inspect'): Promise<string> {
  const found = await runtime();
  return (await pack(found, { output: join(folder, variant), inspect: variant === 'inspect' }))
    .executable;
}

interface Ended {
  readonly code: number;
  readonly output: string;
}

/**
 * Starts a packaged program by hand and waits for its end; one that does not end by itself fails
 * the test.
 */
function runToEnd(
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  const profile = mkdtempSync(join(tmpdir(), 'halo-packaged-'));
  const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return new Promise((done, fail) => {
    const words = [...rootFlags, '--disable-gpu', `--user-data-dir=${profile}`, ...args];
    execFile(
      executable,
      words,
      { env: { ...process.env, ...env }, timeout: 60_000 },
      (error, stdout, stderr) => {
        removeFolder(profile);
        if (error?.killed) fail(new Error(`the program did not end by itself: ${stderr}`));
        else
          done({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
      },
    );
  });
}

test('the packaged program takes a failure from cause to proof', { tag: '@long' }, async () => {
  const executable = await packaged('inspect');
  const scenario = scenarioOf('charge-rate-access');
  const app = await openApp({ args: [], recordHar: null, executable });
  const guide = new Guide(app.window);
  try {
    const place = await app.electron.evaluate(({ app: program }) => ({
      packed: program.isPackaged,
      path: program.getAppPath(),
    }));
    expect(place.packed).toBe(true);
    expect(place.path).toMatch(/app\.asar$/);
    await app.electron.evaluate(({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) contents.openDevTools();
    });
    await expect
      .poll(() =>
        app.electron.evaluate(({ webContents }) =>
          webContents.getAllWebContents().some((contents) => contents.isDevToolsOpened()),
        ),
      )
      .toBe(false);
    await guide.openPractice();
    const site = await app.site();
    await begin(site, scenario);
    await play(site, scenario.provoke);
    await expect(site.getByText(scenario.failure.text).first()).toBeVisible();
    await guide.showResults();
    await guide.openFix();
    await expect(
      guide.getByRole('heading', { level: 1, name: /not allowed to use the charge rate/ }),
    ).toBeVisible();
    await play(site, scenario.mend);
    await guide.getByRole('button', { name: 'Do it again to check' }).click();
    await play(site, scenario.repeat);
    await expect(guide.getByText('It works now')).toBeVisible();
  } finally {
    await app.close();
  }
});

test(
  'the packaged program saves a redacted copy of a large recording, by threads that lie in its archive',
  { tag: '@long' },
  async () => {
    const large = join(scratch, 'large.har');
    const requests = writeRepeatedHar(large, 66); // from 64 MiB on another thread cuts it
    const secret = 'planted-9f8e7d6c5b4a3210';
    const header = { name: 'Authorization', value: `Bearer ${secret}` };
    writeFileSync(
      large,
      readFileSync(large, 'utf8').replace('"headers": [', `"headers": [${JSON.stringify(header)},`),
    );
    expect(readFileSync(large, 'utf8').includes(secret)).toBe(true);
    const app = await openApp({
      args: [large],
      recordHar: null,
      executable: await packaged('inspect'),
    });
    try {
      const guide = new Guide(app.window);
      await expect(guide.found(1)).toBeVisible({ timeout: 120_000 });
      const copy = join(scratch, 'copy.har');
      await answerSaveDialog(app, copy);
      await guide
        .getByRole('button', { name: /^Share/ })
        .first()
        .click();
      const share = app.window.getByRole('dialog', { name: 'Share this problem safely' });
      await share.getByText('Whole recording (HAR)').click();
      await share.getByRole('button', { name: 'Save…' }).click();
      await expect(app.window.getByText('Saved as copy.har', { exact: false })).toBeVisible({
        timeout: 120_000,
      });
      const written = readFileSync(copy, 'utf8');
      expect(written.includes(secret)).toBe(false);
      const { log } = JSON.parse(written) as {
        readonly log: { readonly entries: readonly unknown[] };
      };
      expect(log.entries.length).toBe(requests);
    } finally {
      await app.close();
    }
  },
);

/** Electron's switches inside a packed program; on a Mac they lie in its framework. */
async function fusesOf(executable: string): Promise<Readonly<Record<string, boolean>>> {
  const { version: _version, ...wire } = await getCurrentFuseWire(executable);
  return Object.fromEntries(
    Object.entries(wire)
      .filter(([number]) => Number(number) in FuseV1Options) // later Electrons have more
      .map(([number, state]) => [FuseV1Options[Number(number)] ?? '', state === FuseState.ENABLE]),
  );
}

test('the package to hand out opens no door to a debugger', { tag: '@long' }, async () => {
  const executable = await packaged('release');
  expect(await fusesOf(executable)).toEqual({
    RunAsNode: false,
    // A Mac's keychain would ask for a password each time (main/launch/dist/pack.mjs).
    EnableCookieEncryption: keychainArgs(process.platform, process.env).length === 0,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
  const debugged = await runToEnd(executable, ['--inspect=0', '--remote-debugging-port=0'], {});
  expect(debugged.code).toBe(1);
  expect(debugged.output).not.toContain('Debugger listening');
  const piped = await runToEnd(executable, ['--remote-debugging-pipe'], {});
  expect(piped.code).toBe(1);
});
