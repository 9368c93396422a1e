import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phraseParts, phraseText, saysParts } from '../../../../shared/rules/phrase.ts';
import { amount } from '../../../amount.ts';

const says = (text: string, phrase: string): boolean =>
  saysParts(phraseText(text), phraseParts(phrase));

describe('a phrase', () => {
  test('is found without regard to case, punctuation and white space', () => {
    expect(says('Rate-Limit\n  REACHED!', 'rate limit reached')).toBe(true);
    expect(says('{"error":"invalid_client"}', 'invalid_client')).toBe(true);
    expect(says("You don't have access", 'dont have access')).toBe(true);
  });

  test('is found as whole words only', () => {
    expect(says('corporate limits', 'rate limit')).toBe(false);
  });

  test('lets a gap stand for up to 80 characters', () => {
    expect(says('does not, as things are, have access', 'not … access')).toBe(true);
    expect(says(`not ${'x '.repeat(60)} access`, 'not … access')).toBe(false);
    expect(says(`not here not ${'x '.repeat(30)}access`, 'not … access')).toBe(true);
  });

  test('is found where words of two parts share a space', () => {
    expect(says('a b', 'a … b')).toBe(true);
  });

  test('agrees with a plain search of every place', () => {
    const word = fc.constantFrom('a', 'b', 'no', 'x'.repeat(30));
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (words, parts) => {
          const text = ` ${words.join(' ')} `;
          const found = (from: number, rest: readonly string[], limit: number): boolean => {
            const [part, ...more] = rest;
            if (part === undefined) return true;
            for (
              let at = text.indexOf(` ${part} `, from);
              at >= 0 && at - from <= limit;
              at = text.indexOf(` ${part} `, at + 1)
            ) {
              if (found(at + part.length + 1, more, 80)) return true;
            }
            return false;
          };
          expect(
            saysParts(words.length === 0 ? phraseText('') : text, phraseParts(parts.join(' … '))),
          ).toBe(words.length > 0 && found(0, parts, Infinity));
        },
      ),
    );
  });

  const length = amount(10_000_000);

  test(`is sought in ${length} hostile characters to the end`, () => {
    const text = phraseText('not '.repeat(length / 4));
    expect(saysParts(text, phraseParts('not … not … not … access'))).toBe(false);
    expect(saysParts(text, phraseParts('not … not'))).toBe(true);
  });
});
