import type { BrowserWindow, WebContents } from 'electron';

/** Zoom levels of Chromium, of 20 per cent each: from a third to three times the size. */
const smallest = -6;
const largest = 6;

/**
 * Who gets the keys: our window, or the page of the embedded view. They are never lost when the
 * view or the window comes and goes.
 */
export class SiteFocus {
  readonly #window: BrowserWindow;
  /** The view is hidden, and gets the focus when it is shown again. */
  #isWanted = false;
  /** The page that had the focus last, where it was not our window's own. */
  #page: WebContents | null = null;
  /** The page that has it again when the window comes to the front. */
  #returnTo: WebContents | null = null;
  /**
   * The page that is being opened: Chromium gives every page the focus that is loaded by the
   * program, but who opened it reads our window first.
   */
  #opening: WebContents | null = null;

  constructor(window: BrowserWindow) {
    this.#window = window;
    window.webContents.on('focus', () => {
      this.#page = null;
    });
    window.on('blur', () => {
      this.#returnTo = this.#page;
    });
    // When the window comes to the front, Electron gives the focus to its own page, and Chromium to
    // the page that was loaded last.
    window.on('focus', () => setImmediate(() => this.#comeBack()));
  }

  /** A page is opened from our window; until it is there the focus stays where it is. */
  open(page: WebContents): void {
    this.#opening = page;
    page.on('focus', () => {
      if (this.#opening === page)
        setImmediate(() => {
          if (this.#opening === page) this.toWindow();
        });
      else this.#page = page;
    });
    page.on('input-event', () => this.#settle());
  }

  /** The page is there, or the user has gone into it. */
  opened(page: WebContents): void {
    if (this.#opening !== page) return;
    if (page.isFocused()) this.toWindow();
    this.#settle();
  }

  /**
   * Into the page; where it is hidden, as soon as it is shown again. `isShown`: whether it has a
   * place on screen.
   */
  enter(page: WebContents | null, isShown: boolean): void {
    this.#settle();
    this.#isWanted = !isShown;
    if (isShown) page?.focus();
  }

  toWindow(): void {
    this.#isWanted = false;
    this.#page = null;
    this.#returnTo = null;
    if (!this.#window.isDestroyed()) this.#window.webContents.focus();
  }

  /** The page is hidden or closed: a hidden page would swallow every key. */
  leave(page: WebContents | null): void {
    if (page === null || page.isDestroyed()) return;
    if (page.isFocused() || this.#page === page || this.#returnTo === page) this.toWindow();
  }

  /** The page is shown. */
  arrive(page: WebContents): void {
    if (!this.#isWanted) return;
    this.#isWanted = false;
    page.focus();
  }

  #comeBack(): void {
    const page = this.#returnTo;
    this.#returnTo = null;
    if (page?.isDestroyed() === false) page.focus();
    else this.toWindow();
  }

  #settle(): void {
    this.#opening = null;
  }
}

/**
 * Marks the words in the page; the answer comes as an event. No words: the marks go, and what was
 * marked last stays selected.
 */
export function findInSite(
  page: WebContents | null,
  {
    words,
    forward,
    again,
  }: { readonly words: string; readonly forward: boolean; readonly again: boolean },
): void {
  if (words === '') page?.stopFindInPage('keepSelection');
  else page?.findInPage(words, { forward, findNext: !again });
}

/** One step larger or smaller, or as it was; nothing where no page is open. */
export function zoomSite(page: WebContents | null, step: 'in' | 'out' | 'reset'): void {
  if (page === null) return;
  const level = step === 'reset' ? 0 : page.getZoomLevel() + (step === 'in' ? 1 : -1);
  page.setZoomLevel(Math.min(largest, Math.max(smallest, level)));
}
