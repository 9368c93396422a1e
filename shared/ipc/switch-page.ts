import type { BrowserName } from './ipc.ts';

/** The page of a browser on which its user opens it to other programs; since version 144. */
export function switchPage(browser: BrowserName): string {
  const scheme = browser === 'edge' || browser === 'brave' ? browser : 'chrome';
  return `${scheme}://inspect/#remote-debugging`;
}
