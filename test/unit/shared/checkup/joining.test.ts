import { describe, expect, test } from 'vitest';
import {
  type FailedCall,
  failedCallOf,
  joinLog,
  type LoggedCall,
  loggedCalls,
} from '../../../../shared/checkup/joining.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';

const noon = Date.UTC(2026, 10, 29, 12);
const second = 1_000;

const failed = (changes: Partial<FailedCall> = {}): FailedCall => ({
  from: noon,
  to: noon + 400,
  integration: 'Xero',
  status: 400,
  records: ['5001', 'inv-1201'],
  ...changes,
});
const logged = (changes: Partial<LoggedCall> = {}): LoggedCall => ({
  at: noon,
  integration: 'Xero',
  status: 400,
  records: ['inv-1201'],
  words: 'Invoice # must be unique.',
  ...changes,
});
const listCall = { integration: 'Addigy', status: 401, records: [] };
const listRow = { integration: 'Addigy', status: 401, records: [], words: 'No such client' };

type Verdict = 'joined' | 'maybe' | 'not';

/** What an expert says of one failure and the row of the log that was written for it, or was not. */
const pairs: readonly (readonly [name: string, call: FailedCall, row: LoggedCall, is: Verdict])[] =
  [
    ['the same record in the same second', failed(), logged(), 'joined'],
    ['the log has whole seconds', failed({ from: noon + 900 }), logged(), 'joined'],
    [
      'logged after a slow call',
      failed({ to: noon + 20_000 }),
      logged({ at: noon + 19_000 }),
      'joined',
    ],
    ['logged a little late', failed(), logged({ at: noon + 20 * second }), 'joined'],
    ['Halo says 400 for a limit', failed(), logged({ status: 429 }), 'joined'],
    ['Halo says 500 for a refusal', failed({ status: 500 }), logged({ status: 403 }), 'joined'],
    ['Halo passes the status on', failed({ status: 401 }), logged({ status: 401 }), 'joined'],
    ['a row without a status', failed(), logged({ status: null }), 'joined'],
    ['by its number in Halo', failed(), logged({ records: ['5001'] }), 'joined'],
    ['a list, and the one refusal', failed(listCall), logged(listRow), 'joined'],
    ['a list that was passed on', failed({ ...listCall, status: 400 }), logged(listRow), 'joined'],
    ['a row without words', failed(), logged({ words: null }), 'joined'],
    ['another record', failed(), logged({ records: ['inv-1300'] }), 'maybe'],
    ['no record in the row', failed(), logged({ records: [] }), 'maybe'],
    ['no record in the call', failed({ records: [] }), logged(), 'maybe'],
    ['a minute later', failed(), logged({ at: noon + 60 * second }), 'maybe'],
    ['a minute before', failed(), logged({ at: noon - 60 * second }), 'maybe'],
    ['four minutes later', failed(), logged({ at: noon + 240 * second }), 'maybe'],
    [
      'another status, where Halo passes it on',
      failed({ status: 403 }),
      logged({ status: 401 }),
      'maybe',
    ],
    ['a limit is no refusal', failed({ status: 429 }), logged({ status: 400 }), 'maybe'],
    ['ten seconds before', failed(), logged({ at: noon - 10 * second }), 'maybe'],
    [
      'a list of another minute',
      failed(listCall),
      logged({ ...listRow, at: noon + 90 * second }),
      'maybe',
    ],
    ['another system', failed(), logged({ integration: 'Addigy' }), 'not'],
    ['an unknown system', failed(), logged({ integration: null }), 'not'],
    ['a call that worked', failed(), logged({ status: 200 }), 'not'],
    ['an hour later', failed(), logged({ at: noon + 3600 * second }), 'not'],
    ['yesterday', failed(), logged({ at: noon - 86_400 * second }), 'not'],
    ['a row that says nothing', failed(), logged({ status: null, words: null }), 'not'],
    ['ten minutes before', failed(), logged({ at: noon - 600 * second }), 'not'],
    [
      'another system with the same number',
      failed(),
      logged({ integration: 'Jira', records: ['5001'] }),
      'not',
    ],
  ];

const verdictOf = (call: FailedCall, rows: readonly LoggedCall[]): Verdict => {
  const { row, maybe } = joinLog(call, rows);
  return row !== null ? 'joined' : maybe.length > 0 ? 'maybe' : 'not';
};

describe('a failure and a row of Halo’s log', () => {
  test('are thirty pairs', () => {
    expect(pairs).toHaveLength(30);
  });

  test.each(pairs)('%s', (_name, call, row, is) => {
    expect(verdictOf(call, [row])).toBe(is);
  });

  test.each(pairs.filter(([, , , is]) => is === 'joined'))(
    'are still joined among rows of others: %s',
    (_name, call, row) => {
      const others = [
        logged({ integration: 'Jira', records: ['inv-1201'] }),
        logged({ integration: call.integration, status: 200, words: null }),
        logged({ integration: call.integration, at: noon + 100 * second, words: 'Of another' }),
      ];
      expect(joinLog(call, [...others, row]).row).toBe(row);
    },
  );

  test('of two rows that say different things of the same record, neither is joined', () => {
    const rows = [logged(), logged({ at: noon + second, words: 'The period is locked.' })];
    const { row, maybe } = joinLog(failed(), rows);
    expect(row).toBeNull();
    expect(maybe).toEqual(rows);
  });

  test('of two refusals of lists at the same time, neither is joined', () => {
    const rows = [logged(listRow), logged({ ...listRow, words: 'Something else' })];
    expect(verdictOf(failed(listCall), rows)).toBe('maybe');
  });
});

describe('what is read of both', () => {
  const [call] = exampleExchanges([
    {
      method: 'POST',
      url: 'https://example.halopsa.com/api/IntegrationData/Send/Xero',
      status: 400,
      requestBody: '{"id":5001,"invoicenumber":"INV-1201","total":80,"status":1}',
    },
  ]);

  test('is the record that was sent, its time and its integration', () => {
    if (call === undefined) throw new Error('there is no call');
    const exchange = { ...call, startedAt: noon, duration: 40 };
    expect(failedCallOf({ integration: 'Xero', status: 400 }, exchange)).toEqual({
      from: noon,
      to: noon + 40,
      integration: 'Xero',
      status: 400,
      records: ['5001', 'inv-1201'],
    });
    expect(failedCallOf({ integration: null, status: 400 }, exchange)).toBeNull();
  });

  test('is a row of the log of calls, and one of the list of errors', () => {
    expect(
      loggedCalls({
        requests: [
          {
            isoutgoing: true,
            url: 'https://api.xero.com/api.xro/2.0/Invoices',
            resultcode: 400,
            request_body: '{"InvoiceNumber":"INV-1201"}',
            response_body: '{"message":"Invoice # must be unique."}',
            datelogged: '2026-11-29T12:00:00',
          },
          { isoutgoing: false, url: 'https://api.xero.com/', datelogged: '2026-11-29T12:00:00' },
          { colour: 'red' },
        ],
      }),
    ).toEqual([logged()]);
    expect(
      loggedCalls(
        [
          {
            module_id: 3,
            entity_id: 5001,
            entity_name: 'INV-1201',
            error: 'No',
            date: '2026-11-29T12:00:00',
          },
        ],
        new Map([[3, 'Xero']]),
      ),
    ).toEqual([logged({ status: null, records: ['5001', 'inv-1201'], words: 'No' })]);
    for (const odd of [null, 'x', 4, {}, [], [null], { rows: 'x' }])
      expect(loggedCalls(odd)).toEqual([]);
  });
});
