import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags } from '../../main/launch/runtime/sandbox.mjs';
import { defaultSettings } from '../../shared/settings/defaults.ts';
import { differenceOf } from '../e2e/difference.ts';
import type { Met } from '../e2e/truth-site.ts';
import { openBenchSite } from './bench-site.ts';
import type { Recorded } from './recorder-process.ts';
import { type Book, type Found, requests, type Say } from './rounds.ts';

/**
 * What the program in capturing-program.ts is asked to do. `ready`: the file it makes once its pages
 * are open. `answer`: where it writes a CapturingRun. `profile`: where a CPU profile goes.
 */
export interface CapturingOrders {
  readonly page: string;
  readonly blockSize: number;
  readonly requests: number;
  readonly ready: string;
  readonly answer: string;
  readonly profile: string | null;
}

export interface CapturingRun {
  readonly found: Found;
  readonly exchanges: readonly Recorded[];
}

export const blockSize = Math.min(1_000, requests);

/** Milliseconds until its pages are open; it takes some two seconds. */
const patience = 60_000;
/** Now and then DevTools never open, and Electron does not say so. */
const mostStarts = 3;

/**
 * What recording costs a page in the embedded browser, beside no capture, a bare debugger and
 * DevTools, and whether anything is lost: capture must equal the server's own log, request for
 * request. @throws Error where it does not
 */
export async function benchCapturing(book: Book, say: Say): Promise<void> {
  const site = await openBenchSite();
  try {
    const run = await startedRun(`${site.address}/load`, say);
    book.copy(run.found);
    const recordable = ({ url }: Met): boolean => /\?on-/.test(url);
    const asked = site.met.filter(recordable);
    const { missing, extra } = differenceOf(asked, run.exchanges.filter(recordable));
    if (missing.length + extra.length > 0)
      throw new Error(
        `Capture is not what the server met: ${missing.length} missing, ${extra.length} too many, such as ${[...missing, ...extra].slice(0, 3).join(', ')}`,
      );
    say('capture equals the server’s log');
    const { missed, noContent } = lossOf(site.met, run.exchanges, 'on-long');
    book.add('capture-missed', missed);
    book.add('capture-no-content', noContent);
  } finally {
    await site.close();
  }
}

/** @throws Error where its pages never open */
async function startedRun(address: string, say: Say): Promise<CapturingRun> {
  for (let start = 1; start <= mostStarts; start += 1) {
    const run = await runProgram(address);
    if (run !== null) return run;
    say(`its pages were not open after ${patience / 1000} seconds (start ${start})`);
  }
  throw new Error(`its pages did not open in ${mostStarts} starts`);
}

/**
 * The program with capture in it, in a fresh folder of its own; null where its pages do not open.
 */
async function runProgram(address: string): Promise<CapturingRun | null> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
  const userData = join(folder, 'user');
  mkdirSync(userData);
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({ ...defaultSettings, addresses: [address] }),
  );
  const ready = join(folder, 'ready');
  const answer = join(folder, 'answer.json');
  const profile = process.env['HALO_BENCH_PROFILE'] ?? null;
  const orders: CapturingOrders = { page: address, blockSize, requests, ready, answer, profile };
  const electron = String(createRequire(import.meta.url)('electron'));
  const program = ['out/bench/capturing-program.js', `--user-data-dir=${userData}`];
  const isDone = await ended(
    electron,
    [...chromiumFlags(), '--log-level=3', ...program],
    { HALO_BENCH: JSON.stringify(orders) },
    () => existsSync(ready),
  );
  return isDone ? (JSON.parse(readFileSync(answer, 'utf8')) as CapturingRun) : null;
}

/** Of the requests with this mark in their addresses, how many are missing in a recording. */
export function lossOf(
  met: readonly Met[],
  recorded: readonly Recorded[],
  mark: string,
): { readonly missed: number; readonly noContent: number } {
  const isOfRun = ({ url }: { readonly url: string }) => url.includes(`?${mark}-`);
  const asked = met.filter(isOfRun);
  const { missing } = differenceOf(asked, recorded.filter(isOfRun));
  const whole = recorded.filter((one) => isOfRun(one) && one.text === '{"ok":true}').length;
  return { missed: missing.length, noContent: asked.length - whole };
}

/**
 * Runs a program to its end; false where it was ended because it did not get ready.
 * @throws Error where it ends badly
 */
function ended(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  isReady: () => boolean,
): Promise<boolean> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const limit = setTimeout(() => {
      if (!isReady()) child.kill('SIGKILL');
    }, patience);
    child.on('error', failed);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      if (code === 0) done(true);
      else if (signal === 'SIGKILL' && !isReady()) done(false);
      else failed(new Error(`${command} ended with ${code ?? signal}`));
    });
  });
}
