import { useEffect, useMemo, useReducer, useState } from 'react';
import { type RequestLine } from './lines.ts';
import { type LineTest, LinePicker } from './line-picker.ts';

/** Milliseconds in which the window may not answer: a frame. */
const limit = 16;

/**
 * The lines that pass a test. Where it takes longer than a frame, the ones that passed the test
 * before stay until all are tested, and the window answers in between.
 */
export function usePicked(
  lines: readonly RequestLine[],
  test: LineTest | null,
): readonly RequestLine[] {
  const picker = useMemo(() => new LinePicker(test), [test]);
  const [turn, goOn] = useReducer((turn: number) => turn + 1, 0);
  const [last, setLast] = useState<readonly RequestLine[] | null>(null);
  const found = picker.pick(lines, last === null ? Infinity : limit);
  if (found !== null && found !== last) setLast(found);
  useEffect(() => {
    if (found !== null) return undefined;
    const waiting = setTimeout(goOn);
    return () => {
      clearTimeout(waiting);
    };
  }, [found, turn]);
  return found ?? last ?? [];
}
