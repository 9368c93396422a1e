import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatExactTime,
  formatMinutes,
  formatList,
  formatMoment,
  formatMoments,
  formatTime,
  formatWait,
  regionOf,
} from '../../../../renderer/text/format.ts';

describe('numbers and times on screen', () => {
  it('writes counts as the language does', () => {
    expect(formatCount(12345, 'en')).toBe('12,345');
    expect(formatCount(12345, 'de')).toBe('12.345');
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [3400, '3.4 kB'],
    [120_400_000, '120 MB'],
    [2_500_000_000, '2.5 GB'],
    [9e15, '9,000,000 GB'],
  ])('writes %d bytes as %s', (bytes, shown) => {
    expect(formatBytes(bytes, 'en')).toBe(shown);
  });

  it.each([
    [1, '1 second'],
    [49_001, '50 seconds'],
    [119_000, '119 seconds'],
    [119_001, '2 minutes'],
    [180_001, '4 minutes'],
    [294_000, '5 minutes'],
    [5_400_000, '90 minutes'],
    [7_200_001, '3 hours'],
    [86_400_000, '24 hours'],
  ])('says a wait of %d milliseconds as people do, and never less: %s', (left, said) => {
    expect(formatWait(left, 'en')).toBe(said);
  });

  it('writes the seconds of two moments only where they would read the same', () => {
    const at = new Date(2026, 10, 22, 21, 5, 7).getTime();
    expect(formatMoments([at, at + 60_000], 'en-GB')).toEqual([
      '22 November 2026 at 21:05',
      '22 November 2026 at 21:06',
    ]);
    expect(formatMoments([at, at + 21_000], 'en-GB')).toEqual([
      '22 November 2026 at 21:05:07',
      '22 November 2026 at 21:05:28',
    ]);
    expect(formatMoments([at], 'en-GB')).toEqual(['22 November 2026 at 21:05']);
  });

  it('writes a list as the language does', () => {
    expect(formatList(['400', '401', '403'], 'en-GB')).toBe('400, 401 and 403');
  });

  it('writes minutes with their word', () => {
    expect(formatMinutes(1, 'en')).toBe('1 minute');
    expect(formatMinutes(5, 'en')).toBe('5 minutes');
  });

  it('writes the time of day to the second', () => {
    expect(formatTime(new Date(2026, 10, 22, 9, 5, 7).getTime(), 'en-GB')).toBe('09:05:07');
  });

  it('counts the hours of the day from 0 to 23 in every region, and writes the day first, as reports do', () => {
    const at = new Date(2026, 10, 22, 21, 5, 7, 9).getTime();
    expect(formatTime(at, 'en-US')).toBe('21:05:07');
    expect(formatExactTime(at, 'en-US')).toBe('21:05:07.009');
    expect(formatMoment(at, 'en-US')).toBe('22 November 2026 at 21:05');
    expect(formatMoment(at, 'en-GB')).toBe('22 November 2026 at 21:05');
    expect(formatExactTime(Number.NaN, 'en-US')).toBe('');
  });

  it("takes the user's region where it speaks our language, and never mixes languages", () => {
    expect(regionOf('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(regionOf('en', ['de-DE', 'fr'])).toBe('en');
  });
});
