import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { HarOrders, HarRun } from './capturing.ts';

/**
 * The same page in Debian's Chromium with Playwright's `recordHar`, in a process of its own for its
 * memory. Prints a HarRun.
 */
const { executable, page, requests, har, pairs, blockSize } = JSON.parse(
  process.argv[2] ?? '{}',
) as HarOrders;

const browser = await chromium.launch({
  executablePath: executable,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const plain = await (await browser.newContext()).newPage();
const context = await browser.newContext({ recordHar: { path: har, content: 'embed' } });
const recorded = await context.newPage();
const ratios: number[] = [];
await plain.goto(page);
await recorded.goto(page);
const fire = (where: typeof plain, count: number, mark: string): Promise<number> =>
  where.evaluate(
    ([many, word]) =>
      (window as unknown as { fire(many: number, word: string): Promise<number> }).fire(many, word),
    [count, mark] as const,
  );
for (let pair = -1; pair < pairs; pair += 1) {
  const off = await fire(plain, blockSize, `har-off-${pair}`);
  const on = await fire(recorded, blockSize, `har-on-${pair}`);
  if (pair >= 0) ratios.push(on / off);
}
const memoryBefore = megabytes(process.memoryUsage().rss);
let memoryPeak = 0;
const timer = setInterval(() => {
  memoryPeak = Math.max(memoryPeak, megabytes(process.memoryUsage().rss));
}, 100);
const pageSeconds = (await fire(recorded, requests, 'har-long')) / 1000;
await context.close();
clearInterval(timer);
await browser.close();
const { log } = JSON.parse(readFileSync(har, 'utf8')) as {
  readonly log: {
    readonly entries: readonly {
      readonly request: { readonly method: string; readonly url: string };
      readonly response: { readonly content: { readonly text?: string } };
    }[];
  };
};
const exchanges = log.entries.map(({ request, response }) => ({
  method: request.method,
  url: request.url,
  state: 'done',
  from: 'network',
  text: response.content.text ?? null,
}));
process.stdout.write(
  JSON.stringify({ ratios, pageSeconds, memoryBefore, memoryPeak, exchanges } satisfies HarRun),
);

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
