import { RE2JS } from 're2js';
import type { PatternTest } from '../../shared/filter/filter.ts';
import { linearPattern } from './linear-pattern.ts';

/** Longer ones are refused: a pattern is compiled at each key. In characters. */
const longest = 500;
/** Longer texts are left to RE2, whatever the pattern. In characters. */
const longestText = 500;

/**
 * Patterns that mean the same in small letters: RE2 needs two thirds of the time for a small text
 * that it does for any case. Not those with a group of options, `\D` and the like, or a range that
 * is more than letters of one case or digits.
 */
const small =
  /^(?:[^\\([\]]|\\[dwsb\W]|\((?!\?)|\[\^?(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|[^\\[\]-])*\])*$/;

/**
 * A test whether a pattern (`/…/`) occurs in a text, without regard to case; null where the pattern
 * is broken or uses what RE2 does not know. Takes time in proportion to the text, where the
 * language's own regular expressions can take minutes on a hostile address
 * (https://github.com/google/re2/wiki/WhyRE2). Those are four times as fast and so get the patterns
 * that they cannot take long for.
 */
export const patternTest: PatternTest = (source) => {
  if (source.length > longest) return null;
  try {
    if (small.test(source)) {
      const pattern = RE2JS.compile(source.toLowerCase());
      const linear = linearPattern(source.toLowerCase());
      if (linear === null) return (text) => pattern.test(text.toLowerCase());
      return (text) => (text.length > longestText ? pattern : linear).test(text.toLowerCase());
    }
    const pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    return (text) => pattern.test(text);
  } catch {
    return null;
  }
};
