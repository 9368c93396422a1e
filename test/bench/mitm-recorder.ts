import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { profileSwitches } from '../../main/browser/own-browser.ts';
import { freePort } from '../local-server.ts';
import { removeFolder } from '../remove-folder.ts';
import type { Recorded, Recorder, RecorderRun } from './recorder-process.ts';

interface Wanted {
  /** Of Debian's Chromium, and of mitmproxy's command without a screen. */
  readonly executable: string;
  readonly mitmdump: string;
  readonly page: string;
}

/** A page in Debian's Chromium that reaches its server through mitmproxy, which keeps all in a file. */
export class MitmRecorder implements Recorder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'halo-bench-mitm-'));
  readonly #wanted: Wanted;
  readonly #running: ChildProcess[] = [];
  #proxy: ChildProcess | null = null;
  #memoryBefore = 0;

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  async begin(): Promise<null> {
    const port = await freePort();
    const { executable, mitmdump, page } = this.#wanted;
    const own = ['--set', `confdir=${this.#folder}`, '--listen-host', '127.0.0.1'];
    const told = ['--quiet', '--listen-port', String(port), '--save-stream-file', this.#flows];
    this.#proxy = this.#start(mitmdump, [...told, ...own]);
    await answering(port);
    this.#memoryBefore = this.#memory('VmRSS');
    this.#start(executable, [
      ...profileSwitches(join(this.#folder, 'profile')),
      `--proxy-server=http://127.0.0.1:${port}`,
      // Chromium asks this machine past any proxy, unless it is told not to.
      '--proxy-bypass-list=<-loopback>',
      page,
    ]);
    return null;
  }

  async finish(): Promise<RecorderRun> {
    const memoryPeak = this.#memory('VmHWM');
    await this.close();
    const exchanges = flowsIn(readFileSync(this.#flows), new URL(this.#wanted.page).origin);
    removeFolder(this.#folder);
    return { memoryBefore: this.#memoryBefore, memoryPeak, exchanges };
  }

  /** Ends the browser, and then the proxy, which writes its last answers on the way. */
  async close(): Promise<void> {
    for (const child of this.#running.splice(0).toReversed()) {
      const ended = new Promise((done) => child.once('exit', done));
      if (child.exitCode === null && child.kill()) await ended;
    }
  }

  get #flows(): string {
    return join(this.#folder, 'flows');
  }

  #start(command: string, args: readonly string[]): ChildProcess {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.on('error', () => undefined);
    this.#running.push(child);
    return child;
  }

  /** Megabytes of the proxy, now or at their highest (https://man7.org/linux/man-pages/man5/proc_pid_status.5.html). */
  #memory(which: 'VmRSS' | 'VmHWM'): number {
    const status = readFileSync(`/proc/${this.#proxy?.pid}/status`, 'utf8');
    return Math.round((Number(new RegExp(`${which}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / 1e6);
  }
}

/**
 * The requests in a file of mitmproxy's: one string after the other, each with its length before it
 * (https://tnetstrings.info/). What stands in them is not read any further than needed here.
 */
export function flowsIn(bytes: Buffer, origin: string): readonly Recorded[] {
  const found: Recorded[] = [];
  for (let at = 0; at < bytes.length;) {
    const colon = bytes.indexOf(':', at);
    const length = Number(bytes.toString('latin1', at, colon));
    if (colon < 0 || !Number.isInteger(length)) break;
    const flow = bytes.toString('latin1', colon + 1, colon + 1 + length);
    const path = /\d:(\/api\/[\w?-]+)/.exec(flow)?.[1];
    if (path !== undefined)
      found.push({
        method: 'GET',
        url: `${origin}${path}`,
        state: 'done',
        from: 'network',
        text: /\{"ok":true[^}]*\}/.exec(flow)?.[0] ?? null,
      });
    at = colon + length + 2; // the last byte tells its kind
  }
  return found;
}

/** Waits until something listens there. @throws Error where nothing does within a minute */
async function answering(port: number): Promise<void> {
  for (const from = performance.now(); performance.now() - from < 60_000;) {
    const answers = await new Promise<boolean>((told) => {
      const socket = connect(port, '127.0.0.1', () => told(true));
      socket.on('error', () => told(false));
      socket.on('connect', () => socket.end());
    });
    if (answers) return;
    await delay(200);
  }
  throw new Error('mitmproxy did not start');
}
