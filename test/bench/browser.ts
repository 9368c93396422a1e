import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../../main/launch/runtime/chromium.mjs';
import { openTruthSite } from '../e2e/truth-site.ts';
import { removeFolder } from '../remove-folder.ts';
import {
  type HarOrders,
  type HarRun,
  type Load,
  benchPage,
  benchRecordHar,
  blockSize,
  loadOf,
  pairs,
  requests,
  runChild,
} from './capturing.ts';
import { median, rounded } from './reading.ts';

type Recorded = Load & { readonly pageTimeRatio: number };

/** Debian's Chromium as the user's own browser, beside Playwright's recordHar in the same run. */
export interface BrowserBench {
  readonly own: Recorded;
  readonly playwrightRecordHar: Recorded | null;
}

/** null where Debian's Chromium is missing. */
export async function benchBrowser(say: (line: string) => void): Promise<BrowserBench | null> {
  const executable = await chromium();
  if (executable === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
  const site = await openTruthSite();
  site.page('/load', benchPage);
  const address = `${site.here}/load`;
  try {
    say('the page in a browser of the user’s, recorded over the pipe');
    const orders: HarOrders = { executable, page: address, requests, har: '', pairs, blockSize };
    const run = JSON.parse(
      await runChild(
        process.execPath,
        ['out/bench/browser-recorder.js', JSON.stringify(orders)],
        {},
      ),
    ) as HarRun;
    return {
      own: { ...loadOf(run, site.met, 'own-long'), pageTimeRatio: rounded(median(run.ratios)) },
      playwrightRecordHar: await benchRecordHar(folder, address, site.met, say),
    };
  } finally {
    await site.close();
    removeFolder(folder);
  }
}
