import { safeStorage } from 'electron';
import type { KeyStore } from '../journal/seal.ts';

/**
 * The system's own store of keys: Keychain, DPAPI, or Secret Service and KWallet. On a Linux desktop
 * without one Chromium falls back to a password that stands in its source, which protects nothing
 * (https://www.electronjs.org/docs/latest/api/safe-storage): that counts as none.
 */
export const systemKeys: KeyStore = {
  wrap(key) {
    try {
      return hasStore() ? safeStorage.encryptString(key.toString('base64')) : null;
    } catch (error) {
      console.error(error);
      return null;
    }
  },
  unwrap(wrapped) {
    try {
      return Buffer.from(safeStorage.decryptString(wrapped), 'base64');
    } catch (error) {
      console.error(error);
      return null;
    }
  },
};

/** Whether recordings are encrypted on this computer. */
export function hasStore(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
