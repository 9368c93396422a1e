import { type BrowserWindow, nativeTheme } from 'electron';
import { groundOf } from './ground.ts';
import type { Settings } from '../../shared/settings/settings.ts';

/**
 * Lets title bar, menus and dialogs follow the colours that the user chose for our window. Pages of
 * Halo are told the same, as they are by any browser. High contrast is light or dark as the computer
 * is.
 */
export function followTheme({ theme }: Settings['appearance']): void {
  nativeTheme.themeSource = theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** What of a window is not painted yet has the ground of its page: no flash of white. */
export function groundWindow(window: BrowserWindow, appearance: Settings['appearance']): void {
  if (!window.isDestroyed())
    window.setBackgroundColor(groundOf(appearance, nativeTheme.shouldUseDarkColors));
}

/** The same from the beginning on, and whenever the computer turns light or dark. */
export function keepGround(window: BrowserWindow, read: () => Settings['appearance']): void {
  groundWindow(window, read());
  nativeTheme.on('updated', () => groundWindow(window, read()));
}
