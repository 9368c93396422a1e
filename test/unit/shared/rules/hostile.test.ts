import { describe, expect, test } from 'vitest';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { withRuns } from '../../../../shared/rules/runs.ts';
import { exchangeOf, reviewed } from './exchange-of.ts';

const long = (piece: string): string => piece.repeat(Math.ceil(1_000_000 / piece.length));
const pieces = [
  'a',
  ' ',
  '<',
  '<script>',
  '<h1',
  '</',
  '"',
  '\\"',
  '{"message":',
  '[',
  '{"a":{',
  'failed to (',
  'error = ',
  'status code ',
  '401 ',
  '(',
  '@',
  'a@',
  '&#',
  '%',
  '-1',
  '1,',
  'rate limit ',
  'rolling 5 ',
  'retry after ',
  'not ',
  'charge rate "',
  '"load_error":"',
  '"error":"',
  '"success":false,',
  '\u0000',
  '\uFEFF',
  'Response status code does not indicate success: ',
  'is required ',
  'net::ERR_',
];
const desk = 'https://acme.halopsa.com';

describe('an address that is named like what every object has', () => {
  test.each(['constructor', '__proto__'])('/api/%s is like any other', (name) => {
    const answers = [
      { status: 500, body: 'Nothing here' },
      { status: 400, body: '{"message":"Xero said 401 Unauthorized"}' },
      { status: 200, body: '[{"id":1}]' },
    ];
    const asked = (path: string) =>
      answers.map((answer, index) =>
        exchangeOf({ url: `${desk}/api/${path}`, ...answer }, { id: `har-${index}`, index }),
      );
    const said = (path: string) =>
      JSON.stringify(reviewed(asked(path)))
        .toLowerCase()
        .replaceAll(path, '');
    expect(said(name)).toBe(said('widget'));
    for (const one of asked(name)) expect(withRuns(rowOf(one), one)).toEqual(rowOf(one));
  });
});

describe('a million hostile characters', () => {
  test.each(pieces)('%j end in a result', (piece) => {
    const body = long(piece);
    const mimeType = piece.startsWith('<') ? 'text/html' : 'application/json';
    const { diagnoses } = reviewed([
      exchangeOf(
        { url: `${desk}/api/Tickets`, status: 400, body, mimeType },
        { id: 'a', index: 0 },
      ),
      exchangeOf(
        { url: `${desk}/api/Report/5`, status: 200, body: `{"report":{"x":"${body}`, mimeType },
        { id: 'b', index: 1 },
      ),
      exchangeOf(
        {
          method: 'POST',
          url: `${desk}/api/IntegrationData/Import/Xero`,
          status: 200,
          body,
          mimeType,
        },
        { id: 'c', index: 2 },
      ),
      exchangeOf(
        {
          url: `${desk}/api/IntegratorLog`,
          status: 200,
          body: JSON.stringify(['failed to', body]),
          mimeType,
        },
        { id: 'd', index: 3 },
      ),
      exchangeOf({ url: `${desk}/${body}`, status: 500, body: '' }, { id: 'e', index: 4 }),
      exchangeOf(
        {
          url: `${desk}/api/Team`,
          status: 429,
          body: '',
          headers: { 'Retry-After': body, 'WWW-Authenticate': body },
        },
        { id: 'f', index: 5 },
      ),
      exchangeOf({ text: body, status: 403 }, { id: 'g', index: 6 }),
    ]);
    expect(diagnoses.length).toBeGreaterThan(2);
    expect(diagnoses.every((found) => JSON.stringify(found).length < 100_000)).toBe(true);
  });
});
