import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../../main/window/menu-template.ts';

const deeds = { run: () => undefined, openRecent: () => undefined, clearRecent: () => undefined };
const recent = [{ id: 'a', name: 'R&D.har', folder: 'Documents' }];

/** Labels or roles, menu by menu. */
function shown(isMac: boolean, isPackaged = true): Readonly<Record<string, readonly string[]>> {
  const items = menuTemplate(deeds, recent, { isMac, isPackaged, name: 'Halo Troubleshooter' });
  const inside = ({ submenu }: MenuItemConstructorOptions) =>
    (Array.isArray(submenu) ? submenu : []).map(
      ({ label, role, type }) => label ?? role ?? type ?? '',
    );
  return Object.fromEntries(
    items.map((item) => [(item.label ?? item.role ?? '').replace('&', ''), inside(item)]),
  );
}

describe('the menu', () => {
  it('has on a Mac the program’s own menu, with our page about it and the settings', () => {
    const menu = shown(true);
    expect(Object.keys(menu)[0]).toBe('Halo Troubleshooter');
    expect(menu['Halo Troubleshooter']?.filter((item) => item !== 'separator')).toEqual([
      expect.stringMatching(/about/i),
      expect.stringMatching(/settings/i),
      'services',
      'hide',
      'hideOthers',
      'unhide',
      'quit',
    ]);
    for (const [name, items] of Object.entries(menu))
      if (name !== 'Halo Troubleshooter')
        expect(
          items.filter((item) => /^about|^settings/i.test(item)),
          name,
        ).toEqual([]);
    expect(Object.keys(menu).at(-1)).toBe('windowMenu');
  });

  it('has elsewhere the settings and the end of the program under File, and About under Help', () => {
    const menu = shown(false);
    expect(menu['File']).toEqual(
      expect.arrayContaining([expect.stringMatching(/settings/i), 'quit']),
    );
    expect(menu['Help']).toEqual(expect.arrayContaining([expect.stringMatching(/about/i)]));
    expect(Object.keys(menu)).not.toContain('windowMenu');
  });

  it('begins or ends with no line, nor has two in a row', () => {
    for (const isMac of [true, false])
      for (const [name, items] of Object.entries(shown(isMac))) {
        expect(items.at(0), name).not.toBe('separator');
        expect(items.at(-1), name).not.toBe('separator');
        expect(items.join(), name).not.toContain('separator,separator');
      }
  });

  it('offers developer tools only where the program is run from source', () => {
    expect(shown(false, true)['View']).not.toContain('toggleDevTools');
    expect(shown(false, false)['View']).toContain('toggleDevTools');
  });
});
