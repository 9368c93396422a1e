import { type Session, app } from 'electron';

/**
 * Rules for every web contents and every profile, set before the first one exists: no window opens,
 * no webview attaches, nothing is permitted and nothing is saved unless its owner says so. In a
 * package no page opens the developer tools. Nothing is spelled: Chromium would fetch a dictionary
 * from a server of Google's
 * (https://www.electronjs.org/docs/latest/tutorial/spellchecker#does-the-spellchecker-use-any-google-services).
 */
export function hardenEveryWebContents(): void {
  // Electron lets every page read the clipboard by `document.execCommand('paste')`, without a click
  // and, before version 34, without the question of a permission. The user's own Ctrl+V stays.
  app.commandLine.appendSwitch('blink-settings', 'DOMPasteAllowed=false');
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    if (app.isPackaged) contents.on('devtools-opened', () => contents.closeDevTools());
  });
  app.on('session-created', hardenSession);
}

/** Our own pages need no permission at all. */
export function hardenSession(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}
