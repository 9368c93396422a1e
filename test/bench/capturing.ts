import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../../main/launch/runtime/debian-programs.mjs';
import { defaultSettings } from '../../shared/settings/settings.ts';
import { differenceOf } from '../e2e/difference.ts';
import { type Met, openTruthSite, type TruthSite } from '../e2e/truth-site.ts';
import { median, rounded } from './reading.ts';
import { inTurns } from './in-turns.ts';
import type { Recorded } from './recorder-process.ts';
import { removeFolder } from '../remove-folder.ts';

/**
 * What the program in capturing-program.ts is asked to do. `answer`: where it writes a
 * CapturingRun. `profile`: where a CPU profile goes.
 */
export interface CapturingOrders {
  readonly page: string;
  readonly pairs: number;
  readonly blockSize: number;
  readonly requests: number;
  readonly answer: string;
  readonly profile: string | null;
}
/**
 * A block without capture, one with a debugger that keeps nothing, one with capture: ratios of page
 * time to the first, and milliseconds of processor time a request.
 */
export interface Turn {
  readonly ratio: number;
  readonly attachedRatio: number;
  readonly workOff: number;
  readonly workAttached: number;
  readonly workOn: number;
}
/** Seconds, megabytes. */
export interface CapturingRun {
  readonly withoutBodies: readonly Turn[];
  readonly withBodies: readonly Turn[];
  readonly pageSeconds: number;
  readonly plainSeconds: number;
  readonly memoryBefore: number;
  readonly memoryPeak: number;
  readonly windowPeak: number;
  readonly exchanges: readonly Recorded[];
}
export interface Load {
  readonly requests: number;
  /** Of those, how many were recorded, and with their content. */
  readonly recorded: number;
  readonly withContent: number;
  readonly pageSeconds: number;
  /** Of the recording process, before the requests and at its highest. */
  readonly memoryMegabytes: { readonly before: number; readonly peak: number };
}

export interface CapturingBench {
  /**
   * Page time with capture to page time without it: the median of blocks that take turns in one
   * process, and all of them. `debuggerAlone` is the floor: the protocol is on, and what it tells
   * is dropped.
   */
  readonly pageTimeRatio: {
    readonly debuggerAlone: number;
    readonly withoutBodies: number;
    readonly withBodies: number;
    readonly all: {
      readonly withoutBodies: readonly number[];
      readonly withBodies: readonly number[];
    };
  };
  /**
   * Milliseconds that all processes together work for one request: what a busy machine does not
   * blur.
   */
  readonly processorTimePerRequest: {
    readonly withoutCapture: number;
    readonly debuggerAlone: number;
    readonly withoutBodies: number;
    readonly withBodies: number;
  };
  readonly load: Load & {
    readonly pageSecondsWithoutCapture: number;
    readonly windowPeakMegabytes: number;
  };
  /**
   * The same page through Playwright's recordHar in Debian's Chromium; null where it is missing.
   */
  readonly playwrightRecordHar: (Load & { readonly pageTimeRatio: number }) | null;
}

export const requests = Number(process.env['HALO_BENCH_REQUESTS'] ?? 20_000);
export const pairs = Number(process.env['HALO_BENCH_PAIRS'] ?? 7);
export const blockSize = 1_000;

/**
 * A page that asks for small answers, thirty at a time, and says how many milliseconds that took.
 */
export const benchPage = `<script>window.fire = async (count, mark) => { const from = performance.now(); let next = 0;
  const lane = async () => { while (next < count) await fetch('/api/ok?' + mark + '-' + (next += 1)).then((answer) => answer.text()); };
  await Promise.all(Array.from({ length: 30 }, lane)); return performance.now() - from; };</script>`;

/**
 * What recording costs a page that fires requests as fast as it can, and whether anything of it is
 * lost: capture must equal the server's own log, request for request. @throws Error where it does
 * not
 */
