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

/**
 * Node also tells a failed write as an event, and ends the process with a stack where nobody
 * listens; `answer` has said what there is to say.
 * https://nodejs.org/api/stream.html#event-error
 */
export function expectClosedOutput(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);
