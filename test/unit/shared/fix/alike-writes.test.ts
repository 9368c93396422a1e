import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import type { Verdict } from '../../../../shared/fix/watch.ts';
import { reviewed } from '../rules/exchange-of.ts';
import { asked, me } from './practice-failures.ts';

const answer = (status: number) => ({
  status,
  answer: status === 429 ? { Message: 'Too many requests.' } : [{ id: 9 }],
});
const sync = (index: number, status: number): Exchange =>
  asked(index, 'sam', { method: 'POST', path: '/api/Sync', ...answer(status) });
const note = (index: number, text: string, status: number): Exchange =>
  asked(index, 'sam', {
    method: 'POST',
    path: '/api/Actions',
    sent: [{ ticket_id: 2001, outcome_id: 1, note: text }],
    ...answer(status),
  });

/** The verdict on `later`, long after the limit turned all of `refused` away. */
function after(refused: readonly Exchange[], later: readonly Exchange[]): Verdict {
  const known = [me(1, 'sam'), ...refused];
  const all = [...known, ...later];
  const fault = reviewed(known).diagnoses.find(({ status }) => status === 429);
  if (fault === undefined) throw new Error('nothing was turned away');
  expect(fault.entries).toHaveLength(refused.length);
  const fingerprint = fingerprintOf(fault, known.map(rowOf));
  expect(fingerprint.deeds).toHaveLength(1);
  const pace = { batch: 25, wait: 60, batchSource: '', waitSource: '' };
  return verdictOf(
    { fingerprint, after: refused.at(-1)?.index ?? 0, anySite: false, pace },
    all.map(rowOf),
    reviewed(all),
    null,
  );
}

describe('writes that a limit turned away and that look alike', () => {
  it('are fixed by one that goes through where nothing tells one from another', () => {
    const refused = [2, 3, 4].map((index) => sync(index, 429));
    expect(after(refused, [sync(8, 201)])).toEqual({ kind: 'works', index: 8 });
    const same = [2, 3, 4].map((index) => note(index, 'On site.', 429));
    expect(after(same, [note(8, 'On site.', 201)])).toEqual({ kind: 'works', index: 8 });
  });

  it('are left where what was written in them was not sent since', () => {
    const refused = ['One', 'Two', 'Three'].map((text, at) => note(at + 2, text, 429));
    expect(after(refused, [note(8, 'One', 201)])).toEqual({
      kind: 'partly',
      index: 8,
      done: 1,
      left: 2,
    });
    const sent = refused.map((_row, at) => note(at + 8, ['One', 'Two', 'Three'][at] ?? '', 201));
    expect(after(refused, sent)).toEqual({ kind: 'works', index: 10 });
    // Whoever writes it anew writes it otherwise.
    const anew = [8, 9, 10].map((index) => note(index, `Again ${index}`, 201));
    expect(after(refused, anew).kind).toBe('works');
    expect(after([note(2, 'One', 429)], [note(8, 'Once more', 201)]).kind).toBe('works');
  });

  it('count what went through before the latest of them', () => {
    const refused = ['One', 'Two'].map((text, at) => note(at + 2, text, 429));
    const later = [note(8, 'One', 201), note(9, 'Two', 201)];
    expect(after(refused, later).kind).toBe('works');
  });
});
