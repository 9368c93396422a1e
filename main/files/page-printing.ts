import type { WebContents } from 'electron';
import { say } from '../../shared/words/say.ts';
import { Refusal } from '../refusal.ts';
import { withReportPage } from './report-files.ts';

/**
 * Prints what the window redacted, or the page of the embedded view. False where the user cancels.
 * @throws Refusal where it cannot be printed
 */
export function printPage(
  parts: readonly string[] | null,
  site: WebContents | null,
): Promise<boolean> {
  if (parts !== null) return withReportPage(parts.join(''), print);
  if (site === null) throw new Refusal(say('paper.noHalo'));
  return print(site);
}

function print(contents: WebContents): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: true }, (isDone, why) => {
      if (isDone || /cancel/i.test(why)) resolve(isDone);
      else reject(new Refusal(say('paper.failed')));
    });
  });
}
