import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { TextReader } from '../../../../shared/text/reader.ts';

function read(text: string, size = 1000): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  const reader = new TextReader((exchange) => exchanges.push(exchange));
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
  expect(reader.end().entries).toBe(exchanges.length);
  return exchanges;
}

/** Line number, status and text of each message. */
const found = (text: string, size?: number): readonly unknown[] =>
  read(text, size).map((one) => [one.index, one.response?.status, one.response?.body.text]);
const integrator =
  'Failed to create/update user (j.field@greenfield.example). Error = 403 Forbidden';

describe('reading text', () => {
  it('finds the failing lines of an integrator log, whatever its line ends and the size of the chunks', () => {
    const lines = [
      '2026-11-02 09:00:00 Import of users started',
      integrator,
      '2026-11-02 09:00:01 Import finished',
      '',
      integrator,
    ];
    for (const end of ['\n', '\r\n', '\r'])
      for (const size of [1, 3, 1000]) {
        expect(found(lines.join(end), size)).toEqual([
          [2, 403, integrator],
          [5, 403, integrator],
        ]);
      }
  });

  it.each([
    ['Error = 403 Forbidden', 403],
    ['HTTP 429', 429],
    ['504 Gateway Time-out', 504],
    ['Request failed with status code 401', 401],
    ['Response status code does not indicate success: 404 (Not Found).', 404],
    ['Something went wrong while saving', 0],
    ['You do not have access to this Action', 0],
    ['net::ERR_NAME_NOT_RESOLVED', 0],
    ['Unable to re-assign. The team is required.', 0],
  ])('"%s" is one message', (text, status) => {
    expect(found(text)).toEqual([[1, status, text]]);
  });

  it.each([
    'Import finished: 429 users, 0 errors',
    'Finished without errors',
    'failed: 0, updated: 12',
    'Ticket 403 was closed',
    'GET /api/errors HTTP/1.1 200',
    'hello world',
    'INFO token expired, asking for a new one',
    '   at Halo.Api.ErrorHandler.Invoke(Context context)',
    '',
  ])('"%s" tells of no failure', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('joins the title of a pop-up with its message, and a bare status with the words beside it', () => {
    expect(found('Something went wrong\nToo many requests have been made to Xero')).toEqual([
      [1, 0, 'Something went wrong\nToo many requests have been made to Xero'],
    ]);
    expect(found('Error 429\nToo many requests have been made to Xero')).toEqual([
      [1, 429, 'Error 429\nToo many requests have been made to Xero'],
    ]);
    expect(read(`${integrator}\n${integrator}`)).toHaveLength(2);
  });

  it('takes JSON that was pasted over several lines as one message', () => {
    const json = JSON.stringify(
      { ClassName: 'System.Exception', Message: 'Token not found', StackTrace: 'at x' },
      null,
      2,
    );
    expect(found(`Look:\n${json}\nthanks`)).toEqual([[2, 0, json]]);
    expect(
      read(JSON.stringify({ Status: 429, Detail: 'Rate limit exceeded' }, null, 2))[0],
    ).toMatchObject({ index: 1, response: { status: 429 } });
  });

  it('does not take a ticket for a failure because it quotes one', () => {
    expect(
      found(
        JSON.stringify(
          {
            id: 5,
            summary: 'Error 403 Forbidden',
            details: 'Failed to create/update user. Error = 403',
          },
          null,
          2,
        ),
      ),
    ).toEqual([]);
  });

  it('reads a pasted answer with its headers', () => {
    const [one] = read(
      'HTTP/1.1 429 Too Many Requests\nRetry-After: 30\nX-Rate-Limit-Problem: minute\n\n{"Detail":"limit exceeded"}',
    );
    expect(one?.response?.status).toBe(429);
    expect(one?.response?.headers).toContainEqual({ name: 'Retry-After', value: '30' });
    expect(one?.response?.body.text).toBe('{"Detail":"limit exceeded"}');
  });

  it('takes a request, its status and its body for one message', () => {
    const [one, ...more] = read(
      'POST https://acme.halopsa.com/auth/token 400 Bad Request\n{\n  "error": "unauthorized_client"\n}',
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      request: { method: 'POST', url: 'https://acme.halopsa.com/auth/token' },
      response: { status: 400, body: { text: '{\n  "error": "unauthorized_client"\n}' } },
    });
  });

  it.each([
    ['Validation failed', 'Email: not valid', 0],
    ['400 Bad Request', 'Email: not valid', 400],
    ['HTTP/1.1 400 Bad Request: Validation failed', 'Phone number: is required', 400],
    ['401 Unauthorized', 'This happens when I press Sync to Xero', 401],
  ])('takes %s, and below an empty line %s, for one message', (error, more, status) => {
    const one = [[1, status, `${error}\n${more}`]];
    expect(found(`${error}\n\n${more}`)).toEqual(one);
    expect(found(`${error}\n\n\n${more}\n\nThank you`)).toEqual(one);
  });

  it.each([
    // A name that announces the next error is of that one.
    [
      '401 Unauthorized\n\nWhen I press Sync to Xero\nI get this:\n429 Too Many Requests',
      ['401 Unauthorized', 'When I press Sync to Xero\n429 Too Many Requests'],
    ],
    // What says itself what it is of needs no field, and other errors are other errors.
    [
      'The invoice could not be saved\n\nEmail: not valid',
      ['The invoice could not be saved', 'Email: not valid'],
    ],
    ['Validation failed\n\nError: not valid', ['Validation failed', 'Error: not valid']],
    ['Validation failed\n\n\n\nEmail: not valid', ['Validation failed', 'Email: not valid']],
    [
      'Validation failed\n\n2026-11-02 09:00:00 Email: not valid',
      ['Validation failed', '2026-11-02 09:00:00 Email: not valid'],
    ],
  ])('ties nothing to an error that may be of something else: %j', (text, messages) => {
    expect(read(text).map((one) => one.response?.body.text)).toEqual(messages);
  });

  it('gives a refusal the request that was named above it', () => {
    const [one, ...more] = read(
      'VERBOSE: POST https://acme.halopsa.com/auth/token with -1-byte payload\nInvoke-WebRequest: Response status code does not indicate success: 404 (Not Found).\nNew-HaloError: The request to https://acme.halopsa.com/auth/token returned 404 Not Found',
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      request: { method: 'POST', url: 'https://acme.halopsa.com/auth/token' },
      response: { status: 404 },
    });
  });

  it('takes the message of a PowerShell error and not its place', () => {
    expect(
      found(
        [
          'Exception: C:\\Modules\\HaloAPI\\New-HaloError.ps1:65',
          'Line |',
          '  65 |          throw $ErrorRecord.Exception.Message',
          '     |          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~',
          '     | Operation is not valid due to the current state of the object.',
        ].join('\n'),
      ),
    ).toEqual([[1, 0, 'Operation is not valid due to the current state of the object.']]);
  });

  it('takes a bare number for a status only where nothing else stands there', () => {
    expect(found('504')).toEqual([[1, 504, '504']]);
    expect(found('Rows:\n504\n403')).toEqual([]);
  });

  it('takes time, method and address from the line', () => {
    const [one] = read(
      '2026-11-02T09:00:00Z ERROR POST https://acme.haloitsm.com/api/Invoice failed with 400 Bad Request',
    );
    expect(one).toMatchObject({
      startedAt: Date.UTC(2026, 10, 2, 9),
      request: { method: 'POST', url: 'https://acme.haloitsm.com/api/Invoice' },
      response: { status: 400 },
    });
  });

  it('gives back the lines of JSON that never closes', () => {
    expect(found(`{ "a": [\n${'x\n'.repeat(500)}${integrator}`)).toEqual([[502, 403, integrator]]);
  });

  it('holds on to no more than a message of a line without end', () => {
    expect(
      read(`Error = 403 Forbidden ${'x'.repeat(3_000_000)}`, 100_000)[0]?.response?.body.text
        ?.length,
    ).toBeLessThan(70_000);
  });
});
