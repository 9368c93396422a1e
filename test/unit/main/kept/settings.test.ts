import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SettingsFile } from '../../../../main/kept/settings.ts';
import { defaultSettings } from '../../../../shared/settings/defaults.ts';
import { removeFolder } from '../../../remove-folder.ts';

const dark = { ...defaultSettings.appearance, theme: 'dark' as const };

describe('settings', () => {
  let folder = '';
  const path = () => join(folder, 'deep', 'settings.json');
  const put = (text: string) => {
    mkdirSync(join(folder, 'deep'), { recursive: true });
    writeFileSync(path(), text);
  };
  const files = () => readdirSync(join(folder, 'deep')).sort();
  const modeOf = (name: string) => statSync(join(folder, 'deep', name)).mode & 0o777;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
  });
  afterEach(() => removeFolder(folder));

  test('start with the defaults where there is no file, and nothing is said about it', () => {
    const settings = new SettingsFile(path());
    expect(settings.read()).toEqual(defaultSettings);
    expect(settings.note).toBeNull();
  });

  test('are the same after a restart, in a file that only this user can read, with nothing left beside it', () => {
    new SettingsFile(path()).write({ appearance: dark });
    expect(new SettingsFile(path()).read().appearance).toEqual(dark);
    expect(files()).toEqual(['settings.json']);
    if (process.platform !== 'win32') expect(modeOf('settings.json')).toBe(0o600);
  });

  test('of the first version are taken over', () => {
    put(JSON.stringify({ schema: 1, addresses: ['https://a/'], theme: 'dark' }));
    const settings = new SettingsFile(path());
    expect(settings.read()).toEqual({
      ...defaultSettings,
      addresses: ['https://a/'],
      appearance: dark,
    });
    expect(settings.note).toBeNull();
  });

  test.each(['', '{"theme":"da', 'null', '[]', '7'])(
    'that are damaged (%j) are kept beside, once, and the program starts with its own',
    (text) => {
      put(text);
      const settings = new SettingsFile(path());
      expect(settings.read()).toEqual(defaultSettings);
      expect(settings.note).toEqual({ kind: 'settings-damaged', file: 'settings.damaged-1.json' });
      expect(readFileSync(join(folder, 'deep', 'settings.damaged-1.json'), 'utf8')).toBe(text);
      if (process.platform !== 'win32') expect(modeOf('settings.damaged-1.json')).toBe(0o600);
      expect(new SettingsFile(path()).note).toBeNull();
      expect(files()).toEqual(['settings.damaged-1.json', 'settings.json']);
    },
  );

  test('that are damaged a second time do not write over the first copy', () => {
    for (const text of ['{', '[', '{']) {
      put(text);
      expect(new SettingsFile(path()).read()).toEqual(defaultSettings);
    }
    expect(files()).toEqual([
      'settings.damaged-1.json',
      'settings.damaged-2.json',
      'settings.json',
    ]);
  });

  test('of which one field does not fit lose that field alone, and the file as it was is kept', () => {
    put(JSON.stringify({ ...defaultSettings, appearance: dark, addresses: 'nonsense' }));
    const settings = new SettingsFile(path());
    expect(settings.read()).toEqual({ ...defaultSettings, appearance: dark });
    expect(settings.note).toEqual({ kind: 'settings-part', file: 'settings.damaged-1.json' });
  });

  test('of a newer program are used as far as they fit, copied, and not written over before something is changed', () => {
    const newer = JSON.stringify({ ...defaultSettings, schema: 99, appearance: dark, wings: 2 });
    put(newer);
    const settings = new SettingsFile(path());
    expect(settings.read().appearance).toEqual(dark);
    expect(settings.note).toEqual({ kind: 'settings-newer', file: 'settings.newer-1.json' });
    expect(readFileSync(path(), 'utf8')).toBe(newer);
    expect(new SettingsFile(path()).note?.file).toBe('settings.newer-1.json');
    settings.write({ addresses: ['https://a/'] });
    expect(readFileSync(join(folder, 'deep', 'settings.newer-1.json'), 'utf8')).toBe(newer);
    expect(new SettingsFile(path()).note).toBeNull();
  });

  test('that cannot be written say so in one sentence and stay as they were', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const settings = new SettingsFile(path());
    settings.write({ appearance: dark });
    removeFolder(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep'), 'a file where the folder was');
    expect(() => settings.write({ addresses: ['https://a/'] })).toThrow(
      /cannot be saved\. Check that the disk/,
    );
    expect(settings.read()).toEqual({ ...defaultSettings, appearance: dark });
    expect(() => settings.remember('https://a/')).not.toThrow();
  });

  test('put an address that is used again first, once', () => {
    const settings = new SettingsFile(path());
    for (const address of ['https://a/', 'https://b/', 'https://a/']) settings.remember(address);
    expect(settings.read().addresses).toEqual(['https://a/', 'https://b/']);
    for (let number = 0; number < 30; number += 1) settings.remember(`https://${number}/`);
    expect(settings.read().addresses).toHaveLength(20);
  });

  test('remember the address of a Halo without what a link to one record brings along', () => {
    const settings = new SettingsFile(path());
    settings.remember('https://desk.example/portal/?token=k7Lm3Np9Qr5St1Uv8Wx2#id_token=x');
    expect(settings.read().addresses).toEqual(['https://desk.example/portal/']);
  });

  describe('of redaction that a company decides', () => {
    const lock = {
      keepPersonal: false,
      keepTenant: null,
      copySecrets: true,
      words: ['Contoso'],
      names: ['X-Customer'],
    };

    test('count whatever the user chose, and come to the own words and names', () => {
      new SettingsFile(path()).write({
        redaction: { keepPersonal: true, words: ['Fabrikam'], names: ['x-customer', 'Depot'] },
      });
      expect(new SettingsFile(path(), lock).read().redaction).toEqual({
        keepPersonal: false,
        words: ['Contoso', 'Fabrikam'],
        names: ['X-Customer', 'Depot'],
      });
    });

    test('cannot be removed, and are not kept as the own ones', () => {
      const locked = new SettingsFile(path(), lock);
      const written = locked.write({
        redaction: { keepPersonal: true, words: [], names: ['Depot'] },
      });
      expect(written.redaction).toEqual({
        keepPersonal: false,
        words: ['Contoso'],
        names: ['X-Customer', 'Depot'],
      });
      locked.write({ redaction: written.redaction });
      expect(new SettingsFile(path()).read().redaction).toEqual({
        keepPersonal: false,
        words: [],
        names: ['Depot'],
      });
    });
  });
});
