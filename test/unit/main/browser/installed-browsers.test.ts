import { describe, expect, it } from 'vitest';
import { installedBrowsers, type Machine } from '../../../../main/browser/installed-browsers.ts';

const machine = (
  platform: NodeJS.Platform,
  env: Machine['env'],
  ...paths: readonly string[]
): Machine => ({ platform, env, exists: (path) => paths.includes(path) });

describe('the browsers of a computer', () => {
  it('are found in the program folders of Windows, Edge first', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\Users\\ann\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
    const env = {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local',
    };
    expect(installedBrowsers(machine('win32', env, chrome, edge))).toEqual([
      { name: 'edge', title: 'Microsoft Edge', path: edge },
      { name: 'chrome', title: 'Google Chrome', path: chrome },
    ]);
  });

  it('are found among the applications of a Mac, the user’s own too', () => {
    const own = '/Users/ann/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const found = installedBrowsers(machine('darwin', { HOME: '/Users/ann' }, own));
    expect(found.map(({ path }) => path)).toEqual([own]);
  });

  it('are found in their folders and in PATH on Linux', () => {
    const env = { PATH: '/usr/local/bin:/usr/bin' };
    const found = installedBrowsers(
      machine('linux', env, '/usr/bin/google-chrome', '/usr/bin/chromium', '/opt/other'),
    );
    expect(found.map(({ name, path }) => [name, path])).toEqual([
      ['chrome', '/usr/bin/google-chrome'],
      ['chromium', '/usr/bin/chromium'],
    ]);
  });

  it('are none where there is none', () => {
    expect(installedBrowsers(machine('win32', {}))).toEqual([]);
  });
});
