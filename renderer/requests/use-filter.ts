import { useEffect, useMemo, useState } from 'react';
import {
  type Filter,
  hasPattern,
  type PatternTest,
  readFilter,
} from '../../shared/filter/filter.ts';

let known: PatternTest | null = null;

/**
 * The filter that a text stands for. What reads patterns is large and few type one, so it is
 * fetched with the first; until it is there, a pattern leaves nothing out.
 */
export function useFilter(text: string): Filter {
  const [patternTest, setPatternTest] = useState(() => known);
  const isWanted = patternTest === null && hasPattern(text);
  useEffect(() => {
    if (!isWanted) return;
    import('./pattern.ts').then((module) => {
      known = module.patternTest;
      setPatternTest(() => known);
    }, console.error);
  }, [isWanted]);
  return useMemo(() => readFilter(text, patternTest), [text, patternTest]);
}
