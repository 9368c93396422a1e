import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect } from '@playwright/test';
import { portIn } from '../../main/browser/running-browser.ts';
import { removeFolder } from '../remove-folder.ts';
import { xPointer } from './x-pointer.ts';

const program = '/usr/bin/chromium';
/** Chromium refuses to run as root with its sandbox. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Where its question about other programs has its buttons, in a window of this size and place. */
const bounds = ['--window-position=10,10', '--window-size=1050,780'];
const question = { cancel: { x: 609, y: 316 }, allow: { x: 698, y: 316 } } as const;

/** Debian's Chromium as a user has it open: nobody but the user started it. */
export interface UsersBrowser {
  readonly process: ChildProcess;
  /** Answers its question whether another program may connect, until `done` is so. */
  answer(button: keyof typeof question, done: () => Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}

/** The folder that stands for the user's `~/.config`: their browser and our program look there. */
export interface UsersFolder {
  readonly path: string;
  /** Opens the browser to other programs as a user does: with the tick on its own page. */
  setTick(): Promise<void>;
  start(...words: readonly string[]): Promise<UsersBrowser>;
  remove(): void;
}

export function usersFolder(): UsersFolder {
  const path = mkdtempSync(join(tmpdir(), 'halo-users-'));
  const profile = join(path, 'chromium');
  const portFile = join(profile, 'DevToolsActivePort');
  const switches = [`--user-data-dir=${profile}`, '--no-first-run', ...asRoot];
  mkdirSync(profile);
  return {
    path,
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
      const child = spawn(program, [...switches, ...bounds, ...words], { stdio: 'ignore' });
      const ended = new Promise<void>((done) => child.once('exit', () => done()));
      await expect
        .poll(() => portIn(readFileSync(portFile, { encoding: 'utf8', flag: 'a+' })), {
          message: 'the browser is open to other programs',
          timeout: 20_000,
        })
        .not.toBeNull();
      return {
        process: child,
        async answer(button, done) {
          const pointer = await xPointer(process.env['DISPLAY'] ?? '');
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
        async close() {
          child.kill('SIGTERM');
          await ended;
        },
      };
    },
    remove: () => removeFolder(path),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
