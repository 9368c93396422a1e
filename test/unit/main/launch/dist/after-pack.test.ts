import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import afterPack, { updateNote } from '../../../../../main/launch/dist/after-pack.mjs';
import { removeFolder } from '../../../../remove-folder.ts';

const feed = { HALO_UPDATE_FEED: 'https://updates.example/halo/' };

describe('the note that lets a package put newer versions in place', () => {
  it('names on Windows the feed and whose signature an update must bear', () => {
    expect(updateNote('win32', { ...feed, HALO_PUBLISHER: 'Ann: "Halo" Ltd' })).toBe(
      [
        'provider: "generic"',
        'url: "https://updates.example/halo/"',
        'updaterCacheDirName: "halo-troubleshooter-updater"',
        'publisherName: ["Ann: \\"Halo\\" Ltd"]',
        '',
      ].join('\n'),
    );
  });

  it('is left out where nothing could check an update, or no feed was named', () => {
    expect(updateNote('win32', feed)).toBeNull();
    expect(updateNote('win32', { HALO_PUBLISHER: 'Ann' })).toBeNull();
    expect(updateNote('darwin', feed)).toBeNull();
    expect(updateNote('darwin', { ...feed, CSC_LINK: '' })).toBeNull();
    expect(updateNote('darwin', { ...feed, CSC_LINK: 'data:;base64,AA' })).toContain(
      feed.HALO_UPDATE_FEED,
    );
    // electron-builder writes it into an AppImage itself; other packages have a manager.
    expect(updateNote('linux', { ...feed, HALO_PUBLISHER: 'Ann', CSC_LINK: 'x' })).toBeNull();
  });
});

describe('a packed program', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'halo-packed-'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    removeFolder(folder);
  });
  const packager = { appInfo: { productFilename: 'Halo Troubleshooter' } };
  const parts = (...names: readonly string[]) => {
    const resources = join(folder, ...names);
    mkdirSync(resources, { recursive: true });
    for (const name of ['app.asar', 'default_app.asar']) writeFileSync(join(resources, name), '');
    return resources;
  };

  it.each([
    ['win32', ['resources']],
    ['darwin', ['Halo Troubleshooter.app', 'Contents', 'Resources']],
  ] as const)(
    'holds that note on %s, and no program that loads any app',
    async (platform, names) => {
      const resources = parts(...names);
      vi.stubEnv('HALO_UPDATE_FEED', feed.HALO_UPDATE_FEED);
      vi.stubEnv('HALO_PUBLISHER', 'Ann Ltd');
      vi.stubEnv('CSC_LINK', 'a certificate');
      await afterPack({ appOutDir: folder, electronPlatformName: platform, packager });
      expect(readdirSync(resources).sort()).toEqual([
        'app-update.yml',
        'app.asar',
        ...(platform === 'darwin' ? ['signed.txt'] : []),
      ]);
      expect(readFileSync(join(resources, 'app-update.yml'), 'utf8')).toContain('url: ');
    },
  );

  it('says on a Mac that it is signed only where it is', async () => {
    const resources = parts('Halo Troubleshooter.app', 'Contents', 'Resources');
    vi.stubEnv('CSC_LINK', '');
    vi.stubEnv('CSC_NAME', '');
    await afterPack({ appOutDir: folder, electronPlatformName: 'darwin', packager });
    expect(readdirSync(resources)).toEqual(['app.asar']);
  });

  it('is an error where our own part is missing', async () => {
    await expect(
      afterPack({ appOutDir: folder, electronPlatformName: 'linux', packager }),
    ).rejects.toThrow('no app.asar');
  });
});
