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

function stopsIn(
  text: string,
  least: number,
  withEscapes: boolean,
  harmless = new HarmlessRuns(),
): readonly string[] {
  const scan = new Scan(noBeginnings, least, harmless);
  const bytes = bytesOf(text);
  scan.open(bytes, 0, bytes.length, withEscapes);
  const found: string[] = [];
  for (let stop: Stop = scan.next(); stop !== 'end'; stop = scan.next()) {
    found.push(stop === 'run' ? text.slice(scan.run.from, scan.run.to) : `${stop} ${scan.at}`);
    if (stop === 'escape') scan.goOn(scan.at + 1);
  }
  return found;
}

function runsIn(text: string, least: number): readonly string[] {
  const run = new RegExp(String.raw`[\w+/-]{${least},}(?:\r?\n[\w+/-]{4,})*|[\w+/-]+`, 'g');
  return [...text.matchAll(run)]
    .map(([whole]) => whole)
    .filter((whole) => whole.length >= least && /[A-Z]|[\da-f]{12}/.test(whole));
}

describe('A scan', () => {
  it('stops at each run that is long enough and may be encoded, whatever stands before it', () => {
    fc.assert(
      fc.property(pieces, fc.nat(40), (text, length) => {
        const least = leastRunOf(length);
        expect(stopsIn(text, least, false)).toEqual(runsIn(text, least));
      }),
      { numRuns: 3_000 },
    );
  });

  it('passes over the runs that were found to hold nothing, and over no other', () => {
    const least = leastRunOf(6);
    const harmless = new HarmlessRuns();
    const known = new Set<string>();
    const learn = (run: string): void => {
      const bytes = bytesOf(run);
      harmless.add(new DataView(bytes.buffer), 0, bytes.length);
      known.add(run);
    };
    // The first ones are not kept.
    for (let count = 0; count < 200; count += 1) learn(`None${count}of1them`);
    known.clear();
    const asked = { new: 0, known: 0 };
    fc.assert(
      fc.property(pieces, pieces, (one, other) => {
        const text = `${one} ${other} ${one} ${one}-`;
        const runs = runsIn(text, least);
        const expected = runs.filter((run) => !known.has(run));
        asked.new += expected.length;
        asked.known += runs.length - expected.length;
        expect(stopsIn(text, least, false, harmless)).toEqual(expected);
        runs.filter((run) => run.length < 20).forEach(learn);
      }),
      { numRuns: 3_000 },
    );
    expect(asked.new).toBeGreaterThan(1_000);
    expect(asked.known).toBeGreaterThan(1_000);
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
