import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { linearPattern } from '../../../../renderer/requests/linear-pattern.ts';
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

describe('patterns that the language tries itself', () => {
  test.each([
    'tickets\\/\\d+5(\\?|$)',
    'ticket',
    '^https:\\/\\/[a-z]+\\.halopsa',
    'id=\\d+&page=\\d*',
    'api\\/(tickets|actions)$',
    '\\.js|\\.css',
  ])('/%s/ is one', (pattern) => {
    expect(linearPattern(pattern)).not.toBeNull();
  });

  test.each([
    'a+', // the letter before it may be an a, too
    '\\d+5',
    'a[ab]+c',
    '1\\d+\\d+x',
    '\\d[a-c]+x',
    '(a|b)+',
    '(x\\d+|y)',
    '(a|a)(a|a)b',
    '^\\d+x',
    '$[ab]*x',
    'b|\\d*x',
    '\\b\\d+x',
    'xy?',
    'x.',
    'x\\s',
    'x[ab]{2}',
    'x[ab]+?y',
    `x${'[ab]'.repeat(20)}`,
  ])('/%s/ is none', (pattern) => {
    expect(linearPattern(pattern)).toBeNull();
  });

  test('find what RE2 finds', () => {
    const pieces = fc.constantFrom('a', 'b', '/', '1', 'é', '\\/', '\\.', '\\d', '\\w', '\\b');
    const sets = fc.constantFrom('[ab]', '[^a]', '[a-c1]', '[^\n]', '(a|/1|b)', '(\\d|$)');
    const repeats = fc.constantFrom('/\\d+', '/\\w*', '/[ab]+', 'a[^a/]*', '1[a-z]+');
    const piece = fc.oneof(pieces, sets, repeats, fc.constantFrom('^', '$', '|'));
    const letter = fc.constantFrom(...'ab/1.é😀\n\r K', '\ud83d');
    let tried = 0;
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.string({ unit: letter, maxLength: 14 }),
        (pieces, text) => {
          const source = pieces.join('');
          const linear = linearPattern(source);
          if (linear === null) return;
          tried += 1;
          expect(linear.test(text)).toBe(RE2JS.compile(source).test(text));
        },
      ),
      { numRuns: 5000 },
    );
    expect(tried).toBeGreaterThan(100);
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
