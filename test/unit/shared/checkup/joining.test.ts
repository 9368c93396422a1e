import { describe, expect, test } from 'vitest';
import {
  type FailedCall,
  failedCallOf,
  joinLog,
  type LoggedCall,
  type LogReading,
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

/** One failed call to Xero, and what Halo's log holds around it, as both come over the wire. */
describe('a failure among the rows of a whole log', () => {
  const url = 'https://api.xero.com/api.xro/2.0/Invoices';
  const refused = (changes: object = {}) => ({
    isoutgoing: true,
    url,
    operation: 'PUT',
    resultcode: 400,
    request_body: '{"InvoiceNumber":"INV-1201"}',
    response_body: '{"message":"Invoice # must be unique."}',
    datelogged: '2026-11-29T12:00:00',
    ...changes,
  });
  const other = (number: string, words: string, changes: object = {}) =>
    refused({
      request_body: JSON.stringify({ InvoiceNumber: number }),
      response_body: JSON.stringify({ message: words }),
      ...changes,
    });
  const [sent] = exampleExchanges([
    {
      method: 'POST',
      url: 'https://example.halopsa.com/api/IntegrationData/Send/Xero',
      status: 400,
      requestBody: '{"id":5001,"invoicenumber":"INV-1201","status":1}',
    },
  ]);
  const told = (log: readonly object[], reading: LogReading = {}) => {
    const call =
      sent === undefined
        ? null
        : failedCallOf(
            { integration: 'Xero', status: 400 },
            { ...sent, startedAt: noon + 300, duration: 900 },
          );
    if (call === null) throw new Error('there is no call');
    const { row, maybe } = joinLog(call, loggedCalls({ requests: log }, reading));
    return row?.words ?? (maybe.length > 0 ? 'maybe' : 'nothing');
  };
  const own = 'Invoice # must be unique.';

  const logs: readonly (readonly [
    name: string,
    log: readonly object[],
    words: string,
    reading?: LogReading,
  ])[] = [
    [
      'of sixty invoices in the same minute only its own is joined',
      [
        ...Array.from({ length: 59 }, (_, at) =>
          other(`INV-${1202 + at}`, 'The period is locked.'),
        ),
        refused(),
      ],
      own,
    ],
    [
      'where its own row is missing, none of the same minute is taken for it',
      [other('INV-1202', 'The period is locked.'), other('INV-12010', 'No such account.')],
      'maybe',
    ],
    [
      'the same invoice at another system is another call',
      [refused({ url: 'https://quickbooks.api.intuit.com/v3/company/1/invoice' })],
      'nothing',
    ],
    [
      'the same invoice, sent twice in a few seconds and refused for two reasons, is not decided',
      [
        refused(),
        other('INV-1201', 'The period is locked.', { datelogged: '2026-11-29T12:00:02' }),
      ],
      'maybe',
    ],
    [
      'the same invoice, refused twice with the same words, is',
      [refused(), refused({ datelogged: '2026-11-29T12:00:02' })],
      own,
    ],
    [
      'the same invoice that was refused an hour ago and now is another try',
      [other('INV-1201', 'Not found.', { datelogged: '2026-11-29T11:00:00' }), refused()],
      own,
    ],
    [
      'a time in another zone is the same time',
      [refused({ datelogged: '2026-11-29T22:00:00+10:00' })],
      own,
    ],
    [
      'the same hour of another zone is another time',
      [refused({ datelogged: '2026-11-29T12:00:00+10:00' })],
      'nothing',
    ],
    [
      'a server that is ten minutes ahead writes its own time',
      [refused({ datelogged: '2026-11-29T12:10:00' })],
      own,
      { ahead: 600_000 },
    ],
    [
      'an earlier try is not taken for this one where the server is ahead',
      [
        other('INV-1201', 'Not found.', { datelogged: '2026-11-29T12:00:00' }),
        refused({ datelogged: '2026-11-29T12:10:00' }),
      ],
      own,
      { ahead: 600_000 },
    ],
    [
      'a call that went well at the same time is none',
      [other('INV-1201', 'OK', { resultcode: 200 })],
      'nothing',
    ],
    ['a message that came in is none', [refused({ isoutgoing: false })], 'nothing'],
    ['a row without a time is none', [refused({ datelogged: null })], 'nothing'],
    ['a number that only begins the same is another record', [other('INV-12', 'No.')], 'maybe'],
    [
      'a total that equals the number of another invoice names no record',
      [refused({ request_body: '{"InvoiceNumber":"INV-9","Total":5001}' })],
      'maybe',
    ],
  ];

  test.each(logs.map(([name, ...rest]) => [name, rest] as const))(
    '%s',
    (_name, [log, words, reading]) => {
      expect(told(log, reading)).toBe(words);
      expect(told(log.toReversed(), reading)).toBe(words);
    },
  );
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
        { modules: new Map([[3, 'Xero']]) },
      ),
    ).toEqual([logged({ status: null, records: ['5001', 'inv-1201'], words: 'No' })]);
    expect(
      loggedCalls({
        logs: [
          {
            id: 9,
            module: 'AzureAD',
            date: '2026-11-29T12:00:00',
            message: 'Failed to create/update user (Jo Field). Error = 403 Forbidden',
          },
          { id: 8, module: 'AzureAD', date: '2026-11-29T12:00:00', message: 'Import started' },
        ],
      }),
    ).toEqual([
      {
        at: noon,
        integration: 'Entra ID',
        status: 403,
        records: ['jo field'],
        words: 'Failed to create/update user (Jo Field). Error = 403 Forbidden',
      },
    ]);
    for (const odd of [null, 'x', 4, {}, [], [null], { rows: 'x' }])
      expect(loggedCalls(odd)).toEqual([]);
  });
});
