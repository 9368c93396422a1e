import { describe, expect, test } from 'vitest';
import { complete } from '../../../../shared/filter/complete.ts';
import { makeLine } from './make-line.ts';

const lines = [
  makeLine({ method: 'GET' }),
  makeLine({ method: 'GET' }),
  makeLine({ method: 'POST', domain: 'a b.example' }),
  makeLine({ method: 'PUT', status: 404 }, { cause: 'not-found' }),
];
const labels = (text: string, caret = text.length): string[] =>
  complete(text, caret, lines).map(({ label }) => label);

describe('the filter offers', () => {
  test('keys by their beginning', () => {
    expect(labels('me')).toEqual(['method:']);
    expect(labels('x -stat')).toEqual(['-status-code:']);
  });
  test('values from the data, most frequent first, with their counts', () => {
    expect(complete('method:', 7, lines).map(({ label, count }) => [label, count])).toEqual([
      ['GET', 2],
      ['POST', 1],
      ['PUT', 1],
    ]);
  });
  test('values that hold what was typed, and examples', () => {
    expect(labels('method:p')).toEqual(['POST', 'PUT']);
    expect(labels('cause:')).toEqual(['not-found']);
    expect(labels('larger-than:')).toContain('1k');
  });
  test('the word at the caret only, and leaves the rest alone', () => {
    expect(complete('is:error meth report', 13, lines)).toEqual([
      { label: 'method:', count: null, text: 'is:error method: report', caret: 16 },
    ]);
  });
  test('quotes where a value needs them', () => {
    expect(complete('domain:a b'.slice(0, 8), 8, lines).map(({ text }) => text)).toContain(
      'domain:"a b.example"',
    );
  });
  test('nothing inside quotes, patterns or after an unknown key', () => {
    expect([labels('"me'), labels('/me'), labels('nokey:x'), labels('toString:')]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});
