import { BrowserWindow, type WebContents } from 'electron';

/**
 * The pages of the site that is open: the embedded view and the windows it opened, each with the
 * address it shows or is on the way to.
 */
export class SitePages {
  readonly #addresses = new WeakMap<WebContents, string>();
  readonly #left: (contents: WebContents) => void;

  /** `left` hears when a page is closed, or begins to show another. */
  constructor(left: (contents: WebContents) => void) {
    this.#left = left;
  }

  add(contents: WebContents): void {
    this.#addresses.set(contents, '');
    contents.on('did-start-navigation', (event) => {
      if (!event.isMainFrame || event.isSameDocument) return;
      this.#left(contents);
      this.#addresses.set(contents, event.url);
    });
    contents.on('did-redirect-navigation', (event) => {
      if (event.isMainFrame) this.#addresses.set(contents, event.url);
    });
    contents.once('destroyed', () => this.#left(contents));
  }

  has(contents: WebContents): boolean {
    return this.#addresses.has(contents);
  }

  /**
   * Whether `url` is of the server whose page the person sees or waits for; a part of another
   * server in it is not.
   */
  isOwn(contents: WebContents, url: string): boolean {
    const address = this.#addresses.get(contents) ?? '';
    return (
      URL.canParse(address) && URL.canParse(url) && new URL(address).host === new URL(url).host
    );
  }
}

/**
 * A window that a page opened stands over ours, where our dialog is; it goes aside meanwhile.
 * Answers how to bring it back.
 */
export function putAside(contents: WebContents, own: BrowserWindow): () => void {
  const popup = BrowserWindow.fromWebContents(contents);
  if (popup === null || popup === own || !popup.isVisible()) return () => undefined;
  popup.hide();
  own.focus();
  return () => {
    if (!popup.isDestroyed()) popup.show();
  };
}
