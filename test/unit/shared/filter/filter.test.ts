import { describe, expect, test } from 'vitest';
import { withKey } from '../../../../shared/filter/words.ts';
import { readFilter } from '../../../../shared/filter/filter.ts';
import { patternTest } from '../../../../renderer/requests/pattern.ts';
import { makeLine } from './make-line.ts';

const lines = {
  ticket: makeLine({ action: 'Save' }),
  refused: makeLine(
    {
      url: 'https://acme.halopsa.com/api/Actions',
      status: 400,
      method: 'POST',
      size: 2000,
      duration: 1500,
    },
    { problem: true, cause: 'charge-rate-access' },
  ),
  slow: makeLine(
    { url: 'https://acme.halopsa.com/api/Report/5', status: 504, duration: 58_000 },
    { problem: true, cause: 'report-timeout' },
  ),
  lost: makeLine(
    {
      url: 'http://stats.example:8080/collect',
      domain: 'stats.example:8080',
      status: null,
      failure: 'net::ERR_NAME_NOT_RESOLVED',
      resourceType: 'ping',
      mimeType: '',
      size: null,
      duration: null,
    },
    { setAside: true },
  ),
  picture: makeLine(
    {
      url: 'https://cdn.halopsa.com/logo.png?a=b|c',
      domain: 'cdn.halopsa.com',
      resourceType: 'image',
      mimeType: 'image/png',
      from: 'disk-cache',
    },
    { headerNames: new Set(['etag', 'retry-after']) },
  ),
};

function found(text: string): string[] {
  const { matches } = readFilter(text, patternTest);
  return Object.entries(lines)
    .filter(([, line]) => matches(line))
    .map(([name]) => name);
}

describe('the filter finds', () => {
  test.each([
    ['', ['ticket', 'refused', 'slow', 'lost', 'picture']],
    ['   |  | ', ['ticket', 'refused', 'slow', 'lost', 'picture']],
    ['REPORT', ['slow']],
    ['save', ['ticket']],
    ['api report', ['slow']],
    ['report | collect', ['slow', 'lost']],
    ['report|collect', ['slow', 'lost']],
    ['-api', ['lost', 'picture']],
    ['"b|c"', ['picture']],
    ['api/*/5', ['slow']],
    ['status-code:400', ['refused']],
    ['status-code:4xx', ['refused']],
    ['status-code:400-599', ['refused', 'slow']],
    ['status-code:4xx|5xx', ['refused', 'slow']],
    ['status-code:0', ['lost']],
    ['status:504', ['slow']],
    ['status-code:4xx|status-code:5xx report', ['refused', 'slow']],
    ['-status-code:200', ['refused', 'slow', 'lost']],
    ['method:post', ['refused']],
    ['domain:stats.example', ['lost']],
    ['domain:*.halopsa.com -domain:cdn.*', ['ticket', 'refused', 'slow']],
    ['mime-type:image/png', ['picture']],
    ['mime-type:image/*', ['picture']],
    ['resource-type:ping', ['lost']],
    ['scheme:http', ['lost']],
    ['url:logo', ['picture']],
    ['larger-than:1k', ['refused']],
    ['slower-than:1.4s', ['refused', 'slow']],
    ['is:error', ['refused', 'slow', 'lost']],
    ['is:error -is:set-aside', ['refused', 'slow']],
    ['is:from-cache', ['picture']],
    ['cause:report-timeout', ['slow']],
    ['rule:*-access', ['refused']],
    ['has-response-header:retry-after', ['picture']],
    ['action:save', ['ticket']],
    ['/api\\/(actions|report)/', ['refused', 'slow']],
    ['-/^https:/', ['lost']],
    ['/api/report', ['slow']],
    ['https://acme', ['ticket', 'refused', 'slow']],
    ['stats.example:8080', ['lost']],
    ['"unclosed', []],
    ['-', []],
  ])('%s', (text, names) => {
    expect(found(text)).toEqual(names);
  });
});

describe('what is wrong with a filter is said, and the rest of it still works', () => {
  test('an unknown key with the one that was probably meant', () => {
    expect(readFilter('staus:404 report').problems).toEqual([
      { kind: 'unknown-key', key: 'staus', meant: 'status-code' },
    ]);
    expect(found('staus:404 report')).toEqual(['slow']);
  });
  test('an unknown key that is near to none', () => {
    expect(readFilter('colour:red').problems).toEqual([
      { kind: 'unknown-key', key: 'colour', meant: null },
    ]);
  });
  test('names that every object has are no keys', () => {
    expect(readFilter('constructor:x toString:y').problems.map(({ kind }) => kind)).toEqual([
      'unknown-key',
      'unknown-key',
    ]);
  });
  test('a key without its value', () => {
    expect(readFilter('method:').problems).toEqual([{ kind: 'missing-value', key: 'method' }]);
  });
  test.each([
    ['status-code:abc', 'abc'],
    ['larger-than:big', 'big'],
    ['is:nice', 'nice'],
    ['slower-than:2h', '2h'],
  ])('%s', (text, value) => {
    expect(readFilter(text).problems).toMatchObject([{ kind: 'wrong-value', value }]);
  });
  test('a pattern that cannot be read', () => {
    expect(readFilter('/(a/', patternTest).problems).toEqual([
      { kind: 'wrong-pattern', value: '(a' },
    ]);
  });
});

describe('a key in place of a mistyped one', () => {
  test.each([
    ['statuscode:4xx', 'statuscode', 'status-code:4xx'],
    [
      'ticket -StatusCode:4xx | statuscode:500',
      'statuscode',
      'ticket -status-code:4xx | statuscode:500',
    ],
    ['"statuscode:4xx" tickets', 'statuscode', '"statuscode:4xx" tickets'],
  ])('%s', (text, written, mended) => {
    expect(withKey(text, { written, key: 'status-code' })).toBe(mended);
  });
});
