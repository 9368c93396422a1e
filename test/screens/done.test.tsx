import { act, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { DoneScreen } from '../../renderer/fix/done-screen.tsx';
import { useCapture } from '../../renderer/store/capture.ts';
import { finishFix } from '../../renderer/actions/open-diagnosis.ts';
import { changeFix, currentFix, tryOf, useFixes } from '../../renderer/store/fixes.ts';
import { provedAlike } from '../../shared/fix/proof.ts';
import { useSite } from '../../renderer/store/site.ts';
import { beginFix } from '../../renderer/actions/record-fix.ts';
import type { FixRecord } from '../../shared/fix/record.ts';
import { emptyReview } from '../../shared/rules/diagnosis.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { diagnosis, exchange, step } from '../unit/renderer/build.ts';
import { asked } from '../unit/shared/fix/practice-failures.ts';
import { reviewed } from '../unit/shared/rules/exchange-of.ts';
import { button, draw, noticed } from './draw.tsx';

const give = step({ text: 'Give the agent access to the charge rate.' });
const fault = diagnosis({
  entries: [0],
  summary: 'The rate was refused to this agent (status 400).',
  meaning: 'Sent by jane.roe@example.com, who may not use this rate.',
  steps: [give],
});
const key = diagnosisKey(fault);

const end = (worked: boolean, outcome: FixRecord['outcome'] = 'fixed') => {
  const drawn = draw(<DoneScreen source="live" diagnosisKey={key} worked={worked} />);
  beginFix({
    source: 'live',
    diagnosis: fault,
    rows: [rowOf(exchange(0, { status: 400 }))],
    place: 'acme.halopsa.com',
  });
  changeFix('live', key, { outcome: worked ? outcome : 'left', seen: [give.text] });
  return drawn;
};

describe('the end of a fix', () => {
  test('offers a reply and a resolution note for the ticket, without personal values', async () => {
    const { user, asked: calls } = end(true);
    const reply = await screen.findByRole('article', { name: 'Reply' });
    within(reply).getByText(/this is what happened: The rate was refused to this agent/);
    within(reply).getByText(/^It was done again since, and it worked\./);
    await user.click(button('Copy: Resolution note'));
    await expect.poll(noticed).toEqual(['Copied. Paste it into the ticket.']);
    const copied = JSON.stringify(calls.find(({ name }) => name === 'clipboard.write')?.input);
    expect(copied).toContain('Problem: No access to this charge rate');
    expect(copied).toContain(`- ${give.text}`);
    expect(copied).not.toContain('jane.roe@example.com');
  });

  test('tells who asked to send no more of what was itself the fault', async () => {
    const large = diagnosis({ status: 413, entries: [0], summary: 'It was too large.' });
    draw(<DoneScreen source="live" diagnosisKey={diagnosisKey(large)} worked />);
    const rows = [rowOf(exchange(0, { status: 413 }))];
    beginFix({ source: 'live', diagnosis: large, rows, place: 'acme.halopsa.com' });
    changeFix('live', diagnosisKey(large), { outcome: 'fixed' });
    const reply = await screen.findByRole('article', { name: 'Reply' });
    within(reply).getByText(/Sent as before it would fail again\.$/);
  });

  test('tells of what failed before a slip that the same try mended it too, and ends it everywhere', async () => {
    const send = (index: number, category: unknown, status: number, answer: unknown) => ({
      ...asked(index, 'sam', {
        method: 'POST',
        path: '/api/Tickets',
        sent: [{ id: 2004, category_1: category }],
        status,
        answer,
      }),
      action: 'Clicked “Send”',
    });
    const exchanges = [
      send(1, 7, 422, { message: 'category_1 has the wrong format.' }),
      send(2, '', 400, { Message: 'Category is required.' }),
      send(3, 'Hardware', 201, [{ id: 2004 }]),
    ];
    const rows = exchanges.map(rowOf);
    const review = reviewed(exchanges);
    const [first, slip] = review.diagnoses.toSorted((a, b) => b.status - a.status);
    if (first === undefined || slip === undefined) throw new Error('two are found');
    expect([first.status, slip.status]).toEqual([422, 400]);
    useCapture.setState({ rows, reviewed: rows, review });
    for (const one of [first, slip])
      beginFix({ source: 'live', diagnosis: one, rows, place: 'practice' });
    changeFix('live', diagnosisKey(first), { outcome: 'different' });
    draw(<DoneScreen source="live" diagnosisKey={diagnosisKey(slip)} worked />);
    const [, , last] = rows;
    act(() => {
      finishFix('live', diagnosisKey(slip), 'said', last === undefined ? null : tryOf(last, rows));
    });
    await screen.findByText(/^This also works now/);
    for (const name of ['Reply', 'Resolution note'])
      within(screen.getByRole('article', { name })).getByText(/works now/);
    expect(currentFix(useFixes.getState(), 'live', diagnosisKey(first))).toMatchObject({
      outcome: 'fixed',
      after: { status: 201 },
    });
  });

  test('ends nothing else where another record was sent', () => {
    const send = (index: number, id: number, status: number) =>
      asked(index, 'sam', {
        method: 'POST',
        path: '/api/Tickets',
        sent: [{ id, category_1: status }],
        status,
        answer: status < 300 ? [{ id }] : { message: 'category_1 has the wrong format.' },
      });
    const exchanges = [send(1, 2004, 422), send(2, 2005, 400), send(3, 2005, 201)];
    const rows = exchanges.map(rowOf);
    const review = reviewed(exchanges);
    const slip = review.diagnoses.find(({ status }) => status === 400);
    if (slip === undefined) throw new Error('it is found');
    expect(provedAlike(diagnosisKey(slip), rows[2]?.startedAt ?? null, review, rows)).toEqual([]);
  });

  test('claims no more than the user said where it was not seen to work', async () => {
    end(true, 'said');
    await screen.findByRole('heading', { name: 'Done, as you say' });
    screen.getByText(/We did not see the very same thing work again/);
    screen.getByText(/^It should be solved now\./);
    screen.getByText(/Not seen to work again by the program/);
    expect(screen.queryByText(/it was done again, and it worked/)).toBeNull();
  });

  test('keeps its buttons where they are when another problem comes, and tells it', async () => {
    end(true);
    const first = await screen.findByRole('button', { name: 'Look for another problem' });
    const before = screen.getAllByRole('button').map(({ textContent }) => textContent);
    const diagnoses = [diagnosis({ cause: 'another', entries: [1] })];
    act(() => useCapture.setState({ review: { ...emptyReview, diagnoses } }));
    screen.getByText('There is 1 other problem in these results.');
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      ...before,
      'Show the other one',
    ]);
    expect(button('Look for another problem')).toBe(first);
  });

  test.each(['own', 'practice'] as const)('leads to what is left, of Halo: %s', async (kind) => {
    useSite.setState({ kind });
    const diagnoses = [diagnosis({ cause: 'another', entries: [1] })];
    useCapture.setState({ review: { ...emptyReview, diagnoses } });
    end(true);
    const main = await screen.findByRole('button', { name: 'Show the other one' });
    expect(main.className).toContain('primary');
    expect(button('Look for another problem').className).toBe('link-button');
  });

  test('counts as left nothing that somebody else was refused on the way', async () => {
    const by = (index: number, agent: string, startedAt: number) => ({
      ...rowOf(exchange(index, { status: index === 0 ? 400 : 403 })),
      startedAt,
      signedIn: {
        account: Number(agent),
        person: { agent, user: null, client: null, name: agent === '2' ? 'Sam' : 'Alex' },
        renewed: false,
      },
    });
    const soon = Date.now() + 1000;
    const show = (refused: ReturnType<typeof by>) => {
      const rows = [by(0, '2', 1), refused];
      const another = diagnosis({
        cause: 'forbidden',
        status: 403,
        refusedBy: 'halo',
        entries: [1],
      });
      const review = { ...emptyReview, diagnoses: [fault, another] };
      useCapture.setState({ rows, reviewed: rows, review });
      return rows;
    };
    const rows = show(by(1, '1', soon));
    draw(<DoneScreen source="live" diagnosisKey={key} worked />);
    act(() => {
      beginFix({ source: 'live', diagnosis: fault, rows, place: 'acme.halopsa.com' });
    });
    expect(screen.queryByText(/other problem in these results/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Show the other one' })).toBeNull();
    // Of the same person it is one, and so is what failed before.
    act(() => void show(by(1, '2', soon)));
    button('Show the other one');
    act(() => void show(by(1, '1', 1)));
    button('Show the other one');
  });

  test('says of what was finished without proof, with a check or without, that it was not seen to work', async () => {
    end(false);
    await screen.findByRole('heading', { name: 'Finished, not proved' });
    screen.getByText(/^We have not seen it work/);
    expect(screen.queryByRole('article')).toBeNull();
  });

  test.each([
    ['same', 'Last check: the same error'],
    ['unproved', 'Last check: not proved'],
    ['partly', 'Last check: not all of it works yet'],
  ] as const)('says of what was checked again since no more than: %s', async (outcome, words) => {
    end(true, outcome);
    await screen.findByRole('heading', { name: words });
    expect(screen.queryByText(/it worked|you say/i)).toBeNull();
    expect(screen.queryByRole('article')).toBeNull();
  });
});
