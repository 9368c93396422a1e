import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import type { Verdict } from '../../../../shared/fix/watch.ts';
import { reviewed } from '../rules/exchange-of.ts';
import { type Asked, asked, me } from './practice-failures.ts';

/** How a body says which record it is about; the last three by no name that is known for it. */
const bodies: Readonly<Record<string, (id: number) => unknown>> = {
  'an id': (id) => [{ id, note: 'x' }],
  'an id of another kind': (id) => ({ invoice_id: id }),
  'a name': (id) => [{ summary: `Ticket ${id}` }],
  'a key with its value': (id) => ({ formCollection: [{ Key: 'ticket_id', Value: String(id) }] }),
  'JSON inside a string': (id) => ({ data: JSON.stringify({ ticket_id: id }) }),
  'a list of numbers': (id) => ({ tickets: [id, id + 1], agent_id: 4 }),
  'a bare list': (id) => [id],
  'a bare number': (id) => id,
  'an unknown name': (id) => ({ code: `A-${id}`, amount: 12 }),
  'nested, an unknown name': (id) => ({ order: { line: { stock: `S${id}` } } }),
};

const refusals: readonly (readonly [status: number, words: string])[] = [
  [429, 'Xero answered 429 Too Many Requests: rate limit exceeded (minute)'],
  [400, 'The object could not be saved.'],
  [403, 'You do not have permission to do this.'],
  [409, 'Somebody else has changed it.'],
  [500, 'It failed.'],
  [503, ''],
];

const sendOf = (path: string, sent: unknown, status: number, words = ''): Asked => ({
  method: 'POST',
  path,
  sent,
  status,
  answer: status < 300 ? [{ id: 9 }] : { Message: words },
});

/** The verdict on what Sam did after some records failed. */
function verdict(failed: readonly Asked[], later: readonly Asked[], minutes = 5): Verdict {
  const at = (index: number, what: Asked): Exchange => ({
    ...asked(index, 'sam', what),
    startedAt: index * 100,
  });
  const exchanges = [
    { ...me(1, 'sam'), startedAt: 0 },
    ...failed.map((one, place) => at(10 + place, one)),
    ...later.map((one, place) => {
      const index = 1000 + place;
      return { ...at(index, one), startedAt: minutes * 60_000 + index * 100 };
    }),
  ];
  const rows = exchanges.map(rowOf);
  const review = reviewed(exchanges);
  const diagnosis = review.diagnoses.find(({ entries }) => entries.includes(10));
  if (diagnosis === undefined) throw new Error('nothing was found');
  const mine = { ...diagnosis, entries: diagnosis.entries.filter((index) => index < 1000) };
  return verdictOf(
    {
      fingerprint: fingerprintOf(mine, rows),
      after: 9 + failed.length,
      anySite: false,
      pace: diagnosis.pace ?? null,
    },
    rows,
    review,
    1e12,
  );
}

describe.each(Object.entries(bodies))('several records that failed, told by %s', (_, bodyOf) => {
  const path = '/api/IntegrationData/Send/Xero';

  it('are fixed when each went through, and before that it is said how many are left', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...refusals),
        fc.uniqueArray(
          fc.integer({ min: 100, max: 9999 }).map((id) => id * 2),
          {
            minLength: 2,
            maxLength: 12,
          },
        ),
        fc.nat({ max: 20 }),
        ([status, words], ids, cut) => {
          const failed = ids.map((id) => sendOf(path, bodyOf(id), status, words));
          const works = ids.map((id) => sendOf(path, bodyOf(id), 201));
          const done = cut % ids.length;
          const part = verdict(failed, works.slice(0, done));
          if (done === 0) expect(part.kind).toBe('waiting');
          else expect(part).toMatchObject({ kind: 'partly', done, left: ids.length - done });
          expect(verdict(failed, works).kind).toBe('works');
        },
      ),
      { numRuns: 8 },
    );
  });

  it('are not fixed by any number of successes of other records', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...refusals),
        fc.integer({ min: 2, max: 40 }),
        ([status, words], count) => {
          const ids = Array.from({ length: count }, (__, at) => 100 + at * 2);
          const failed = ids.map((id) => sendOf(path, bodyOf(id), status, words));
          const others = ids.map((id) => sendOf(path, bodyOf(id + 5000), 201));
          expect(verdict(failed, others).kind).toBe('waiting');
        },
      ),
      { numRuns: 4 },
    );
  });
});

