import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderByNumbers, ranksOfTexts } from '../../../../renderer/requests/radix-order.ts';

const ordered = (keys: readonly number[], descending: boolean): number[] => {
  const places = Uint32Array.from(keys.keys());
  orderByNumbers(places, Float64Array.from(keys), descending);
  return [...places].map((place) => keys[place] ?? NaN);
};

describe('numbers in order', () => {
  test('stand as comparing them in pairs puts them, equal ones as they came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }))),
        fc.boolean(),
        (keys, descending) => {
          const places = Uint32Array.from(keys.keys());
          orderByNumbers(places, Float64Array.from(keys), descending);
          const compared = [...keys.keys()].sort((left, right) => {
            const [one, other] = [keys[left] ?? 0, keys[right] ?? 0];
            return one === other ? 0 : one < other === descending ? 1 : -1;
          });
          expect([...places]).toEqual(compared);
        },
      ),
    );
  });
  test('take in the smallest, the largest, fractions and both zeros', () => {
    expect(ordered([5, -0, 1e300, -2.5, 0, -1e-300, Infinity, 0.1, -Infinity], false)).toEqual([
      -Infinity,
      -2.5,
      -1e-300,
      -0,
      0,
      0.1,
      5,
      1e300,
      Infinity,
    ]);
  });
  test('leaves out the places that are not given', () => {
    const places = Uint32Array.of(3, 1);
    orderByNumbers(places, Float64Array.of(9, 2, 0, 1), false);
    expect([...places]).toEqual([3, 1]);
    orderByNumbers(places, Float64Array.of(9, 2, 0, 1), true);
    expect([...places]).toEqual([1, 3]);
  });
});

/** Ranks by comparing in pairs. */
const compared = (texts: readonly string[]): number[] => {
  const different = [...new Set(texts)].sort();
  return texts.map((text) => different.indexOf(text));
};

describe('ranks of texts', () => {
  test('are those of comparing in pairs, whatever the letters and however much they share', () => {
    const word = fc.constantFrom('', 'a', 'b', 'tickets?page=', '\0', '\0\0', 'ÿ', 'я', 'ю', '票');
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 400 }), (texts) => {
        expect([...ranksOfTexts(texts)]).toEqual(compared(texts));
      }),
    );
  });
  test.each<readonly [string, (index: number) => string]>([
    ['one and the same', () => 'Tickets?pageinate=true&page_size=50'],
    [
      'alike but for the end',
      (index) => `Tickets?pageinate=true&page_size=50&page_no=${index % 97}`,
    ],
    ['one longer than the other', (index) => 'a'.repeat(index % 150)],
    ['beyond Latin', (index) => `заявки ${'абвгд'.charAt(index % 5)}${index % 41}`],
    [
      'all beyond Latin',
      (index) => '日本語'.repeat(5) + String.fromCharCode(0x4e00 + (index % 89)),
    ],
  ])('are right for hundreds that are %s', (_name, make) => {
    const texts = Array.from({ length: 700 }, (_, index) => make((index * 7919) % 700));
    expect([...ranksOfTexts(texts)]).toEqual(compared(texts));
  });
});
