import { PassThrough, Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CdpConnection } from '../../../../main/browser/cdp-connection.ts';
import { PipeTransport } from '../../../../main/browser/pipe-transport.ts';

interface Wired {
  readonly connection: CdpConnection;
  readonly heard: (readonly [string, unknown, string])[];
  /** What was sent to the browser, as text. */
  sent(): Promise<string>;
  /** Bytes come from the browser. */
  say(bytes: Buffer | string): Promise<void>;
  end(): Promise<void>;
  readonly state: { closed: boolean };
}

function wired(): Wired {
  const to = new PassThrough();
  const from = new PassThrough();
  const heard: (readonly [string, unknown, string])[] = [];
  const state = { closed: false };
  const connection = new CdpConnection(new PipeTransport(to, from), {
    event: (...event) => heard.push(event),
    closed: () => {
      state.closed = true;
    },
  });
  const settled = () => new Promise<void>((done) => setImmediate(done));
  return {
    connection,
    heard,
    state,
    async sent() {
      await settled();
      return String(to.read() ?? '');
    },
    async say(bytes) {
      from.write(bytes);
      await settled();
    },
    async end() {
      from.destroy();
      await settled();
    },
  };
}

describe('a connection to a browser over a pipe', () => {
  it('sends commands that end with NUL and gives each its answer', async () => {
    const { connection, sent, say } = wired();
    const first = connection.send('Browser.getVersion');
    const second = connection.send('Network.enable', { a: 1 }, 'S1');
    expect(await sent()).toBe(
      '{"id":1,"method":"Browser.getVersion","params":{}}\0' +
        '{"id":2,"method":"Network.enable","params":{"a":1},"sessionId":"S1"}\0',
    );
    await say('{"id":2,"result":{"b":2},"sessionId":"S1"}\0{"id":1,"result":{"product":"X/1"}}\0');
    expect(await first).toEqual({ product: 'X/1' });
    expect(await second).toEqual({ b: 2 });
  });

  it('writes what is said in one turn at once, and in its order', async () => {
    const written: string[] = [];
    const to = new Writable({
      decodeStrings: false,
      writev(chunks, done) {
        written.push(chunks.map(({ chunk }) => String(chunk)).join(''));
        done();
      },
    });
    const transport = new PipeTransport(to, new PassThrough());
    const turn = () => new Promise<void>((done) => setImmediate(done));
    transport.send('a');
    void Promise.resolve().then(() => transport.send('b'));
    await turn();
    transport.send('c');
    await turn();
    expect(written).toEqual(['a\0b\0', 'c\0']);
  });

  it('forgets a command that could not be sent, so that the end of the browser refuses nothing that nobody waits for', async () => {
    const to = new PassThrough();
    const from = new PassThrough();
    const connection = new CdpConnection(new PipeTransport(to, from), {
      event: () => undefined,
      closed: () => undefined,
    });
    const unheard: unknown[] = [];
    const hear = (reason: unknown): void => void unheard.push(reason);
    process.on('unhandledRejection', hear);
    try {
      to.end();
      await expect(connection.send('Browser.getVersion')).rejects.toThrow('The browser is closed');
      from.destroy();
      await new Promise<void>((done) => setTimeout(done));
      await new Promise<void>((done) => setImmediate(done));
      expect(unheard).toEqual([]);
    } finally {
      process.off('unhandledRejection', hear);
    }
  });

  it('refuses at once what is under way in a page that goes, and waits on for the others', async () => {
    const { connection, say } = wired();
    const closed = connection.send('Network.getResponseBody', { requestId: 'r' }, 'S1');
    const open = connection.send('Network.getResponseBody', { requestId: 'r' }, 'S2');
    const refused = expect(closed).rejects.toThrow('not found');
    await say('{"method":"Target.detachedFromTarget","params":{"sessionId":"S1"}}\0');
    await refused;
    await say('{"id":2,"result":{"body":"x"},"sessionId":"S2"}\0');
    expect(await open).toEqual({ body: 'x' });
  });

  it('refuses a command with the browser’s own words', async () => {
    const { connection, say } = wired();
    const refused = expect(connection.send('No.such')).rejects.toThrow("wasn't found");
    await say('{"id":1,"error":{"code":-32601,"message":"wasn\'t found"}}\0');
    await refused;
  });

  it('splits messages wherever the chunks end, inside letters too', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(200), { maxLength: 20 }),
        async (words, cuts) => {
          const { heard, say } = wired();
          const bytes = Buffer.from(
            words.map((w) => `${JSON.stringify({ method: 'X.y', params: { w } })}\0`).join(''),
          );
          const places = [0, ...cuts.map((cut) => cut % bytes.length), bytes.length].toSorted(
            (a, b) => a - b,
          );
          for (let at = 1; at < places.length; at += 1)
            await say(bytes.subarray(places[at - 1], places[at]));
          expect(heard).toEqual(words.map((w) => ['X.y', { w }, '']));
        },
      ),
      { numRuns: 200 },
    ));

  it('passes over what is no message', async () => {
    const { heard, say } = wired();
    await say('rubbish\0[]\0{"id":99,"result":{}}\0{"method":"A.b","params":{}}\0');
    expect(heard).toEqual([['A.b', {}, '']]);
  });

  it('refuses what waits, and what comes later, when the browser is gone', async () => {
    const { connection, end, state } = wired();
    const waiting = connection.send('Browser.getVersion');
    const refused = expect(waiting).rejects.toThrow('The browser is closed');
    await end();
    await refused;
    expect(state.closed).toBe(true);
    await expect(connection.send('Browser.close')).rejects.toThrow('The browser is closed');
  });
});
