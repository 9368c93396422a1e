import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
 * What the program in capturing-program.ts is asked to do. `answer`: where it writes a
 * CapturingRun. `profile`: where a CPU profile goes.
 */
export interface CapturingOrders {
  readonly page: string;
  readonly blockSize: number;
  readonly requests: number;
  readonly answer: string;
  readonly profile: string | null;
}

export interface CapturingRun {
  readonly found: Found;
  readonly exchanges: readonly Recorded[];
}

export const blockSize = Math.min(1_000, requests);

/**
 * What recording costs a page in the embedded browser, beside no capture, a bare debugger and
 * DevTools, and whether anything is lost: capture must equal the server's own log, request for
 * request. @throws Error where it does not
 */
export async function benchCapturing(book: Book, say: Say): Promise<void> {
  const site = await openBenchSite();
  try {
    const run = await runProgram(`${site.address}/load`);
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

/** The program with capture in it, in a fresh folder of its own. */
async function runProgram(address: string): Promise<CapturingRun> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
  const userData = join(folder, 'user');
  mkdirSync(userData);
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({ ...defaultSettings, addresses: [address] }),
  );
  const answer = join(folder, 'answer.json');
  const profile = process.env['HALO_BENCH_PROFILE'] ?? null;
  const orders: CapturingOrders = { page: address, blockSize, requests, answer, profile };
  const electron = String(createRequire(import.meta.url)('electron'));
  const program = ['out/bench/capturing-program.js', `--user-data-dir=${userData}`];
  await ended(electron, [...chromiumFlags(), '--log-level=3', ...program], {
    HALO_BENCH: JSON.stringify(orders),
  });
  return JSON.parse(readFileSync(answer, 'utf8')) as CapturingRun;
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

/** Runs a program to its end. @throws Error where it ends badly */
function ended(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done();
      else failed(new Error(`${command} ended with ${code}`));
    });
  });
}
