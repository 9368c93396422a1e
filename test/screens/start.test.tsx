import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { StartScreen } from '../../renderer/start/start-screen.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { useFixes } from '../../renderer/store/fixes.ts';
import { useRecent } from '../../renderer/store/recent.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { typeAddress } from '../../renderer/store/typed-address.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { fixRecord } from '../unit/shared/fix/make-record.ts';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { button, draw, fill, heading, No, noticed } from './draw.tsx';

const address = () =>
  screen.getByRole<HTMLInputElement>('combobox', { name: 'Address of your Halo' });
const placeNow = () => useWizard.getState().places.now;

describe('the start page', () => {
  test('has its five doors, and nothing to carry on with at first', () => {
    draw(<StartScreen />);
    heading('What went wrong?');
    for (const name of [
      'Open my Halo',
      'Open the practice Halo',
      'Open the lessons',
      'Open a file',
      'Paste a message',
    ])
      button(name);
    expect(screen.queryByRole('region', { name: 'Carry on' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Recent files' })).toBeNull();
  });

  test('leads to pasting and to the lessons', async () => {
    const { user } = draw(<StartScreen />);
    await user.click(button('Paste a message'));
    expect(placeNow()).toEqual({ screen: 'paste' });
    await user.click(button('Open the lessons'));
    expect(placeNow()).toEqual({ screen: 'learn' });
  });

  test('offers what was recorded, what was begun and the recent files', async () => {
    useCapture.setState({
      rows: [rowOf(exchange(0, { status: 400 }))],
      review: { ...emptyReview, diagnoses: [diagnosis({ entries: [0] })] },
    });
    useFixes.setState({ records: [fixRecord()] });
    useRecent.setState({ files: [{ id: 'f', name: 'from-a-customer.har', folder: '/home/kim' }] });
    const { user } = draw(<StartScreen />);
    button(/What was recorded in Halo 1 request, 1 problem/);
    button(/No access to this charge rate You began to fix this/);
    button(/History of fixes 1 entry/);
    button(/from-a-customer\.har \/home\/kim/);
    await user.click(button(/What was recorded in Halo/));
    expect(placeNow()).toEqual({ screen: 'reproduce', source: 'live' });
  });
});

describe('the address of the own Halo', () => {
  test('begins as the one that was opened last, without its scheme', () => {
    useSettings.setState({
      addresses: ['https://acme.halopsa.com/', 'https://other.haloitsm.com/'],
    });
    draw(<StartScreen />);
    expect(address().value).toBe('acme.halopsa.com');
    button(/Show remembered addresses/);
  });

  test('is what a link offered, until somebody types', async () => {
    typeAddress('offered.halopsa.com');
    const { user } = draw(<StartScreen />);
    expect(address().value).toBe('offered.halopsa.com');
    await fill(user, address(), 'mine.halopsa.com');
    expect(address().value).toBe('mine.halopsa.com');
  });

  test('that is none is said at the field, and nothing is asked of main', async () => {
    const { user, asked } = draw(<StartScreen />);
    await fill(user, address(), 'our halo');
    await user.keyboard('{Enter}');
    screen.getByText(/Please type the address that you use for Halo/);
    expect(asked).toEqual([]);
    await fill(user, address(), 'x');
    expect(screen.queryByText(/Please type the address/)).toBeNull();
  });

  test('that main refuses leaves the start page where it is, with the reason', async () => {
    const { user } = draw(<StartScreen />, {
      'site.check': new No('This address is not allowed.'),
    });
    await fill(user, address(), 'acme.halopsa.com');
    await user.keyboard('{Enter}');
    expect(noticed()).toEqual(['This address is not allowed.']);
    expect(placeNow()).toEqual({ screen: 'start' });
  });
});
