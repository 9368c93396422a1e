import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValueSearch } from '../../../../shared/redact/value-search.ts';

/** What a block of a file is looked at for, and what is taken out of a text, must be one. */
describe('The search for values', () => {
  const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
  const hex = (text: string): string =>
    [...bytesOf(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const base64 = (text: string): string => btoa(String.fromCharCode(...bytesOf(text)));
  const encoders: readonly ((text: string) => string)[] = [
    (text) => text,
    encodeURIComponent,
    (text) => encodeURIComponent(encodeURIComponent(text)),
    (text) => new URLSearchParams({ a: text }).toString().slice(2),
    (text) => text.replace(/[^A-Za-z0-9]/g, (sign) => `\\x${hex(sign)}`),
    (text) => text.replace(/[^]/g, (sign) => `&#${sign.charCodeAt(0)};`),
    (text) => text.replace(/[^]/g, (sign) => `%${hex(sign)}`),
    base64,
    hex,
    (text) => base64(base64(text)),
    (text) => base64(`{"a":"${text}"}`),
    (text) => hex(base64(text)),
    (text) => [...text].map((sign) => `${sign}\0`).join(''),
  ];
  const values = fc
    .oneof(
      fc.string({ unit: fc.constantFrom(...'abXY019.:-+/= !'), minLength: 8, maxLength: 24 }),
      fc.constantFrom('203.0.113.9', '00:1b:44:11:3a:b7', '020 7946 0958', 'a-b_c.d!e'),
    )
    .map((value) => `k${value.trim()}7`);

  it('finds a value in any spelling, in bytes and in text, and says where', () => {
    fc.assert(
      fc.property(values, fc.nat(encoders.length - 1), (value, place) => {
        const written = encoders[place]?.(value) ?? '';
        const text = `before ${written} behind`;
        const search = new ValueSearch([value]);
        expect(search.isIn(bytesOf(JSON.stringify({ a: text })))).toBe(true);
        const [span] = search.spans(text);
        expect(span?.found).toBe(value);
        expect(span?.from).toBeGreaterThanOrEqual(7);
        expect(text.slice(span?.to)).toMatch(/^=* behind$|^ behind$/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('finds each of many values where all of them stand', () => {
    const many = Array.from({ length: 3_000 }, (_, number) => `Zk${number * 7919}pQ${number}w`);
    const search = new ValueSearch(many);
    expect(search.spans(many.join(' , ')).map(({ found }) => found)).toEqual(many);
    expect(search.isIn(bytesOf('Zk7919pQ2w Zk7919pQ'))).toBe(false);
  });

  it('finds a value with some of its blanks written as a plus', () => {
    const search = new ValueSearch(['a b c d-12']);
    for (const text of ['a b c d-12', 'a+b c d-12', 'a b+c d-12', 'a+b+c d-12', 'a+b+c+d-12']) {
      expect(search.isIn(bytesOf(JSON.stringify({ a: text })))).toBe(true);
      expect(search.spans(text).map(({ found }) => found)).toEqual(['a b c d-12']);
    }
    expect(search.isIn(bytesOf('{"a":"a-b+c d-12"}'))).toBe(false);
  });

  it('finds the longer of two values that begin alike', () => {
    const search = new ValueSearch(['secret-12345', 'secret-12345-more']);
    expect(search.spans('a secret-12345-more b').map(({ found }) => found)).toEqual([
      'secret-12345-more',
    ]);
  });
});
