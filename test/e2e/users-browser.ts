import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, chromium, expect } from '@playwright/test';
import { type PortFile, portIn } from '../../main/browser/running-browser.ts';
import { onX11, startXvfb } from '../../main/launch/runtime/display.mjs';
import { freePort } from '../local-server.ts';
import { removeFolder } from '../remove-folder.ts';
import { xInput } from './x-input.ts';

/** Debian's Chromium. */
export const program = '/usr/bin/chromium';
/** Chromium refuses to run as root with its sandbox. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Where its question about other programs has its buttons, in a window of this size and place. */
const bounds = ['--window-position=10,10', '--window-size=1050,780'];
const question = { cancel: { x: 609, y: 316 }, allow: { x: 698, y: 316 } } as const;

/** Debian's Chromium as a user has it open: nobody but the user started it. */
interface UsersBrowser {
  readonly process: ChildProcess;
  /** Answers its question whether another program may connect, until `done` is so. */
  answer(button: keyof typeof question, done: () => Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}

/** The folder that stands for the user's `~/.config`: their browser and our program look there. */
export interface UsersFolder {
  readonly path: string;
  /**
   * For a program that is to look there. It finds Chromium under the name of Brave as well, which is
   * open to the test too.
   */
  readonly env: Readonly<Record<string, string>>;
  /** Opens the browser to other programs as a user does: with the tick on its own page. */
  setTick(): Promise<void>;
  start(...words: readonly string[]): Promise<UsersBrowser>;
  close(): void;
}

/** Where a rule of the system may be written: on a machine that is there for the tests alone. */
export const mayRule = process.platform === 'linux' && asRoot.length > 0 && 'CI' in process.env;

/**
 * A rule of the company while something is done. It holds for every test that runs then, so each test
 * of a rule has a browser to itself: one that is not installed, of which only the name is played.
 */
export async function withRule(
  browser: 'chrome' | 'edge',
  rule: object,
  work: () => Promise<void>,
): Promise<void> {
  const folder = `/etc/opt/${browser}/policies/managed`;
  const file = join(folder, 'halo-test.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(rule));
  try {
    await work();
  } finally {
    rmSync(file);
  }
}

/** The switch with which a browser is open to every program, and takes a free port. */
export const openToAll = '--remote-debugging-port=0';

export async function usersFolder(): Promise<UsersFolder> {
  // Nothing else stands in front of its question there.
  const display = await startXvfb();
  const path = mkdtempSync(join(tmpdir(), 'halo-users-'));
  const profile = join(path, 'chromium');
  const portFile = join(profile, 'DevToolsActivePort');
  const switches = [`--user-data-dir=${profile}`, '--no-first-run', ...asRoot];
  mkdirSync(profile);
  const programs = join(path, 'programs');
  mkdirSync(programs);
  const script = `#!/bin/sh\nexec ${program} ${openToAll} "$@"\n`;
  writeFileSync(join(programs, 'brave-browser'), script, { mode: 0o755 });
  return {
    path,
    env: { XDG_CONFIG_HOME: path, PATH: `${process.env['PATH']}:${programs}` },
    async setTick() {
      const args = [...switches, '--remote-debugging-pipe', 'about:blank'];
      const options = { headless: false, ignoreDefaultArgs: true, args, executablePath: program };
      const context = await chromium.launchPersistentContext(profile, options);
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto('chrome://inspect/#remote-debugging');
      await page.getByRole('checkbox', { name: 'Allow remote debugging' }).check();
      await context.close();
      // The port that it takes where it took one before, in place of one that others may have.
      writeFileSync(portFile, `${await freePort()}\n/`);
    },
    async start(...words) {
      // Left by an earlier start, it would name a port that nobody listens at.
      if (words.includes(openToAll)) rmSync(portFile, { force: true });
      const child = spawn(program, [...switches, ...bounds, ...words], {
        stdio: 'ignore',
        env: onX11(process.env, display.name),
      });
      await portOf(profile);
      return {
        process: child,
        async answer(button, done) {
          const pointer = await xInput(display.name);
          await expect
            .poll(
              async () => {
                pointer.press(question[button].x, question[button].y);
                return done();
              },
              { message: `the browser's “${button}” is pressed`, timeout: 20_000 },
            )
            .toBe(true);
          pointer.close();
        },
        close: () => ended(child),
      };
    },
    close() {
      display.stop();
      removeFolder(path);
    },
  };
}

/** Where the browser that has this profile is open to other programs, as soon as it is. */
export async function portOf(profile: string): Promise<PortFile> {
  const file = join(profile, 'DevToolsActivePort');
  const read = () => portIn(readFileSync(file, { encoding: 'utf8', flag: 'a+' }));
  const message = 'the browser is open to other programs';
  await expect.poll(read, { message, timeout: 20_000 }).not.toBeNull();
  return read() ?? { port: 0, path: '' };
}

/**
 * What a person does on a page of the browser that has this profile. It is known by its address: a
 * browser that was killed may bring back, beside it, the tab that was open then.
 */
export async function handsIn(
  profile: string,
  address: string,
): Promise<{ readonly page: Page; close(): Promise<void> }> {
  const { port, path } = await portOf(profile);
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
  const { href } = new URL(address);
  const shown = () =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((one) => one.url() === href);
  await expect.poll(() => shown()?.url(), { message: 'a page shows the address' }).toBe(href);
  const page = shown();
  if (page === undefined) throw new Error(`No page shows ${href}`);
  return { page, close: () => browser.close() };
}

/** The process that has a profile: the lock names it, as `<computer>-<process>`. @throws Error where none has */
export const browserOf = (profile: string): number =>
  Number(/\d+$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[0]);

/** The browser is open with a profile that somebody else needs. */
export async function openElsewhere(profile: string): Promise<{ close(): Promise<void> }> {
  const child = spawn(program, [`--user-data-dir=${profile}`, '--no-first-run', ...asRoot], {
    stdio: 'ignore',
  });
  await expect(() => browserOf(profile)).toPass({ timeout: 20_000 });
  return { close: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  await gone;
}
