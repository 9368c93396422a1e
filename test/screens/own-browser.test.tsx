import { act, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { BrowserListing, SiteState } from '../../shared/ipc/ipc.ts';
import { BrowserBar } from '../../renderer/browser/browser-bar.tsx';
import { BrowserScreen } from '../../renderer/browser/browser-screen.tsx';
import { ReproduceScreen } from '../../renderer/find/reproduce-screen.tsx';
import {
  clearCapture,
  receiveExchanges,
  setHaloAddress,
  useCapture,
} from '../../renderer/store/capture.ts';
import { sayStartNotes } from '../../renderer/settings/start-notes.ts';
import { useNotices } from '../../renderer/store/notices.ts';
import { useOverlay } from '../../renderer/store/overlay.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { useSite } from '../../renderer/store/site.ts';
import { writeEntry } from '../../renderer/store/entry.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { button, draw } from './draw.tsx';

const edge: BrowserListing = {
  name: 'edge',
  title: 'Microsoft Edge',
  version: 152,
  policy: null,
  profilePolicy: null,
};
const chrome: BrowserListing = {
  name: 'chrome',
  title: 'Google Chrome',
  version: null,
  policy: 'RemoteDebuggingAllowed',
  profilePolicy: 'RemoteDebuggingAllowed',
};
const url = 'https://acme.halopsa.com/';
const answers = {
  'settings.read': () => useSettings.getState(),
  'site.check': { url },
  'browser.signIn': () => null,
  'browser.record': () => ({ url }),
  'browser.join': () => ({ url }),
  'browser.stop': () => null,
};

const inputsOf = (asked: ReturnType<typeof draw>['asked'], wanted: string): readonly unknown[] =>
  asked.filter(({ name }) => name === wanted).map(({ input }) => input);

describe('choosing a browser of one’s own', () => {
  test('offers what may be recorded, and names the rule against the others', async () => {
    draw(<BrowserScreen />, { ...answers, 'browser.list': () => [chrome, edge] });
    await screen.findByRole('radio', { name: 'Microsoft Edge, version 152', checked: true });
    expect(screen.queryByRole('radio', { name: 'Google Chrome' })).toBeNull();
    screen.getByText(/does not allow Google Chrome to be recorded \(rule RemoteDebuggingAllowed\)/);
  });

  test('a rule against a profile of ours leaves the browser that is open, and is named', async () => {
    draw(<BrowserScreen />, {
      ...answers,
      'browser.list': () => [{ ...edge, profilePolicy: 'UserDataDir' }],
    });
    await screen.findByText(/with a profile of its own \(rule UserDataDir\)/);
    button('Connect and record');
    expect(screen.queryByRole('button', { name: 'Sign in first: open it' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Open it and record' })).toBeNull();
  });

  test('says so where there is none', async () => {
    draw(<BrowserScreen />, { 'browser.list': () => [] });
    await screen.findByText(/No Edge, Chrome, Chromium or Brave was found/);
    expect(screen.queryByRole('button', { name: 'Open it and record' })).toBeNull();
  });

  test('opens it to sign in, unrecorded, and leads to what comes next', async () => {
    const { user, asked } = draw(<BrowserScreen />, { ...answers, 'browser.list': () => [edge] });
    writeEntry('acme.halopsa.com');
    await user.click(await screen.findByRole('button', { name: 'Sign in first: open it' }));
    expect(inputsOf(asked, 'browser.signIn')).toEqual([
      { name: 'edge', address: 'acme.halopsa.com' },
    ]);
    expect(useWizard.getState().places.now).toEqual({ screen: 'reproduce', source: 'live' });
  });

  test('records the one that is open last of all, and says first what that means', async () => {
    const { user, asked } = draw(<BrowserScreen />, { ...answers, 'browser.list': () => [edge] });
    writeEntry('acme.halopsa.com');
    await screen.findByRole('radio', { name: 'Microsoft Edge, version 152', checked: true });
    const ways = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(ways.at(-1)).toBe('Record the browser that is open');
    screen.getByText('edge://inspect/#remote-debugging');
    screen.getByText(/every program on this computer may ask for full control of that browser/);
    screen.getByText(/What other tabs send is thrown away at once/);
    await user.click(button('Connect and record'));
    expect(inputsOf(asked, 'browser.join')).toEqual([
      { name: 'edge', address: 'acme.halopsa.com' },
    ]);
  });

  test('asks for an address before it opens anything', async () => {
    const { user, asked } = draw(<BrowserScreen />, { ...answers, 'browser.list': () => [edge] });
    writeEntry('');
    await user.click(await screen.findByRole('button', { name: 'Open it and record' }));
    screen.getByText(/Please type the address that you use for Halo/);
    expect(inputsOf(asked, 'browser.record')).toEqual([]);
  });
});

describe('the bar of one’s own browser', () => {
  type Browser = NonNullable<SiteState['browser']>;
  const inBrowser = (stage: Browser['stage'], door: Browser['door'] = 'profile', tabs = 1): void =>
    useSite.setState({
      kind: 'own',
      url,
      recording: 'on',
      browser: { name: 'edge', title: 'Microsoft Edge', version: 'Edg/152', stage, door, tabs },
    });

  test('stays away while none is used', () => {
    draw(<BrowserBar />);
    expect(screen.queryByRole('region', { name: 'Your own browser' })).toBeNull();
  });

  test('goes from the sign-in to the recording of the same address', async () => {
    inBrowser('signing-in');
    const { user, asked } = draw(<BrowserBar />, answers);
    screen.getByText('Open to sign in. Nothing is recorded.');
    await user.click(button('I am signed in: record'));
    expect(inputsOf(asked, 'browser.record')).toEqual([{ name: 'edge', address: url }]);
  });

  test('ends with one press, and asks what becomes of the sign-in', async () => {
    inBrowser('recording');
    const { user, asked } = draw(<BrowserBar />, answers);
    screen.getByText('Your Halo is recorded here. 1 tab is recorded, others are not.');
    await user.click(button('End'));
    expect(inputsOf(asked, 'browser.stop')).toEqual([null]);
    expect(useOverlay.getState().overlay).toMatchObject({
      kind: 'question',
      question: { title: 'Delete this sign-in?' },
    });
  });

  test('says that it is ending, and takes no second press', () => {
    inBrowser('ending');
    draw(<BrowserBar />);
    screen.getByText('Ending …');
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('waits for the answer to the question of the browser that is open', () => {
    inBrowser('asking', 'open', 0);
    draw(<BrowserBar />);
    screen.getByText('Press “Allow” in its question. Nothing is recorded yet.');
    screen.getByText('Take the tick out afterwards: edge://inspect/#remote-debugging');
    expect(screen.queryByRole('button', { name: 'I am signed in: record' })).toBeNull();
  });

  test('leaves the browser that is open as it is, and says to close it to other programs', async () => {
    inBrowser('recording', 'open', 2);
    const { user, asked } = draw(<BrowserBar />, answers);
    screen.getByText('Your Halo is recorded here. 2 tabs are recorded, others are not.');
    await user.click(button('End'));
    expect(inputsOf(asked, 'browser.stop')).toEqual([null]);
    expect(useOverlay.getState().overlay).toBeNull();
    expect(useNotices.getState().notices.map(({ text }) => text)).toEqual([
      'Microsoft Edge stays open, and nothing of it is recorded. Now take the tick out again at edge://inspect/#remote-debugging.',
    ]);
  });

  test('connects again after the browser that was open ended it', async () => {
    inBrowser('closed', 'open', 0);
    const { user, asked } = draw(<BrowserBar />, answers);
    screen.getByText('It was closed, or it ended the connection. Nothing is recorded.');
    await user.click(button('Connect again'));
    expect(inputsOf(asked, 'browser.join')).toEqual([{ name: 'edge', address: url }]);
  });

  test('says that a start takes longer than usual', () => {
    inBrowser('slow');
    draw(<BrowserBar />);
    screen.getByText('It does not answer yet. If that stays so, close its other windows.');
  });

  test('says since when nothing is recorded, and offers to open it again, after it was closed', () => {
    inBrowser('closed');
    useSite.setState({ recordingSince: new Date(2026, 10, 29, 10, 15).getTime() });
    draw(<BrowserBar />, answers);
    screen.getByText(/^The browser was closed, so nothing is recorded\. .*10:15/);
    button('Open it again');
  });
});

test('a sign-in that nobody was asked about, as the program was killed, is said at the next start and deleted with one press', async () => {
  const { asked } = draw(<BrowserBar />, {
    'notes.take': () => [{ kind: 'sign-in-kept', file: null }],
  });
  await sayStartNotes();
  const [notice] = useNotices.getState().notices;
  expect(notice?.text).toMatch(/^Your sign-in is still kept/);
  notice?.actions[0]?.run();
  expect(inputsOf(asked, 'browser.forget')).toEqual([null]);
});

describe('a sign-in that turns the embedded browser away', () => {
  test('offers one’s own browser, and keeps what was recorded', async () => {
    useSite.setState({ open: true, kind: 'own', url, recording: 'on' });
    useCapture.setState({
      review: {
        ...emptyReview,
        diagnoses: [diagnosis({ cause: 'sign-in-refused', entries: [0] })],
      },
    });
    const { user } = draw(<ReproduceScreen />);
    screen.getByText(/may refuse the browser inside this program.* What was recorded is kept/);
    await user.click(button('Use my own browser'));
    expect(useWizard.getState().places.now).toEqual({ screen: 'browser' });
  });

  test('by its own words is told so as soon as it was recorded, and forgotten with the recording', async () => {
    useSite.setState({ open: true, kind: 'own', url, recording: 'on' });
    setHaloAddress(url);
    draw(<ReproduceScreen />);
    expect(screen.queryByText(/does not take the browser inside this program/)).toBeNull();
    act(() => {
      receiveExchanges([
        exchange(0, {
          url: 'https://accounts.google.com/v3/signin/rejected?rrk=46',
          resourceType: 'document',
        }),
      ]);
    });
    await screen.findByText(/does not take the browser inside this program/);
    await act(() => clearCapture('begin'));
    expect(screen.queryByText(/does not take the browser inside this program/)).toBeNull();
  });

  test('keeps what was recorded of the same Halo, while its sign-in’s page is shown', async () => {
    useSite.setState({
      open: true,
      kind: 'own',
      url: 'https://login.microsoftonline.com/common/login',
      recording: 'on',
    });
    setHaloAddress(url);
    const { user, asked } = draw(<BrowserScreen />, { ...answers, 'browser.list': () => [edge] });
    writeEntry('acme.halopsa.com/tickets');
    await user.click(await screen.findByRole('button', { name: 'Open it and record' }));
    expect(inputsOf(asked, 'browser.record')).toHaveLength(1);
    expect(inputsOf(asked, 'capture.begin')).toEqual([]);
  });
});
