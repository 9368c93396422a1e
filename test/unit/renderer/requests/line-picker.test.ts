import { describe, expect, test } from 'vitest';
import { noBody } from '../../../../shared/exchange/exchange.ts';
import { bodyContent } from '../../../../renderer/requests/body-content.ts';
import { sentCookies, setCookies } from '../../../../renderer/requests/cookies.ts';
import { formatDuration, formatShare } from '../../../../renderer/requests/duration.ts';
import { formFields, queryFields } from '../../../../renderer/requests/fields.ts';
import { findAll } from '../../../../renderer/requests/find.ts';
import { nextRow } from '../../../../renderer/requests/keys.ts';
import { requestName } from '../../../../renderer/requests/request-name.ts';
import { statusKindOf } from '../../../../renderer/requests/status.ts';
import { visibleLine, visibleText } from '../../../../renderer/text/visible-text.ts';
import { longestPhase, phaseBars, waterfallSpan } from '../../../../renderer/requests/waterfall.ts';
import { makeRow } from './make-row.ts';

describe('a status', () => {
  test.each([
    [{ status: 200 }, false, 'worked'],
    [{ status: 200 }, true, 'failed-inside'],
    [{ status: 304 }, false, 'unchanged'],
    [{ status: 302 }, false, 'moved'],
    [{ status: 404 }, true, 'refused'],
    [{ status: 504 }, false, 'server-failed'],
    [{ status: null, state: 'open' }, false, 'waiting'],
    [{ status: null, failure: 'net::ERR_ABORTED' }, false, 'stopped'],
    [{ status: null, failure: 'net::ERR_FAILED' }, false, 'no-answer'],
    [{ status: null }, false, 'unknown'],
    [{ status: 200, failure: 'net::ERR_CONTENT_LENGTH_MISMATCH' }, false, 'no-answer'],
  ] as const)('of %j is put into a class', (row, diagnosed, kind) => {
    expect(statusKindOf(makeRow(row), diagnosed)).toBe(kind);
  });
});

describe('the waterfall', () => {
  const timings = {
    blocked: 2,
    dns: null,
    connect: 30,
    ssl: 10,
    send: -1,
    wait: 58_000,
    receive: Number.NaN,
  };
  test('takes encryption out of connecting and leaves out what took no time', () => {
    expect(phaseBars(timings)).toEqual([
      { phase: 'blocked', from: 0, length: 2 },
      { phase: 'connect', from: 2, length: 20 },
      { phase: 'ssl', from: 22, length: 10 },
      { phase: 'wait', from: 32, length: 58_000 },
    ]);
  });
  test('knows the longest phase and the whole', () => {
    expect(longestPhase({ timings, duration: 60_000 })).toEqual({
      phase: 'wait',
      length: 58_000,
      whole: 60_000,
    });
    expect(longestPhase({ timings: null, duration: 5 })).toBeNull();
  });
  test('reaches from the first start to the last end', () => {
    expect(
      waterfallSpan([
        { row: { startedAt: 50, duration: 10 } },
        { row: { startedAt: null, duration: 9 } },
        { row: { startedAt: 20, duration: null } },
      ]),
    ).toEqual({ from: 20, length: 40 });
    expect(waterfallSpan([])).toBeNull();
  });
  test('tells times in one unit', () => {
    expect(formatShare(58_200, 60_000, 'en')).toEqual({
      part: '58',
      whole: '60\u00a0s',
      isAll: false,
    });
    expect(formatShare(1_480, 1_500, 'en')).toMatchObject({ part: '1.5', isAll: true });
    expect([58, 1240, 720_000].map((time) => formatDuration(time, 'en'))).toEqual([
      '58\u00a0ms',
      '1.2\u00a0s',
      '12\u00a0min',
    ]);
  });
});

