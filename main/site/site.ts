import {
  BrowserWindow,
  type Rectangle,
  type Session,
  type WebContents,
  type WebContentsView,
} from 'electron';
import type { SiteState } from '../../shared/ipc/ipc.ts';
import { closedSite } from '../../shared/ipc/closed-site.ts';
import type { RecordedBrowser } from '../browser/recorded-browser.ts';
import type { Capture } from '../capture/capture.ts';
import type { RecordingHealth } from '../capture/health.ts';
import { type CopyLink, offerContextMenu } from '../window/context-menu.ts';
import { Refusal } from '../refusal.ts';
import { within } from '../time-limit.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { browserWeaknesses } from './browser-weakness.ts';
import { tellContrast } from './contrast.ts';
import { SiteFocus } from './focus.ts';
import { guardNavigation } from './navigation.ts';
import type { SiteNotes } from './notes.ts';
import { SitePages } from './pages.ts';
import { type PopupOwner, allowPopups } from './popups.ts';
import { siteSession } from './session.ts';
import { hearUserActs } from './user-acts.ts';
import { closesByItself, mayLeaveForGood } from './leaving.ts';
import { closeSiteView, openSiteView, placeView } from './view.ts';
import { say } from '../../shared/words/say.ts';

interface SiteParts {
  readonly window: BrowserWindow;
  readonly capture: Capture;
  readonly health: RecordingHealth;
  readonly notes: SiteNotes;
  /** The user's own browser, which may show the Halo in place of the view. */
  readonly browser: RecordedBrowser;
  /** Hears our shortcuts in its page. */
  hearKeys(contents: WebContents, focus: SiteFocus): void;
  found(place: number, count: number): void;
  /** What the user chose for our window, and its pages are told. */
  appearance(): Settings['appearance'];
  /** Sets up a profile, once: permissions, downloads, the ledger. */
  prepareSession(session: Session): void;
  askAboutLink(url: string): void;
  readonly copyLink: CopyLink;
  /** The user clicked or typed in a page, or opened one. */
  acted(): void;
  /** The first page of an address stands there: so the address is no wrong one. */
  opened(kind: 'own' | 'practice', url: string): void;
  /** A page is closed or left: what it asked for is no longer wanted. */
  left(contents: WebContents): void;
  changed(state: SiteState): void;
}

/** A hostile page may name itself with thousands of characters. */
const longestTitle = 300;
/** Between two messages to the window, in milliseconds. */
const tellDelay = 100;
/** A page that hangs is closed all the same, in milliseconds. */
const longestClosing = 2_000;
/** https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h */
const aborted = -3;

/** The one Halo that is open in the window. */
export class Site {
  readonly #parts: SiteParts;
  readonly pages: SitePages;
  #view: WebContentsView | null = null;
  #kind: SiteState['kind'] = 'none';
  #url = '';
  /** SiteState.unopened. */
  #unopened: string | null = null;
  #bounds: Rectangle | null = null;
  #told = '';
  #pause: NodeJS.Timeout | null = null;
  #isLate = false;
  #opening: Promise<void> = Promise.resolve();
  #cookies: NodeJS.Timeout | null = null;
  #focus: SiteFocus;

  constructor(parts: SiteParts) {
    this.#parts = parts;
    this.pages = new SitePages((contents) => parts.left(contents));
    this.#focus = new SiteFocus(parts.window);
    parts.health.subscribe(() => this.tell());
    parts.notes.subscribe(() => this.tell());
    parts.browser.subscribe(() => this.tell());
  }

  /** What the keyboard does in the page. */
  get focus(): SiteFocus {
    return this.#focus;
  }

  get contents(): WebContents | null {
    return this.#view?.webContents ?? null;
  }

  get view(): WebContentsView | null {
    return this.#view;
  }

  /** Where the view stands in the window, in its content's pixels; null while it is hidden. */
  get bounds(): Rectangle | null {
    return this.#bounds;
  }

  /** Whether this page belongs to the site: its view or one of its windows. */
  owns(contents: WebContents): boolean {
    return this.pages.has(contents);
  }

  /** Opens an address in a fresh view; recording is on before the first request leaves. */
  open(kind: 'own' | 'practice', url: string): Promise<void> {
    this.close();
    this.#parts.acted();
    this.#opening = this.#parts.browser.stop().then(() => this.#openView(kind, url));
    return this.#opening;
  }

