import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { SettingsScreen } from '../../renderer/settings/settings-screen.tsx';
import { useRedactionLock } from '../../renderer/store/redaction.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { show, usePlace } from '../../renderer/store/wizard.ts';
import type { Storage } from '../../shared/ipc/about.ts';
import { button, draw, fill, No, noticed, type Answers } from './draw.tsx';

const storage: Storage = {
  encryption: 'encrypted',
  folder: '/home/kim/.config/halo',
  parts: [{ part: 'captures', size: 0 }],
};
/** The screen at the place where the user is. */
function Settings() {
  const place = usePlace();
  return place.screen === 'settings' ? (
    <SettingsScreen section={place.section ?? 'addresses'} />
  ) : null;
}
const open = async (section: RegExp, answers: Answers = {}) => {
  const drawn = draw(<Settings />, { 'storage.read': storage, ...answers });
  await drawn.user.click(button(section));
  return drawn;
};
const settings = () => useSettings.getState();

beforeEach(() => {
  show({ screen: 'settings' });
});

describe('settings', () => {
  test('say at a glance what is set', async () => {
    useSettings.setState({ addresses: ['https://acme.halopsa.com/'] });
    draw(<Settings />, { 'storage.read': storage });
    button(/^My Halo acme\.halopsa\.com$/);
    button(/^How it looks Like the computer · Comfortable · 100%$/);
    button(/^Rule packs None in use$/);
    await screen.findByRole('button', { name: /^What is kept 0 bytes on this computer$/ });
  });

  test('of the look act at once, and go back to their defaults', async () => {
    const { user } = await open(/^How it looks/);
    const reset = button('Back to the defaults: How it looks');
    expect(reset.hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('radio', { name: /^High contrast/ }));
    await user.click(screen.getByRole('radio', { name: /^Compact/ }));
    await user.selectOptions(screen.getByLabelText('Size of text and buttons'), '125%');
    expect(settings().appearance).toEqual({
      theme: 'high-contrast',
      density: 'compact',
      zoom: 125,
    });
    await user.click(reset);
    expect(settings().appearance.theme).toBe('system');
    expect(noticed()).toEqual(['“How it looks” is back to its defaults.']);
  });

  test('that main refuses stay as they were', async () => {
    const { user } = await open(/^How it looks/, {
      'settings.write': new No('The disk is full.'),
    });
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(noticed()).toEqual(['The disk is full.']);
    expect(settings().appearance.theme).toBe('system');
  });

  test('take an address that main accepts, and say what is wrong with another', async () => {
    const { user } = await open(/^My Halo/, {
      'site.check': ({ address }: { address: string }) =>
        address.includes(' ')
          ? new No('An address has no spaces in it.')
          : { url: `https://${address}/` },
    });
    screen.getByText(/No address is kept yet/);
    const field = screen.getByRole('textbox', { name: 'Another address' });
    await fill(user, field, 'no address');
    await user.keyboard('{Enter}');
    await screen.findByText('An address has no spaces in it.');
    await fill(user, field, 'acme.halopsa.com');
    await user.keyboard('{Enter}');
    await screen.findByRole('list', { name: 'My Halo' });
    expect(settings().addresses).toEqual(['https://acme.halopsa.com/']);
    await user.click(button('Remove: acme.halopsa.com'));
    expect(settings().addresses).toEqual([]);
    expect(noticed()).toEqual(['acme.halopsa.com is removed from the list.']);
  });

  test('take words to leave out that are long enough', async () => {
    const { user } = await open(/^What is taken out/);
    const field = screen.getByRole('textbox', { name: 'Another word or name' });
    await fill(user, field, 'it');
    await user.keyboard('{Enter}');
    screen.getByText(/Use at least 3 letters/);
    await fill(user, field, 'Contoso');
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: 'Remove: Contoso' });
    expect(settings().redaction.words).toEqual(['Contoso']);
    button(/^What is taken out .*1 word of your own$/);
  });

  test('list the names whose value always goes, take another, and let one go', async () => {
    useSettings.setState({ redaction: { keepPersonal: false, words: [], names: ['X-Depot'] } });
    const { user } = await open(/^What is taken out/);
    const field = screen.getByRole('textbox', { name: 'Another header, field or parameter' });
    await fill(user, field, 'x-depot');
    await user.keyboard('{Enter}');
    await fill(user, field, 'shelf_mark');
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: 'Remove: shelf_mark' });
    expect(settings().redaction.names).toEqual(['X-Depot', 'shelf_mark']);
    await user.click(button('Remove: X-Depot'));
    expect(settings().redaction.names).toEqual(['shelf_mark']);
    expect(noticed()).toEqual(['The value of “X-Depot” is no longer always taken out.']);
  });

  test('that a company decided stand there and cannot be changed', async () => {
    useRedactionLock.setState({
      keepPersonal: false,
      keepTenant: false,
      words: ['Contoso'],
      names: ['X-Customer'],
    });
    useSettings.setState({
      redaction: { keepPersonal: false, words: ['Contoso'], names: ['X-Customer'] },
    });
    await open(/^What is taken out/);
    const keep = screen.getByRole('checkbox', { name: /^Keep names/ });
    expect(keep.hasAttribute('disabled')).toBe(true);
    expect(screen.getAllByText('Your company decided this.')).toHaveLength(3);
    expect(screen.queryByRole('button', { name: /^Remove: / })).toBeNull();
  });

  test('delete all recordings only when asked a second time', async () => {
    const { user, asked } = await open(/^What is kept/, { 'captures.list': [] });
    screen.getByText('/home/kim/.config/halo');
    await user.click(button('Delete all recordings'));
    await user.click(button('Keep them'));
    expect(asked.some(({ name }) => name === 'captures.deleteAll')).toBe(false);
    await user.click(button('Delete all recordings'));
    await user.click(button('Delete them all'));
    expect(asked.some(({ name }) => name === 'captures.deleteAll')).toBe(true);
  });

  test('count what is kept anew where it is looked at', async () => {
    let size = 0;
    await open(/^What is kept/, {
      'storage.read': () => ({ ...storage, parts: [{ part: 'settings', size: (size += 1024) }] }),
    });
    expect(await screen.findByText('2 kB')).toBeDefined();
  });

  test('say that what is kept could not be counted', async () => {
    await open(/^What is kept/, { 'storage.read': new No('The folder cannot be read.') });
    expect(noticed()).toEqual(['The folder cannot be read.']);
  });
});
