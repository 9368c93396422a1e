import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BrowserRecorder } from '../../main/browser/browser-recorder.ts';
import { type OwnBrowser, profileSwitches, startBrowser } from '../../main/browser/own-browser.ts';
import { joinBrowser, portFile, portIn } from '../../main/browser/running-browser.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { removeFolder } from '../remove-folder.ts';
import { MemoryWatch, obey, type RecorderOrders } from './recorder-process.ts';

/**
 * A page in Debian's Chromium, recorded as the user's own browser is: over the pipe of a profile of
 * ours, or over the socket of a browser that is open.
 */
const { kind, executable, page } = JSON.parse(process.argv[2] ?? '{}') as RecorderOrders;
const profile = mkdtempSync(join(tmpdir(), 'halo-bench-browser-'));
const chromium = { name: 'chromium', title: 'Chromium', path: executable } as const;
const taken = new Map<string, Exchange>();
const recorder = new BrowserRecorder(new URL(page).host, () => undefined);
const { hub } = recorder;
const browser = await (kind === 'pipe' ? startBrowser(chromium, profile, hub) : joined());
const memory = new MemoryWatch();
const take = (which: 'all' | 'ended'): void => {
  for (const exchange of recorder.takeChanged(which)) taken.set(exchange.id, exchange);
};
const taking = setInterval(() => take('ended'), 250);
await obey({
  async begin() {
    await (kind === 'pipe'
      ? hub.begin(browser.connection, page)
      : hub.join(browser.connection, page));
    return null;
  },
  async finish() {
    for (let quiet = 0; quiet < 4;) {
      const before = contents();
      await delay(250);
      quiet = contents() === before ? quiet + 1 : 0;
    }
    clearInterval(taking);
    const memoryPeak = memory.end();
    await browser.close();
    take('all');
    removeFolder(profile);
    const exchanges = [...taken.values()].map(({ request, response, state }) => ({
      method: request.method,
      url: request.url,
      state,
      from: response === null ? null : response.from,
      text: response === null ? null : response.body.text,
    }));
    return { memoryBefore: memory.before, memoryPeak, exchanges };
  },
});

/** One that its user has opened, with the switch that opens it to programs. */
async function joined(): Promise<OwnBrowser> {
  mkdirSync(profile, { recursive: true });
  const own = ['--remote-debugging-port=0', ...profileSwitches(profile), 'about:blank'];
  const user = spawn(executable, own, { stdio: 'ignore' });
  const ended = new Promise((done) => user.once('exit', done));
  const file = join(profile, portFile);
  const place = () => (existsSync(file) ? portIn(readFileSync(file, 'utf8')) : null);
  while (place() === null) await delay(50);
  const given = new AbortController().signal;
  const { close, ...rest } = await joinBrowser(chromium, place(), hub, given);
  return {
    ...rest,
    async close() {
      await close();
      user.kill();
      await ended;
    },
  };
}

/** How many contents have come so far. */
function contents(): number {
  take('ended');
  let count = 0;
  for (const { response } of taken.values()) if (response?.body.text != null) count += 1;
  return count;
}