export async function benchCapturing(say: (line: string) => void): Promise<CapturingBench> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
  const site = await openTruthSite();
  site.page('/load', benchPage);
  try {
    const run = await runProgram(folder, `${site.here}/load`);
    const asked = site.met.filter(
      ({ url }) => !/\?(har-)?off-/.test(url) && !url.endsWith('/load'),
    );
    const seen = run.exchanges.filter(({ url }) => !url.endsWith('/load'));
    const { missing, extra } = differenceOf(asked, seen);
    if (missing.length + extra.length > 0)
      throw new Error(
        `Capture is not what the server met: ${missing.length} missing, ${extra.length} too many, such as ${[...missing, ...extra].slice(0, 3).join(', ')}`,
      );
    say('capture equals the server’s log');
    const turns = [...run.withoutBodies, ...run.withBodies];
    return {
      pageTimeRatio: {
        debuggerAlone: medianOf(turns, 'attachedRatio'),
        withoutBodies: medianOf(run.withoutBodies, 'ratio'),
        withBodies: medianOf(run.withBodies, 'ratio'),
        all: {
          withoutBodies: run.withoutBodies.map(({ ratio }) => rounded(ratio)),
          withBodies: run.withBodies.map(({ ratio }) => rounded(ratio)),
        },
      },
      processorTimePerRequest: {
        withoutCapture: medianOf(turns, 'workOff'),
        debuggerAlone: medianOf(turns, 'workAttached'),
        withoutBodies: medianOf(run.withoutBodies, 'workOn'),
        withBodies: medianOf(run.withBodies, 'workOn'),
      },
      load: {
        ...loadOf(run, site.met, 'long'),
        pageSecondsWithoutCapture: rounded(run.plainSeconds),
        windowPeakMegabytes: run.windowPeak,
      },
      playwrightRecordHar: await benchRecordHar(site, say),
    };
  } finally {
    await site.close();
    removeFolder(folder);
  }
}

/** The program with capture in it, in a fresh folder of its own. */
async function runProgram(folder: string, address: string): Promise<CapturingRun> {
  const userData = join(folder, 'user');
  mkdirSync(userData);
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({ ...defaultSettings, addresses: [address] }),
  );
  const answer = join(folder, 'answer.json');
  const orders: CapturingOrders = {
    page: address,
    pairs,
    blockSize,
    requests,
    answer,
    profile: process.env['HALO_BENCH_PROFILE'] ?? null,
  };
  const flags =
    process.platform === 'linux'
      ? ['--disable-gpu', '--log-level=3', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
      : [];
  const electron = String(createRequire(import.meta.url)('electron'));
  await runChild(
    electron,
    [...flags, 'out/bench/capturing-program.js', `--user-data-dir=${userData}`],
    { HALO_BENCH: JSON.stringify(orders) },
  );
  return JSON.parse(readFileSync(answer, 'utf8')) as CapturingRun;
}

/** The same page through Playwright's recordHar; null where Debian's Chromium is missing. */
async function benchRecordHar(
  site: TruthSite,
  say: (line: string) => void,
): Promise<CapturingBench['playwrightRecordHar']> {
  const executable = await chromium();
  if (executable === null) return null;
  say('the same page through Playwright’s recordHar');
  const wanted = { executable, site, script: benchPage, pairs, blockSize, requests, say };
  const measured = (await inTurns(['har'], wanted)).get('har');
  if (measured === undefined) return null;
  const { ratios, pageSeconds, run } = measured;
  const load = loadOf({ ...run, pageSeconds }, site.met, 'har-long');
  return { ...load, pageTimeRatio: rounded(median(ratios)) };
}

/** The part of a run that fires all requests at once; `mark` stands in their addresses. */
export function loadOf(
  run: Pick<CapturingRun, 'exchanges' | 'pageSeconds' | 'memoryBefore' | 'memoryPeak'>,
  met: readonly Met[],
  mark: string,
): Load {
  const isOfRun = ({ url }: { readonly url: string }) => url.includes(`?${mark}-`);
  const asked = met.filter(isOfRun);
  const { missing } = differenceOf(asked, run.exchanges);
  return {
    requests: asked.length,
    recorded: asked.length - missing.length,
    withContent: run.exchanges.filter((one) => isOfRun(one) && one.text === '{"ok":true}').length,
    pageSeconds: rounded(run.pageSeconds),
    memoryMegabytes: { before: run.memoryBefore, peak: run.memoryPeak },
  };
}

function medianOf(turns: readonly Turn[], key: keyof Turn): number {
  return rounded(median(turns.map((turn) => turn[key])));
}

/** What the program prints. @throws Error where it ends badly */
function runChild(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (part) => {
      output += String(part);
    });
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done(output);
      else failed(new Error(`${command} ended with ${code}`));
    });
  });
}
