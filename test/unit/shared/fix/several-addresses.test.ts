import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { fixRecordSchema } from '../../../../shared/fix/record.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import type { Verdict } from '../../../../shared/fix/watch.ts';
import { diagnosis } from '../../renderer/build.ts';
import { reviewed } from '../rules/exchange-of.ts';
import { type Agent, type Asked, asked, me } from './practice-failures.ts';

type What = Omit<Asked, 'status'>;

const tickets: What = { path: '/api/Tickets?count=50', answer: { tickets: [] } };
const assets: What = { path: '/api/Asset?count=50', answer: { assets: [] } };
const poll: What = { path: '/api/OnlineStatus', answer: [] };
const note = (ticket: number): What => ({
  method: 'POST',
  path: '/api/Actions',
  sent: [{ ticket_id: ticket, outcome_id: 7, note: 'Done' }],
  answer: { id: 1 },
});

const on = (page: string, action: string | null, one: Exchange): Exchange => ({
  ...one,
  action,
  pageUrl: `https://acme.halopsa.com${page}`,
});
const ended = { status: 401, answer: '' };

const listed = (index: number, answer = {}, by: Agent = 'sam') =>
  on('/tickets', 'Click: Tickets', asked(index, by, { ...tickets, status: 200, ...answer }));
const owned = (index: number, answer = {}) =>
  on('/assets', 'Click: Assets', asked(index, 'sam', { ...assets, status: 200, ...answer }));
const saved = (index: number, answer = {}, ticket = 2001, button = 'Click: Save') =>
  on('/ticket', button, asked(index, 'sam', { ...note(ticket), status: 200, ...answer }));
const polled = (index: number, answer = {}) =>
  on('/ticket', null, asked(index, 'sam', { ...poll, status: 200, ...answer }));

/** A sign-in that ended: all of `failed` were refused, and `later` came after it. */
function after(failed: readonly Exchange[], later: readonly Exchange[], anySite = false): Verdict {
  const before = [me(1, 'sam'), polled(2), ...failed];
  const fault = reviewed(before).diagnoses.find(({ cause }) => cause === 'session-expired');
  if (fault === undefined) throw new Error('the sign-in did not end');
  expect(fault.entries).toEqual(failed.map(({ index }) => index));
  const all = [...before, ...later];
  return verdictOf(
    {
      fingerprint: fingerprintOf(fault, before.map(rowOf)),
      after: fault.entries.at(-1) ?? 0,
      anySite,
      pace: null,
    },
    all.map(rowOf),
    reviewed(all),
    null,
  );
}

const refused = [polled(3, ended), listed(4, ended), owned(5, ended), saved(6, ended)];

