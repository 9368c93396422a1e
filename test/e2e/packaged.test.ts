import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { pack } from '../../main/launch/dist/pack.mjs';
import { runtime } from '../../main/launch/runtime/runtime.mjs';
import { openApp } from './app.ts';
import { begin, play, scenarioOf } from './scenarios.ts';

// One worker after the other: packing the same app twice at a time only makes both slower.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const folder = join('dist', 'test', 'packaged');
// Half a gigabyte that nobody looks at again.
test.afterAll(() =>
  rmSync(join(import.meta.dirname, '../..', folder), { recursive: true, force: true }),
);

/** Packs the app as `npm run dist` does, with this machine's Electron. */
async function packaged(variant: 'release' | 'inspect'): Promise<string> {
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
        rmSync(profile, { recursive: true, force: true });
        if (error?.killed) fail(new Error(`the program did not end by itself: ${stderr}`));
        else
          done({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
      },
    );
  });
}

test('the packaged program takes a failure from cause to proof', async () => {
  const executable = await packaged('inspect');
  const scenario = scenarioOf('charge-rate-access');
  const app = await openApp({ args: [], recordHar: null, executable });
  const guide = app.window.getByRole('main', { name: 'Guide' });
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
    await app.window.getByRole('button', { name: 'Open the practice Halo' }).click();
    const site = await app.site();
    await begin(site, scenario);
    await play(site, scenario.provoke);
    await expect(site.getByText(scenario.failure.text).first()).toBeVisible();
    await app.window.getByRole('button', { name: 'Show results' }).click();
    await guide
      .getByRole('button', { name: /^Show me how to fix it/ })
      .first()
      .click();
    await expect(
      guide.getByRole('heading', { level: 1, name: /not allowed to use the charge rate/ }),
    ).toBeVisible();
    await app.window.getByRole('tab', { name: 'Halo' }).click();
    await play(site, scenario.mend);
    await guide.getByRole('button', { name: 'Do it again to check' }).click();
    await play(site, scenario.repeat);
    await expect(guide.getByText('It works now')).toBeVisible();
  } finally {
    await app.close();
  }
});

/**
 * Electron's switches inside a packed binary, by its own order
 * (electronjs.org/docs/latest/tutorial/fuses); later Electrons have more.
 */
function fusesOf(executable: string): Readonly<Record<string, boolean>> {
  const names = [
    'runAsNode',
    'cookieEncryption',
    'nodeOptions',
    'nodeCliInspect',
    'asarIntegrity',
    'onlyAsar',
    'browserSnapshot',
    'filePrivileges',
  ];
  const binary = readFileSync(executable);
  const first = binary.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 0, 'latin1') + 32 + 2;
  return Object.fromEntries(
    names.map((name, place) => [
      name,
      binary.toString('latin1', first + place, first + place + 1) === '1',
    ]),
  );
}

test('the package to hand out opens no door to a debugger', async () => {
  const executable = await packaged('release');
  expect(fusesOf(executable)).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    nodeCliInspect: false,
    asarIntegrity: true,
    onlyAsar: true,
    browserSnapshot: false,
    filePrivileges: false,
  });
  const debugged = await runToEnd(executable, ['--inspect=0', '--remote-debugging-port=0'], {});
  expect(debugged.code).toBe(1);
  expect(debugged.output).not.toContain('Debugger listening');
  const piped = await runToEnd(executable, ['--remote-debugging-pipe'], {});
  expect(piped.code).toBe(1);
});
