import { type CutterThread, cutAhead, sizeOf } from '../files/cutter-thread.ts';

/** For smaller files the limit wins less than it takes to load what sets it. */
const largeFrom = 4 * 1024 * 1024;

/**
 * Call before large files are read. A command runs for a second or two, and V8 would spend a sixth of
 * that on copying small functions into large ones, and win less than that: files of any size are read
 * as fast or faster with a lower limit, which V8 asks for at each such copying.
 * https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 * @param args of a command, paths among them
 */
export async function inlineLessFor(args: readonly string[]): Promise<void> {
  if (!args.some((arg) => sizeOf(arg) >= largeFrom)) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=250');
}

/**
 * Starts to read the HAR that a command is given first, where it is large: a thread is ready when the
 * command's own code is.
 * @param withTapes as the command needs it
 */
export const readAhead = (
  args: readonly string[],
  withTapes: boolean,
): Promise<CutterThread | null> =>
  cutAhead(args.find((arg) => !arg.startsWith('-')) ?? null, withTapes);
