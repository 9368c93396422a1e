import { describe, expect, it } from 'vitest';
import { majorVersion, type VersionSource } from '../../../../main/browser/browser-version.ts';

const source = (more: Partial<VersionSource>): VersionSource => ({
  platform: 'linux',
  namesIn: () => Promise.resolve([]),
  output: () => Promise.resolve(''),
  ...more,
});

describe('the version of an installed browser', () => {
  it('stands on Windows in a folder’s name beside the program, the newest where one is left', async () => {
    const asked: string[] = [];
    const windows = source({
      platform: 'win32',
      namesIn(folder) {
        asked.push(folder);
        return Promise.resolve(['msedge.exe', '152.0.3595.53', '99.0.1150.30', 'SetupMetrics']);
      },
    });
    const path = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(await majorVersion(path, windows)).toBe(152);
    expect(asked).toEqual(['C:\\Program Files (x86)\\Microsoft\\Edge\\Application']);
  });

  it('stands on a Mac in the list of the application', async () => {
    const asked: string[] = [];
    const mac = source({
      platform: 'darwin',
      output(command, args) {
        asked.push(`${command} ${args.at(-1)}`);
        return Promise.resolve('156.0.8078.79\n');
      },
    });
    const path = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(await majorVersion(path, mac)).toBe(156);
    expect(asked).toEqual(['plutil /Applications/Google Chrome.app/Contents/Info.plist']);
  });

  it.each([
    ['Chromium 156.0.8078.108 built on Debian GNU/Linux 12 (bookworm)\n', 156],
    ['Brave Browser 144.1.85.111\n', 144],
    ['Google Chrome 9.0\n', null],
    ['', null],
  ])('is what it says on Linux: %j', async (output, expected) => {
    const linux = source({ output: () => Promise.resolve(output) });
    expect(await majorVersion('/usr/bin/chromium', linux)).toBe(expected);
  });
});
