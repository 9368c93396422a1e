import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { BrowserRecorder } from '../../main/browser/browser-recorder.ts';
import { startBrowser } from '../../main/browser/own-browser.ts';
import { portIn } from '../../main/browser/running-browser.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { removeFolder } from '../remove-folder.ts';
import type { HarOrders, HarRun } from './capturing.ts';

/**
 * The same page in Debian's Chromium, recorded as the user's own browser is, in a process of its
 * own for its memory. A second browser that nobody records shows it for comparison. Prints a HarRun.
 */
const { executable, page, requests, pairs, blockSize } = JSON.parse(
  process.argv[2] ?? '{}',
) as HarOrders;
const folder = mkdtempSync(join(tmpdir(), 'halo-bench-browser-'));
// Playwright presses the page over a port of its own; what is measured goes over the pipe.
const script = join(folder, 'browser');
writeFileSync(script, `#!/bin/sh\nexec ${executable} --remote-debugging-port=0 "$@"\n`, {
  mode: 0o755,
});
const taken = new Map<string, Exchange>();
const recorder = new BrowserRecorder(new URL(page).host, () => undefined);
const profile = join(folder, 'profile');
const wanted = { name: 'chromium', title: 'Chromium', path: script } as const;
const browser = await startBrowser(wanted, profile, recorder.hub);
const take = (which: 'all' | 'ended'): void => {
  for (const exchange of recorder.takeChanged(which)) taken.set(exchange.id, exchange);
};
const taking = setInterval(() => take('ended'), 250);
await recorder.hub.begin(browser.connection, page);
const place = portIn(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8'));
const hands = await chromium.connectOverCDP(`ws://127.0.0.1:${place?.port}${place?.path}`);
const recorded = hands
  .contexts()[0]
  ?.pages()
  .find((one) => one.url() === page);
if (recorded === undefined) throw new Error('The page is not open');
const plainBrowser = await chromium.launch({
  executablePath: executable,
  headless: false,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const plain = await (await plainBrowser.newContext()).newPage();
await plain.goto(page);
const fire = (where: Page, count: number, mark: string): Promise<number> =>
  where.evaluate(
    ([many, word]) =>
      (window as unknown as { fire(many: number, word: string): Promise<number> }).fire(many, word),
    [count, mark] as const,
  );
const ratios: number[] = [];
for (let pair = -1; pair < pairs; pair += 1) {
  await plain.bringToFront();
  const off = await fire(plain, blockSize, `har-off-own-${pair}`);
  await recorded.bringToFront();
  const on = await fire(recorded, blockSize, `own-on-${pair}`);
  if (pair >= 0) ratios.push(on / off);
}
const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
const memoryBefore = megabytes(process.memoryUsage().rss);
let memoryPeak = 0;
const watching = setInterval(() => {
  memoryPeak = Math.max(memoryPeak, megabytes(process.memoryUsage().rss));
}, 100);
const pageSeconds = (await fire(recorded, requests, 'own-long')) / 1000;
for (let quiet = 0; quiet < 4;) {
  const before = contents();
  await new Promise((done) => {
    setTimeout(done, 250);
  });
  quiet = contents() === before ? quiet + 1 : 0;
}
clearInterval(watching);
clearInterval(taking);
await hands.close();
await plainBrowser.close();
await browser.close();
take('all');
const exchanges = [...taken.values()].map(({ request, response, state }) => ({
  method: request.method,
  url: request.url,
  state,
  from: response === null ? null : response.from,
  text: response === null ? null : response.body.text,
}));
const run: HarRun = { ratios, pageSeconds, memoryBefore, memoryPeak, exchanges };
process.stdout.write(JSON.stringify(run));
removeFolder(folder);

/** How many contents have come so far. */
function contents(): number {
  take('ended');
  let count = 0;
  for (const { response } of taken.values()) if (response?.body.text != null) count += 1;
  return count;
}
