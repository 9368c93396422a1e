import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';
import { Refusal } from '../refusal.ts';
import { printable } from './console-text.ts';

/**
 * Writes an answer to standard output, and waits until a pipe has taken all of it: the end of the
 * process would cut it. A reader that went away (`review x.har | head -1`) has all it wanted.
 * @throws Unreadable, in one sentence, where the answer cannot be written, as on a full disk
 */
export async function answer(text: string): Promise<void> {
  const error = await new Promise<Error | null | undefined>((done) => {
    process.stdout.write(text, done);
  });
  if (error === null || error === undefined || codeOf(error) === 'EPIPE') return;
  throw new Unreadable(say('output.unwritten'));
}

/**
 * Says on standard error, in one line, why a command cannot do what it was asked for. Returns the
 * exit code for that. @throws the error itself where it is a fault of ours
 */
export function refused(error: unknown): 2 {
  if (!(error instanceof Unreadable || error instanceof Refusal)) throw error;
  process.stderr.write(`${printable(error.message)}\n`);
  return 2;
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);
