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
  after = 1,
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
  return verdictOf({ fingerprint, after, anySite: false, pace: null }, rows, review, 1e12);
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

  it('has not been tried since while its list only shows what had failed before the watch began', () => {
    const again = run(11, 1);
    const watched = (...lists: readonly (readonly Row[])[]) =>
      judge([[bad], [again, bad], ...lists], undefined, undefined, 2);
    expect(watched([again, bad])).toMatchObject({ kind: 'waiting', near: null });
    expect(watched([run(12, 1), again, bad])).toEqual({ kind: 'same', index: 3 });
    expect(watched([run(12, 2), again, bad])).toEqual({ kind: 'works', index: 3 });
    // What went well before the user said that the change was made counts.
    expect(judge([[bad], [run(11, 2), bad], [run(11, 2), bad]], undefined, undefined, 2).kind).toBe(
      'works',
    );
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

  it('a record that another system refused is fixed by that record alone', () => {
    const sent = (id: number, resultcode: number, more: Row): Row => ({
      id,
      isoutgoing: true,
      operation: 'PUT',
      url: 'https://api.xero.com/api.xro/2.0/Invoices',
      resultcode,
      response_body: '{"message":"The invoice is not valid."}',
      ...more,
    });
    const calls = (...lists: readonly (readonly Row[])[]) =>
      judge(lists, '/api/IntegrationRequest?module_id=Xero', 'requests');
    const invoice = (number: string) => ({
      request_body: JSON.stringify([{ InvoiceNumber: number, Total: 12 }]),
    });
    const bad = sent(5, 400, invoice('INV-1'));
    expect(calls([bad], [sent(6, 200, invoice('INV-2')), bad])).toMatchObject({
      kind: 'waiting',
      near: { differs: 'record' },
    });
    expect(calls([bad], [sent(6, 200, invoice('INV-1')), bad]).kind).toBe('works');
    const unnamed = sent(5, 400, {});
    expect(calls([unnamed], [sent(6, 200, {}), unnamed]).kind).toBe('waiting');
    const user = (id: number, resultcode: number, name: string): Row =>
      sent(id, resultcode, {
        operation: 'GET',
        url: `https://graph.microsoft.com/v1.0/users/${name}`,
      });
    const one = user(5, 404, '7c1b0f3e-0000-4000-8000-000000000001');
    const other = user(6, 200, '7c1b0f3e-0000-4000-8000-000000000002');
    expect(calls([one], [other, one]).kind).toBe('waiting');
    expect(calls([one], [{ ...one, id: 7, resultcode: 200 }, one]).kind).toBe('works');
  });

  it('a record in the list of refused ones is never fixed because it stands there no more', () => {
    const refused = (id: number): Row => ({
      id,
      module_name: 'Xero',
      entity_type: 'Invoice',
      entity_name: `INV-${id}`,
      error: 'Response status code does not indicate success: 404 (Not Found).',
      date: '1970-01-01T00:01:00Z',
    });
    const errors = (...lists: readonly (readonly Row[])[]) =>
      judge(lists, '/api/IntegrationError?count=100', 'errors');
    expect(errors([refused(1)], [])).toMatchObject({ kind: 'waiting', near: { differs: 'gone' } });
    expect(errors([refused(1)], [refused(2)]).kind).toBe('waiting');
  });
});

describe('a line of the integrator’s log that tells of a failure', () => {
  const line = (id: number, message: string, more: Row = {}): Row => ({
    id,
    module: 'AzureAD',
    date: '2026-11-29T10:00:00',
    message,
    ...more,
  });
  const began = (id: number) => line(id, 'Import started: 4 users in the group.');
  const bad = line(2, 'Failed to create/update user (Kim Lee). Error = 403 Forbidden');
  const log = (...lists: readonly (readonly Row[])[]) => judge(lists, '/api/IntegratorLog', 'logs');

  it('is fixed when the same was done for the same record later', () => {
    const good = line(4, 'Created/updated user (Kim Lee): active.');
    expect(log([bad, began(1)], [good, began(3), bad, began(1)])).toEqual({
      kind: 'works',
      index: 2,
    });
    expect(log([began(1), bad], [began(1), bad, began(3), good]).kind).toBe('works');
    const words = line(4, 'Successfully created/updated user (kim lee)');
    expect(log([bad], [words]).kind).toBe('works');
  });

  it('is not fixed by a log that does not show it any more', () => {
    expect(log([bad], [began(3)])).toMatchObject({ kind: 'waiting', near: { differs: 'gone' } });
    expect(log([bad], [])).toMatchObject({ kind: 'waiting', near: { differs: 'gone' } });
    expect(log([bad], [bad])).toMatchObject({ kind: 'waiting', near: null });
  });

  it('is not fixed by another record, another step, another integration, or what came before', () => {
    const other = line(4, 'Created/updated user (Jo Field)');
    expect(log([bad], [other, bad])).toMatchObject({ near: { differs: 'record' } });
    expect(log([bad], [line(4, 'Deleted user (Kim Lee)')]).kind).toBe('waiting');
    expect(log([bad], [line(4, 'Created/updated device (Kim Lee)')]).kind).toBe('waiting');
    const jamf = line(4, 'Created/updated user (Kim Lee)', { module: 'Jamf' });
    expect(log([bad], [jamf]).kind).toBe('waiting');
    expect(log([bad], [line(1, 'Created/updated user (Kim Lee)')]).kind).toBe('waiting');
    expect(log([bad], [line(4, 'Would have created/updated user (Kim Lee)')]).kind).toBe('waiting');
  });

  it('is the same error when the later run failed for that record', () => {
    expect(log([bad], [{ ...bad, id: 9 }, bad])).toEqual({ kind: 'same', index: 2 });
  });

  it('of several records is fixed when each went through', () => {
    const second = line(3, 'Failed to create/update user (Jo Field). Error = 403 Forbidden');
    const kim = line(6, 'Created/updated user (Kim Lee)');
    const jo = line(7, 'Created/updated user (Jo Field)');
    expect(log([second, bad], [kim, second, bad])).toMatchObject({ done: 1, left: 1 });
    expect(log([second, bad], [jo, kim, began(5)]).kind).toBe('works');
  });

  it('is not fixed by a log of bare lines, which tell no time', () => {
    const bare = 'Failed to create/update user (Kim Lee). Error = 403 Forbidden';
    const lines = (...texts: readonly string[]) => texts as unknown as readonly Row[];
    expect(log([...lines(bare)], lines('Created/updated user (Kim Lee)')).kind).toBe('waiting');
  });
});

