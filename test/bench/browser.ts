import { chromium } from '../../main/launch/runtime/debian-programs.mjs';
import { openTruthSite } from '../e2e/truth-site.ts';
import { type Load, benchPage, blockSize, loadOf, pairs, requests } from './capturing.ts';
import { inTurns } from './in-turns.ts';
import { median, rounded } from './reading.ts';
import { recorderKinds, type RecorderKind } from './recorder-process.ts';

/** `all`: the ratios of single blocks, which took turns with those of the others. */
interface Measured extends Load {
  readonly pageTimeRatio: number;
  readonly all: readonly number[];
}

/**
 * Debian's Chromium as the user's own browser: over the pipe of doors A and B, over the socket of
 * door C, and Playwright's recordHar; null where it is missing.
 */
export type BrowserBench = Readonly<Record<RecorderKind, Measured>> | null;

export async function benchBrowser(say: (line: string) => void): Promise<BrowserBench> {
  const executable = await chromium();
  if (executable === null) return null;
  const site = await openTruthSite();
  try {
    const wanted = { executable, site, script: benchPage, pairs, blockSize, requests, say };
    const turns = await inTurns(recorderKinds, wanted);
    const measured = [...turns].map(([kind, { ratios, pageSeconds, run }]) => [
      kind,
      {
        ...loadOf({ ...run, pageSeconds }, site.met, `${kind}-long`),
        pageTimeRatio: rounded(median(ratios)),
        all: ratios.map(rounded),
      },
    ]);
    return Object.fromEntries(measured) as Readonly<Record<RecorderKind, Measured>>;
  } finally {
    await site.close();
  }
}
