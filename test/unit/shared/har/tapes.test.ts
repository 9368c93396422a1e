import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonTape, token } from '../../../../shared/har/json-tape.ts';
import { insideAt, InsideReader, type Tapes } from '../../../../shared/har/tapes.ts';

const room = (numbers: number, bytes: number): Tapes => ({
  entries: new Int32Array(0),
  insides: new Int32Array(numbers),
  texts: new Uint8Array(bytes),
});

/** The texts that were read inside these values, one entry after the other; null: left alone. */
function insidesOf(entries: readonly unknown[], tapes: Tapes): readonly (string | null)[] {
  const reader = new InsideReader();
  reader.begin(tapes);
  return entries.flatMap((entry) => {
    const bytes = new TextEncoder().encode(JSON.stringify(entry));
    const tape = new JsonTape();
    expect(tape.read(bytes, 0, bytes.length)).toBe(true);
    reader.read(bytes, tape);
    const found: (string | null)[] = [];
    for (let at = 0; at < tape.size; at += 4)
      if (tape.kind(at) === token.string)
        found.push(tape.extra(at) > 1 ? insideText(tapes, tape.extra(at)) : null);
    return found;
  });
}

function insideText(tapes: Tapes, place: number): string {
  const { from, to, tape } = insideAt(tapes, place);
  const again = new JsonTape();
  expect(again.read(tapes.texts, from, to)).toBe(true);
  expect([...tape]).toEqual([...again.tokens.subarray(0, again.size)]);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(tapes.texts.subarray(from, to));
}

describe('The JSON in the texts of entries', () => {
  it('is read whole, one behind the other', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.object(), fc.array(fc.jsonValue()))), (values) => {
        const texts = values.map((value) => JSON.stringify(value));
        const entries = texts.map((text) => ({ content: { size: 1, text } }));
        expect(insidesOf(entries, room(100_000, 100_000))).toEqual(
          texts.map((text) => (/\\ud[89a-f]/.test(text) ? expect.anything() : text)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is left alone where it is none, or stands under another name', () => {
    expect(
      insidesOf(
        [
          { text: 'nothing' },
          { text: '{"half' },
          { text: '[1]]' },
          { text: '' },
          { name: '{"a":1}' },
          { texts: '{"a":1}' },
          { text: '{"half a letter":"\ud800"}' },
          ['{"a":1}'],
        ],
        room(1_000, 1_000),
      ),
    ).toEqual([null, null, null, null, null, null, null, null]);
  });

  it('is left alone where there is no more room for it', () => {
    const entries = [{ text: '{"a":"first"}' }, { text: '{"b":"second"}' }, { text: '{}' }];
    expect(insidesOf(entries, room(0, 0))).toEqual([null, null, null]);
    expect(insidesOf(entries, room(100, 18))).toEqual(['{"a":"first"}', null, '{}']);
    // Four numbers for where it stands, and four for each token; four are not used.
    expect(insidesOf(entries, room(20, 100))).toEqual(['{"a":"first"}', null, null]);
    expect(insidesOf(entries, room(28, 100))).toEqual(['{"a":"first"}', null, '{}']);
  });
});
