import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';

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

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);
