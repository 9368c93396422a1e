import type { ElectronApplication } from '@playwright/test';
import type { PicturedOn } from './camera.ts';

/**
 * A system as whose user the pictures see the window. `platform`: what the page reads in
 * `navigator.platform`, null for this system's own; `flags`: Chromium's switches that make it draw
 * as there.
 */
export interface PicturedSystem {
  readonly platform: 'Win32' | 'MacIntel' | null;
  readonly flags: readonly string[];
}

/** By the name of the Playwright project (test/pictures.config.ts). */
export const picturedSystems: Readonly<Record<PicturedOn, PicturedSystem>> = {
  here: { platform: null, flags: [] },
  windows: { platform: 'Win32', flags: ['--force-device-scale-factor=1.5'] },
  mac: { platform: 'MacIntel', flags: ['--enable-features=OverlayScrollbar'] },
};

export const isPictured = (name: string): name is PicturedOn => name in picturedSystems;

/** To be done before the window's page is read, which looks for its system once. */
export const pretend =
  ({ platform }: PicturedSystem) =>
  async (electron: ElectronApplication): Promise<void> => {
    if (platform === null) return;
    await electron.context().addInitScript((name) => {
      Object.defineProperty(Navigator.prototype, 'platform', { get: () => name });
    }, platform);
  };
