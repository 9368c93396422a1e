import { useEffect, useMemo, useReducer, useRef } from 'react';
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
  const [turn, next] = useReducer((before: number) => before + 1, 0);
  const last = useRef<readonly RequestLine[]>(null);
  const picked = useMemo(() => {
    const found = picker.pick(lines, last.current === null ? Infinity : limit);
    last.current = found ?? last.current;
    return { lines: last.current ?? [], whole: found !== null };
    // `turn` changes nothing but the time: it asks to go on
  }, [picker, lines, turn]);
  useEffect(() => {
    if (picked.whole) return undefined;
    const waiting = setTimeout(next);
    return () => {
      clearTimeout(waiting);
    };
  }, [picked]);
  return picked.lines;
}
