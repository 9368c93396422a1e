import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCheckup } from '../../../../main/checkup/run.ts';
import { practiceFaults } from '../../../../main/practice/faults.ts';
import type { CheckupAnswer } from '../../../../shared/checkup/answer.ts';
import { type Check, pathOf } from '../../../../shared/checkup/check.ts';
import { evaluateAll } from '../../../../shared/checkup/evaluate.ts';
import type { CheckLine } from '../../../../shared/checkup/line.ts';
import { planOf } from '../../../../shared/checkup/plan.ts';
import { type Client, practise } from '../practice/practice-client.ts';
import { checks } from '../../shared/checkup/built-in.ts';
import { type OddAnswer, type OddFront, breaksOff, openOddFront, says } from './odd-front.ts';
import { openPage } from './open-page.ts';

/**
 * A Halo with all faults, each of whose addresses in turn answers in a way that nobody expects, read
 * over HTTP by what a check-up sends in a page.
 */
const plan = planOf(checks);
let halo: Client;
let front: OddFront;
let token = '';
/** What an undisturbed check-up read and says. */
let bodies: ReadonlyMap<string, string>;
let known: ReadonlySet<string>;

beforeAll(async () => {
  halo = await practise({ now: Date.now });
  await halo.signIn('alex');
  for (const { name } of practiceFaults) await halo.aid('POST', `fault?name=${name}`);
  front = await openOddFront(halo.server.origin);
  const [signIn] = halo.recorded();
  token = (JSON.parse(signIn?.body ?? '{}') as { readonly access_token: string }).access_token;
  const { answers } = await read();
  bodies = new Map([...answers].map(([address, { text }]) => [address, text]));
  // Messages that failed have failed, also where it is not known that their webhook is off by now.
  const nameless = new Map([...answers].filter(([address]) => address !== '/api/Webhook?type=0'));
  const lines = [answers, nameless].flatMap(judge);
  known = new Set([
    ...lines.filter(isClaim).map(claimOf),
    // Less may be said of what is wrong.
    ...lines.filter(isWrong).map((line) => claimOf({ ...line, state: 'look' })),
  ]);
}, 60_000);
afterAll(async () => {
  await front.close();
  await halo.close();
});

async function read(): Promise<{
  readonly answers: ReadonlyMap<string, CheckupAnswer>;
  readonly lines: readonly CheckLine[];
}> {
  const page = openPage((url, init) => fetch(url, init), front.origin, front.origin);
  const answers = new Map<string, CheckupAnswer>();
  front.asked.length = 0;
  await runCheckup(
    plan.addresses,
    {
      ask: page.through(`Bearer ${token}`).ask,
      told: (answer) => answers.set(answer.address, answer),
      now: Date.now,
    },
    new AbortController().signal,
  );
  return { answers, lines: judge(answers) };
}

const judge = (answers: ReadonlyMap<string, CheckupAnswer>): readonly CheckLine[] =>
  evaluateAll(plan.checks, { answers, checks, now: Date.now() });

const claimOf = ({ key, state }: CheckLine): string => `${key}: ${state}`;
const isClaim = ({ state }: CheckLine): boolean => state !== 'unknown';
const isWrong = ({ state }: CheckLine): boolean => state === 'broken' || state === 'look';

/** The rows of an answer, changed. */
function changed(address: string, change: (text: string) => string): OddAnswer {
  return says(200, change(bodies.get(address) ?? ''));
}
const checkAt = (address: string): Check => {
  const check = checks.find((one) => pathOf(one) === address);
  if (check === undefined) throw new Error(`no check reads ${address}`);
  return check;
};
const rowsAt = (address: string): readonly object[] => {
  const value: unknown = JSON.parse(bodies.get(address) ?? 'null');
  if (Array.isArray(value)) return value as object[];
  const list = Object.values(value ?? {}).find((field) => Array.isArray(field));
  return (list as object[] | undefined) ?? [value as object];
};
const nulls = (row: object): object =>
  Object.fromEntries(Object.keys(row).map((name) => [name, null]));
const repeated = (row: object, count: number): string =>
  `[${Array<string>(count).fill(JSON.stringify(row)).join()}]`;
const dates = /"\d{4}(-\d\d-\d\d)T(\d\d:\d\d):\d\d[^"]*"/g;

