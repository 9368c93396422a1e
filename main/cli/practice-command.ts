import { say } from '../../shared/words/say.ts';
import { startPractice } from '../practice/practice-server.ts';
import { Refusal } from '../refusal.ts';
import { answer, refused } from './output.ts';

/**
 * `practice [--port N]`: the practice Halo alone. Prints its address and runs until it is stopped.
 * Returns the exit code.
 */
export async function runPractice(args: readonly string[]): Promise<number> {
  try {
    const practice = await startedAt(portIn(args));
    try {
      await answer(`${say('practice.listening', { origin: practice.origin })}\n`);
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
    } finally {
      await practice.close();
    }
    return 0;
  } catch (error) {
    return refused(error);
  }
}

/** 0, any port that is free, where none is named. @throws Refusal where it is none */
function portIn(args: readonly string[]): number {
  const at = args.indexOf('--port');
  const port = at < 0 ? 0 : Number(args[at + 1]);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Refusal(say('practice.port'));
  return port;
}

/** @throws Refusal where another program has the port, or only an administrator may */
function startedAt(port: number): ReturnType<typeof startPractice> {
  return startPractice({ port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    throw new Refusal(say('practice.portTaken', { port: String(port) }));
  });
}
