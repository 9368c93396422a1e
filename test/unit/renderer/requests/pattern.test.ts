import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patternTest } from '../../../../renderer/requests/pattern.ts';
import { wildcardTest } from '../../../../shared/filter/wildcard.ts';

describe('patterns', () => {
  test.each([
    ['abc', 'xABCx', true],
    ['^abc', 'xabc', false],
    ['abc$', 'xabc', true],
    ['^$', '', true],
    ['a.c', 'abc', true],
    ['ab*c', 'ac', true],
    ['ab+c', 'ac', false],
    ['ab?c', 'abbc', false],
    ['(ab)+$', 'abab', true],
    ['a|^b', 'cb', false],
    ['[a-c]x', 'bx', true],
    ['[^a-c]x', 'bx', false],
    ['\\d\\d', 'a12', true],
    ['\\D', '123', false],
    ['\\.', 'abc', false],
    ['[\\]]', ']', true],
    ['(?:a|b)c', 'bc', true],
    ['x*', '', true],
    ['ü', 'Ü', true],
    ['a{2}', 'baab', true],
    ['^a{2,3}$', 'aaaa', false],
    ['ABC\\d', 'xabc1', true],
    ['[A-Z]x', 'bX', true],
    ['[^A-Z]x', 'bX', false],
    ['[!-Z]x', 'bX', true],
    ['[Z-_]x', 'zX', true],
    ['\\DB', '1b', false],
    ['(?i)B', 'b', true],
    ['[\\D]B', '1b', false],
  ])('/%s/ in «%s»: %s', (pattern, text, expected) => {
    expect(patternTest(pattern)?.(text)).toBe(expected);
  });

  test.each(['(', ')', '[a', '*a', 'a**', 'a{2001}', '(?=a)', '\\1', '\\', 'a\\'])(
    '/%s/ is refused',
    (pattern) => {
      expect(patternTest(pattern)).toBeNull();
    },
  );

  test('agrees with the language on whatever both can read', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '(a|b)',
      '(ab)*',
      'a*',
      'b+',
      'a?',
      '^',
      '$',
      '|',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 }),
        (pieces, text) => {
          const source = pieces.join('');
          expect(patternTest(source)?.(text)).toBe(new RegExp(source, 'i').test(text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('a pattern that would stall the language answers on a long text', () => {
    const text = 'a'.repeat(100_000);
    expect(patternTest('(a+)+$')?.(`${text}!`)).toBe(false);
    expect(patternTest('(a|a)*b')?.(text)).toBe(false);
    expect(patternTest('.*.*.*.*x')?.(text)).toBe(false);
  });
});

describe('wildcards', () => {
  test('agree with the same pattern of the language', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 });
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }),
        fc.boolean(),
        (value, text, whole) => {
          const inner = value.replaceAll('*', '.*');
          expect(wildcardTest(value, whole)(text)).toBe(
            new RegExp(whole ? `^${inner}$` : inner).test(text),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
