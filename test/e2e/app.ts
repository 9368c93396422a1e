import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onX11, startXvfb } from '../../main/launch/runtime/display.mjs';
import { removeFolder } from '../remove-folder.ts';
import {
  test as base,
  _electron,
  expect,
  type ElectronApplication,
  type Page,
} from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');

/** The running program: its own window, and the page of the embedded browser once there is one. */
export interface App {
  readonly electron: ElectronApplication;
  readonly window: Page;
  /** The embedded browser's page, as soon as it shows an address of that origin. */
  site(): Promise<Page>;
  /** Where it keeps what it knows of its user. */
  userData(): Promise<string>;
  /** Ends the program; a HAR that was asked for is written then. */
  close(): Promise<void>;
}

interface Options {
  /** Arguments of the command line, e.g. a file. */
  args: readonly string[];
  /**
   * Where to write what an independent recorder (Playwright's) saw of all pages; none where null.
   */
  recordHar: string | null;
  /** A packaged program to start instead of the built one. */
  executable?: string;
  /** What to do before the program's window is read. */
  before?: (electron: ElectronApplication) => Promise<void>;
  /** Added to the environment of the program. */
  env?: Readonly<Record<string, string>>;
}

const isWindow = (page: Page) => page.url().startsWith('app://bundle/');
const isSite = (page: Page) => /^https?:/.test(page.url());

async function pageWhere(
  electron: ElectronApplication,
  wanted: (page: Page) => boolean,
): Promise<Page> {
  for (;;) {
    const found = electron.windows().find(wanted);
    if (found) return found;
    const pages = electron.windows();
    await Promise.race([
      electron.waitForEvent('window'),
      ...pages.map((page) => page.waitForEvent('framenavigated')),
    ]);
  }
}

/**
 * Which program Playwright starts. Where the `electron` package finds it, it starts more surely: it
 * then waits for Playwright.
 */
function startOf(executable: string | undefined): { readonly executablePath?: string } {
  const own = process.platform === 'linux' ? undefined : process.env['HALO_ELECTRON'];
  const path = executable ?? own;
  return path === undefined ? {} : { executablePath: path };
}

/**
 * What is asked of the main process is asked by an async function, whatever it is: V8 may drop the
 * promise that it makes for a plain answer before the answer is told, and Playwright then says
 * “Resulting promise was garbage collected” (https://github.com/microsoft/playwright/issues/33737).
 * That of an async function lives until it has ended.
 */
function holdAnswers(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron) as (
    work: () => unknown,
    given: unknown,
  ) => Promise<unknown>;
  const held = (work: unknown, given: unknown) => {
    // Playwright sends a function as its text.
    const text = `async (...all) => (${String(work)})(...all)`;
    return evaluate(
      Object.assign(() => undefined, { toString: () => text }),
      given,
    );
  };
  Object.assign(electron, { evaluate: held });
}

export async function openApp(options: Options): Promise<App> {
  const userData = mkdtempSync(join(tmpdir(), 'halo-e2e-'));
  const flags =
    process.platform === 'linux'
      ? ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
      : [];
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...environment } = process.env as Record<
    string,
    string
  >;
  const electron = await _electron.launch({
    cwd: root,
    args: [
      ...(options.executable === undefined ? ['.'] : []),
      `--user-data-dir=${userData}`,
      ...flags,
      ...options.args,
    ],
    env: { ...environment, ...options.env },
    ...startOf(options.executable),
    ...(options.recordHar === null
      ? {}
      : { recordHar: { path: options.recordHar, content: 'embed' as const } }),
  });
  holdAnswers(electron);
  await options.before?.(electron);
  const window = await pageWhere(electron, isWindow);
  let closed = false;
  return {
    electron,
    window,
    site: () => pageWhere(electron, isSite),
    userData: () => electron.evaluate(({ app }) => app.getPath('userData')),
    async close() {
      if (closed) return;
      closed = true;
      await electron.close();
      removeFolder(userData);
    },
  };
}

/**
 * Asks the program as its own window does. @throws Error with the program's sentence where it
 * refuses
 */
export async function ask<T>(app: App, name: string, input: unknown): Promise<T> {
  const result = (await app.window.evaluate(
    ([call, given]) => {
      const { halo } = window as unknown as {
        halo: { call(name: unknown, input: unknown): Promise<unknown> };
      };
      return halo.call(call, given);
    },
    [name, input] as const,
  )) as { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

/**
 * Brings a running program back to its start page: no Halo open, nothing recorded, no fix begun, the
 * practice Halo as it was in the beginning.
 */
export async function startAgain(app: App): Promise<void> {
  for (const name of ['site.close', 'browser.forget', 'practice.reset', 'capture.clear'])
    await ask(app, name, null);
  const fixes = await ask<readonly { readonly id: string }[]>(app, 'fixes.read', null);
  await ask(app, 'fixes.delete', { ids: fixes.map(({ id }) => id) });
  await app.window.reload();
}

/**
 * `app` is a fresh program for each test, with its own user-data folder. `shared` is one program for
 * all tests of a worker that leave nothing behind but what `startAgain` puts away: starting one takes
 * longer than many a test.
 */
export const test = base.extend<
  Options & { app: App; shared: App },
  { display: void; program: App }
>({
  // A display for each worker: on a common one a window takes the keyboard from another test's.
  display: [
    // Playwright reads the names of the first parameter, so it must be a pattern.
    async ({}, use) => {
      if (process.platform !== 'linux') return use();
      const display = await startXvfb();
      process.env = onX11(process.env, display.name);
      await use();
      display.stop();
    },
    { scope: 'worker', auto: true },
  ],
  args: [[], { option: true }],
  recordHar: [null, { option: true }],
  app: async ({ args, recordHar }, use) => {
    const app = await openApp({ args, recordHar });
    await use(app);
    await app.close();
  },
  program: [
    async ({ display: _shown }, use) => {
      const program = await openApp({ args: [], recordHar: null });
      await use(program);
      await program.close();
    },
    { scope: 'worker' },
  ],
  shared: async ({ program }, use) => {
    await use(program);
    await startAgain(program);
  },
});
export { expect };

/**
 * An expectation that is looked at every 50 ms. Playwright's own looks are half a second apart by
 * the time that a verdict comes, and there are hundreds. `quick` goes into the expectation.
 */
export const soon = (
  look: (quick: { readonly timeout: number }) => Promise<void>,
  timeout = 20_000,
): Promise<void> => expect(() => look({ timeout: 400 })).toPass({ timeout });
