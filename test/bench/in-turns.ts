import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profileSwitches } from '../../main/browser/own-browser.ts';
import type { TruthSite } from '../e2e/truth-site.ts';
import { removeFolder } from '../remove-folder.ts';
import { type RecorderKind, RecorderProcess, type RecorderRun } from './recorder-process.ts';

interface Wanted {
  readonly executable: string;
  readonly site: TruthSite;
  /** `script`: what puts `fire(count, mark)` into a page. */
  readonly script: string;
  readonly pairs: number;
  readonly blockSize: number;
  readonly requests: number;
  readonly say: (line: string) => void;
}

/** Ratios of page times, recorded to not, of blocks that took turns; then all requests at once. */
export interface Turns {
  readonly ratios: readonly number[];
  readonly pageSeconds: number;
  readonly run: RecorderRun;
}

/**
 * Each way of recording beside a browser that nobody records. All of them are visible, and each page
 * asks by itself what it is to do: a driver would have to attach to them, and a page to which two
 * debuggers are attached is slower than either alone makes it.
 */
export async function inTurns(
  kinds: readonly RecorderKind[],
  { executable, site, script, pairs, blockSize, requests, say }: Wanted,
): Promise<ReadonlyMap<RecorderKind, Turns>> {
  const pages = await openDesk();
  site.page('/driven', `${script}${drivenBy(pages.address)}`);
  const address = (who: string) => `${site.here}/driven?who=${who}`;
  const plain = openPlain(executable, address('off'));
  const recorders = kinds.map((kind) => ({
    kind,
    ratios: new Array<number>(),
    process: new RecorderProcess({ kind, executable, page: address(kind) }),
  }));
  const found = new Map<RecorderKind, Turns>();
  try {
    for (const { process } of recorders) await process.begin();
    say('in turns: the page unrecorded, and recorded in each way');
    for (let turn = -1; turn < pairs; turn += 1)
      for (const { kind, ratios } of recorders) {
        const off = await pages.fire('off', blockSize, `${kind}-off-${turn + 1}`);
        const on = await pages.fire(kind, blockSize, `${kind}-on-${turn + 1}`);
        if (turn >= 0) ratios.push(on / off); // the first warms up
      }
    for (const { kind, ratios, process } of recorders) {
      say(`all ${requests} requests at once: ${kind}`);
      const pageSeconds = (await pages.fire(kind, requests, `${kind}-long`)) / 1000;
      found.set(kind, { ratios, pageSeconds, run: await process.finish() });
    }
    return found;
  } finally {
    await plain.close();
    pages.close();
  }
}

interface Desk {
  readonly address: string;
  /** Has the page of that name ask for so much; milliseconds that it took. */
  fire(who: string, count: number, mark: string): Promise<number>;
  close(): void;
}

/** Where pages ask what they are to do next, and say how long it took. */
async function openDesk(): Promise<Desk> {
  const waiting = new Map<string, ServerResponse>();
  const orders = new Map<string, string>();
  const done = new Map<string, (milliseconds: number) => void>();
  const hand = (who: string): void => {
    const [response, order] = [waiting.get(who), orders.get(who)];
    if (response === undefined || order === undefined) return;
    waiting.delete(who);
    orders.delete(who);
    response.end(order);
  };
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://desk');
    const who = searchParams.get('who') ?? '';
    response.setHeader('access-control-allow-origin', '*');
    const took = searchParams.get('took');
    if (took !== null) done.get(who)?.(Number(took));
    waiting.set(who, response);
    hand(who);
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    fire(who, count, mark) {
      const over = new Promise<number>((told) => done.set(who, told));
      orders.set(who, JSON.stringify({ count, mark }));
      hand(who);
      return over;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const drivenBy = (desk: string): string =>
  `<script>onload = async () => { const who = new URL(location).searchParams.get('who');
  let took = ''; for (;;) { const { count, mark } = await fetch('${desk}?who=' + who + took).then((answer) => answer.json());
  took = '&took=' + (await fire(count, mark)); } };</script>`;

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
