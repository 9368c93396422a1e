import { act, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { RequestsPane } from '../../renderer/requests/requests-pane.tsx';
import { leaveExam, startExam } from '../../renderer/learn/exam.ts';
import { builtInLessons } from '../../renderer/learn/lessons.ts';
import { startRun, usePlayer } from '../../renderer/store/lesson-run.ts';
import { useView } from '../../renderer/store/request-view.ts';
import { emptyReview, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { diagnosis, exchange } from '../unit/renderer/build.ts';
import { useRedactionLock } from '../../renderer/store/redaction.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { button, draw, fill, noticed } from './draw.tsx';

const exchanges = [
  exchange(0, { method: 'GET', url: 'https://acme.halopsa.com/api/Agent' }),
  exchange(1, { status: 400, sent: { password: 'hunter2' } }),
  exchange(2, { method: 'GET', url: 'https://acme.halopsa.com/api/Tickets?page=2' }),
];
const review = { ...emptyReview, diagnoses: [diagnosis({ entries: [1] })] };

function Pane({
  load = (index) => Promise.resolve(exchanges[index] as Exchange),
  shown = exchanges,
  found = review,
  live = true,
}: {
  readonly load?: (index: number) => Promise<Exchange>;
  readonly shown?: readonly Exchange[];
  readonly found?: ReviewResult;
  readonly live?: boolean;
}) {
  const [selected, select] = useState<number | null>(null);
  const [rows] = useState(() => shown.map(rowOf));
  return (
    <RequestsPane
      rows={rows}
      review={found}
      selectedIndex={selected}
      onSelect={select}
      load={load}
      live={live}
    />
  );
}
const grid = () => screen.getByRole('grid', { name: 'Requests, one a row' });
const rowsShown = () =>
  within(grid())
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.getAttribute('data-index'));
const showAll = () => {
  useView.setState({ problemsOnly: false });
};

describe('the table of requests', () => {
  test('judges no answer in the exam before its learner did', () => {
    draw(<Pane live={false} found={emptyReview} />);
    act(() => {
      startExam(7);
      showAll();
    });
    expect(within(grid()).queryByText('It worked')).toBeNull();
    expect(within(grid()).queryByText('OK')).toBeNull();
    expect(within(grid()).getAllByText('An answer came')).toHaveLength(2);
    act(leaveExam);
    showAll();
  });

  test('begins with the problems alone, and says how many are hidden', async () => {
    const { user } = draw(<Pane />);
    expect(rowsShown()).toEqual(['1']);
    screen.getByText('1 of 3 requests');
    await user.click(button('show all'));
    expect(rowsShown()).toEqual(['0', '1', '2']);
  });

  test('shows among the problems what only looks wrong, and what has waited long for its answer', () => {
    const wrong: ReviewResult = {
      ...emptyReview,
      suspicions: [
        {
          kind: 'says-failure',
          route: '/api/tickets',
          method: 'GET',
          entries: [2],
          seconds: null,
          said: null,
        },
      ],
    };
    const open = (index: number, startedAt: number): Exchange => ({
      ...exchange(index, { state: 'open' }),
      startedAt,
    });
    const shown = [exchange(0), exchange(2), open(3, Date.now() - 60_000), open(4, Date.now())];
    draw(<Pane found={wrong} shown={shown} />);
    expect(rowsShown()).toEqual(['2', '3']);
    screen.getByText('The answer says OK, but also that it failed');
    screen.getByText('Not sure');
    screen.getByText('No answer came so far');
    expect(screen.queryByText('It worked')).toBeNull();
  });

  test('folds identical failures into one row, which opens to all of them by a press or by keys', async () => {
    const shown = [0, 1, 2, 3].map((index) => exchange(index, { status: index === 0 ? 200 : 429 }));
    const found = { ...emptyReview, diagnoses: [diagnosis({ entries: [1, 2, 3] })] };
    const { user } = draw(<Pane shown={shown} found={found} />);
    expect(rowsShown()).toEqual(['3']);
    screen.getByText('3 of 4 requests');
    // As beside its explanation.
    screen.getByText('Too many requests');
    await user.click(button('3 times, show all'));
    expect(rowsShown()).toEqual(['1', '2', '3']);
    expect(screen.queryByRole('region', { name: 'Details of the request' })).toBeNull();
    await user.click(button('3 times, fold them'));
    expect(rowsShown()).toEqual(['3']);
    grid().focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(rowsShown()).toEqual(['1', '2', '3']);
    await user.keyboard('{ArrowUp}{ArrowLeft}');
    // The one with the cursor stands for all.
    expect(rowsShown()).toEqual(['2']);
  });

  test('says that there is no problem where nothing failed and nothing looks wrong', () => {
    draw(<Pane found={emptyReview} shown={[exchange(0), exchange(2)]} />);
    screen.getByText('None of these requests belongs to a problem that we found.');
  });

  test('says that nothing is recorded, and that nothing fits', async () => {
    draw(<Pane shown={[]} />);
    screen.getByText('No requests yet. They appear here as you use your Halo.');
  });

  test('is filtered by words, and offers to clear the filter that nothing fits', async () => {
    showAll();
    const { user } = draw(<Pane />);
    const filter = screen.getByRole('combobox', { name: 'Filter requests' });
    await fill(user, filter, 'method:get tickets');
    await expect.poll(rowsShown).toEqual(['2']);
    await fill(user, filter, 'zzzz');
    await screen.findByText('No request fits the filter.');
    await user.click(
      screen.getAllByRole('button', { name: 'Clear the filter' }).at(-1) as HTMLElement,
    );
    expect(rowsShown()).toHaveLength(3);
  });

  test('reads a pattern once its engine is there, and says what is wrong with one', async () => {
    showAll();
    const { user } = draw(<Pane />);
    const filter = screen.getByRole('combobox', { name: 'Filter requests' });
    await fill(user, filter, '/page=\\d/');
    await expect.poll(rowsShown).toEqual(['2']);
    await fill(user, filter, '/(a/');
    await screen.findByText(/The pattern .* can't be read/);
    await fill(user, filter, 'statuscode:4xx');
    await screen.findByText('There is no filter called “statuscode”, so it is left out.');
    await user.click(button('Use “status-code”'));
    expect(filter).toHaveProperty('value', 'status-code:4xx');
    expect(screen.queryByText(/There is no filter/)).toBeNull();
  });

  test('sorts up, down, and as recorded', async () => {
    showAll();
    const { user } = draw(<Pane />);
    const name = screen.getByRole('columnheader', { name: /^Name/ });
    await user.click(within(name).getByRole('button'));
    expect(rowsShown()).toEqual(['1', '0', '2']);
    await user.click(within(name).getByRole('button'));
    expect(rowsShown()).toEqual(['2', '0', '1']);
    await user.click(within(name).getByRole('button'));
    expect(rowsShown()).toEqual(['0', '1', '2']);
  });

  test('is gone through by the keyboard: arrows move, Enter opens, Escape closes', async () => {
    showAll();
    const { user } = draw(<Pane />);
    grid().focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(grid().getAttribute('aria-activedescendant')).toBe('request-1');
    expect(screen.queryByRole('region', { name: 'Details of the request' })).toBeNull();
    await user.keyboard('{Enter}');
    await screen.findByRole('region', { name: 'Details of the request' });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Details of the request' })).toBeNull();
    await user.keyboard('{End}');
    expect(grid().getAttribute('aria-activedescendant')).toBe('request-2');
  });
});

describe('the details of a request', () => {
  test('cover what works like a password until somebody asks', async () => {
    const { user } = draw(<Pane />);
    await user.click(within(grid()).getByText('No access to this charge rate'));
    const details = await screen.findByRole('region', { name: 'Details of the request' });
    await within(details).findByText('General');
    expect(details.textContent).not.toContain('Bearer sam');
    await user.click(
      within(details).getByRole('button', { name: /^Show the value of authorization/i }),
    );
    expect(details.textContent).toContain('Bearer sam');
    await user.click(within(details).getByRole('tab', { name: 'Payload' }));
    await within(details).findByText(/password/);
    expect(details.textContent).not.toContain('hunter2');
  });

  test('say the official word of a status only where ours differs', async () => {
    const answered = (index: number, status: number, statusText: string): Exchange => {
      const one = exchange(index, { status });
      return { ...one, response: one.response === null ? null : { ...one.response, statusText } };
    };
    const shown = [answered(0, 409, 'Conflict'), answered(1, 403, 'Forbidden')];
    const { user } = draw(
      <Pane
        shown={shown}
        found={{ ...emptyReview, diagnoses: [diagnosis({ entries: [0, 1] })] }}
        load={(index) => Promise.resolve(shown[index] as Exchange)}
      />,
    );
    const statusIn = async (row: number) => {
      await user.dblClick(within(grid()).getAllByRole('row')[row] as HTMLElement);
      await user.click(await screen.findByRole('tab', { name: 'Headers' }));
      return screen.getByText('Status', { selector: 'dt' }).nextElementSibling?.textContent.trim();
    };
    expect(await statusIn(1)).toBe('409Conflict');
    expect(await statusIn(2)).toBe('403Not allowed (Forbidden)');
  });

  test('offer at each header and field to take its value out of all that is shared', async () => {
    const { user } = draw(<Pane />);
    await user.dblClick(within(grid()).getAllByRole('row')[1] as HTMLElement);
    await screen.findByRole('region', { name: 'Details of the request' });
    await user.click(screen.getByRole('tab', { name: 'Headers' }));
    const [offered] = screen.getAllByRole('button', { name: /^Always take out the value of / });
    const name = /value of (.*)$/.exec(offered?.getAttribute('aria-label') ?? '')?.[1] ?? '';
    offered?.focus();
    await user.keyboard('{Enter}');
    await screen.findByText('always taken out');
    expect(useSettings.getState().redaction.names).toEqual([name]);
    expect(noticed()).toEqual([
      `The value of “${name}” is taken out of everything you share from now on.`,
    ]);
    await user.click(screen.getByRole('tab', { name: 'Payload' }));
    await user.click(await screen.findByRole('button', { name: /^Always .* value of password$/ }));
    expect(useSettings.getState().redaction.names).toEqual([name, 'password']);
  });

  test('are copied with secrets only where the company allows it', async () => {
    const { user, asked } = draw(<Pane />);
    await user.dblClick(within(grid()).getAllByRole('row')[1] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Copy' }));
    screen.getByRole('menuitem', { name: /^With secrets – share with nobody/ });
    await user.keyboard('{Escape}');
    act(() => {
      useRedactionLock.setState({ copySecrets: false });
    });
    await user.click(button('Copy'));
    const locked = screen.getByRole('menuitem', {
      name: 'With secrets: your company does not allow it',
    });
    expect(locked.getAttribute('aria-disabled')).toBe('true');
    await user.click(locked);
    expect(screen.queryByRole('menu', { name: /^With secrets/ })).toBeNull();
    expect(asked.some(({ name }) => name === 'clipboard.write')).toBe(false);
  });

  test('close the menu of what is copied when the window changes its size under it', async () => {
    const { user } = draw(<Pane />);
    await user.dblClick(within(grid()).getAllByRole('row')[1] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Copy' }));
    screen.getByRole('menu', { name: 'Copy' });
    act(() => {
      window.dispatchEvent(new Event('resize'));
    });
    expect(screen.queryByRole('menu', { name: 'Copy' })).toBeNull();
  });

  test('that cannot be loaded say why, and are tried again', async () => {
    let tries = 0;
    const { user } = draw(
      <Pane
        load={() => {
          tries += 1;
          return Promise.reject(new Error('the file is gone'));
        }}
      />,
    );
    await user.click(within(grid()).getByText('No access to this charge rate'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('This request could not be loaded: the file is gone');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('alert');
    expect(tries).toBe(2);
  });

  test('name the one record of a list that was sent, whose fields show at once', async () => {
    useView.setState({ tab: 'payload', problemsOnly: false });
    const shown = [exchange(0, { sent: [{ ticket_id: 2001, note: 'Seen.' }] })];
    const { user } = draw(
      <Pane load={() => Promise.resolve(shown[0] as Exchange)} shown={shown} />,
    );
    await user.click(within(grid()).getAllByRole('row')[1] as HTMLElement);
    const tree = await screen.findByRole('group', { name: 'Request body' });
    within(tree).getByRole('button', { name: 'Item 1: 2 fields' });
    within(tree).getByText('note:');
  });

  test('keep the answer back while a lesson teaches the way by hand', () => {
    const ready = builtInLessons.find(({ lesson }) => lesson.id === 'by-hand');
    if (ready === undefined) throw new Error('the lesson is gone');
    usePlayer.setState({ run: startRun(ready, []) });
    draw(<Pane />);
    expect(screen.queryByRole('columnheader', { name: /What it means/ })).toBeNull();
    expect(screen.queryByText('No access to this charge rate')).toBeNull();
    act(() => {
      usePlayer.setState({ run: null });
    });
    screen.getByText('No access to this charge rate');
  });
});
