import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import example from '../fixtures/packs/example.json' with { type: 'json' };
import { useCapture } from '../../renderer/store/capture.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { diagnosis } from '../unit/renderer/build.ts';
import { PacksScreen } from '../../renderer/packs/packs-screen.tsx';
import { usePacks } from '../../renderer/store/packs.ts';
import type { InstalledPack } from '../../shared/packs/pack-list.ts';
import { packSchema } from '../../shared/packs/pack.ts';
import { button, draw, No, noticed } from './draw.tsx';

const pack = packSchema.parse(example);
const installed = (changes: Partial<InstalledPack> = {}): InstalledPack => ({
  id: 'acme',
  isOn: true,
  pack,
  faults: [],
  ...changes,
});

describe('the rule packs', () => {
  test('tell what they are while there is none', () => {
    draw(<PacksScreen />);
    screen.getByRole('heading', { name: 'No rule pack yet' });
    screen.getByText(/It is plain text and can run no program/);
    screen.getByText(/Open the results of a recording first/);
  });

  test('name the failure that a cause would be made from', () => {
    const fault = diagnosis({ title: 'A right is missing', entries: [0] });
    useCapture.setState({ review: { ...emptyReview, diagnoses: [fault] } });
    useWizard.setState({ source: 'live', selected: { live: 0, file: null } });
    draw(<PacksScreen />);
    expect(button(/^Make a cause/).textContent).toBe('Make a cause from “A right is missing”');
  });

  test('name a file that was not added, with each fault', async () => {
    const fault = 'causes[0].steps[0].who: must be one of you, halo-admin';
    const { user } = draw(<PacksScreen />, {
      'packs.add': { packs: [], added: [], refused: [{ name: 'broken.json', faults: [fault] }] },
    });
    await user.click(button('Add a file'));
    const alert = await screen.findByRole('alert');
    within(alert).getByText(/“broken.json” was not added/);
    within(alert).getByText(fault);
  });

  test('that main cannot read are said to be so', async () => {
    const { user } = draw(<PacksScreen />, { 'packs.add': new No('The folder is gone.') });
    await user.click(button('Add a folder'));
    expect(noticed()).toEqual(['The folder is gone.']);
  });

  test('show who made them and what they hold, and are switched off by the keyboard', async () => {
    usePacks.setState({ packs: [installed()] });
    const { user, asked } = draw(<PacksScreen />, {
      'packs.arrange': [installed({ isOn: false })],
    });
    const card = screen.getByRole('article', { name: 'Acme service desk' });
    within(card).getByText('Version 1.0 · Acme IT');
    const isOn = within(card).getByRole<HTMLInputElement>('checkbox', { name: 'In use' });
    expect(isOn.checked).toBe(true);
    isOn.focus();
    await user.keyboard(' ');
    expect(asked.at(-1)).toEqual({
      name: 'packs.arrange',
      input: { order: [{ id: 'acme', isOn: false }] },
    });
  });

  test('move up and down only where there is somewhere to go', async () => {
    usePacks.setState({ packs: [installed(), installed({ id: 'b', pack: null, faults: ['x'] })] });
    const { user } = draw(<PacksScreen />);
    expect(button('Move Acme service desk up').hasAttribute('disabled')).toBe(true);
    expect(button('Move Acme service desk down').hasAttribute('disabled')).toBe(false);
    await user.click(button('b.json'));
    expect(button('Move b.json down').hasAttribute('disabled')).toBe(true);
    screen.getByText(/This pack cannot be used/);
    screen.getByText('Where two packs hold the same cause, the lower one counts.');
  });

  test('are taken out at once, with a way to put them back', async () => {
    usePacks.setState({ packs: [installed()] });
    const { user } = draw(<PacksScreen />, { 'packs.remove': [] });
    await user.click(button('Take out Acme service desk'));
    await screen.findByRole('heading', { name: 'No rule pack yet' });
    expect(noticed()).toEqual(['“Acme service desk” is taken out.']);
  });
});
