import type { WebContents } from 'electron';
import { mayNavigate, mayNavigateFrame } from './site-rules.ts';

/** Holds the site's pages to web addresses: no files, no programs of the computer, nothing of our own. A mail link is a question. */
export function guardNavigation(contents: WebContents, siteUrl: () => string, askAboutLink: (url: string) => void): void {
  contents.on('will-frame-navigate', (event) => {
    const may = event.isMainFrame ? mayNavigate(event.url, siteUrl()) : mayNavigateFrame(event.url, siteUrl());
    if (may) return;
    event.preventDefault();
    if (event.url.startsWith('mailto:')) askAboutLink(event.url);
  });
  contents.on('will-redirect', (event) => { if (!mayNavigateFrame(event.url, siteUrl())) event.preventDefault(); });
  // A page that asks "leave without saving?" must not hold the program; the navigation goes on.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
}
