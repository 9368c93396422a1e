import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPack } from '../../../../shared/packs/check.ts';
import { limits } from '../../../../shared/packs/pack.ts';
import { phraseParts, phraseText, saysParts } from '../../../../shared/rules/phrase.ts';
import { exampleCause, own, packOf } from './make-pack.ts';

/** Counts the letters that a search looks at, by standing in for the text. */
function searches(
  text: string,
  phrase: string,
): { readonly found: boolean; readonly letters: number } {
  let letters = 0;
  const counting = {
    includes: (part: string) => {
      letters += text.length;
      return text.includes(part);
    },
    indexOf: (part: string, from = 0) => {
      const at = text.indexOf(part, from);
      letters += (at < 0 ? text.length : at + part.length) - Math.min(from, text.length);
      return at;
    },
  } as unknown as string;
  return { found: saysParts(counting, phraseParts(phrase)), letters };
}

describe('the phrases of a pack', () => {
  test('look at each letter of the longest text a bounded number of times, however both are made', () => {
    const word = fc.constantFrom('a', 'aa', 'no', 'access', '…', '');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 40 }),
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 400 }),
        (phrase, piece, times) => {
          const text = phraseText(`${piece.join(' ')} `.repeat(times));
          const { letters } = searches(text, phrase.join(' '));
          // One pass for each part between two gaps; neighbours may share a part's own length once
          // more for each place found.
          expect(letters).toBeLessThanOrEqual(
            phraseParts(phrase.join(' ')).length * 3 * (text.length + phrase.join(' ').length),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('find nothing in a million letters that nearly fit', () => {
    const text = phraseText('no '.repeat(350_000));
    const { found, letters } = searches(
      text,
      Array.from({ length: 30 }, () => 'no')
        .join(' … ')
        .concat(' … access'),
    );
    expect(found).toBe(false);
    expect(letters).toBeLessThanOrEqual(31 * 3 * text.length);
  });

  test('are checked to the end where a pack holds as many as it may, against answers of half a million letters', () => {
    const says = Array.from(
      { length: limits.phrases - 1 },
      (_, at) => `${'no … '.repeat(5)}access ${at}`,
    );
    const hostile = {
      ...exampleCause.examples.match[0]?.exchanges[0],
      body: JSON.stringify({
        Message: `${'no '.repeat(150_000)} charge rate of the emergency call-out`,
      }),
    };
    const examples = {
      ...exampleCause.examples,
      noMatch: [{ name: 'long', exchanges: [hostile] }],
    };
    const match = {
      any: [
        { fact: 'message', says: says.slice(0, -2) },
        { fact: 'message', says: ['charge rate … emergency call-out'] },
      ],
    };
    expect(checkPack(packOf([{ ...exampleCause, match, examples }]), own).ok).toBe(true);
  });
});
