import type { Capture } from '../capture/capture.ts';
import type { Settings } from '../../shared/settings/settings.ts';

/**
 * Tells the embedded page that strong contrast is wanted, as a browser tells it (`prefers-contrast`).
 * Light and dark reach every page through Electron's `nativeTheme`, which knows no contrast. A page
 * that is not there, or takes no command, stays as it is.
 */
export async function tellContrast(
  capture: Pick<Capture, 'send'>,
  { theme }: Settings['appearance'],
): Promise<void> {
  const value = theme === 'high-contrast' ? 'more' : '';
  await capture
    .send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-contrast', value }] })
    .catch(() => undefined);
}
