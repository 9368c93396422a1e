import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { answer } from './output.ts';
import { startPractice } from '../practice/practice-server.ts';

/**
 * `practice [--port N]`: the practice Halo alone. Prints its address and runs until it is stopped.
 */
export async function runPractice(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--port');
  const port = at < 0 ? 0 : Number(args[at + 1]);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write('The port must be a number from 0 to 65535, for example: --port 8090\n');
    process.exitCode = 2;
    return;
  }
  const practice = await startPractice({ port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return null;
  });
  if (!practice) {
    process.stderr.write(
      `Port ${port} cannot be used; another program may have it. Choose another one, or leave --port out.\n`,
    );
    process.exitCode = 2;
    return;
  }
  try {
    await answer(`Practice Halo listening on ${practice.origin}\n`);
  } catch (error) {
    await practice.close();
    if (!(error instanceof Unreadable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    return;
  }
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await practice.close();
}