describe('after a rate limit', () => {
  const path = '/api/IntegrationData/Send/Xero';
  const words = refusals[0]?.[1] ?? '';
  const send = (id: number, status: number) => sendOf(path, { id }, status, words);
  const ids = Array.from({ length: 36 }, (_, at) => 5001 + at);
  const refused = ids.map((id) => send(id, 429));

  it('a whole group of 25 is not all 36', () => {
    const group = ids.slice(0, 25).map((id) => send(id, 201));
    expect(verdict(refused, group)).toMatchObject({ kind: 'partly', done: 25, left: 11 });
  });

  it('what is refused since has to go through as well, whichever it is', () => {
    const sent = ids.map((id) => send(id, 201));
    expect(verdict(refused, [...sent, send(6000, 429)]).kind).toBe('same');
    expect(verdict(refused, [send(6000, 429), ...sent]).kind).toBe('same');
    expect(verdict(refused, [send(6000, 429), ...sent, send(6000, 201)]).kind).toBe('works');
  });

  it('what was turned away after the walkthrough was opened is counted as the first is', () => {
    const exchanges = [...refused, ...ids.slice(0, 25).map((id) => send(id, 201))].map(
      (one, at) => ({
        ...asked(at, 'sam', one),
        startedAt: at * 100 + (at < refused.length ? 0 : 600_000),
      }),
    );
    const rows = exchanges.map(rowOf);
    const review = reviewed(exchanges);
    const [diagnosis] = review.diagnoses;
    if (diagnosis === undefined) throw new Error('nothing was found');
    const soon = { ...diagnosis, entries: diagnosis.entries.filter((index) => index < 14) };
    const watch = { fingerprint: fingerprintOf(soon, rows), after: 13, anySite: false, pace: null };
    expect(verdictOf(watch, rows, review, 1e12)).toMatchObject({
      kind: 'partly',
      done: 25,
      left: 11,
    });
  });

  // In whatever order they go, are answered or are listed, and with however many known at first.
  it.each([1, 2, 14, 25, 30, 35])(
    'the second group is no other record where %i of 36 were refused when the fix was begun',
    (known) => {
      const orders = [
        (some: readonly number[]) => some,
        (some: readonly number[]) => some.toReversed(),
        (some: readonly number[]) => some.toSorted((a, b) => (a % 5) - (b % 5)),
      ];
      for (const order of orders) {
        const groups = [ids.slice(0, 25), ids.slice(25)].map((group) => order(group));
        const exchanges = [
          ...refused,
          ...groups.flatMap((group) => group.map((id) => send(id, 201))),
        ].map((one, at) => ({
          ...asked(at, 'sam', one),
          startedAt: at * 100 + (at < 36 ? 0 : at < 61 ? 600_000 : 1_200_000),
        }));
        const ask = (until: number) => {
          const shown = exchanges.slice(0, until);
          const rows = shown.map(rowOf);
          const review = reviewed(shown);
          const [diagnosis] = review.diagnoses;
          if (diagnosis === undefined) throw new Error('nothing was found');
          const soon = {
            ...diagnosis,
            entries: diagnosis.entries.filter((index) => index < known),
          };
          const fingerprint = fingerprintOf(soon, rows);
          const pace = diagnosis.pace ?? null;
          return verdictOf({ fingerprint, after: 35, anySite: false, pace }, rows, review, 1e12);
        };
        expect(ask(61)).toMatchObject({ kind: 'partly', done: 25, left: 11 });
        expect(ask(62)).toMatchObject({ kind: 'partly', done: 26, left: 10 });
        expect(ask(72)).toMatchObject({ kind: 'works', index: 71 });
      }
    },
  );

  it('what had gone through and is refused a second time is not left', () => {
    const before = [send(4000, 201), ...refused];
    const later = [send(4000, 429), ...ids.map((id) => send(id, 201))];
    const exchanges = [...before, ...later].map((one, at) => ({
      ...asked(at, 'sam', one),
      startedAt: at * 100 + (at > 36 ? 600_000 : 0),
    }));
    const rows = exchanges.map(rowOf);
    const review = reviewed(exchanges);
    const [diagnosis] = review.diagnoses;
    if (diagnosis === undefined) throw new Error('nothing was found');
    const mine = { ...diagnosis, entries: diagnosis.entries.filter((index) => index <= 36) };
    const watch = { fingerprint: fingerprintOf(mine, rows), after: 36, anySite: false, pace: null };
    expect(verdictOf(watch, rows, review, 1e12).kind).toBe('works');
  });

  it('what went through before the change was declared counts', () => {
    const sent = ids.map((id) => send(id, 201));
    const exchanges = [...refused, ...sent].map((one, at) => asked(at, 'sam', one));
    const rows = exchanges.map(rowOf);
    const review = reviewed(exchanges);
    const [diagnosis] = review.diagnoses;
    if (diagnosis === undefined) throw new Error('nothing was found');
    const watch = { fingerprint: fingerprintOf(diagnosis, rows), after: 60, anySite: false };
    expect(verdictOf({ ...watch, pace: null }, rows, review, 1e12).kind).toBe('works');
  });
});