/** Ways in which nothing can be told of an address. */
const tellsNothing: readonly (readonly [name: string, odd: (address: string) => OddAnswer])[] = [
  ...[400, 401, 403, 404, 405, 429, 500, 502, 503].map(
    (status) => [`${status}`, () => says(status, '')] as const,
  ),
  ['a web page', () => says(200, '<!doctype html><p>Sign in', { 'content-type': 'text/html' })],
  ['a redirect to a sign-in', () => says(302, '', { location: '/auth/login' })],
  ['a redirect to another host', () => says(307, '', { location: 'https://elsewhere.example/' })],
  ['nothing', () => says(200, '')],
  ['no content', () => says(204, '')],
  ['a connection that ends', () => breaksOff(null)],
  ['half an answer', () => breaksOff('[{"id":1,')],
  ['half of the JSON', (address) => changed(address, (text) => text.slice(0, -3))],
  [
    'a list in place of a record, or a record in place of a list',
    (address) =>
      says(200, checkAt(address).answer === 'record' ? '[{"id":1}]' : '{"id":1,"name":"x"}'),
  ],
  [
    'null in each field',
    (address) => says(200, JSON.stringify(rowsAt(address).length ? [{ id: null }] : [{}])),
  ],
  ['more than can be read', () => says(200, repeated({ id: 1, name: 'x'.repeat(90) }, 100_000))],
];

/** Ways in which only less than usual can be told. */
const tellsLess: typeof tellsNothing = [
  [
    'null in each field of its own rows',
    (address) => {
      const rows = rowsAt(address).map(nulls);
      return says(200, JSON.stringify(checkAt(address).answer === 'record' ? rows[0] : rows));
    },
  ],
  [
    'days written as in Britain',
    (at) => changed(at, (text) => text.replace(dates, '"29/11/2026"')),
  ],
  ['times as numbers', (at) => changed(at, (text) => text.replace(dates, '1795950000'))],
  ['days that are none', (at) => changed(at, (text) => text.replace(dates, '"2026-02-31T$2:00"'))],
  ['the year 1', (at) => changed(at, (text) => text.replace(dates, '"0001-01-01T00:00:00"'))],
  ['no day at all', (at) => changed(at, (text) => text.replace(dates, 'null'))],
];

/** Each address has its turn, a third of them at a time. */
const turns = [0, 1, 2];
const oddAt = (turn: number) => plan.addresses.filter((_address, at) => at % 3 === turn);

async function readOdd(turn: number, odd: (address: string) => OddAnswer) {
  const addresses = oddAt(turn);
  for (const address of addresses) front.odd.set(address, odd(address));
  const { lines } = await read();
  front.odd.clear();
  expect(front.asked.length).toBeLessThanOrEqual(25);
  expect(front.asked.filter((asked) => !asked.startsWith('GET /api/'))).toEqual([]);
  expect(new Set(front.asked).size).toBe(front.asked.length);
  const own = lines.filter(({ address }) => addresses.includes(address));
  return { own, lines };
}

/** What is said that an undisturbed check-up does not say. */
const newIn = (lines: readonly CheckLine[]): readonly string[] =>
  lines
    .filter(isClaim)
    .map(claimOf)
    .filter((claim) => !known.has(claim));

test('all faults are found where nothing is odd', async () => {
  const { lines } = await read();
  expect(lines.filter(isWrong).length).toBeGreaterThanOrEqual(practiceFaults.length);
});

describe.each(tellsNothing)('%s', (_name, odd) => {
  test.each(turns)('is nothing that can be told (%i)', async (turn) => {
    const { own, lines } = await readOdd(turn, odd);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(isClaim).map(claimOf)).toEqual([]);
    expect(newIn(lines)).toEqual([]);
  });
});

describe.each(tellsLess)('%s', (_name, odd) => {
  test.each(turns)('makes nothing wrong, and nothing fine that is not (%i)', async (turn) => {
    const { lines } = await readOdd(turn, odd);
    expect(newIn(lines)).toEqual([]);
  });
});

describe('times that have not come', () => {
  test.each(turns)('make nothing wrong (%i)', async (turn) => {
    const { lines } = await readOdd(turn, (at) =>
      changed(at, (text) => text.replace(dates, '"2031-01-05T$2:00"')),
    );
    expect(newIn(lines.filter(isWrong))).toEqual([]);
  });
});
