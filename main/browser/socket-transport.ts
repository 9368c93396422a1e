import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { ReadPace, WritePace } from './pace.ts';
import { BrowserClosed, type Transport } from './transport.ts';

/** Bytes. The content of an answer comes as one message, a third longer than it is. */
const largestMessage = 256 * 1024 * 1024;

/** Why there is no connection. */
export class NoSocket extends Error {
  override readonly name = 'NoSocket';
  readonly why: 'forbidden' | 'late' | 'absent';

  constructor(why: NoSocket['why']) {
    super(why);
    this.why = why;
  }
}

/**
 * Messages over a WebSocket, as a browser speaks that is open already. While we work on one message
 * the next waits in the socket, and what the browser reads slowly waits in ours; nothing is dropped.
 */
export class SocketTransport implements Transport {
  readonly #socket: WebSocket;
  readonly #writing: WritePace;

  /** `wire`: what the WebSocket writes to. */
  private constructor(socket: WebSocket, wire: Duplex) {
    this.#socket = socket;
    this.#writing = new WritePace(wire);
    const reading = new ReadPace(socket);
    wire.on('data', (chunk: Buffer) => reading.came(chunk.length));
  }

  /**
   * Connects to a port of this computer; it is the other end that lets us wait, for at most `limit`
   * milliseconds. The package brings Node's whole HTTP along, so that it is read here and not with
   * the start of the program. @throws NoSocket
   */
  static async open(
    port: number,
    path: string,
    limit: number,
    given: AbortSignal,
  ): Promise<SocketTransport> {
    const { WebSocket } = await import('ws');
    return new Promise((done, refuse) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
        perMessageDeflate: false, // nothing to save within one computer
        maxPayload: largestMessage,
        handshakeTimeout: limit,
      });
      const give = (why: NoSocket['why']): void => {
        refuse(new NoSocket(why));
        socket.terminate();
      };
      socket.on('error', ({ message }) => give(/timed out/.test(message) ? 'late' : 'absent'));
      socket.once('unexpected-response', (_request, { statusCode }) =>
        give(statusCode === 403 ? 'forbidden' : 'absent'),
      );
      if (given.aborted) give('late');
      given.addEventListener('abort', () => give('late'), { once: true });
      socket.once('upgrade', ({ socket: wire }) => {
        socket.once('open', () => done(new SocketTransport(socket, wire)));
      });
    });
  }

  send(message: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN)
      throw new BrowserClosed('The browser is closed');
    this.#writing.begin();
    this.#socket.send(message);
  }

  listen({ message, closed }: Parameters<Transport['listen']>[0]): void {
    this.#socket.on('message', (data) => {
      message((data as Buffer).toString('utf8')); // ws's own kind, as nothing else was asked for
    });
    this.#socket.once('close', closed);
  }

  close(): void {
    this.#socket.terminate();
  }
}
