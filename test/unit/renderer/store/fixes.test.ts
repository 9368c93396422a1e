import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  answerFix,
  changeFix,
  currentFix,
  outcomeOf,
  resumeFix,
  useFixes,
} from '../../../../renderer/store/fixes.ts';
import { beginFix, startFix } from '../../../../renderer/actions/record-fix.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { diagnosisKey } from '../../../../shared/fix/fingerprint.ts';
import type { FixRecord } from '../../../../shared/fix/record.ts';
import { stepsDone } from '../../../../shared/fix/records.ts';
import type { Near } from '../../../../shared/fix/watch.ts';
import { ticked } from '../../../../shared/fix/walkthrough.ts';
import { me } from '../../shared/fix/practice-failures.ts';
import { diagnosis, exchange, step } from '../build.ts';

const key = diagnosisKey(diagnosis());
const failed = (index: number, startedAt: number) =>
  rowOf({ ...exchange(index, { status: 400 }), startedAt });
const begin = (entries: readonly number[], startedAt = 1000) => {
  beginFix({
    source: 'live',
    diagnosis: diagnosis({ entries }),
    rows: entries.map((index) => failed(index, startedAt)),
    place: 'acme.halopsa.com',
  });
};
const current = (): FixRecord => {
  const record = currentFix(useFixes.getState(), 'live', key);
  if (record === null) throw new Error('no record was begun');
  return record;
};

