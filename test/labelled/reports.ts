import type { Expected, Labelled } from './labelled.ts';

const sql =
  'Invalid SQL Statement. Failed with error: The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.';
const wrong = (status: number, message: string, more: Partial<Expected> = {}): Expected => ({
  cause: 'report-sql',
  status,
  refusedBy: 'halo',
  message,
  at: [0],
  ...more,
});
const slow = (status: number, more: Partial<Expected> = {}): Expected => ({
  cause: 'report-timeout',
  example: '504-report',
  status,
  refusedBy: 'halo',
  message: null,
  at: [0],
  ...more,
});

/** Reports that fail, openly or inside a 200. */
export const reports: readonly Labelled[] = [
  {
    name: 'SQL that fails in a preview',
    calls: [
      {
        method: 'POST',
        url: '/api/Report',
        sent: [{ id: 0, _testonly: true, _loadreportonly: true }],
        body: { id: 0, report: { loaded: false, load_error: sql, rows: [] } },
      },
    ],
    expected: [wrong(200, sql)],
  },
  {
    name: 'SQL that fails with 400',
    calls: [{ url: '/api/Report/12?loadreport=true', status: 400, body: { Message: sql } }],
    expected: [wrong(400, sql)],
  },
  {
    name: 'a list answer with one report',
    calls: [
      {
        method: 'POST',
        url: '/api/Report',
        status: 201,
        body: [{ id: 9, report: { load_error: "Invalid column name 'faultidd'." } }],
      },
    ],
    expected: [wrong(201, "Invalid column name 'faultidd'.")],
  },
  {
    name: 'other field case, base64',
    calls: [
      {
        url: '/api/report/31',
        base64: true,
        body: { Report: { Load_Error: "Incorrect syntax near 'FORM'." } },
      },
    ],
    expected: [wrong(200, "Incorrect syntax near 'FORM'.")],
  },
  {
    name: 'an open dashboard widget',
    calls: [
      { url: '/api/ReportData/ab12cd34ef56', body: { load_error: "Invalid object name 'FAULT'." } },
    ],
    expected: [wrong(200, "Invalid object name 'FAULT'.")],
  },
  {
    name: 'a proxy that waits no longer',
    calls: [
      {
        url: '/api/Report/5',
        status: 524,
        ms: 100_000,
        type: 'text/html',
        body: '<html><head><title>acme.halopsa.com | 524: A timeout occurred</title></head></html>',
      },
    ],
    expected: [slow(524, { message: 'acme.halopsa.com | 524: A timeout occurred' })],
  },
  {
    name: 'no answer in time',
    calls: [{ url: '/api/Report/5', failure: 'net::ERR_TIMED_OUT', ms: 120_000 }],
    expected: [slow(0, { refusedBy: 'network' })],
  },
  {
    name: 'a user who gave up after waiting',
    calls: [{ url: '/api/Report/5', failure: 'net::ERR_ABORTED', ms: 58_000 }],
    expected: [slow(0, { refusedBy: 'network' })],
  },
  {
    name: 'the report page itself',
    calls: [
      {
        url: '/reports?mainview=reportgroup&selid=1&sellevel=1&id=5',
        kind: 'document',
        status: 504,
        body: '',
      },
    ],
    expected: [slow(504)],
  },
  {
    name: 'two reports are one route',
    calls: [
      { url: '/api/Report/5', status: 504, body: '' },
      { url: '/api/report/6', status: 504, body: '' },
    ],
    expected: [slow(504, { at: [0, 1] })],
  },
  {
    name: 'a report that came on the second try is not lost',
    calls: [
      { url: '/api/Report/5', status: 504, body: '' },
      { url: '/api/Report/5', body: { report: { rows: [] } } },
    ],
    expected: [slow(504)],
  },
  {
    name: 'a failure that mattered comes before one that was got over',
    calls: [
      {
        url: '/api/Actions?ticket_id=5',
        status: 500,
        body: { Message: 'Object reference not set to an instance of an object.' },
      },
      { url: '/api/Report/5', status: 504, body: '' },
      { url: '/api/Report/5', body: { report: { rows: [] } } },
    ],
    expected: [
      {
        cause: 'server-error',
        status: 500,
        refusedBy: 'halo',
        message: 'Object reference not set to an instance of an object.',
        confidence: ['likely', 'possible'],
        at: [0],
      },
      slow(504, { at: [1] }),
    ],
  },
];
