import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Palette } from '../../renderer/palette/palette.tsx';
import { useSettings } from '../../renderer/store/settings.ts';
import { useRecent } from '../../renderer/store/recent.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import { allCommands } from '../../shared/commands/commands.ts';
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
const field = () => screen.getByRole('searchbox', { name: 'Find a command or a place' });

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
    screen.getByRole('menuitem', { name: /^Open the practice Halo/ });
    await user.clear(field());
    await user.paste('dark');
    await user.click(screen.getByRole('menuitem', { name: /^Dark/ }));
    await expect.poll(() => useSettings.getState().appearance.theme).toBe('dark');
    await user.clear(field());
    await user.paste('zzzz');
    screen.getByText('Nothing fits. Try another word.');
  });
});
