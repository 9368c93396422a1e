import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastRunOf } from '../../../../shared/redact/encoded-run.ts';
import { HarmlessRuns, noBeginnings, Scan, type Stop } from '../../../../shared/redact/scan.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom('abcd', 'Abc', 'deadbeefcafe', 'QWxleA', '\\"', '"', '%41', '\n', ' ', '-'),
      fc.string({ unit: fc.constantFrom(...'aZ09/ "\n'), maxLength: 5 }),
    ),
    { maxLength: 14 },
  )
  .map((all) => all.join(''));

function stopsIn(text: string, least: number, withEscapes: boolean): readonly string[] {
  const scan = new Scan(noBeginnings, least, new HarmlessRuns());
  const bytes = bytesOf(text);
  scan.open(bytes, 0, bytes.length, withEscapes);
  const found: string[] = [];
  for (let stop: Stop = scan.next(); stop !== 'end'; stop = scan.next()) {
    found.push(stop === 'run' ? text.slice(scan.run.from, scan.run.to) : `${stop} ${scan.at}`);
    if (stop === 'escape') scan.goOn(scan.at + 1);
  }
  return found;
}

describe('A scan', () => {
  it('stops at each run that is long enough and may be encoded, whatever stands before it', () => {
    fc.assert(
      fc.property(pieces, fc.nat(40), (text, length) => {
        const least = leastRunOf(length);
        const run = new RegExp(String.raw`[\w+/-]{${least},}(?:\r?\n[\w+/-]{4,})*|[\w+/-]+`, 'g');
        const expected = [...text.matchAll(run)]
          .map(([whole]) => whole)
          .filter((whole) => whole.length >= least && /[A-Z]|[\da-f]{12}/.test(whole));
        expect(stopsIn(text, least, false)).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('stops at each escape, but not at a quotation mark behind a backslash', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const expected = [...text.matchAll(/\\"|[\\%&]/g)]
          .filter(([sign]) => sign !== '\\"')
          .map(({ index }) => `escape ${index}`);
        expect(stopsIn(text, 1_000, true)).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });
});