  close(): void {
    const view = this.#view;
    if (view === null) return;
    const { contents } = this;
    if (this.#cookies !== null) clearInterval(this.#cookies);
    this.#view = null;
    this.#kind = 'none';
    this.#url = '';
    this.#unopened = null;
    this.#parts.notes.clear();
    this.#parts.capture.detach();
    this.#focus.leave(contents);
    closeSiteView(this.#parts.window, view);
    this.tell();
  }

  /** Writes the cookies to the disk, or a sign-in of the last seconds is lost. */
  async flushCookies(): Promise<void> {
    const { contents } = this;
    if (contents === null || contents.isDestroyed()) return;
    await contents.session.cookies.flushStore().catch(() => undefined);
  }

  /**
   * Closes the page before the program ends or shows another Halo. False where something on it is
   * not saved, and the person stays: then nothing has changed.
   */
  async mayLeave(): Promise<boolean> {
    const { contents } = this;
    if (contents === null || contents.isDestroyed()) return true;
    await this.flushCookies(); // while the page is there
    return (await closesByItself(contents)) || (await mayLeaveForGood(this.#parts.window));
  }

  go(to: 'back' | 'forward' | 'reload' | 'stop'): void {
    const contents = this.contents;
    if (contents === null) return;
    switch (to) {
      case 'back':
        return contents.navigationHistory.goBack();
      case 'forward':
        return contents.navigationHistory.goForward();
      case 'reload':
        return contents.reload();
      case 'stop':
        return contents.stop();
      default:
        return to satisfies never;
    }
  }

  /**
   * Goes to another page of the site; `isOurs`: for the user, who did not choose it. `stays`: true
   * where the user's own browser shows that page, which then only comes to the front.
   * @throws Refusal where the address is not of the site.
   */
  async visit(address: string, isOurs: boolean, stays = false): Promise<boolean> {
    await this.#opening;
    const { browser } = this.#parts;
    const contents = this.contents;
    const base = contents === null ? (browser.address ?? '') : this.#url;
    if (base === '') throw new Refusal(say('site.none'));
    if (!URL.canParse(address, base) || new URL(address, base).origin !== new URL(base).origin) {
      throw new Refusal(say('site.other'));
    }
    const { href } = new URL(address, base);
    if (contents === null && stays && (await browser.stayAt(href))) return true;
    if (isOurs) this.#parts.capture.context.opensForUser(href);
    if (contents === null) await browser.visit(href);
    else await contents.loadURL(href).catch(() => undefined);
    return false;
  }

  /**
   * Closes every page of the site while `wipe` runs, so that none of them writes anything back; then
   * opens the address it was opened with, as a new visitor.
   */
  async startOver(wipe: () => Promise<void>): Promise<void> {
    const kind = this.#kind;
    const url = this.#url;
    await this.#closeAll();
    await wipe();
    if (kind !== 'none') await this.open(kind, url);
  }

  async #closeAll(): Promise<void> {
    await this.#opening.catch(() => undefined);
    const { contents } = this;
    const gone = new Promise<void>((resolve) => {
      if (contents === null || contents.isDestroyed()) resolve();
      else contents.once('destroyed', () => resolve());
    });
    for (const window of BrowserWindow.getAllWindows())
      if (this.owns(window.webContents)) window.destroy();
    this.close();
    await within(longestClosing, gone, 'closing the page').catch(() => undefined);
  }

  /** `bounds` in CSS pixels of the window; null hides the view. */
  place(bounds: Rectangle | null): void {
    const zoom = this.#parts.window.webContents.getZoomFactor();
    const scaled = (value: number) => Math.round(value * zoom);
    this.#bounds = bounds && {
      x: scaled(bounds.x),
      y: scaled(bounds.y),
      width: scaled(bounds.width),
      height: scaled(bounds.height),
    };
    if (this.#view === null) return;
    if (bounds === null) this.#focus.leave(this.contents);
    placeView(this.#view, this.#bounds);
    if (bounds !== null) this.#focus.arrive(this.#view.webContents);
  }

  state(): SiteState {
    const contents = this.contents;
    const weaknesses = browserWeaknesses();
    if (contents === null || contents.isDestroyed()) {
      const browser = this.#parts.browser.state();
      const recording = browser === null ? {} : { ...browser, ...this.#parts.health.read() };
      return { ...closedSite, weaknesses, ...recording };
    }
    const shown = contents.getURL();
    return {
      open: true,
      focused: contents.isFocused(),
      kind: this.#kind,
      url: shown === '' || shown === 'about:blank' ? this.#url : shown,
      title: contents.getTitle().slice(0, longestTitle),
      loading: contents.isLoading() && !contents.isCrashed(),
      unopened: this.#unopened,
      canGoBack: contents.navigationHistory.canGoBack(),
      canGoForward: contents.navigationHistory.canGoForward(),
      ...this.#parts.health.read(),
      notes: [...this.#parts.notes.read()],
      weaknesses,
      browser: null,
    };
  }

  /** The page is told what was chosen for our window; a browser of the user's has settings of its own. */
  followAppearance(): void {
    if (this.#view !== null) void tellContrast(this.#parts.capture, this.#parts.appearance());
  }

  /** The window is loaded afresh: it knows nothing, and has left no room yet. */
  forgetWindow(): void {
    this.#told = '';
    this.place(null);
  }

  /**
   * Tells the window, where anything changed: at once, then at most so often. A page changes its
   * address thousands of times.
   */
  tell(): void {
    if (this.#pause !== null) {
      this.#isLate = true;
      return;
    }
    this.#tellNow();
    this.#pause = setTimeout(() => {
      this.#pause = null;
      if (this.#isLate) this.tell();
    }, tellDelay);
  }

  #tellNow(): void {
    this.#isLate = false;
    const state = this.state();
    const text = JSON.stringify(state);
    if (text === this.#told) return;
    this.#told = text;
    this.#parts.changed(state);
  }

  async #openView(kind: 'own' | 'practice', url: string): Promise<void> {
    const { window, capture } = this.#parts;
    const session = siteSession(kind, url, (fresh) => this.#parts.prepareSession(fresh));
    const view = openSiteView(window, session);
    this.#view = view;
    this.#kind = kind;
    this.#url = url;
    this.#listen(view.webContents);
    placeView(view, this.#bounds);
    this.#focus.open(view.webContents);
    await view.webContents.loadURL('about:blank');
    await capture.attach(view.webContents);
    if (this.#view !== view) return;
    this.followAppearance();
    // Nobody types the address of the practice Halo.
    if (kind === 'practice') capture.context.opensForUser(url);
    // A page that cannot be reached stands among the requests, and the window says so in its place.
    view.webContents
      .loadURL(url)
      .catch(() => undefined)
      .finally(() => {
        if (this.#view === view) this.#focus.opened(view.webContents);
      });
    this.#cookies = setInterval(
      () => void session.cookies.flushStore().catch(() => undefined),
      10_000,
    );
  }

  /** Until the first page of the site stands there, an address may turn out to be wrong. */
  #hearUnopened(contents: WebContents): void {
    let isOpened = false;
    const become = (failure: string | null) => {
      this.#unopened = failure;
      this.tell();
    };
    contents.on('did-navigate', (_event, url) => {
      if (!/^https?:/.test(url)) return;
      const isFirst = !isOpened && this.contents === contents;
      if (isFirst && this.#kind !== 'none') this.#parts.opened(this.#kind, this.#url);
      isOpened = true;
      become(null);
    });
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument && this.#unopened !== null) become(null);
    });
    // An attempt that was stopped (ERR_ABORTED) is none that failed.
    contents.on('did-fail-load', (_event, code, name, _url, isMainFrame) => {
      if (isMainFrame && !isOpened && code !== aborted) become(name === '' ? `ERR ${code}` : name);
    });
  }

  /** The embedded page, or a window that it opened. */
  #take(contents: WebContents): void {
    this.pages.add(contents);
    hearUserActs(contents, () => this.#parts.acted());
    offerContextMenu(contents, this.#parts.window, this.#parts.copyLink, () => contents.reload());
  }

  #listen(contents: WebContents): void {
    const { capture, window } = this.#parts;
    const owner: PopupOwner = {
      window,
      siteUrl: () => this.#url,
      attachNewWindow: () => capture.attachNewWindow(),
      askAboutLink: (url) => this.#parts.askAboutLink(url),
      opened: (popup) => this.#take(popup),
      refused: (words) => this.#parts.notes.refused(words),
    };
    this.#take(contents);
    guardNavigation(contents, () => this.#url, owner.askAboutLink);
    allowPopups(contents, owner);
    const tell = () => this.tell();
    // What was noted belongs to the page that is being left.
    contents.on('did-start-navigation', (event) => {
      if (!event.isMainFrame || event.isSameDocument) return;
      this.#parts.notes.clear();
      if (/^https?:/.test(event.url) && URL.canParse(event.url))
        capture.context.acted({
          kind: 'open',
          label: new URL(event.url).pathname,
          at: Date.now(),
          isOwn: event.initiator == null, // no page did: the address bar, Back, a step of ours
        });
    });
    this.#parts.hearKeys(contents, this.#focus);
    // Never late: a command that comes from the page has to find the window knowing that it does.
    contents.on('focus', () => this.#tellNow());
    contents.on('blur', () => this.#tellNow());
    contents.on('found-in-page', (_event, { activeMatchOrdinal, matches, finalUpdate }) => {
      if (finalUpdate) this.#parts.found(activeMatchOrdinal, matches);
    });
    this.#hearUnopened(contents);
    contents.on('did-start-loading', tell);
    contents.on('did-stop-loading', tell);
    contents.on('did-navigate', tell);
    contents.on('did-navigate-in-page', tell);
    contents.on('page-title-updated', tell);
    contents.on('render-process-gone', () => {
      this.#focus.leave(contents);
      tell();
    });
    // The first entry is the blank page that recording was attached on; going back to it would show
    // nothing.
    contents.once('did-navigate', () =>
      contents.once('did-navigate', () => contents.navigationHistory.clear()),
    );
  }
}