describe('what the window keeps of a fix', () => {
  const written: FixRecord[] = [];
  beforeEach(() => {
    written.length = 0;
    useFixes.setState(useFixes.getInitialState(), true);
    const call = (_name: string, record: FixRecord) => {
      written.push(record);
      return Promise.resolve({ ok: true, value: { ...record, who: 'kim' } });
    };
    vi.stubGlobal('window', { halo: { call } });
  });

  it('begins anew for another record that failed, also before the first was seen to work', () => {
    const ticket = (index: number, id: number) =>
      rowOf(
        exchange(index, {
          status: 400,
          url: `https://acme.halopsa.com/api/actions?ticket_id=${id}`,
        }),
      );
    const open = (...rows: readonly ReturnType<typeof ticket>[]) => {
      const entries = rows.map(({ index }) => index);
      beginFix({
        source: 'live',
        diagnosis: diagnosis({ entries }),
        rows,
        place: 'acme.halopsa.com',
      });
    };
    const first = ticket(0, 2001);
    const other = ticket(1, 2003);
    open(first);
    const { id } = current();
    open(first, other);
    expect(current().id).toBe(id);
    changeFix('live', key, { outcome: 'fixed' });
    open(first, ticket(1, 2001));
    expect(current().id).toBe(id);
    open(first, other);
    expect(current().id).not.toBe(id);
    expect(current().fingerprint.deeds).toHaveLength(2);
  });

  it('follows what failed by another button before its steps are opened again', () => {
    const pressed = (index: number, action: string, summary: string) =>
      rowOf({ ...exchange(index, { status: 400, sent: [{ summary }] }), action });
    const open = (...rows: readonly ReturnType<typeof pressed>[]) => {
      const entries = rows.map(({ index }) => index);
      beginFix({
        source: 'live',
        diagnosis: diagnosis({ entries }),
        rows,
        place: 'acme.halopsa.com',
      });
    };
    const first = pressed(1, 'Click: Send', 'One');
    open(first);
    const { id } = current();
    open(first, pressed(2, 'Click: Send', 'Two'));
    expect(current().fingerprint).toMatchObject({ action: 'Click: Send', deeds: { length: 1 } });
    open(first, pressed(3, 'Click: Save', 'Three'));
    expect(current()).toMatchObject({ id, before: { at: 3000 } });
    expect(current().fingerprint).toMatchObject({ action: 'Click: Save', deeds: { length: 2 } });
  });

  it('names nobody where the request carried no sign-in, though somebody is signed in', () => {
    const read = (index: number, status: number, by?: string) => {
      const url = 'https://acme.halopsa.com/api/tickets';
      const one = exchange(index, {
        method: 'GET',
        url,
        status,
        ...(by === undefined ? {} : { by }),
      });
      const request = by === undefined ? { ...one.request, headers: [] } : one.request;
      return { ...one, request, pageUrl: 'https://acme.halopsa.com/console' };
    };
    const fault = diagnosis({
      cause: 'not-authenticated',
      method: 'GET',
      route: '/api/tickets',
      status: 401,
      entries: [2],
    });
    const rows = [me(0, 'alex'), read(1, 200, 'alex'), read(2, 401)].map(rowOf);
    beginFix({ source: 'live', diagnosis: fault, rows, place: 'acme.halopsa.com' });
    const record = currentFix(useFixes.getState(), 'live', diagnosisKey(fault));
    expect(record?.before).toMatchObject({ status: 401, by: null });
  });

  it('begins one record for a problem, with what failed', () => {
    begin([3]);
    begin([3]);
    expect(useFixes.getState().records).toHaveLength(1);
    expect(current()).toMatchObject({
      key,
      place: 'acme.halopsa.com',
      outcome: 'open',
      before: { status: 400, at: 1000, duration: 10, by: null },
      diagnosis: { entries: [] },
    });
    expect(current().fingerprint.deeds).toMatchObject([{ target: '/api/actions' }]);
  });

  it('writes answers through to main, which says who', async () => {
    begin([3]);
    answerFix('live', key, (answers) => ticked(answers, step({ text: 'One.' }), true));
    expect(stepsDone(current())).toEqual(['One.']);
    expect(written.at(-1)?.answers.done).toEqual(['One.']);
    await expect.poll(() => current().who).toBe('kim');
  });

  it('goes on with what an earlier start left unfinished', () => {
    begin([3]);
    answerFix('live', key, (answers) => ticked(answers, step({ text: 'One.' }), true));
    useFixes.setState({ current: {} });
    expect(currentFix(useFixes.getState(), 'live', key)).toBeNull();
    begin([8]);
    expect(stepsDone(current())).toEqual(['One.']);
    expect(useFixes.getState().records).toHaveLength(1);
  });

  it('says of one that was begun before what failed now, and begins anew where asked to', () => {
    begin([3]);
    const { id, changedAt } = current();
    const how = () => useFixes.getState().begun[current().id];
    begin([3]);
    expect(how()).toBeUndefined();
    answerFix('live', key, (answers) => ticked(answers, step({ text: 'One.' }), true));
    const rows = [failed(3, 1000), failed(8, changedAt + 60_000)];
    beginFix({
      source: 'live',
      diagnosis: diagnosis({ entries: [3, 8] }),
      rows,
      place: 'acme.halopsa.com',
    });
    expect(current()).toMatchObject({ id, before: { at: changedAt + 60_000 } });
    expect(how()).toBe('before');
    startFix({
      source: 'live',
      diagnosis: diagnosis({ entries: [3, 8] }),
      rows,
      place: 'acme.halopsa.com',
    });
    expect(current().id).not.toBe(id);
    expect(current()).toMatchObject({ answers: { done: [] }, before: { at: changedAt + 60_000 } });
    expect(how()).toBe('anew');
    expect(useFixes.getState().records).toHaveLength(2);
  });

  it('goes on with none of another record, or of the practice Halo', () => {
    const ticket = (id: number) => [
      rowOf(
        exchange(0, {
          status: 400,
          url: `https://acme.halopsa.com/api/actions?ticket_id=${id}`,
        }),
      ),
    ];
    const open = (id: number, place: string) => {
      useFixes.setState({ current: {} });
      beginFix({ source: 'live', diagnosis: diagnosis({ entries: [0] }), rows: ticket(id), place });
      return current().id;
    };
    const first = open(2001, 'acme.halopsa.com');
    expect(open(2001, 'acme.halopsa.com')).toBe(first);
    expect(useFixes.getState().begun[first]).toBe('before');
    expect(open(2003, 'acme.halopsa.com')).not.toBe(first);
    expect(open(2001, 'practice')).not.toBe(first);
  });

  it('takes up a record from the history as it was', () => {
    begin([3]);
    const record = current();
    useFixes.setState({ current: {} });
    resumeFix(record);
    expect(current().id).toBe(record.id);
  });

  it('starts a new record where a fixed failure comes back, and not before', () => {
    begin([3]);
    changeFix('live', key, { outcome: 'fixed' });
    begin([3]);
    expect(useFixes.getState().records).toHaveLength(1);
    begin([3, 9], current().changedAt + 1000);
    expect(useFixes.getState().records.map(({ outcome }) => outcome)).toEqual(['fixed', 'open']);
    expect(current().answers.done).toEqual([]);
  });
});

describe('what the history says of a check', () => {
  const near = (differs: Near['differs']) => ({ index: 1, differs, name: null });
  const waiting = { kind: 'waiting', near: null, other: null } as const;

  it('is nothing before anything was tried', () => {
    expect(outcomeOf(waiting)).toBeNull();
  });

  it.each(['unseen', 'person', 'record', 'value', 'accepted', 'gone', 'cleared'] as const)(
    'is that it proves nothing where it was near: %s',
    (differs) => {
      expect(outcomeOf({ ...waiting, near: near(differs) })).toBe('unproved');
      expect(outcomeOf({ ...waiting, again: near(differs) })).toBe('unproved');
    },
  );

  it('is what the verdict said', () => {
    const index = 1;
    expect(outcomeOf({ kind: 'works', index })).toBe('fixed');
    expect(outcomeOf({ kind: 'same', index })).toBe('same');
    expect(outcomeOf({ kind: 'different', index, diagnosis: diagnosis() })).toBe('different');
    expect(outcomeOf({ kind: 'partly', index, done: 1, left: 2 })).toBe('partly');
    expect(outcomeOf({ kind: 'running', answered: 3, until: null })).toBe('unproved');
  });
});
