import { describe, expect, test } from 'vitest';
import { HarReader, refuseEmpty } from '../../../../shared/har/reader.ts';
import { entry, har } from './read-har.ts';

const whole = JSON.stringify(har([entry(1), entry(2)]));
const request = whole.indexOf('"request"');
const second = whole.lastIndexOf('"request"');

function refuse(text: string): void {
  const reader = new HarReader({ exchange: () => undefined });
  reader.push(new TextEncoder().encode(text));
  refuseEmpty(reader.end());
}

describe('a file that holds no request to look at', () => {
  test.each([
    ['before its list', whole.indexOf('"entries"')],
    ['behind the beginning of its list', whole.indexOf('[', whole.indexOf('"entries"')) + 1],
    ['inside its first request', request + 20],
  ])('is told to be cut short where it ends %s', (_, end) => {
    expect(() => refuse(whole.slice(0, end))).toThrow(/^This file was cut short/);
  });

  test('is told to have no list where it has none', () => {
    expect(() => refuse('{"tickets":1}')).toThrow(/^This file holds no list of requests/);
  });

  test('is not refused where its list is empty, or ends behind its first request', () => {
    expect(() => refuse(JSON.stringify(har([])))).not.toThrow();
    expect(() => refuse(whole.slice(0, second + 20))).not.toThrow();
  });
});
