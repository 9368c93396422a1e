import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPacks } from '../../../../main/kept/pack-files.ts';
import { PackFolder } from '../../../../main/kept/packs.ts';
import { faultLine } from '../../../../shared/packs/faults.ts';
import type { InstalledPack } from '../../../../shared/packs/pack-list.ts';
import type { Pack } from '../../../../shared/packs/pack.ts';
import { exampleCause, examplePack, own, packOf } from '../../shared/packs/make-pack.ts';
import { removeFolder } from '../../../remove-folder.ts';

let base = '';
const folder = () => join(base, 'packs');
const open = () => new PackFolder(folder(), own);
const names = (packs: readonly InstalledPack[]) =>
  packs.map(({ pack, isOn }) => `${pack?.pack.name ?? 'unusable'}${isOn ? '' : ' (off)'}`);
const second = packOf([{ ...exampleCause, id: 'second' }], 'Second') as Pack;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'packs-'));
});
afterEach(() => removeFolder(base));

describe('the folder of rule packs', () => {
  test('is empty, and not even there, until a pack is added', () => {
    expect(open().read()).toEqual([]);
    expect(readdirSync(base)).toEqual([]);
  });

  test('holds the same packs in the same order after a restart, for this user only', () => {
    open().add(examplePack);
    open().add(second);
    expect(names(open().read())).toEqual(['Acme service desk', 'Second']);
    expect(open().read()[0]?.pack).toEqual(examplePack);
    expect(readdirSync(folder()).sort()).toEqual([
      'acme-service-desk.json',
      'list.json',
      'second.json',
    ]);
    if (process.platform === 'win32') return;
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder()))
      expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600);
  });

  test('replaces a pack by another version of it, in its place', () => {
    const packs = open();
    packs.add(examplePack);
    packs.add(second);
    packs.add({ ...examplePack, pack: { ...examplePack.pack, version: '2.0' } });
    expect(packs.read().map(({ pack }) => pack?.pack.version)).toEqual(['2.0', '2']);
    expect(readdirSync(folder())).toHaveLength(3);
  });

  test('keeps apart two names that make one file name', () => {
    const packs = open();
    packs.add(packOf([exampleCause], 'Déjà-vu') as Pack);
    packs.add(packOf([exampleCause], 'Deja vu!') as Pack);
    packs.add(packOf([exampleCause], 'List') as Pack);
    expect(names(open().read())).toEqual(['Déjà-vu', 'Deja vu!', 'List']);
  });

  test('takes a pack out for good, unless it is put back', () => {
    const packs = open();
    packs.add(examplePack);
    packs.add(second);
    expect(names(packs.remove('acme-service-desk'))).toEqual(['Second']);
    expect(names(open().read())).toEqual(['Second']);
    expect(names(packs.putBack('acme-service-desk'))).toEqual(['Acme service desk', 'Second']);
    expect(names(packs.putBack('acme-service-desk'))).toEqual(['Acme service desk', 'Second']);
    expect(names(open().read())).toEqual(['Acme service desk', 'Second']);
  });

  test('puts back the one that is named, whichever went last', () => {
    const packs = open();
    packs.add(examplePack);
    packs.add(second);
    packs.remove('acme-service-desk');
    packs.remove('second');
    expect(names(packs.putBack('acme-service-desk'))).toEqual(['Acme service desk']);
    packs.add(packOf([exampleCause], 'Second') as Pack);
    expect(names(packs.putBack('second'))).toHaveLength(3);
  });

  test('remembers an order, and what is off; a pack that is not named is not lost', () => {
    const packs = open();
    packs.add(examplePack);
    packs.add(second);
    packs.arrange([
      { id: 'second', isOn: false },
      { id: 'nobody', isOn: true },
    ]);
    expect(names(open().read())).toEqual(['Second (off)', 'Acme service desk']);
  });

  test('shows a file that was damaged with what is wrong, and uses the others', () => {
    const packs = open();
    packs.add(examplePack);
    packs.add(second);
    writeFileSync(join(folder(), 'second.json'), '{"schema": 1,');
    expect(
      open()
        .read()
        .map(({ pack, faults }) => ({ usable: pack !== null, faults: faults.length })),
    ).toEqual([
      { usable: true, faults: 0 },
      { usable: false, faults: 1 },
    ]);
    const damaged = open();
    damaged.remove('second');
    expect(names(open().read())).toEqual(['Acme service desk']);
    damaged.putBack('second');
    expect(names(open().read())).toEqual(['Acme service desk', 'unusable']);
  });

  test('finds its packs without its list', () => {
    open().add(examplePack);
    writeFileSync(join(folder(), 'list.json'), 'no list');
    expect(names(open().read())).toEqual(['Acme service desk']);
  });

  test('reads no path that its list names', () => {
    mkdirSync(folder());
    writeFileSync(join(base, 'outside.json'), JSON.stringify(examplePack));
    writeFileSync(join(folder(), 'list.json'), JSON.stringify([{ id: '../outside', isOn: true }]));
    expect(open().read()).toEqual([]);
  });
});

describe('a file or folder that is added', () => {
  const told = async (path: string) =>
    (await readPacks(path, own)).map(({ name, result }) =>
      result.ok ? result.value.pack.name : `${name}: ${result.faults.map(faultLine).join()}`,
    );

  test('is read whole: packs, single causes, and what is none', async () => {
    writeFileSync(join(base, 'example.json'), JSON.stringify(examplePack));
    writeFileSync(join(base, 'single.json'), JSON.stringify(exampleCause));
    writeFileSync(join(base, 'broken.json'), '{');
    writeFileSync(join(base, 'notes.txt'), 'no pack');
    mkdirSync(join(base, 'folder.json'));
    expect(await told(join(base, 'example.json'))).toEqual(['Acme service desk']);
    const [broken, example, folder_, single] = await told(base);
    expect(broken).toMatch(/^broken.json: This is not valid JSON/);
    expect(example).toBe('Acme service desk');
    expect(folder_).toMatch(/^folder.json: This is no file/);
    expect(single).toBe(base.split(/[\\/]/).at(-1));
  });

  test('says plainly what is not there', async () => {
    expect(await told(join(base, 'gone.json'))).toEqual([
      'gone.json: There is no file or folder “gone.json”.',
    ]);
    mkdirSync(join(base, 'empty'));
    expect(await told(join(base, 'empty'))).toEqual(['empty: This folder holds no .json file.']);
  });
});
