import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ResultsScreen } from '../../renderer/why/results-screen.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { showFile } from '../../renderer/store/file.ts';
import { emptySource, type ReadFile } from '../../renderer/store/source.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { emptyReview, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import { diagnosis, exchange, step } from '../unit/renderer/build.ts';
import { button, draw, heading } from './draw.tsx';

const refused = diagnosis({
  entries: [1, 2],
  summary: 'Halo did not save the action.',
  meaning: 'The agent lacks a right.',
  message: 'No access to <b>the charge rate</b>.',
  steps: [step({ text: 'Ask.', who: 'halo-admin' })],
});
const rows = [0, 1, 2].map((index) => rowOf(exchange(index, { status: index === 0 ? 200 : 400 })));
const live = (review: Partial<ReviewResult>, shown = rows) => {
  useCapture.setState({
    rows: shown,
    reviewed: shown,
    review: { ...emptyReview, ...review },
  });
};
const file: ReadFile = {
  name: 'from-a-customer.har',
  size: 2_000,
  url: null,
  summary: {
    kind: 'har',
    creator: null,
    entries: 3,
    skipped: [],
    skippedCount: 0,
    truncated: true,
    doctor: ['Ask for a recording with content.'],
  },
};

describe('results', () => {
  test('say what happened, why, who can fix it, and the words of the server as text', () => {
    live({ diagnoses: [refused] });
    draw(<ResultsScreen source="live" />);
    heading('1 problem found');
    const card = screen.getByRole('article', { name: 'No access to this charge rate' });
    for (const words of [
      'Halo did not save the action.',
      'The agent lacks a right.',
      '400 Bad request',
      'No access to <b>the charge rate</b>.',
    ])
      within(card).getByText(words, { exact: false });
    within(card).getByText('2 times');
    expect(card.querySelector('b')).toBeNull();
  });

  test('open the fix, and the first failing request beside them', async () => {
    live({ diagnoses: [refused] });
    const { user } = draw(<ResultsScreen source="live" />);
    await user.click(button(/^See the request/));
    expect(useWizard.getState()).toMatchObject({ tab: 'requests', selected: { live: 1 } });
    await user.click(button(/^Show me how to fix it/));
    expect(useWizard.getState().places.now).toMatchObject({
      screen: 'walkthrough',
      source: 'live',
    });
  });

  test('of several begin with the most important one, and name what was set aside', async () => {
    live({
      diagnoses: [refused, diagnosis({ cause: 'other', title: 'Something else', entries: [0] })],
      setAside: 1,
      setAsideEntries: [{ index: 0, why: 'picture' }],
    });
    const { user } = draw(<ResultsScreen source="live" />);
    heading('2 problems found');
    screen.getByText('The most important one comes first.');
    await user.click(button('1 other failed request was set aside'));
    screen.getByText('They are not the cause of anything:');
  });

  test('without a problem are a result, with what to try next', async () => {
    live({});
    const { user } = draw(<ResultsScreen source="live" />);
    heading('Nothing failed');
    screen.getByText('We looked at 3 requests and found no problem.');
    screen.getByText(/the same ticket, report or button/);
    await user.click(button('Try again'));
    expect(useWizard.getState().places.now).toEqual({ screen: 'reproduce', source: 'live' });
  });

  test('without a request do not say that nothing failed', () => {
    live({}, []);
    draw(<ResultsScreen source="live" />);
    heading('Nothing is recorded yet');
    expect(screen.queryByText('Nothing failed')).toBeNull();
  });

  test('of a file tell what the file is, and where it ends too early', () => {
    showFile({ ...emptySource, rows, file });
    draw(<ResultsScreen source="file" />);
    heading('Nothing failed');
    button('Open another file');
    screen.getByText('from-a-customer.har');
    screen.getByText('The file ends too early. Everything before the damage was read.');
    screen.getByText('Ask for a recording with content.');
    expect(screen.queryByRole('button', { name: 'Do something else again' })).toBeNull();
  });
});
