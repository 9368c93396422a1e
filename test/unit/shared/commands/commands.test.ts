import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Focus,
  allCommands,
  commandFor,
  commandOf,
  commands,
  menus,
  shortcutsIn,
  shortcutsOf,
} from '../../../../shared/commands/commands.ts';

const root = join(import.meta.dirname, '../../../..');
const words = JSON.parse(
  readFileSync(join(root, 'resources/locales/commands.en.json'), 'utf8'),
) as { readonly menu: Record<string, string>; readonly command: Record<string, string> };
const places: readonly Focus[] = ['window', 'halo'];
/** What an editor in a page lives on, and what a browser's page expects to get. */
const pageKeys = ['a', 'b', 'c', 'i', 'k', 's', 'u', 'v', 'x', 'y', 'z', 'Enter'];

describe('the table of commands', () => {
  it.each([
    ['on a Mac', true],
    ['elsewhere', false],
  ])('gives no key to two commands in one place %s', (_name, isMac) => {
    for (const place of places) {
      const keys = allCommands.flatMap((command) =>
        shortcutsIn(place, command, isMac).map((shortcut) => ({ shortcut, id: command.id })),
      );
      expect(
        keys.filter(
          ({ shortcut }, at) => keys.findIndex((other) => other.shortcut === shortcut) !== at,
        ),
      ).toEqual([]);
    }
  });

  it('names each command once, with a word for it and for its menu', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
    expect(Object.keys(words.command).sort()).toEqual(commands.map(({ id }) => id).sort());
    expect(Object.keys(words.menu)).toEqual(expect.arrayContaining([...menus]));
    expect(new Set(Object.values(words.command)).size).toBe(commands.length);
  });

  it('puts each command into a menu that is shown', () => {
    expect(allCommands.filter(({ menu }) => !menus.includes(menu))).toEqual([]);
    expect(menus.filter((menu) => !allCommands.some((command) => command.menu === menu))).toEqual(
      [],
    );
  });

  it("leaves Halo's pages the keys that they need", () => {
    for (const isMac of [true, false]) {
      for (const key of pageKeys) {
        for (const shift of [false, true]) {
          const found = commandFor(
            { key, code: '', control: !isMac, meta: isMac, alt: false, shift },
            'halo',
            isMac,
          );
          if (!(shift && (key === 's' || key === 'x' || key === 'i')))
            expect(found?.id ?? null, `${key} ${String(shift)}`).toBeNull();
        }
      }
      for (const key of ['Tab', 'Escape', 'Enter', ' ', 'ArrowDown', 'a', '/', 'F2']) {
        expect(
          commandFor(
            { key, code: '', control: false, meta: false, alt: false, shift: false },
            'halo',
            isMac,
          ),
        ).toBeNull();
      }
    }
  });

  it('means Halo’s own way back while Halo has the focus, and ours in our window', () => {
    const altLeft = {
      key: 'ArrowLeft',
      code: 'ArrowLeft',
      control: false,
      meta: false,
      alt: true,
      shift: false,
    };
    expect(commandFor(altLeft, 'halo', false)?.id).toBe('site-back');
    expect(commandFor(altLeft, 'window', false)?.id).toBe('back');
    expect(commandFor(altLeft, 'window', true)).toBeNull(); // there it moves by a word in a text
  });

  it('leads out of the embedded Halo on a Mac without a key of the upper row', () => {
    const press = (key: string, code: string) => ({
      key,
      code,
      control: false,
      meta: true,
      alt: true,
      shift: false,
    });
    expect(commandFor(press('ArrowDown', 'ArrowDown'), 'halo', true)?.id).toBe('next-area');
    expect(commandFor(press('ArrowUp', 'ArrowUp'), 'halo', true)?.id).toBe('previous-area');
    // Every command that a Mac reaches by keys at all shows one that needs no Fn, but F12.
    const shown = allCommands.flatMap((command) => shortcutsOf(command, true).slice(0, 1));
    expect(shown.filter((shortcut) => /^(?:Shift\+)?F\d+$/.test(shortcut))).toEqual(['F12']);
  });

  it('knows each by its id', () => {
    for (const { id } of commands) expect(commandOf(id).id).toBe(id);
  });
});
