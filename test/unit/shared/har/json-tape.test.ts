import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonTape, token } from '../../../../shared/har/json-tape.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function isRead(text: string): boolean {
  const bytes = encoder.encode(text);
  return new JsonTape().read(bytes, 0, bytes.length);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The value that the tape describes, put together again from its places. */
function valueAt(tape: JsonTape, bytes: Uint8Array, at: number): unknown {
  const inside: number[] = [];
  if (tape.kind(at) <= token.array)
    for (let place = at + 4; place < tape.extra(at); place = tape.next(place)) inside.push(place);
  if (tape.kind(at) === token.array) return inside.map((place) => valueAt(tape, bytes, place));
  if (tape.kind(at) !== token.object)
    return JSON.parse(decoder.decode(bytes.subarray(tape.start(at), tape.end(at))));
  const pairs = inside
    .filter((_, place) => place % 2 === 0)
    .map((name) => [valueAt(tape, bytes, name), valueAt(tape, bytes, name + 4)] as const);
  return Object.fromEntries(pairs);
}

const wrong = [
  '',
  ' ',
  '{',
  '[',
  '"',
  '"\\',
  '"\\u12',
  '"\\x"',
  '"a\nb"',
  '01',
  '-',
  '+1',
  '.5',
  '1.',
  '1e',
  '1e+',
  '-01',
  'tru',
  'True',
  'nulls',
  'NaN',
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  '{,}',
  '[1,]',
  '[,1]',
  '[1 2]',
  '{"a":1 "b":2}',
  '{a:1}',
  '{1:1}',
  '[}',
  '{]',
  '1 2',
  '[]]',
  '{}}',
  '"a""b"',
  '\u0001',
  '[1,\u00a02]',
  '\uFEFF1',
];
const right = [
  '0',
  '-0',
  '1.5e-10',
  '12E+3',
  '""',
  '"\\u00e9\\n\\/"',
  '"é😀"',
  'true',
  ' [ ] ',
  '{ }',
  '[[],{},[{}]]',
  '{"a":{"b":[1,2,{"c":null}]},"a":2}',
  '\n\t{\r\n"x" : [ false , -1 ] }',
];

describe('The tape of a JSON text', () => {
  it.each(wrong)('is refused for %j, as by JSON.parse', (text) => {
    expect(isJson(text)).toBe(false);
    expect(isRead(text)).toBe(false);
  });

  it.each(right)('is read for %j, and tells where everything stands', (text) => {
    const bytes = encoder.encode(text);
    const tape = new JsonTape();
    expect(tape.read(bytes, 0, bytes.length)).toBe(true);
    expect(valueAt(tape, bytes, 0)).toEqual(JSON.parse(text));
  });

  it('agrees with JSON.parse on any JSON, whole, damaged or cut', () => {
    const signs = fc.constantFrom(...'{}[]",:\\/ 0123e.-tfn\nu');
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 5 }),
        fc.nat(),
        fc.option(signs),
        fc.boolean(),
        (json, place, sign, isCut) => {
          const at = place % (json.length + 1);
          const text = isCut
            ? json.slice(0, at)
            : sign === null
              ? json
              : json.slice(0, at) + sign + json.slice(at + (place % 2));
          expect(isRead(text)).toBe(isJson(text));
        },
      ),
      { numRuns: 3_000 },
    );
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (json) => {
        const bytes = encoder.encode(json);
        const tape = new JsonTape();
        expect(tape.read(bytes, 0, bytes.length)).toBe(true);
        expect(valueAt(tape, bytes, 0)).toEqual(JSON.parse(json));
      }),
      { numRuns: 500 },
    );
  });

  it('reads one value out of many, and knows requests', () => {
    const bytes = encoder.encode('{"request":{"url":"x"},"a":[{"request":1}]}, {"b":1}');
    const tape = new JsonTape();
    expect(tape.readValue(bytes, 0, bytes.length)).toBe(43);
    expect([tape.requests, tape.ownRequests]).toEqual([2, 1]);
    expect(tape.readValue(bytes, 45, bytes.length)).toBe(52);
    expect([tape.requests, tape.ownRequests]).toEqual([0, 0]);
    expect(tape.readValue(bytes, 45, 50)).toBe(-1);
  });
});
