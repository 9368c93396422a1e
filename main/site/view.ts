import {
  type BrowserWindow,
  type Rectangle,
  type Session,
  type WebContents,
  WebContentsView,
  app,
} from 'electron';

/**
 * The embedded browser: sandboxed, with no preload, in the site's own profile. Nothing of ours runs
 * in its pages.
 */
export function openSiteView(window: BrowserWindow, session: Session): WebContentsView {
  const view = new WebContentsView({
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  view.setBackgroundColor('#ffffff');
  view.setVisible(false);
  window.contentView.addChildView(view);
  return view;
}

/**
 * Stands the view where the window left room for it; null hides it. Bounds set on a hidden view are
 * lost, so it is shown first.
 */
export function placeView(view: WebContentsView, bounds: Rectangle | null): void {
  view.setVisible(bounds !== null);
  if (bounds !== null) view.setBounds(bounds);
}

/**
 * The view's process ends only where its web contents is closed
 * (https://github.com/electron/electron/issues/42884).
 */
export function closeSiteView(window: BrowserWindow, view: WebContentsView): void {
  if (!window.isDestroyed()) window.contentView.removeChildView(view);
  // While the program ends a view may have lost its page already, whatever the types say.
  const contents = view.webContents as WebContents | undefined;
  if (contents?.isDestroyed() === false) contents.close();
}
