import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SettingsFile } from '../../../main/settings.ts';
import { defaultSettings } from '../../../shared/settings.ts';

describe('settings', () => {
  let folder = '';
  const path = () => join(folder, 'deep', 'settings.json');
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'settings-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('start with the defaults where there is no file', () => {
    expect(new SettingsFile(path()).read()).toEqual(defaultSettings);
  });

  test('are the same after a restart, in a file that only this user can read, with nothing left beside it', () => {
    new SettingsFile(path()).write({ theme: 'dark' });
    expect(new SettingsFile(path()).read().theme).toBe('dark');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json']);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  test('a field that does not fit falls back alone', () => {
    new SettingsFile(path()).write({ theme: 'dark' });
    writeFileSync(path(), JSON.stringify({ ...JSON.parse(readFileSync(path(), 'utf8')) as object, addresses: 'nonsense' }));
    expect(new SettingsFile(path()).read()).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  test.each(['', '{"theme":"da', 'null', '[]', '7'])('a damaged file (%j) counts as empty', (text) => {
    new SettingsFile(path()).write({ theme: 'dark' });
    writeFileSync(path(), text);
    expect(new SettingsFile(path()).read()).toEqual(defaultSettings);
  });

  test('an address used again comes first and stands once', () => {
    const settings = new SettingsFile(path());
    for (const address of ['https://a/', 'https://b/', 'https://a/']) settings.remember(address);
    expect(settings.read().addresses).toEqual(['https://a/', 'https://b/']);
    for (let number = 0; number < 30; number += 1) settings.remember(`https://${number}/`);
    expect(settings.read().addresses).toHaveLength(20);
  });
});
