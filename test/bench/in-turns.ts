import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profileSwitches } from '../../main/browser/own-browser.ts';
import { removeFolder } from '../remove-folder.ts';
import { type Block, haloRequests } from './bench-site.ts';
import type { Desk } from './desk.ts';
import type { Recorder, RecorderKind, RecorderRun } from './recorder-process.ts';
import { type Book, inRounds, type Say, turned } from './rounds.ts';

interface Wanted {
  readonly executable: string;
  readonly desk: Desk;
  /** The address of the page that nobody records. */
  readonly plain: string;
  readonly blockSize: number;
  readonly requests: number;
  readonly book: Book;
  readonly say: Say;
}

/**
 * Each way of recording beside a browser that nobody records, in turns; then all requests at once.
 * All browsers are visible, and their pages drive themselves.
 */
export async function inTurns(
  recorders: readonly { readonly kind: RecorderKind; readonly recorder: Recorder }[],
  { executable, desk, plain, blockSize, requests, book, say }: Wanted,
): Promise<ReadonlyMap<RecorderKind, RecorderRun>> {
  const browser = openPlain(executable, plain);
  const runs = new Map<RecorderKind, RecorderRun>();
  const ways = ['off' as const, ...recorders.map(({ kind }) => kind)];
  try {
    for (const { recorder } of recorders) await recorder.begin();
    for (const kind of ['burst', 'halo'] as const)
      await inRounds({ what: kind, say, warm: true }, async (round) => {
        const took = new Map<string, number>();
        const count = kind === 'halo' ? haloRequests : blockSize;
        for (const way of turned(ways, round)) {
          const block: Block = { kind, count, mark: `${way}-${kind}-${round + 1}` };
          took.set(way, await desk.fire(way, block));
        }
        const off = took.get('off') ?? NaN;
        if (round >= 0)
          for (const { kind: way } of recorders)
            book.add(
              kind === 'halo' ? `browser-${way}-halo` : `browser-${way}-page`,
              (took.get(way) ?? NaN) / off,
            );
      });
    for (const { kind, recorder } of recorders) {
      say(`${requests} requests at once: ${kind}`);
      await desk.fire(kind, { kind: 'burst', count: requests, mark: `${kind}-long` });
      runs.set(kind, await recorder.finish());
    }
    return runs;
  } finally {
    await browser.close();
  }
}

/** A browser that nobody records, started as ours is. */
function openPlain(executable: string, address: string): { close(): Promise<void> } {
  const profile = mkdtempSync(join(tmpdir(), 'halo-bench-plain-'));
  const browser: ChildProcess = spawn(executable, [...profileSwitches(profile), address], {
    stdio: 'ignore',
  });
  const ended = new Promise((done) => browser.once('exit', done));
  return {
    async close() {
      browser.kill();
      await ended;
      removeFolder(profile);
    },
  };
}
