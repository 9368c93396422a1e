import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { runPractice } from '../../../../main/cli/practice-command.ts';
import { commandTest } from './console.ts';

const test = commandTest();

describe('the practice Halo alone', () => {
  it.each(['port', '-1', '70000', '80.5'])('names what a port is where it got %s', async (port) => {
    expect(await runPractice(['--port', port])).toBe(2);
    expect(test.err).toMatch(/^The port must be a number from 0 to 65535/);
  });

  it('says that another program has the port', async () => {
    const other = createServer();
    const port = await new Promise<number>((listening) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        listening(typeof address === 'object' ? (address?.port ?? 0) : 0);
      });
    });
    expect(await runPractice(['--port', String(port)])).toBe(2);
    expect(test.err).toContain(`Port ${port} cannot be used`);
    other.close();
  });

  it('prints its address, and ends when it is told to', async () => {
    const running = runPractice([]);
    await expect
      .poll(() => test.out)
      .toMatch(/^Practice Halo listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    process.emit('SIGTERM');
    expect(await running).toBe(0);
  });
});
