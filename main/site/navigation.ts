import { BrowserWindow, type WebContents, dialog } from 'electron';
import { isClosing, leaveQuestion } from './leaving.ts';
import { mayNavigate, mayNavigateFrame } from './rules.ts';

/**
 * Holds the site's pages to web addresses: no files, no programs of the computer, nothing of our
 * own. A mail link is a question.
 */
export function guardNavigation(
  contents: WebContents,
  siteUrl: () => string,
  askAboutLink: (url: string) => void,
): void {
  contents.on('will-frame-navigate', (event) => {
    const may = event.isMainFrame
      ? mayNavigate(event.url, siteUrl())
      : mayNavigateFrame(event.url, siteUrl());
    if (may) return;
    event.preventDefault();
    if (event.url.startsWith('mailto:')) askAboutLink(event.url);
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigateFrame(event.url, siteUrl())) event.preventDefault();
  });
  // What was typed and not saved would be gone, so the user decides; where the program
  // closes the page, that is asked in another way (leaving.ts).
  contents.on('will-prevent-unload', (event) => {
    if (!isClosing(contents) && mayLeave(contents)) event.preventDefault();
  });
}

/**
 * Electron waits for no promise here, so the question stands over the window until it is answered.
 */
function mayLeave(contents: WebContents): boolean {
  const owner =
    BrowserWindow.fromWebContents(contents) ??
    BrowserWindow.getAllWindows().find((window) => window.isVisible());
  if (owner === undefined) return true;
  return dialog.showMessageBoxSync(owner, leaveQuestion()) === 0;
}
