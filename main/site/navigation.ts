import { BrowserWindow, type WebContents, dialog } from 'electron';
import { mayNavigate, mayNavigateFrame } from './rules.ts';
import { say } from '../../shared/words/say.ts';

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
  // What was typed and not saved would be gone, so the user decides; a page can hold up its own
  // leaving, never the program's end.
  contents.on('will-prevent-unload', (event) => {
    if (mayLeave(contents)) event.preventDefault();
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
  const question = {
    type: 'question' as const,
    message: say('site.leave.question'),
    detail: say('site.leave.detail'),
    buttons: [say('site.leave.go'), say('site.leave.stay')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  return dialog.showMessageBoxSync(owner, question) === 0;
}
