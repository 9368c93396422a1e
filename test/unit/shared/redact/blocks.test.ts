import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValueSearch } from '../../../../shared/redact/value-search.ts';

/** The quick look at bytes must never miss what the thorough one finds. */
describe('The quick look over a block of a file', () => {
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

  it('misses no value in any spelling', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: fc.constantFrom(...'abXY019.:-+/= !'), minLength: 6, maxLength: 24 }),
          fc.constantFrom('203.0.113.9', '00:1b:44:11:3a:b7', '020 7946 0958', 'a-b_c.d!e'),
        ),
        fc.nat(encoders.length - 1),
        (value, place) => {
          const text = JSON.stringify({
            a: `before ${encoders[place]?.(value.trim()) ?? ''} behind`,
          });
          const search = new ValueSearch([value.trim()]);
          if (search.hits(text)) expect(search.mayHit(bytesOf(text))).toBe(true);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
