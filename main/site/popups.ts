import { BrowserWindow, type HandlerDetails, type WebContents } from 'electron';
import { RateLimit } from '../rate-limit.ts';
import { guardNavigation } from './navigation.ts';
import { popupSize } from './popup-size.ts';
import { mayOpenWindow } from './rules.ts';
import { say } from '../../shared/words/say.ts';

export interface PopupOwner {
  readonly window: BrowserWindow;
  siteUrl(): string;
  /** Called while the new page exists but has not begun to load. */
  attachNewWindow(): void;
  /** Asks the user about a link that belongs elsewhere. */
  askAboutLink(url: string): void;
  opened(contents: WebContents): void;
  /** A window was refused, and why. */
  refused(words: string): void;
}

const mostPopups = 5;
/** Opening and closing them in a loop would keep the whole program busy. */
const openings = new RateLimit(10, 10_000);

/**
 * Windows that a page opens. Those of the site and of known sign-ins open as a window of the
 * program, keep their opener and are recorded; a link to anywhere else is a question to the user.
 */
export function allowPopups(
  contents: WebContents,
  owner: PopupOwner,
  open: Set<BrowserWindow> = new Set(),
): void {
  contents.setWindowOpenHandler((wanted) => {
    const { url } = wanted;
    if (!mayOpenWindow(url, owner.siteUrl())) {
      owner.askAboutLink(url);
      return { action: 'deny' };
    }
    if (open.size >= mostPopups || !openings.take(Date.now())) {
      owner.refused(say('site.manyWindows'));
      return { action: 'deny' };
    }
    return { action: 'allow', createWindow: (options) => openPopup(options, wanted, owner, open) };
  });
}

function openPopup(
  options: Electron.BrowserWindowConstructorOptions,
  wanted: HandlerDetails,
  owner: PopupOwner,
  open: Set<BrowserWindow>,
): WebContents {
  owner.attachNewWindow();
  // Of what the page asks of its window (kiosk, always on top, no frame, off the screen) only the
  // size counts.
  const popup = new BrowserWindow({
    ...withPageOf(options),
    ...popupSize(options),
    title: titleOf(wanted.url, owner),
    parent: owner.window,
    minimizable: false,
    autoHideMenuBar: true,
    webPreferences: {
      ...options.webPreferences,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  const { webContents } = popup;
  open.add(popup);
  popup.once('closed', () => open.delete(popup));
  // The address is all the user can judge a sign-in window by, so the page's own title does not
  // replace it.
  popup.on('page-title-updated', (event) => event.preventDefault());
  webContents.on('did-navigate', (_event, url) => popup.setTitle(titleOf(url, owner)));
  if (webContents.opener === null && !wanted.postBody) loadOnceRecorded(webContents, wanted);
  guardNavigation(
    webContents,
    () => owner.siteUrl(),
    (url) => owner.askAboutLink(url),
  );
  allowPopups(webContents, owner, open);
  owner.opened(webContents);
  return webContents;
}

/** The page that Chromium made for the window; Electron's types do not name it. */
function withPageOf(options: object): object {
  return 'webContents' in options ? { webContents: options.webContents } : {};
}

/** The host; a blank page is written by the site itself. */
function titleOf(url: string, owner: PopupOwner): string {
  const host = URL.canParse(url) ? new URL(url).host : '';
  return host === '' ? new URL(owner.siteUrl()).host : host;
}

/**
 * The window of a plain link has no page yet that the recorder could stand in, and what the HTML
 * names would be asked for before it does: a blank page comes first. A form keeps its own way,
 * since nothing may be sent twice or in another's name.
 */
function loadOnceRecorded(contents: WebContents, { url, referrer }: HandlerDetails): void {
  contents.once('will-frame-navigate', (event) => {
    event.preventDefault();
    const load = async (): Promise<void> => {
      await contents.loadURL('about:blank');
      contents.once('did-navigate', () => contents.navigationHistory.clear());
      await contents.loadURL(url, { httpReferrer: referrer });
    };
    // The window may be closed meanwhile, and a page that cannot be reached shows so itself.
    setImmediate(() => {
      load().catch(() => undefined);
    });
  });
}
