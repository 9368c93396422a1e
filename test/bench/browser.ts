import { chromium, mitmproxy } from '../../main/launch/runtime/debian-programs.mjs';
import { openBenchSite } from './bench-site.ts';
import { blockSize, lossOf } from './capturing.ts';
import { openDesk } from './desk.ts';
import { inTurns } from './in-turns.ts';
import { MitmRecorder } from './mitm-recorder.ts';
import { recorderKinds, RecorderProcess, type Recorder } from './recorder-process.ts';
import { type Book, requests, type Say } from './rounds.ts';

/**
 * Debian's Chromium as the user's own browser, over the pipe of doors A and B and over the socket of
 * door C, beside Playwright's recordHar, mitmproxy and a browser that nobody records.
 */
export async function benchBrowser(book: Book, say: Say): Promise<void> {
  const executable = await chromium();
  if (executable === null) return book.notThere('Chromium, in which own browsers are measured');
  const mitmdump = await mitmproxy();
  if (mitmdump === null) book.notThere('mitmproxy');
  const desk = await openDesk();
  const site = await openBenchSite(desk.driver);
  try {
    const address = (who: string) => `${site.address}/driven?who=${who}`;
    const recorders = recorderKinds.flatMap((kind): { kind: typeof kind; recorder: Recorder }[] => {
      const page = address(kind);
      if (kind !== 'mitm')
        return [{ kind, recorder: new RecorderProcess({ kind, executable, page }) }];
      return mitmdump === null
        ? []
        : [{ kind, recorder: new MitmRecorder({ executable, mitmdump, page }) }];
    });
    const runs = await inTurns(recorders, {
      executable,
      desk,
      plain: address('off'),
      blockSize,
      requests,
      book,
      say,
    });
    for (const [kind, { exchanges, memoryPeak }] of runs) {
      const { missed, noContent } = lossOf(site.met, exchanges, `${kind}-long`);
      book.add(`browser-${kind}-missed`, missed);
      book.add(`browser-${kind}-no-content`, noContent);
      book.add(`browser-${kind}-memory`, memoryPeak);
    }
  } finally {
    await desk.close();
    await site.close();
  }
}
