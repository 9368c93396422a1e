import { describe, expect, test } from 'vitest';
import type { CheckupAnswer } from '../../../../shared/checkup/answer.ts';
import { pathOf } from '../../../../shared/checkup/check.ts';
import { evaluate } from '../../../../shared/checkup/evaluate.ts';
import { checks } from './built-in.ts';
import { answerOf, now } from './make-answer.ts';

const ago = (minutes: number): string =>
  new Date(now - minutes * 60_000).toISOString().slice(0, 19);
const day = 24 * 60;

const checkOf = (id: string) => {
  const check = checks.find((one) => one.id === id);
  if (check === undefined) throw new Error(`no check is called ${id}`);
  return check;
};
function said(id: string, body: unknown, beside: readonly CheckupAnswer[] = []) {
  const answers = [answerOf(pathOf(checkOf(id)), body), ...beside];
  return evaluate(checkOf(id), {
    answers: new Map(answers.map((answer) => [answer.address, answer])),
    checks,
    now,
  }).map(({ state, says, why }) => [state, says || why]);
}

const run = (id: number, minutes: number, isGood: boolean) => ({
  id,
  runbook_id: 'r1',
  runbook_name: 'New starter',
  status: isGood ? 2 : 1,
  error: isGood ? '' : 'Failed result reached. Last step=6',
  runbook_step_name: 'Add a note',
  timestamp: ago(minutes),
});
const fine = [['fine', 'One runbook: its newest run has no error.']];
const failed = [['broken', 'Its newest run ended with an error, at the step “Add a note”.']];

describe('of more rows than were asked for', () => {
  test.each([
    ['newest first', (rows: readonly object[]) => rows],
    ['oldest first', (rows: readonly object[]) => rows.toReversed()],
  ])('the newest decides, %s', (_name, order) => {
    const rows = (isGood: boolean) =>
      Array.from({ length: 20_000 }, (_, at) => run(20_000 - at, at, at === 0 ? isGood : !isGood));
    expect(said('runs', order(rows(true)))).toEqual(fine);
    expect(said('runs', order(rows(false)))).toEqual(failed);
  });

  test('100,000 are looked at', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => run(at, 100_000 - at, at > 99_990));
    expect(said('runs', rows)).toEqual(fine);
  });
});

test('one and several are told in words of their own', () => {
  const runs = (...books: readonly string[]) =>
    books.map((name, at) => ({ ...run(at + 1, at, true), runbook_id: name, runbook_name: name }));
  expect(said('runs', runs('a'))).toEqual(fine);
  expect(said('runs', runs('a', 'b'))).toEqual([
    ['fine', '2 runbooks: the newest run of each has no error.'],
  ]);
  const box = (days: number) => ({
    id: 1,
    name: 'Service desk',
    enabled: true,
    refreshtokenexpirydate: ago(-days * day),
    halointegrator_lasterror: '',
  });
  const words = (days: number) => said('mailboxes', [box(days)]).map(([, says]) => says);
  expect(words(1)).toEqual([expect.stringMatching(/, in one day\.$/)]);
  expect(words(3)).toEqual([expect.stringMatching(/, in 3 days\.$/)]);
});

test('where Halo gave its oldest rows alone, what is newest cannot be told', () => {
  const rows = Array.from({ length: 100 }, (_, at) => run(at, 3 * day - at, true));
  const words = 'Halo gave its oldest rows, and the newest ones were not among them.';
  expect(said('runs', rows)).toEqual([['unknown', words]]);
  expect(said('runs', { record_count: 400, automations: rows.slice(0, 50) })).toEqual([
    ['unknown', words],
  ]);
  expect(said('runs', rows.toReversed())).toEqual(fine);
});

test('a list of nothing but old rows is not said to be empty', () => {
  expect(said('runs', [run(4, 9 * day, false)])).toEqual([
    ['fine', 'Nothing in this list is newer than 7 days.'],
  ]);
  expect(said('runs', [])).toEqual([['fine', 'No run that has ended stands in Halo’s list.']]);
});

test('what has happened at a time that has not come tells nothing', () => {
  expect(said('runs', [run(4, -3 * day, true)])).toEqual([['unknown', 'shape']]);
  // Half a day ahead may be a time of another zone.
  expect(said('runs', [run(4, -12 * 60, true)])).toEqual(fine);
  const schedule = { id: 1, name: 'Users', last_run: ago(-40 * day) };
  expect(said('schedules', [schedule])).toEqual([['unknown', 'shape']]);
});

test('the 31st of February is no day', () => {
  const schedule = { id: 1, name: 'Users', last_run: '2026-02-31T02:00:00' };
  expect(said('schedules', [schedule])).toEqual([['unknown', 'shape']]);
});

describe('Halo’s clock', () => {
  const info = { auth_url: 'https://acme.halopsa.com/auth' };
  const dated = (address: string, ahead: number) =>
    answerOf(address, [], { date: new Date(now + ahead * 1_000).toUTCString() });
  const clock = pathOf(checkOf('clock'));
  const told = (ahead: number, others: number) => {
    const answers = [
      { ...dated(clock, ahead), text: JSON.stringify(info) },
      dated('/api/Mailbox?showall=true', others),
    ];
    return evaluate(checkOf('clock'), {
      answers: new Map(answers.map((answer) => [answer.address, answer])),
      checks,
      now,
    }).map(({ state }) => state);
  };

  test('is wrong only where all answers of that moment say so', () => {
    expect(told(900, 900)).toEqual(['broken']);
    expect(told(0, 0)).toEqual(['fine']);
  });

  test('cannot be told where one answer has another time: a server on the way may have kept it', () => {
    expect(told(-900, 0)).toEqual(['unknown']);
    expect(told(0, 900)).toEqual(['unknown']);
  });
});
