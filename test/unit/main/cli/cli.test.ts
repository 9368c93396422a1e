import { expect, it, vi } from 'vitest';
import { commandTest } from './console.ts';

const quoted = 'Hunter2!xyz9';
vi.mock(import('../../../../main/cli/review-command.ts'), () => ({
  review: () =>
    Promise.reject(new SyntaxError(`Unexpected token 'H', "${quoted}" is not valid JSON`)),
}));

const test = commandTest();

it('a fault of our own is told without what it quotes of the file', async () => {
  const { argv, exitCode } = process;
  process.argv = ['node', 'cli', 'review', 'some.har'];
  try {
    await import('../../../../main/cli/cli.ts');
    expect(process.exitCode).toBe(1);
  } finally {
    process.argv = argv;
    process.exitCode = exitCode;
  }
  expect(test.err).toMatch(
    /^Something went wrong in this program.*SyntaxError: Unexpected token …/,
  );
  expect(test.err).not.toContain(quoted);
});
