// Loaded before: the palette does not wait for the texts of the help.
import '../../renderer/help/help-pages.ts';
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Palette } from '../../renderer/palette/palette.tsx';
import { Overlays } from '../../renderer/window/overlays.tsx';
import { openOverlay, useOverlay } from '../../renderer/store/overlay.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { useRecent } from '../../renderer/store/recent.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import { allCommands } from '../../shared/commands/commands.ts';
import { useReferenceWords } from '../../renderer/store/reference-search.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { draw } from './draw.tsx';

const open = () => {
  const run: CommandId[] = [];
  const drawn = draw(
    <Palette
      onCommand={(id) => {
        run.push(id);
      }}
    />,
    { 'captures.list': [] },
  );
  return { ...drawn, run };
};
/** The row that Enter would take. */
const chosen = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '');
const field = () => screen.getByLabelText('Find a command or a place');

describe('the palette', () => {
  test('holds every command but itself, the lessons, the errors and the recent files', () => {
    useRecent.setState({ files: [{ id: 'f', name: 'from-a-customer.har', folder: '/home' }] });
    open();
    const commands = screen.getByRole('group', { name: 'Commands' });
    expect(within(commands).getAllByRole('menuitem')).toHaveLength(allCommands.length - 1);
    for (const name of ['Lessons', 'Errors explained', 'Statuses', 'Settings', 'Recent files'])
      screen.getByRole('group', { name });
    screen.getByRole('menuitem', { name: /from-a-customer\.har/ });
  });

  test('finds by any words in any order, and says that nothing fits', async () => {
    const { user } = open();
    await user.click(field());
    await user.paste('practice open');
    screen.getByText('Open the practice Halo');
    await user.clear(field());
    await user.paste('zzzz');
    screen.getByText('Nothing fits. Try another word.');
  });

  test('has its first row chosen at once, and Enter does what it says', async () => {
    const { user, run } = open();
    const first = allCommands.find(({ id }) => id !== 'palette')?.id;
    // The texts of the help come last: from then on nothing changes the list.
    await expect.poll(() => screen.queryByText('Keys and shortcuts')).not.toBeNull();
    expect(document.activeElement).toBe(field());
    await expect.poll(() => chosen()?.textContent).toContain('Start page');
    await user.keyboard('{Enter}');
    await expect.poll(() => run).toEqual([first]);
  });

  test('is closed by one press of Escape, also where something is typed', async () => {
    openOverlay({ kind: 'palette' });
    const { user } = draw(<Overlays />, { 'captures.list': [] });
    await user.click(field());
    await user.paste('xero');
    await user.keyboard('{Escape}');
    expect(useOverlay.getState().overlay).toBeNull();
  });

  test('chooses what was meant: a look, a status, a page of the help, what a lesson says', async () => {
    const { user } = open();
    await expect.poll(() => screen.queryByText('Keys and shortcuts')).not.toBeNull();
    const type = async (typed: string) => {
      await user.clear(field());
      await user.paste(typed);
    };
    for (const [typed, row] of [
      ['contrast', 'High contrast'],
      ['429', '429 Too many requests'],
      ['privacy', 'What is kept, and what is sent'],
      ['xero', '429: too many invoices at once'],
    ] as const) {
      await type(typed);
      await expect.poll(() => chosen()?.textContent).toContain(row);
    }
    for (const group of ['Lessons', 'Errors explained']) screen.getByText(group);

    await type('404');
    await expect.poll(() => chosen()?.textContent).toContain('404 Not found');
    await user.keyboard('{Enter}');
    await expect.poll(() => useReferenceWords.getState().chosen).toBe('404');
    expect(useWizard.getState().places.now.screen).toBe('reference');
    await type('dark');
    await user.keyboard('{Enter}');
    await expect.poll(() => useSettings.getState().appearance.theme).toBe('dark');
  });
});
