import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatSpan } from '../../../../shared/words/amount.ts';

const english = new Intl.NumberFormat('en');

describe('a count', () => {
  it('is written as the language writes it', () => {
    expect(
      [0, 999, 1000, 123_456, 1_234_567, -4321, 1234.5].map((one) => formatCount(one)),
    ).toEqual(['0', '999', '1,000', '123,456', '1,234,567', '-4,321', '1,234.5']);
    expect(formatCount(1_234_567, 'de')).toBe('1.234.567');
    fc.assert(fc.property(fc.maxSafeInteger(), (one) => formatCount(one) === english.format(one)));
  });
});

describe('a span', () => {
  it('has the unit that fits', () => {
    expect([40, 400, 12_000, 180_000, 7_200_000].map((one) => formatSpan(one))).toEqual([
      '40 milliseconds',
      '0.4 seconds',
      '12 seconds',
      '3 minutes',
      '2 hours',
    ]);
  });
});
