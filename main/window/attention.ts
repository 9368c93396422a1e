import { type BrowserWindow, Notification } from 'electron';
import type { Redacted } from '../../shared/redact/redacted.ts';

/** Kept, for Electron forgets what is pressed on a notification that nothing holds. */
let latest: Notification | null = null;

/**
 * Says that something long has ended, to a user who went elsewhere meanwhile. Pressing it brings
 * the window back.
 */
export function askForAttention(window: BrowserWindow, title: Redacted, body: Redacted): void {
  if (window.isDestroyed() || window.isFocused()) return;
  window.flashFrame(true);
  window.once('focus', () => window.flashFrame(false));
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  latest?.close();
  latest = notification;
  notification.on('click', () => bringBack(window));
  notification.show();
}

/** Puts the window in front, with the keyboard in it. */
export function bringBack(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