describe('the last error that a connection remembers', () => {
  const failed = {
    id: 4,
    name: 'Office',
    halointegrator_lastsync: '2026-11-28T02:00:00',
    halointegrator_lasterror: 'Response status code does not indicate success: 401 (Unauthorized).',
  };
  const ran = {
    ...failed,
    halointegrator_lastsync: '2026-11-29T02:00:00',
    halointegrator_lasterror: '',
  };
  const read = (index: number, answer: unknown, path = '/api/LDAPConnection/4') =>
    asked(index, 'alex', { path, status: 200, answer });
  const connection = (...answers: readonly unknown[]) =>
    judge(answers.map((answer, at) => read(at + 1, answer)));

  it('is fixed when it ran later without an error', () => {
    expect(connection(failed, ran)).toEqual({ kind: 'works', index: 2 });
    expect(judge([read(1, failed), read(2, [ran], '/api/LDAPConnection')]).kind).toBe('works');
    const never = { ...failed, halointegrator_lastsync: '1900-01-01T00:00:00' };
    expect(connection(never, ran).kind).toBe('works');
  });

  it('is not fixed when only the error is gone', () => {
    const cleared = { ...failed, halointegrator_lasterror: '' };
    expect(connection(failed, cleared)).toMatchObject({
      kind: 'waiting',
      near: { index: 2, differs: 'cleared' },
    });
    expect(connection(failed, { ...cleared, halointegrator_lasterror: null })).toMatchObject({
      near: { differs: 'cleared' },
    });
    expect(connection(failed, { ...cleared, halointegrator_lastsync: null }).kind).toBe('waiting');
    const { halointegrator_lasterror: _error, ...bare } = ran;
    expect(connection(failed, bare).kind).toBe('waiting');
  });

  it('is not fixed where the row never says when it ran, or only when it was saved', () => {
    const dateless = { id: 4, last_error: failed.halointegrator_lasterror };
    expect(connection(dateless, { id: 4, last_error: '' })).toMatchObject({
      near: { differs: 'cleared' },
    });
    const saved = (last_error: string, last_updated: string) => ({
      id: 4,
      last_error,
      last_updated,
    });
    expect(
      connection(
        saved(dateless.last_error, '2026-11-28T02:00:00'),
        saved('', '2026-11-29T02:00:00'),
      ).kind,
    ).toBe('waiting');
  });

  it('is not fixed by the run of another connection', () => {
    expect(judge([read(1, failed), read(2, { ...ran, id: 5 }, '/api/LDAPConnection/5')]).kind).toBe(
      'waiting',
    );
    expect(judge([read(1, failed), read(2, ran, '/api/SQLImport/4')]).kind).toBe('waiting');
  });

  it('is the same error when a later run ended with one', () => {
    const again = { ...failed, halointegrator_lastsync: '2026-11-29T02:00:00' };
    expect(connection(failed, again)).toEqual({ kind: 'same', index: 2 });
    expect(connection(failed, failed)).toMatchObject({ kind: 'waiting', near: null });
  });

  it('of several in one row is told by the date that belongs to it', () => {
    const row = (xero: string, sage: string, error: string) => ({
      id: 4,
      xero_last_sync: xero,
      xero_last_sync_error: error,
      sage_last_sync: sage,
      sage_last_sync_error: '',
    });
    const old = '2026-11-28T02:00:00';
    const now = '2026-11-29T02:00:00';
    const bad = row(old, old, failed.halointegrator_lasterror);
    expect(connection(bad, row(old, now, ''))).toMatchObject({ near: { differs: 'cleared' } });
    expect(connection(bad, row(now, old, '')).kind).toBe('works');
  });
});