describe('a body', () => {
  test('that is JSON becomes a tree, also where the server calls it text', () => {
    expect(bodyContent({ ...noBody, text: '{"a":1}', mimeType: 'text/plain' })).toEqual({
      kind: 'json',
      value: { a: 1 },
    });
    expect(bodyContent({ ...noBody, text: '{"a":', mimeType: 'application/json' })).toMatchObject({
      kind: 'text',
    });
  });
  test('that is markup stays text', () => {
    expect(
      bodyContent({ ...noBody, text: '<script>alert(1)</script>', mimeType: 'text/html' }),
    ).toEqual({
      kind: 'text',
      text: '<script>alert(1)</script>',
      markup: true,
    });
    expect(
      bodyContent({ ...noBody, text: '<svg onload="x"/>', mimeType: 'image/svg+xml' }),
    ).toMatchObject({ kind: 'text', markup: true });
  });
  test('is a picture only where the kind is safe and the content is base64', () => {
    expect(bodyContent({ ...noBody, base64: 'iVBORw0=', mimeType: 'image/png' })).toEqual({
      kind: 'picture',
      source: 'data:image/png;base64,iVBORw0=',
    });
    expect(bodyContent({ ...noBody, base64: 'PHN2Zz4=', mimeType: 'image/svg+xml' })).toEqual({
      kind: 'binary',
      picture: true,
    });
    expect(bodyContent({ ...noBody, base64: 'x"><script>', mimeType: 'image/png' })).toEqual({
      kind: 'binary',
      picture: true,
    });
  });
  test('that is missing says why', () => {
    expect(bodyContent({ ...noBody, missing: { code: 'body.evicted' } })).toEqual({
      kind: 'missing',
      why: { code: 'body.evicted' },
    });
    expect(bodyContent(noBody)).toEqual({ kind: 'none' });
  });
});

describe('texts', () => {
  test('show signs that would hide or reorder them', () => {
    expect(visibleLine('a\u202etxt\u0000\n')).toBe('a\\u202etxt\\u0000\\n');
    expect(visibleText('two\nlines\t\u2066')).toBe('two\nlines\t\\u2066');
  });
  test('name a number together with what it is a number of, and no secret', () => {
    expect(
      requestName({ name: '2233?token=S', url: 'https://a.example/api/Tickets/2233?token=S' }),
    ).toBe('Tickets/2233?token=SECRET-REMOVED');
    expect(requestName({ name: 'Report', url: 'https://a.example/api/Report' })).toBe('Report');
  });
  test('are searched without regard to case', () => {
    expect(findAll('Error error ERROR', 'error')).toEqual([0, 6, 12]);
    expect(findAll('abc', '')).toEqual([]);
  });
});

describe('fields and cookies', () => {
  test('are read from addresses and forms, damaged ones too', () => {
    expect(queryFields('https://a.example/?a=1+2&b=%zz&c#x=1')).toEqual([
      { name: 'a', value: '1 2' },
      { name: 'b', value: '%zz' },
      { name: 'c', value: '' },
    ]);
    expect(
      formFields({
        text: 'a=%C3%BC',
        mimeType: 'application/x-www-form-urlencoded; charset=utf-8',
      }),
    ).toEqual([{ name: 'a', value: 'ü' }]);
    expect(formFields({ text: 'a=1', mimeType: 'application/json' })).toEqual([]);
  });
  test('are read from both sides', () => {
    expect(sentCookies([{ name: 'Cookie', value: 'a=1; b=x=y;; c' }])).toEqual([
      { name: 'a', value: '1', attributes: '' },
      { name: 'b', value: 'x=y', attributes: '' },
      { name: 'c', value: '', attributes: '' },
    ]);
    expect(setCookies([{ name: 'set-cookie', value: 'a=1; Path=/; HttpOnly\nb=2' }])).toEqual([
      { name: 'a', value: '1', attributes: 'Path=/; HttpOnly' },
      { name: 'b', value: '2', attributes: '' },
    ]);
  });
});

describe('the keys', () => {
  test.each([
    ['ArrowDown', -1, 0],
    ['j', 3, 4],
    ['k', 3, 2],
    ['ArrowUp', -1, 9],
    ['ArrowDown', 9, 9],
    ['PageDown', 2, 7],
    ['PageUp', 2, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['x', 5, null],
  ])('%s moves the cursor from %i to %s', (key, from, to) => {
    expect(nextRow(key, from, 10, 5)).toBe(to);
  });
  test('move nothing in an empty list', () => {
    expect(nextRow('End', -1, 0, 5)).toBeNull();
  });
});
