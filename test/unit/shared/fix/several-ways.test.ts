import { describe, expect, it, test } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { followedDeed } from '../../../../shared/fix/records.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import type { Diagnosis } from '../../../../shared/rules/diagnosis.ts';
import { diagnosis, exchange } from '../../renderer/build.ts';

const url = 'https://acme.halopsa.com/api/tickets';
const pages = {
  'Click: Send': 'https://acme.halopsa.com/console',
  'Click: Create ticket': 'https://acme.halopsa.com/new',
};
type Button = keyof typeof pages;

const missing = (entries: readonly number[]): Diagnosis =>
  diagnosis({
    cause: 'mandatory-field',
    route: '/api/tickets',
    message: 'Category is required.',
    entries,
  });

const made = (index: number, action: Button, summary: string, status: number): Exchange => ({
  ...exchange(index, { url, sent: [{ summary }], status, by: pages[action] }),
  action,
  pageUrl: pages[action],
});

const opened = (index: number, changes: Partial<Exchange>, status = 401): Exchange => ({
  ...exchange(index, { method: 'GET', url: 'https://acme.halopsa.com/api/asset', status }),
  pageUrl: 'https://acme.halopsa.com/assets',
  ...changes,
});

function judged(fault: Diagnosis, failed: readonly Exchange[], later: readonly Exchange[]) {
  const rows = [...failed, ...later].map(rowOf);
  const fingerprint = fingerprintOf(fault, failed.map(rowOf));
  const review = {
    diagnoses: [fault],
    setAside: 0,
    suspicions: [],
    halo: true,
    setAsideEntries: [],
  };
  return verdictOf({ fingerprint, after: 4, anySite: false, pace: null }, rows, review, 1e9);
}

