import { expectClosedOutput } from './closed-output.ts';
import { inlineLessFor, readAhead } from './large-input.ts';

/**
 * The command line, without a window; a command is loaded when it is asked for. Each returns its
 * exit code: 0 done, 2 unreadable, 1 our bug.
 */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  redact: async (args) => {
    const ahead = await readAhead(args, true);
    return (await import('./redact-command.ts')).redact(args, ahead);
  },
  review: async (args) => {
    const ahead = await readAhead(args, false);
    return (await import('./review-command.ts')).review(args, ahead);
  },
  record: async (args) => (await import('./record-command.ts')).record(args),
  compare: async (args) => (await import('./compare-command.ts')).compare(args),
  practice: async (args) => (await import('./practice-command.ts')).runPractice(args),
};

async function run(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) {
    await inlineLessFor(args);
    return command(args);
  }
  const { say } = await import('../../shared/words/say.ts');
  const known = Object.keys(commands);
  process.stderr.write(`${say('command.unknown', { name, known })}\n`);
  return 2;
}

expectClosedOutput();
try {
  process.exitCode = await run();
} catch (error) {
  // What a fault says can quote the file that was read.
  const { crashOf } = await import('../../shared/ipc/crash.ts');
  const { thrownOf } = await import('../../shared/ipc/thrown.ts');
  const { say } = await import('../../shared/words/say.ts');
  const { name, message } = crashOf(Date.now(), 'program', thrownOf(error), '');
  process.stderr.write(`${say('command.fault', { name, message })}\n`);
  process.exitCode = 1;
}
