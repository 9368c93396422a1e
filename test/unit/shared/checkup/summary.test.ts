import { describe, expect, it } from 'vitest';
import { certificateLine } from '../../../../shared/checkup/certificate.ts';
import type { CheckLine } from '../../../../shared/checkup/line.ts';
import { markOf } from '../../../../shared/checkup/line.ts';
import { summaryOf, toneOf } from '../../../../shared/checkup/summary.ts';

type Line = Pick<CheckLine, 'state' | 'why'>;
const line = (state: CheckLine['state'], why: CheckLine['why'] = null): Line => ({ state, why });
const said = (lines: readonly Line[], isStopped = false) =>
  summaryOf(lines, isStopped, (key, { count } = {}) =>
    count === undefined ? key.replace('summary.', '') : `${key.replace('summary.', '')} ${count}`,
  );

describe('what a check-up came to', () => {
  it('says first that it was not read to its end', () => {
    const lines = [line('look'), line('unknown', 'limit'), line('unknown', 'limit')];
    expect(said(lines)).toEqual(['tooMuch', 'look 1 unknown 2']);
    expect(said([line('fine')], true)).toEqual(['stopped', 'fineUntilThen']);
    expect(said([line('broken')], true)).toEqual(['stopped', 'broken 1']);
  });

  it('gives no zero for what could not be told', () => {
    expect(said([line('look'), line('unknown', 'no-right')])).toEqual(['look 1 unknown 1']);
    expect(said([line('fine'), line('unknown', 'no-right')])).toEqual(['fineSoFar 1']);
    expect(said([line('broken'), line('fine')])).toEqual(['broken 1 look 0']);
    expect(said([line('fine')])).toEqual(['fine']);
  });

  it('is good only where all was read', () => {
    expect(toneOf([line('fine')], false)).toBe('good');
    expect(toneOf([line('fine')], true)).toBe('untold');
    expect(toneOf([line('unknown', 'no-right')], false)).toBe('untold');
    expect(toneOf([line('unknown', 'limit')], false)).toBe('warn');
    expect(toneOf([line('look'), line('broken')], false)).toBe('bad');
  });
});

it('an address that is not encrypted has no certificate: that is told, and not called fine', () => {
  const plain = certificateLine('http://127.0.0.1:4000', null, 0);
  expect(plain.state).toBe('fine');
  expect(markOf(plain)).toBe('none');
  expect(certificateLine('https://acme.halopsa.com', null, 0).state).toBe('unknown');
});
