import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { removeFolder } from '../remove-folder.ts';
import { MemoryWatch, obey, type RecorderOrders } from './recorder-process.ts';

/**
 * A page in Debian's Chromium with Playwright's `recordHar`, and with a profile on disk as all the
 * others have: the private context that Playwright opens otherwise keeps its cache in memory, and what
 * that saves the browser for each request is not the recorder's doing.
 */
const { executable, page } = JSON.parse(process.argv[2] ?? '{}') as RecorderOrders;
const folder = mkdtempSync(join(tmpdir(), 'halo-bench-har-'));
const har = join(folder, 'recorded.har');
const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath: executable,
  headless: false,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  recordHar: { path: har, content: 'embed' },
});
const memory = new MemoryWatch();
await obey({
  async begin() {
    const [first = await context.newPage()] = context.pages();
    await first.goto(page);
    return null;
  },
  async finish() {
    await context.close(); // it writes the file then
    const memoryPeak = memory.end();
    const { log } = JSON.parse(readFileSync(har, 'utf8')) as Har;
    removeFolder(folder);
    const exchanges = log.entries.map(({ request, response }) => ({
      method: request.method,
      url: request.url,
      state: 'done',
      from: 'network',
      text: response.content.text ?? null,
    }));
    return { memoryBefore: memory.before, memoryPeak, exchanges };
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