describe('a sign-in that ended at several addresses', () => {
  it('is fixed once each of them was answered again', () => {
    expect(after(refused, [me(7, 'sam'), polled(8), listed(9), owned(10), saved(11)])).toEqual({
      kind: 'works',
      index: 11,
    });
  });

  it('is fixed in whatever order they are done again', () => {
    expect(after(refused, [me(7, 'sam'), saved(8), listed(9), owned(10), polled(11)]).kind).toBe(
      'works',
    );
  });

  it('says what is left while one of them was not', () => {
    const parts = [polled(8), listed(9), owned(10), saved(11)];
    for (const left of parts) {
      const rest = parts.filter((one) => one !== left);
      expect(after(refused, [me(7, 'sam'), ...rest])).toMatchObject({
        kind: 'partly',
        done: 3,
        left: 1,
        rest: [{ way: expect.stringContaining(left.request.method) as string }],
      });
    }
  });

  it('says what is left while one of them is refused again', () => {
    const later = [me(7, 'sam'), polled(8), listed(9), saved(10), owned(11, ended)];
    expect(after(refused, [owned(7, ended)])).toEqual({ kind: 'same', index: 7 });
    expect(after(refused, later)).toMatchObject({ kind: 'different', index: 11 });
    expect(after(refused, [...later, polled(12)]).kind).not.toBe('works');
    expect(after(refused, [...later, owned(12)]).kind).toBe('works');
  });

  it('is not fixed by what is like one of them', () => {
    const rest = [me(7, 'sam'), polled(8), listed(9), owned(10)];
    const read = on('/ticket', null, asked(11, 'sam', { path: '/api/Actions', status: 200 }));
    const likes = [
      saved(11, {}, 2002),
      saved(11, {}, 2001, 'Click: Send'),
      saved(11, { status: 202 }),
      read,
    ];
    for (const like of likes) expect(after(refused, [...rest, like]).kind).not.toBe('works');
  });

  it('is not fixed by what another person does', () => {
    const rest = [me(7, 'sam'), polled(8), owned(9), saved(10)];
    expect(after(refused, [...rest, me(11, 'alex'), listed(12, {}, 'alex')]).kind).toBe('partly');
  });

  it('is not fixed by another button that reads the same on the same page', () => {
    const rest = [me(7, 'sam'), polled(8), owned(9), saved(10)];
    const tested = on('/ticket', 'Click: Test', asked(11, 'sam', { ...tickets, status: 200 }));
    expect(after(refused, [...rest, tested]).kind).toBe('partly');
  });

  it('is fixed in a second file that holds each of them, and in no other', () => {
    const bare = (one: Exchange): Exchange => ({ ...one, action: null });
    const later = [polled(8), listed(9), owned(10), saved(11)].map(bare);
    expect(after(refused.map(bare), [me(7, 'sam'), ...later], true).kind).toBe('works');
    expect(after(refused.map(bare), [me(7, 'sam'), ...later.slice(0, 3)], true).kind).toBe(
      'partly',
    );
  });
});

describe('whatever comes after a sign-in that ended at several addresses', () => {
  const deeds = [polled, listed, owned, saved] as const;
  const likes = [
    (index: number) => saved(index, {}, 2002),
    (index: number) => saved(index, {}, 2001, 'Click: Send'),
    (index: number) => listed(index, {}, 'alex'),
    (index: number) => listed(index, { path: '/api/Tickets?count=10' }),
    (index: number) => listed(index, { method: 'HEAD' }),
    (index: number) => ({ ...owned(index), state: 'open' as const, response: null }),
    (index: number) =>
      on('/ticket', null, asked(index, 'sam', { path: '/api/Actions', status: 200 })),
  ];
  const event = fc.oneof(
    fc.record({ deed: fc.nat(deeds.length - 1), isWell: fc.boolean() }),
    fc.record({ like: fc.nat(likes.length - 1) }),
  );

  it('is told as fixed only where each of them was answered when it was done last', () => {
    let fixed = 0;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 14 }), (events) => {
        const last = new Map<number, boolean>();
        const later = events.map((one, at) => {
          if ('like' in one) return likes[one.like]?.(8 + at) ?? me(8 + at, 'sam');
          last.set(one.deed, one.isWell);
          return deeds[one.deed]?.(8 + at, one.isWell ? {} : ended) ?? me(8 + at, 'sam');
        });
        const isFixed = after(refused, [me(7, 'sam'), ...later, me(30, 'sam')]).kind === 'works';
        if (isFixed) fixed += 1;
        const isMended = deeds.every((_, at) => last.get(at) === true);
        expect(isFixed && !isMended).toBe(false);
      }),
      { numRuns: 1500, seed: 7 },
    );
    expect(fixed).toBeGreaterThan(0);
  });
});

