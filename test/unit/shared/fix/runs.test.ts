import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import { withRuns } from '../../../../shared/rules/runs.ts';
import { reviewed } from '../rules/exchange-of.ts';
import { asked } from './practice-failures.ts';

type Row = Readonly<Record<string, unknown>>;

const error = 'Failed result reached. Last step=6';
const run = (id: number, status: number, more: Row = {}): Row => ({
  id,
  runbook_id: '4D3C1BE0-0000-4000-8000-000000000071',
  runbook_name: 'Order stock',
  status,
  error: status === 2 ? '' : error,
  runbook_step: status === 2 ? 7 : 6,
  ticket_id: 2001,
  timestamp: '2026-11-29T10:00:00Z',
  ...more,
});

/** The verdict on later lists, after the first one told of a failure. */
function judge(
  lists: readonly (readonly Row[] | Exchange)[],
  path = '/api/Automation?count=50',
  name = 'automations',
) {
  const exchanges = lists.map((rows, at) =>
    'length' in rows
      ? asked(at + 1, 'alex', {
          path,
          status: 200,
          answer: { record_count: rows.length, [name]: rows },
        })
      : rows,
  );
  const rows = exchanges.map((one) => withRuns(rowOf(one), one));
  const review = reviewed(exchanges);
  const diagnosis = review.diagnoses.find(({ entries }) => entries.includes(1));
  if (diagnosis === undefined) throw new Error('nothing was found');
  const fingerprint = fingerprintOf({ ...diagnosis, entries: [1] }, rows);
  return verdictOf({ fingerprint, after: 1, anySite: false, pace: null }, rows, review, 1e12);
}

describe('a run of a runbook that failed', () => {
  const bad = run(10, 1);

  it('is fixed when a later run of the same runbook ended well', () => {
    expect(judge([[bad], [run(11, 2), bad]])).toEqual({ kind: 'works', index: 2 });
    expect(judge([[bad], [run(11, 2)]])).toEqual({ kind: 'works', index: 2 });
  });

  it('is known again by its id in any letter case, or by its name where it has no id', () => {
    const lower = { runbook_id: '4d3c1be0-0000-4000-8000-000000000071' };
    expect(judge([[bad], [run(11, 2, lower)]]).kind).toBe('works');
    const nameless = { runbook_id: undefined };
    expect(judge([[run(10, 1, nameless)], [run(11, 2, nameless)]]).kind).toBe('works');
  });

  it('has not been tried again while its list says the same as before', () => {
    expect(judge([[bad], [bad]])).toMatchObject({ kind: 'waiting', near: null });
    expect(judge([[bad], [bad, run(9, 2)]])).toMatchObject({ kind: 'waiting', near: null });
  });

  it('cannot be told where newer rows pushed it out of its list', () => {
    const other = { runbook_id: 'b', runbook_name: 'Close tickets' };
    expect(judge([[bad], [run(12, 2, other), run(11, 2, other)]])).toMatchObject({
      kind: 'waiting',
      near: { index: 2, differs: 'gone' },
    });
    expect(judge([[bad], []])).toMatchObject({ kind: 'waiting', near: { differs: 'gone' } });
  });

  it('is not fixed by a run of another runbook, for another ticket, before it, or under way', () => {
    expect(judge([[bad], [run(11, 2, { runbook_id: 'b' }), bad]]).kind).toBe('waiting');
    expect(judge([[bad], [run(11, 2, { ticket_id: 2002 }), bad]])).toMatchObject({
      kind: 'waiting',
      near: { differs: 'record' },
    });
    expect(judge([[bad], [bad, run(9, 2)]]).kind).toBe('waiting');
    expect(judge([[bad], [run(11, 0, { error: '' }), bad]]).kind).toBe('waiting');
  });

  it('is the same error when a later run failed too', () => {
    expect(judge([[bad], [run(11, 1), bad]])).toEqual({ kind: 'same', index: 2 });
    expect(judge([[bad], [run(12, 1), run(11, 2), bad]])).toEqual({ kind: 'same', index: 2 });
    expect(judge([[bad], [run(12, 2), run(11, 1), bad]])).toEqual({ kind: 'works', index: 2 });
  });

  it('is fixed by any ticket where the run had none', () => {
    expect(judge([[run(10, 1, { ticket_id: 0 })], [run(11, 2)]]).kind).toBe('works');
  });

  it('is proven by the page of the later run as well, and not by a copy of its list', () => {
    const detail = asked(2, 'alex', {
      path: '/api/Automation/11',
      status: 200,
      answer: run(11, 2),
    });
    expect(judge([[bad], detail]).kind).toBe('works');
    const list = asked(2, 'alex', {
      path: '/api/Automation?count=50',
      status: 200,
      answer: { automations: [run(11, 2)] },
    });
    if (list.response === null) throw new Error('it was answered');
    const copy: Exchange = { ...list, response: { ...list.response, from: 'disk-cache' } };
    expect(judge([[bad], copy]).kind).toBe('waiting');
  });

  it('is not fixed by another list that names the same number', () => {
    const list = asked(2, 'alex', {
      path: '/api/ScheduleOccurrence',
      status: 200,
      answer: { occurrences: [{ id: 11, schedule_id: 4, status: 2, error: '' }] },
    });
    expect(judge([[bad], list])).toMatchObject({ kind: 'waiting', near: null });
  });

  it('of several is fixed when each ran well again', () => {
    const second = run(9, 1, { runbook_id: 'b' });
    expect(
      judge([
        [bad, second],
        [run(11, 2), bad, second],
      ]),
    ).toMatchObject({
      kind: 'partly',
      done: 1,
      left: 1,
    });
    expect(
      judge([
        [bad, second],
        [run(12, 2, { runbook_id: 'b' }), run(11, 2)],
      ]).kind,
    ).toBe('works');
  });
});

describe('other rows that failed', () => {
  it('a schedule and a webhook are fixed by a later attempt of the same', () => {
    const job = (id: number, status: number, schedule = 4): Row => ({
      id,
      schedule_id: schedule,
      status,
      error: status === 2 ? '' : 'The agent was not found',
      occurrencedate: '2026-11-29T10:00:00Z',
    });
    const jobs = (...lists: readonly (readonly Row[])[]) =>
      judge(lists, '/api/ScheduleOccurrence', 'occurrences');
    expect(jobs([job(5, 1)], [job(6, 2)]).kind).toBe('works');
    expect(jobs([job(5, 1)], [job(6, 2, 9)])).toMatchObject({ near: { differs: 'gone' } });
  });

  it('a call to another system is fixed by a later one of the same kind that was answered', () => {
    const call = (id: number, resultcode: number, path = 'Invoices'): Row => ({
      id,
      isoutgoing: true,
      operation: 'PUT',
      url: `https://api.xero.com/api.xro/2.0/${path}`,
      resultcode,
      response_body: '{"message":"Unauthorized"}',
    });
    const calls = (...lists: readonly (readonly Row[])[]) =>
      judge(lists, '/api/IntegrationRequest?module_id=Xero', 'requests');
    expect(calls([call(5, 401)], [call(6, 200), call(5, 401)]).kind).toBe('works');
    expect(calls([call(5, 401)], [call(6, 200, 'Contacts')])).toMatchObject({
      near: { differs: 'gone' },
    });
    expect(calls([call(5, 401)], [call(6, 401)]).kind).toBe('same');
  });
});
