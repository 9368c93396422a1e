import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { removeFolder } from '../remove-folder.ts';
import type { HarOrders, HarRun } from './capturing.ts';
import { obey } from './recorder-process.ts';

/** The bench page in Debian's Chromium with Playwright's `recordHar`. */
const { executable, page, requests, blockSize, headless } = JSON.parse(
  process.argv[2] ?? '{}',
) as HarOrders;
const folder = mkdtempSync(join(tmpdir(), 'halo-bench-har-'));
const har = join(folder, 'recorded.har');
const browser = await chromium.launch({
  executablePath: executable,
  headless,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const plain = await (await browser.newContext()).newPage();
const context = await browser.newContext({ recordHar: { path: har, content: 'embed' } });
const recorded = await context.newPage();
await plain.goto(page);
await recorded.goto(page);
const fire = (where: Page, count: number, mark: string): Promise<number> =>
  where.evaluate(
    ([many, word]) =>
      (window as unknown as { fire(many: number, word: string): Promise<number> }).fire(many, word),
    [count, mark] as const,
  );
let turn = 0;
await obey({
  async pair() {
    turn += 1;
    await plain.bringToFront();
    const off = await fire(plain, blockSize, `har-off-${turn}`);
    await recorded.bringToFront();
    return (await fire(recorded, blockSize, `har-on-${turn}`)) / off;
  },
  async finish() {
    const memoryBefore = megabytes(process.memoryUsage().rss);
    let memoryPeak = 0;
    const timer = setInterval(() => {
      memoryPeak = Math.max(memoryPeak, megabytes(process.memoryUsage().rss));
    }, 100);
    const pageSeconds = (await fire(recorded, requests, 'har-long')) / 1000;
    await context.close();
    clearInterval(timer);
    await browser.close();
    const { log } = JSON.parse(readFileSync(har, 'utf8')) as Har;
    removeFolder(folder);
    const exchanges = log.entries.map(({ request, response }) => ({
      method: request.method,
      url: request.url,
      state: 'done',
      from: 'network',
      text: response.content.text ?? null,
    }));
    return { pageSeconds, memoryBefore, memoryPeak, exchanges } satisfies HarRun;
  },
});

interface Har {
  readonly log: {
    readonly entries: readonly {
      readonly request: { readonly method: string; readonly url: string };
      readonly response: { readonly content: { readonly text?: string } };
    }[];
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
