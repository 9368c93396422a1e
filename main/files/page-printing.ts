import type { BrowserWindow, WebContents } from 'electron';
import { joined, type Redacted } from '../../shared/redact/redacted.ts';
import { say } from '../../shared/words/say.ts';
import { Refusal } from '../refusal.ts';
import { withReportPage } from './report-files.ts';

/**
 * Prints what the window redacted, or the page of the embedded view; `window` is ours. False where
 * the user cancels.
 * @throws Refusal where it cannot be printed
 */
export function printPage(
  parts: readonly Redacted[] | null,
  site: WebContents | null,
  window: BrowserWindow,
): Promise<boolean> {
  if (parts !== null) return withReportPage(joined(parts), print, shownOver(window));
  if (site === null) throw new Refusal(say('paper.noHalo'));
  return print(site);
}

/**
 * The system's dialog belongs to the window of what is printed. Of a window that is not shown, it
 * would stand behind ours on Windows, and be a sheet that nobody sees on a Mac.
 */
const shownOver = (window: BrowserWindow): BrowserWindow | null =>
  process.platform === 'linux' ? null : window;

function print(contents: WebContents): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: true }, (isDone, why) => {
      if (isDone || /cancel/i.test(why)) resolve(isDone);
      else reject(new Refusal(say('paper.failed')));
    });
  });
}
