import { describe, expect, it } from 'vitest';
import { matches } from '../../../../../main/launch/bootstrap/packages.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/only-on-mac': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};
const zod = { version: '4.6.7', integrity: 'sha512-a' };

describe('what is installed against the lock file', () => {
  it('matches without the root and without packages for other systems', () => {
    expect(matches(lock, { packages: { 'node_modules/zod': zod } })).toBe(true);
  });

  it('differs when a package is missing', () => {
    expect(matches(lock, { packages: {} })).toBe(false);
  });

  it('differs when a version or the sum of a package is another', () => {
    expect(matches(lock, { packages: { 'node_modules/zod': { ...zod, version: '4.6.6' } } })).toBe(
      false,
    );
    expect(
      matches(lock, { packages: { 'node_modules/zod': { ...zod, integrity: 'sha512-x' } } }),
    ).toBe(false);
  });

  it('differs when an optional package is there in another version', () => {
    const other = { version: '2.0.0', integrity: 'sha512-b' };
    expect(
      matches(lock, { packages: { 'node_modules/zod': zod, 'node_modules/only-on-mac': other } }),
    ).toBe(false);
  });

  it('differs when something is installed that the lock file does not name', () => {
    expect(
      matches(lock, { packages: { 'node_modules/zod': zod, 'node_modules/left-over': zod } }),
    ).toBe(false);
  });
});