it('more records than are kept are never all told as fixed', () => {
  const failed = Array.from({ length: 2100 }, (_, at) =>
    asked(at, 'sam', sendOf('/api/Invoice', { id: at + 1 }, 500, 'It failed.')),
  );
  const works = Array.from({ length: 2000 }, (_, at) =>
    asked(3000 + at, 'sam', sendOf('/api/Invoice', { id: at + 1 }, 201)),
  );
  const exchanges = [...failed, ...works];
  const rows = exchanges.map(rowOf);
  const review = reviewed(exchanges);
  const [diagnosis] = review.diagnoses;
  if (diagnosis === undefined) throw new Error('nothing was found');
  const watch = { fingerprint: fingerprintOf(diagnosis, rows), after: 2999, anySite: false };
  expect(verdictOf({ ...watch, pace: null }, rows, review, null)).toMatchObject({
    kind: 'partly',
    left: 100,
  });
});

it('what worked before it failed is not counted among what works again', () => {
  const send = (index: number, id: number, status: number) =>
    asked(index, 'sam', sendOf('/api/Invoice', { id }, status, 'It failed.'));
  const exchanges = [send(1, 7, 201), send(2, 7, 500), send(3, 8, 500), send(4, 8, 201)];
  const rows = exchanges.map(rowOf);
  const review = reviewed(exchanges);
  const [diagnosis] = review.diagnoses;
  if (diagnosis === undefined) throw new Error('nothing was found');
  const watch = { fingerprint: fingerprintOf(diagnosis, rows), after: 3, anySite: false };
  // Also where the review explains the first failure away by now.
  const later = { ...review, diagnoses: [{ ...diagnosis, entries: [3] }] };
  for (const seen of [review, later])
    expect(verdictOf({ ...watch, pace: null }, rows, seen, 1e12)).toMatchObject({
      kind: 'partly',
      done: 1,
      left: 1,
    });
});

describe('what was sent in a form that is not read', () => {
  const sent = (index: number, text: string, status: number): Exchange => {
    const one = asked(index, 'sam', sendOf('/api/Import', {}, status, 'It failed.'));
    const body = { ...noBody, text, mimeType: 'application/xml' };
    return { ...one, request: { ...one.request, body } };
  };
  const judge = (failed: string, later: string) => {
    const exchanges = [sent(1, failed, 500), sent(2, later, 200)];
    const rows = exchanges.map(rowOf);
    const review = reviewed(exchanges);
    const [diagnosis] = review.diagnoses;
    if (diagnosis === undefined) throw new Error('nothing was found');
    const watch = { fingerprint: fingerprintOf(diagnosis, rows), after: 1, anySite: false };
    return verdictOf({ ...watch, pace: null }, rows, review, 1e12);
  };

  it('is the same only where it is the same text', () => {
    expect(judge('<ticket><id>1</id></ticket>', '<ticket><id>2</id></ticket>').kind).toBe(
      'waiting',
    );
    expect(judge('<ticket><id>1</id></ticket>', '<ticket><id>1</id></ticket>').kind).toBe('works');
  });

  it('is the same text also where it is long', () => {
    const long = (id: number) => `<ticket><id>${id}</id>${'<a>b</a>'.repeat(100)}</ticket>`;
    expect(judge(long(1), long(2)).kind).toBe('waiting');
    expect(judge(long(1), long(1)).kind).toBe('works');
  });
});

describe('two people in two tabs, whose sign-ins are not in the recording', () => {
  const bare = (one: Exchange): Exchange => ({
    ...one,
    request: { ...one.request, headers: [] },
  });
  const action = [{ ticket_id: 2001, outcome_id: 9 }];
  const fails = sendOf('/api/Actions', action, 403, 'You do not have permission to do this.');
  const judge = (exchanges: readonly Exchange[]) => {
    const rows = exchanges.map(bare).map(rowOf);
    const review = reviewed(exchanges.map(bare));
    const [diagnosis] = review.diagnoses;
    if (diagnosis === undefined) throw new Error('nothing was found');
    const after = diagnosis.entries.at(-1) ?? -1;
    const watch = { fingerprint: fingerprintOf(diagnosis, rows), after, anySite: false };
    return verdictOf({ ...watch, pace: null }, rows, review, 1e12);
  };

  it('cannot be told apart, so that nobody’s success is taken for the other’s', () => {
    const works = sendOf('/api/Actions', action, 201);
    const alone = [me(1, 'sam'), asked(2, 'sam', fails), asked(5, 'sam', works)];
    expect(judge(alone).kind).toBe('works');
    const both = [me(1, 'alex'), me(2, 'sam'), asked(3, 'sam', fails), asked(5, 'alex', works)];
    expect(judge(both)).toMatchObject({ kind: 'waiting', near: { differs: 'unseen' } });
  });
});
