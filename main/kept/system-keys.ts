import { safeStorage } from 'electron';
import type { Encryption } from '../../shared/ipc/about.ts';
import type { KeyStore } from '../journal/seal.ts';
import { mayAskForKeys } from './installation.ts';

/**
 * The system's own store of keys: Keychain, DPAPI, or Secret Service and KWallet. On a Linux desktop
 * without one Chromium falls back to a password that stands in its source, which protects nothing
 * (https://www.electronjs.org/docs/latest/api/safe-storage): that counts as none.
 */
export const systemKeys: KeyStore = {
  wrap(key) {
    try {
      return encryption() === 'encrypted'
        ? safeStorage.encryptString(key.toString('base64'))
        : null;
    } catch (error) {
      console.error(error);
      return null;
    }
  },
  unwrap(wrapped) {
    try {
      if (encryption() === 'unsigned') return null;
      return Buffer.from(safeStorage.decryptString(wrapped), 'base64');
    } catch (error) {
      console.error(error);
      return null;
    }
  },
};

/** Whether recordings are encrypted on this computer, and else why not. */
export function encryption(): Encryption {
  const { platform, resourcesPath } = process;
  if (!mayAskForKeys({ platform, resources: resourcesPath })) return 'unsigned';
  const isThere =
    safeStorage.isEncryptionAvailable() &&
    (platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  return isThere ? 'encrypted' : 'no-store';
}
