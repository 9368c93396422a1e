import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { BrowserRecorder } from '../../main/browser/browser-recorder.ts';
import { type OwnBrowser, startBrowser } from '../../main/browser/own-browser.ts';
import {
  joinBrowser,
  type PortFile,
  portFile,
  portIn,
} from '../../main/browser/running-browser.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { removeFolder } from '../remove-folder.ts';
import type { HarOrders, HarRun } from './capturing.ts';
import { obey } from './recorder-process.ts';

/**
 * The bench page in Debian's Chromium, recorded as the user's own browser is: over the pipe of a
 * profile of ours, or over the socket of a browser that is open. A second browser that nobody
 * records shows it for comparison.
 */
const { executable, page, requests, blockSize, headless, over } = JSON.parse(
  process.argv[2] ?? '{}',
) as HarOrders;
const folder = mkdtempSync(join(tmpdir(), 'halo-bench-browser-'));
const profile = join(folder, 'profile');
mkdirSync(profile);
// Playwright presses the page over a port; what is measured over the pipe goes beside it.
const switches = ['--remote-debugging-port=0', ...(headless ? ['--headless'] : [])];
const taken = new Map<string, Exchange>();
const recorder = new BrowserRecorder(new URL(page).host, () => undefined);
const browser = await (over === 'pipe' ? started() : joined());
const take = (which: 'all' | 'ended'): void => {
  for (const exchange of recorder.takeChanged(which)) taken.set(exchange.id, exchange);
};
const taking = setInterval(() => take('ended'), 250);
await (over === 'pipe'
  ? recorder.hub.begin(browser.connection, page)
  : recorder.hub.join(browser.connection, page));
const { port, path } = await place();
const hands = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
const recorded = hands
  .contexts()[0]
  ?.pages()
  .find((one) => one.url() === page);
if (recorded === undefined) throw new Error('The page is not open');
const plainBrowser = await chromium.launch({
  executablePath: executable,
  headless,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const plain = await (await plainBrowser.newContext()).newPage();
await plain.goto(page);
let turn = 0;
await obey({
  async pair() {
    turn += 1;
    await plain.bringToFront();
    const off = await fire(plain, blockSize, `har-off-${over}-${turn}`);
    await recorded.bringToFront();
    return (await fire(recorded, blockSize, `${over}-on-${turn}`)) / off;
  },
  async finish() {
    const memoryBefore = megabytes(process.memoryUsage().rss);
    let memoryPeak = 0;
    const watching = setInterval(() => {
      memoryPeak = Math.max(memoryPeak, megabytes(process.memoryUsage().rss));
    }, 100);
    const pageSeconds = (await fire(recorded, requests, `${over}-long`)) / 1000;
    for (let quiet = 0; quiet < 4;) {
      const before = contents();
      await delay(250);
      quiet = contents() === before ? quiet + 1 : 0;
    }
    clearInterval(watching);
    clearInterval(taking);
    await hands.close();
    await plainBrowser.close();
    await browser.close();
    take('all');
    removeFolder(folder);
    const exchanges = [...taken.values()].map(({ request, response, state }) => ({
      method: request.method,
      url: request.url,
      state,
      from: response === null ? null : response.from,
      text: response === null ? null : response.body.text,
    }));
    return { pageSeconds, memoryBefore, memoryPeak, exchanges } satisfies HarRun;
  },
});

function started(): Promise<OwnBrowser> {
  const script = join(folder, 'browser');
  writeFileSync(script, `#!/bin/sh\nexec ${executable} ${switches.join(' ')} "$@"\n`, {
    mode: 0o755,
  });
  const wanted = { name: 'chromium', title: 'Chromium', path: script } as const;
  return startBrowser(wanted, profile, recorder.hub);
}

async function joined(): Promise<OwnBrowser> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const own = [`--user-data-dir=${profile}`, '--no-first-run', ...root, 'about:blank'];
  const user = spawn(executable, [...switches, ...own], { stdio: 'ignore' });
  const ended = new Promise((done) => user.once('exit', done));
  const wanted = { name: 'chromium', title: 'Chromium' } as const;
  const given = new AbortController().signal;
  const { close, ...rest } = await joinBrowser(wanted, await place(), recorder.hub, given);
  return {
    ...rest,
    async close() {
      await close();
      user.kill();
      await ended;
    },
  };
}

/** Where the browser is open to other programs, as soon as it is. */
async function place(): Promise<PortFile> {
  const file = join(profile, portFile);
  for (;;) {
    const found = existsSync(file) ? portIn(readFileSync(file, 'utf8')) : null;
    if (found !== null) return found;
    await delay(50);
  }
}

function fire(where: Page, count: number, mark: string): Promise<number> {
  return where.evaluate(
    ([many, word]) =>
      (window as unknown as { fire(many: number, word: string): Promise<number> }).fire(many, word),
    [count, mark] as const,
  );
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}

/** How many contents have come so far. */
function contents(): number {
  take('ended');
  let count = 0;
  for (const { response } of taken.values()) if (response?.body.text != null) count += 1;
  return count;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
