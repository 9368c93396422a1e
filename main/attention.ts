import { type BrowserWindow, Notification } from 'electron';

/** Says that something long has ended, to a user who went elsewhere meanwhile. Pressing it brings the window back. */
export function askForAttention(window: BrowserWindow, title: string, body: string): void {
  if (window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  notification.on('click', () => bringBack(window));
  notification.show();
  window.flashFrame(true);
  window.once('focus', () => window.flashFrame(false));
}

export function bringBack(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