describe('one problem that was met in several ways', () => {
  const program = made(1, 'Click: Send', 'From the program', 400);
  const form = made(2, 'Click: Create ticket', 'From the form', 400);
  const byProgram = made(5, 'Click: Send', 'From the program', 201);
  const byForm = made(6, 'Click: Create ticket', 'From the form', 201);
  const both = missing([1, 2]);

  it('is told as what the user did last, wherever a file lists it', () => {
    for (const failed of [
      [program, form],
      [form, program],
    ]) {
      const found = fingerprintOf(both, failed.map(rowOf));
      expect(found).toMatchObject({ action: 'Click: Create ticket', page: '/new' });
    }
  });

  it('is fixed once each was done again by its own button', () => {
    expect(judged(both, [program, form], [byForm])).toMatchObject({ kind: 'partly', left: 1 });
    expect(judged(both, [program, form], [byProgram])).toMatchObject({ kind: 'partly', left: 1 });
    expect(judged(both, [program, form], [byProgram, byForm]).kind).toBe('works');
  });

  it('is not fixed by one button for what failed by the other', () => {
    const crossed = [
      made(5, 'Click: Create ticket', 'From the program', 201),
      made(6, 'Click: Send', 'From the form', 201),
    ];
    for (const one of crossed)
      expect(judged(both, [program, form], [one])).toMatchObject({
        kind: 'waiting',
        near: { differs: 'action' },
      });
    expect(judged(both, [program, form], crossed).kind).toBe('waiting');
  });

  it('is fixed by the last button where both did the very same', () => {
    const same = made(2, 'Click: Create ticket', 'From the program', 400);
    const again = made(6, 'Click: Create ticket', 'From the program', 201);
    expect(judged(both, [program, same], [again]).kind).toBe('works');
    expect(judged(both, [program, same], [byProgram]).kind).toBe('waiting');
  });

  it('is what the user did before what was opened for them, and what nobody pressed', () => {
    const ours = opened(1, { action: 'Open: first page', actionIsOurs: true });
    const clicked = opened(2, { action: 'Click: Assets' });
    const last = opened(3, { action: 'Open: first page', actionIsOurs: true });
    const polled = opened(4, {});
    const fault = diagnosis({
      cause: 'session-expired',
      method: 'GET',
      route: '/api/asset',
      status: 401,
      entries: [1, 2, 3, 4],
    });
    const failed = [ours, clicked, last, polled];
    expect(fingerprintOf(fault, failed.map(rowOf)).action).toBe('Click: Assets');
    const again = opened(6, { action: 'Click: Assets' }, 200);
    expect(judged(fault, failed, [again]).kind).toBe('works');
  });

  it('is of the request that is watched, where others ended with the same sign-in', () => {
    const saved: Exchange = { ...made(1, 'Click: Send', 'One', 401) };
    const read = opened(2, { action: 'Click: Assets' });
    const fault = diagnosis({
      cause: 'session-expired',
      route: '/api/tickets',
      status: 401,
      entries: [1, 2],
    });
    const again = { ...made(6, 'Click: Send', 'One', 201), request: saved.request };
    expect(judged(fault, [saved, read], [again])).toMatchObject({ kind: 'partly', left: 1 });
  });

  it('stays that of the first person where what broke may hang on who asks', () => {
    const list = (index: number, action: Button, status: number): Exchange => ({
      ...made(index, action, '', status),
      request: exchange(index, { method: 'GET', url, by: pages[action] }).request,
    });
    const me = (index: number, action: Button, id: number): Exchange => {
      const asked = exchange(index, {
        method: 'GET',
        url: 'https://acme.halopsa.com/api/agent/me',
        by: pages[action],
      });
      const text = JSON.stringify({ id, name: `Agent ${id}` });
      const body = { ...asked.request.body, text, mimeType: 'application/json' };
      return { ...asked, response: asked.response === null ? null : { ...asked.response, body } };
    };
    const fault = diagnosis({
      cause: 'server-error',
      method: 'GET',
      route: '/api/tickets',
      status: 500,
      entries: [3, 4],
    });
    const failed = [
      me(1, 'Click: Send', 1),
      me(2, 'Click: Create ticket', 2),
      list(3, 'Click: Send', 500),
      list(4, 'Click: Create ticket', 500),
    ];
    expect(fingerprintOf(fault, failed.map(rowOf)).action).toBe('Click: Send');
  });

  it('is done again as the fix follows it, whatever failed by another button since', () => {
    const rows = [program, form].map(rowOf);
    const followed = fingerprintOf(missing([1]), rows);
    expect(followedDeed(followed, both, rows)?.index).toBe(1);
    expect(followedDeed(fingerprintOf(both, rows), both, rows)?.index).toBe(2);
  });
});

describe('a record whose name ends like the number of a call', () => {
  test.each(['servicerequest_id', 'connection_id', 'transaction_id', 'session_id'])(
    'is another one where it has another number: %s',
    (name) => {
      const one = (index: number, id: number, status: number): Exchange => ({
        ...exchange(index, { url, sent: [{ [name]: id, outcome_id: 7 }], status }),
        action: 'Click: Send',
      });
      for (const cause of ['forbidden', 'bad-request']) {
        const status = cause === 'forbidden' ? 403 : 400;
        const fault = diagnosis({ cause, route: '/api/tickets', status, entries: [1] });
        const failed = [one(1, 11, status)];
        expect(judged(fault, failed, [one(6, 12, 200)]).kind).not.toBe('works');
        expect(judged(fault, failed, [one(6, 11, 200)]).kind).toBe('works');
      }
    },
  );

  it('is none where it is the number of a call', () => {
    const one = (index: number, status: number): Exchange =>
      exchange(index, { url, sent: [{ ticket_id: 1, request_id: index }], status });
    const fault = diagnosis({
      cause: 'forbidden',
      route: '/api/tickets',
      status: 403,
      entries: [1],
    });
    expect(judged(fault, [one(1, 403)], [one(6, 200)]).kind).toBe('works');
  });
});
