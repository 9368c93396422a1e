import { afterEach, describe, expect, it, vi } from 'vitest';
import { encryption, systemKeys } from '../../../../main/kept/system-keys.ts';

const store = vi.hoisted(() => ({
  isEncryptionAvailable: vi.fn(() => true),
  getSelectedStorageBackend: vi.fn(() => 'gnome_libsecret'),
  encryptString: vi.fn((text: string) => Buffer.from(text)),
  decryptString: vi.fn(() => 'AAAA'),
}));
vi.mock('electron', () => ({ app: {}, safeStorage: store }));

const on = (platform: NodeJS.Platform) => {
  Object.defineProperty(process, 'platform', { value: platform, configurable: true });
  Object.defineProperty(process, 'resourcesPath', { value: 'no folder', configurable: true });
};
const { platform: own } = process;
afterEach(() => {
  on(own);
  vi.clearAllMocks();
});

describe('the system’s store of keys', () => {
  it('is never asked on a Mac where the program is not signed', () => {
    on('darwin');
    expect(encryption()).toBe('unsigned');
    expect(systemKeys.wrap(Buffer.from('key'))).toBeNull();
    expect(systemKeys.unwrap(Buffer.from('wrapped'))).toBeNull();
    for (const call of Object.values(store)) expect(call).not.toHaveBeenCalled();
  });

  it('counts as none on a Linux desktop where its password stands in the source', () => {
    on('linux');
    expect(encryption()).toBe('encrypted');
    store.getSelectedStorageBackend.mockReturnValueOnce('basic_text');
    expect(encryption()).toBe('no-store');
  });

  it('keeps keys on Windows', () => {
    on('win32');
    expect(encryption()).toBe('encrypted');
    expect(systemKeys.wrap(Buffer.from('key'))).not.toBeNull();
    store.isEncryptionAvailable.mockReturnValueOnce(false);
    expect(encryption()).toBe('no-store');
  });
});
