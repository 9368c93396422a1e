import { chromium } from '../../main/launch/runtime/chromium.mjs';
import { openTruthSite } from '../e2e/truth-site.ts';
import { type Load, benchPage, blockSize, loadOf, pairs, requests } from './capturing.ts';
import { median, rounded } from './reading.ts';
import { RecorderProcess } from './recorder-process.ts';

/** `all`: the ratios of single blocks, which took turns with those of the others. */
interface Recorded extends Load {
  readonly pageTimeRatio: number;
  readonly all: readonly number[];
}

/**
 * Debian's Chromium as the user's own browser: over the pipe of doors A and B, over the socket of
 * door C, and Playwright's recordHar, all of them visible.
 */
export type BrowserBench = Readonly<Record<'pipe' | 'socket' | 'har', Recorded>>;

/** null where Debian's Chromium is missing. */
export async function benchBrowser(say: (line: string) => void): Promise<BrowserBench | null> {
  const executable = await chromium();
  if (executable === null) return null;
  const site = await openTruthSite();
  site.page('/load', benchPage);
  const open = (script: string, over: 'pipe' | 'socket') =>
    new RecorderProcess(script, {
      executable,
      page: `${site.here}/load`,
      requests,
      blockSize,
      headless: false,
      over,
    });
  try {
    const recorders = [
      { mark: 'pipe', process: open('browser-recorder', 'pipe') },
      { mark: 'socket', process: open('browser-recorder', 'socket') },
      { mark: 'har', process: open('har-recorder', 'pipe') },
    ].map((one) => ({ ...one, ratios: new Array<number>() }));
    say('the page in a browser of the user’s and through Playwright’s recordHar, in turns');
    for (let turn = -1; turn < pairs; turn += 1)
      for (const { process, ratios } of recorders) {
        const ratio = await process.pair();
        if (turn >= 0) ratios.push(rounded(ratio)); // the first warms up
      }
    const found: [string, Recorded][] = [];
    for (const { mark, process, ratios } of recorders) {
      say(`all ${requests} requests: ${mark}`);
      const load = loadOf(await process.finish(), site.met, `${mark}-long`);
      found.push([mark, { ...load, pageTimeRatio: rounded(median(ratios)), all: ratios }]);
    }
    return Object.fromEntries(found) as BrowserBench;
  } finally {
    await site.close();
  }
}
