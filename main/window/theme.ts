import { nativeTheme } from 'electron';
import type { Settings } from '../../shared/settings/settings.ts';

/**
 * Lets title bar, menus and dialogs follow the colours that the user chose for our window. Pages of
 * Halo are told the same, as they are by any browser. High contrast is light or dark as the computer
 * is.
 */
export function followTheme({ theme }: Settings['appearance']): void {
  nativeTheme.themeSource = theme === 'light' || theme === 'dark' ? theme : 'system';
}
