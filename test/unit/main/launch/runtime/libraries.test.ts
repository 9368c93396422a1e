import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  aptSizes,
  libraryPackages,
  missingLibraries,
  timeToStop,
} from '../../../../../main/launch/runtime/libraries.mjs';

describe('the system libraries', () => {
  it('have their old names on Debian 12 and on Ubuntu 22.04', () => {
    const names = libraryPackages(
      new Set([
        'libgtk-3-0',
        'libnss3',
        'libasound2',
        'libgbm1',
        'xvfb',
        'xauth',
        'fonts-liberation',
      ]),
    );
    expect(names).toEqual([
      'libgtk-3-0',
      'libnss3',
      'libasound2',
      'libgbm1',
      'xvfb',
      'xauth',
      'fonts-liberation',
    ]);
  });

  it('have their new names on Ubuntu 24.04 and Debian 13, also where the old name lingers', () => {
    const names = libraryPackages(
      new Set([
        'libgtk-3-0t64',
        'libgtk-3-0',
        'libnss3',
        'libasound2t64',
        'libgbm1',
        'xvfb',
        'xauth',
      ]),
    );
    expect(names.slice(0, 3)).toEqual(['libgtk-3-0t64', 'libnss3', 'libasound2t64']);
  });

  it('are asked for by their old names where the lists of the release are not there', () => {
    expect(libraryPackages(new Set()).slice(0, 3)).toEqual(['libgtk-3-0', 'libnss3', 'libasound2']);
  });

  it('are missing when ldd says so', () => {
    const ldd =
      '\tlinux-vdso.so.1 (0x7ffc)\n\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n\tlibnss3.so => not found\n';
    expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
    expect(missingLibraries('\tnot a dynamic executable\n')).toEqual([]);
  });

  it('come with their sizes in the words of apt-get', () => {
    const said =
      'Need to get 89.4 MB of archives.\nAfter this operation, 369 MB of additional disk space will be used.\n';
    expect(aptSizes(said)).toBe('89.4 MB to fetch, 369 MB on disk');
    expect(aptSizes('Need to get 1,024 kB/89.4 MB of archives.')).toBe(
      '1,024 kB to fetch, nothing more on disk',
    );
  });
});

describe('what is installed as root', () => {
  let said = '';
  beforeEach(() => {
    said = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text: unknown) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is said before, and waits for Ctrl+C where somebody watches', async () => {
    const waits: number[] = [];
    await timeToStop(['libnss3', 'xvfb'], true, (milliseconds: number) => {
      waits.push(milliseconds);
      return Promise.resolve();
    });
    expect(waits).toEqual([5_000]);
    expect(said).toContain('libnss3, xvfb');
    expect(said).toContain('Press Ctrl+C');
  });

  it('is said, and goes on at once where nobody does', async () => {
    await timeToStop(['libnss3'], false, () => Promise.reject(new Error('nobody waits')));
    expect(said).toBe('These packages will be installed on this system: libnss3.\n');
  });
});
