import type { Readable, Writable } from 'node:stream';
import { ReadPace, WritePace } from './pace.ts';
import { BrowserClosed, type Transport } from './transport.ts';

/** Ends each message. JSON never holds it, and UTF-8 holds it in no other letter. */
const end = 0;

/**
 * Messages over two pipes, as Chromium speaks with `--remote-debugging-pipe`: it reads from its file
 * descriptor 3 and writes to 4. A message is split off as bytes, since a chunk may end inside a
 * letter. What the browser reads slowly waits in the stream; nothing is dropped.
 */
export class PipeTransport implements Transport {
  readonly #to: Writable;
  readonly #writing: WritePace;
  readonly #reading: ReadPace;
  readonly #from: Readable;
  readonly #pending: Buffer[] = [];

  constructor(to: Writable, from: Readable) {
    this.#to = to;
    this.#writing = new WritePace(to);
    this.#reading = new ReadPace(from);
    this.#from = from;
    // The other end may be gone while something is written; `closed` tells it.
    to.on('error', () => undefined);
    from.on('error', () => undefined);
  }

  send(message: string): void {
    if (!this.#to.writable) throw new BrowserClosed('The browser is closed');
    this.#writing.begin();
    this.#to.write(`${message}\0`);
  }

  listen({ message, closed }: Parameters<Transport['listen']>[0]): void {
    this.#from.on('data', (chunk: Buffer) => {
      this.#split(chunk, message);
      this.#reading.came(chunk.length);
    });
    this.#from.once('close', closed);
  }

  close(): void {
    this.#to.destroy();
    this.#from.destroy();
  }

  #split(chunk: Buffer, message: (text: string) => void): void {
    let from = 0;
    for (let at = chunk.indexOf(end); at >= 0; at = chunk.indexOf(end, from)) {
      if (this.#pending.length === 0) message(chunk.toString('utf8', from, at));
      else {
        const whole = Buffer.concat([...this.#pending, chunk.subarray(from, at)]);
        this.#pending.length = 0;
        message(whole.toString('utf8'));
      }
      from = at + 1;
    }
    if (from < chunk.length) this.#pending.push(chunk.subarray(from));
  }
}
