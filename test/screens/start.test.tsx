import { act, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { StartScreen } from '../../renderer/start/start-screen.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { useFixes } from '../../renderer/store/fixes.ts';
import { useRecent } from '../../renderer/store/recent.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { useSite } from '../../renderer/store/site.ts';
import { writeEntry } from '../../renderer/store/entry.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { fixRecord } from '../unit/shared/fix/make-record.ts';
import { remembered } from '../../shared/fix/remembered.ts';
import { diagnosis, exchange, step } from '../unit/renderer/build.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { button, draw, fill, heading, No, noticed } from './draw.tsx';

const address = () =>
  screen.getByRole<HTMLTextAreaElement>('textbox', {
    name: 'Address of your Halo, a message, or a file',
  });
const placeNow = () => useWizard.getState().places.now;

describe('the start page', () => {
  test('has one box, two doors for learning, and nothing to carry on with at first', () => {
    draw(<StartScreen />);
    heading('What went wrong?');
    expect(address().value).toBe('');
    for (const name of [
      /^Open my Halo/,
      /^Open a file/,
      /^Open the practice Halo/,
      /^Open the lessons/,
    ])
      button(name);
    expect(screen.queryByRole('region', { name: 'Carry on' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Recent files' })).toBeNull();
  });

  test('leads to the lessons', async () => {
    const { user } = draw(<StartScreen />);
    await user.click(button(/^Open the lessons/));
    expect(placeNow()).toEqual({ screen: 'learn' });
  });

  test('offers the check-up of a Halo that opened, and of no address that did not', () => {
    act(() => {
      useSite.setState({ open: true, kind: 'own', unopened: 'ERR_NAME_NOT_RESOLVED' });
    });
    draw(<StartScreen />);
    expect(screen.queryByRole('button', { name: /^Check-up of the open Halo/ })).toBeNull();
    act(() => {
      useSite.setState({ unopened: null });
    });
    button(/^Check-up of the open Halo/);
  });

  test('counts what is fixed as done, as the results do', () => {
    const rows = [rowOf(exchange(0, { status: 400 })), rowOf(exchange(1, { status: 201 }))];
    useCapture.setState({
      rows,
      reviewed: rows,
      review: { ...emptyReview, diagnoses: [diagnosis({ entries: [0] })] },
    });
    draw(<StartScreen />);
    button(/What was recorded in Halo 2 requests, 0 problems left, 1 done/);
  });

  test('offers nothing to carry on with where all that was recorded is an address that did not open', () => {
    const rows = [{ ...rowOf(exchange(0)), status: null, failure: 'net::ERR_CONNECTION_REFUSED' }];
    useCapture.setState({ rows, reviewed: rows });
    useSite.setState({ open: true, kind: 'own', unopened: 'ERR_CONNECTION_REFUSED' });
    draw(<StartScreen />);
    expect(screen.queryByRole('button', { name: /^What was recorded in Halo/ })).toBeNull();
  });

  test('offers what was recorded, what was begun and the recent files', async () => {
    useCapture.setState({
      rows: [rowOf(exchange(0, { status: 400 }))],
      review: { ...emptyReview, diagnoses: [diagnosis({ entries: [0] })] },
    });
    const steps = [step({ text: 'Open the agent.' }), step({ text: 'Tick the rate.' })];
    useFixes.setState({
      records: [
        fixRecord({ diagnosis: remembered(diagnosis({ steps })) }),
        // What nobody is at any more is only in the history.
        fixRecord({
          id: 'left',
          outcome: 'left',
          diagnosis: remembered(diagnosis({ title: 'Left', steps })),
        }),
      ],
    });
    useRecent.setState({ files: [{ id: 'f', name: 'from-a-customer.har', folder: '/home/kim' }] });
    const { user } = draw(<StartScreen />);
    button(/What was recorded in Halo 1 request, 1 problem/);
    button(
      /No access to this charge rate You began to fix this in acme\.halopsa\.com: step 1 of 2/,
    );
    button(/History of fixes What failed before/);
    expect(screen.queryByRole('button', { name: /^Left/ })).toBeNull();
    button(/from-a-customer\.har \/home\/kim/);
    await user.click(button(/What was recorded in Halo/));
    expect(placeNow()).toEqual({ screen: 'reproduce', source: 'live' });
  });
});

describe('an address in the box', () => {
  test('begins as the one that was opened last, without its scheme', () => {
    useSettings.setState({
      addresses: ['https://acme.halopsa.com/', 'https://other.haloitsm.com/'],
    });
    draw(<StartScreen />);
    expect(address().value).toBe('acme.halopsa.com');
    button(/Show remembered addresses/);
  });

  test('is what a link offered, until somebody types', async () => {
    writeEntry('offered.halopsa.com');
    const { user } = draw(<StartScreen />);
    expect(address().value).toBe('offered.halopsa.com');
    await fill(user, address(), 'mine.halopsa.com');
    expect(address().value).toBe('mine.halopsa.com');
  });

  test('that is missing is said at the box, and nothing is asked of main', async () => {
    const { user, asked } = draw(<StartScreen />);
    await user.click(address());
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
    await screen.findByText('This address is not allowed.');
    expect(noticed()).toEqual([]);
    expect(placeNow()).toEqual({ screen: 'start' });
    await user.type(address(), '/');
    expect(screen.queryByText('This address is not allowed.')).toBeNull();
  });
});
