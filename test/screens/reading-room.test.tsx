import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { HelpScreen } from '../../renderer/help/help-screen.tsx';
import { ReferenceScreen } from '../../renderer/learn/reference-screen.tsx';
import { openReference } from '../../renderer/store/reference-search.ts';
import { ShortcutsScreen } from '../../renderer/shortcuts/shortcuts-screen.tsx';
import { show, usePlace, useWizard } from '../../renderer/store/wizard.ts';
import { button, draw, fill, heading } from './draw.tsx';

function Help() {
  const place = usePlace();
  return <HelpScreen page={place.screen === 'help' ? place.page : null} />;
}
const page = () => {
  const found = document.querySelector<HTMLElement>('.room-page');
  if (found === null) throw new Error('there is no page');
  return found;
};
const chosen = () => screen.getByRole('button', { current: 'page' }).textContent;

describe('a reading room', () => {
  test('shows the first page of its list, and another that is chosen, without a step to go back to', async () => {
    show({ screen: 'help', page: null });
    const past = useWizard.getState().places.past.length;
    const { user } = draw(<Help />);
    expect(document.activeElement).toBe(heading('Help'));
    expect(chosen()).toBe('Start with your own Halo');
    await user.click(button('Share a problem safely'));
    expect(chosen()).toBe('Share a problem safely');
    within(page()).getByRole('heading', { level: 2, name: 'Share a problem safely' });
    expect(useWizard.getState().places.past).toHaveLength(past);
  });

  test('is gone through with the arrows, and is one stop of the Tab key', async () => {
    const { user } = draw(<Help />);
    const [first, second, ...more] = within(screen.getByRole('navigation')).getAllByRole('button');
    first?.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(second);
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(more.at(-1));
    await user.keyboard('{Home}{ArrowUp}');
    expect(document.activeElement).toBe(first);
    await user.tab();
    expect(document.activeElement).toBe(button('About this program'));
    await user.tab();
    expect(document.activeElement).toBe(page());
  });

  test('shows what its search finds, with the heading under which it stands', async () => {
    const { user } = draw(<Help />);
    await fill(user, screen.getByRole('searchbox'), 'firefox persist');
    await screen.findByText('1 page');
    expect(chosen()).toBe('Ask a customer for a recordingFirefox');
    within(page()).getByRole('heading', { level: 3, name: 'Firefox' });
    await fill(user, screen.getByRole('searchbox'), 'xylophone');
    await screen.findByText('0 pages');
    within(page()).getByText(/^No page fits that/);
    await user.click(button('Show all again'));
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '');
    await within(page()).findByRole('heading', { name: 'Start with your own Halo' });
  });

  test('of the shortcuts shows all of them, or those of one menu', async () => {
    const { user } = draw(<ShortcutsScreen />);
    const groups = () => within(page()).getAllByRole('region');
    expect(chosen()).toBe('All shortcuts');
    expect(groups().length).toBeGreaterThan(5);
    within(page()).getByText('Open the request');
    await user.click(button('View'));
    expect(groups()).toEqual([within(page()).getByRole('region', { name: 'View' })]);
  });

  test('of the guide says that nothing holds the words, and shows all again', async () => {
    openReference('404');
    const { user } = draw(<ReferenceScreen />);
    await fill(user, screen.getByRole('searchbox'), 'xylophone');
    await within(page()).findByText(/^No status and no cause holds these words/);
    await user.click(button('Show all again'));
    await within(page()).findByRole('heading', { level: 2, name: /^404 / });
  });

  test('of the guide opens at the status or the cause that was asked for', async () => {
    openReference('404');
    const { user } = draw(<ReferenceScreen />);
    within(page()).getByRole('heading', { level: 2, name: /^404 / });
    await fill(user, screen.getByRole('searchbox'), 'charge rate');
    await user.click(button('The agent is not allowed to use this charge rate'));
    within(page()).getByRole('heading', { name: 'What to do' });
    within(page()).getByRole('button', { name: /^Try it in the practice Halo/ });
  });
});