describe('what failed alike in several ways', () => {
  const broken = (index: number, page: string, method: string, status: number): Exchange =>
    on(page, null, asked(index, 'sam', { method, path: '/api/Asset', status }));

  it('is read and written at one address, each for itself', () => {
    const failed = [broken(3, '/assets', 'GET', 403), broken(4, '/assets', 'POST', 403)];
    const fault = diagnosis({
      cause: 'forbidden',
      status: 403,
      method: 'GET',
      route: '/api/asset',
      entries: [3, 4],
    });
    const fingerprint = fingerprintOf(fault, failed.map(rowOf));
    const judged = (later: readonly Exchange[]) =>
      verdictOf(
        { fingerprint, after: 4, anySite: false, pace: null },
        [...failed, ...later].map(rowOf),
        { diagnoses: [fault], suspicions: [], halo: true, setAside: 0, setAsideEntries: [] },
        null,
      ).kind;
    const read = broken(5, '/assets', 'GET', 200);
    const written = broken(6, '/assets', 'POST', 200);
    expect(judged([read, broken(6, '/assets', 'GET', 200)])).toBe('partly');
    expect(judged([read, written])).toBe('works');
  });

  it('is fixed on the page where it broke down, and on no other that asks the same', () => {
    const failed = [
      broken(3, '/assets', 'GET', 500),
      broken(4, '/tickets', 'GET', 500),
      broken(5, '/assets', 'POST', 500),
    ];
    const fault = diagnosis({
      cause: 'server-error',
      status: 500,
      method: 'POST',
      route: '/api/asset',
      entries: [3, 4, 5],
    });
    const fingerprint = fingerprintOf(fault, failed.map(rowOf));
    const judged = (page: string) =>
      verdictOf(
        { fingerprint, after: 5, anySite: false, pace: null },
        [...failed, broken(6, page, 'GET', 200), broken(7, '/assets', 'POST', 200)].map(rowOf),
        { diagnoses: [fault], suspicions: [], halo: true, setAside: 0, setAsideEntries: [] },
        null,
      ).kind;
    expect(judged('/tickets')).toBe('works');
    expect(judged('/home')).toBe('partly');
  });

  it('is kept with the way of each', () => {
    const before = [me(1, 'sam'), polled(2), ...refused];
    const [fault] = reviewed(before).diagnoses;
    if (fault === undefined) throw new Error('the sign-in did not end');
    const fingerprint = fingerprintOf(fault, before.map(rowOf));
    expect(fixRecordSchema.shape.fingerprint.parse(fingerprint)).toEqual(fingerprint);
    expect(fingerprint.deeds.map(({ way }) => way)).toEqual([
      'GET /api/onlinestatus',
      'GET /api/tickets',
      'GET /api/asset',
      'POST /api/actions',
    ]);
  });
});

describe('a program that left its sign-in out, beside a page that carries one', () => {
  const console = (index: number, status: number, by: Agent | null, action: string | null) => {
    const one = on('/console', action, asked(index, by ?? 'sam', { ...tickets, status }));
    const { request } = one;
    return by === null ? { ...one, request: { ...request, headers: [] } } : one;
  };
  const judged = (failed: Exchange, ...later: readonly Exchange[]): Verdict => {
    const before = [me(1, 'sam'), failed];
    const near = before.map((one) => ({ ...one, startedAt: one.index * 1000 }));
    const fault = reviewed(near).diagnoses[0];
    if (fault?.signInLeftOut !== true) throw new Error('it carried a sign-in');
    const fingerprint = fingerprintOf(fault, near.map(rowOf));
    const all = [...near, ...later];
    return verdictOf(
      { fingerprint, after: failed.index, anySite: false, pace: null },
      all.map(rowOf),
      reviewed(all),
      null,
    );
  };
  const refusedSend = console(3, 401, null, 'Click: Send');

  it('is fixed once the same press sends one, whosever it is', () => {
    expect(judged(refusedSend, console(4, 200, 'alex', 'Click: Send')).kind).toBe('works');
    expect(judged(refusedSend, console(4, 401, null, 'Click: Send')).kind).toBe('same');
  });

  it('is not fixed by the page that reads the same with its own', () => {
    for (const action of [null, 'Click: Tickets'])
      expect(judged(refusedSend, console(4, 200, 'sam', action)).kind).toBe('waiting');
  });

  it('is not told as fixed where nobody knows what was pressed', () => {
    expect(judged(console(3, 401, null, null), console(4, 200, 'alex', null))).toMatchObject({
      kind: 'waiting',
      near: { differs: 'unseen' },
    });
  });
});
