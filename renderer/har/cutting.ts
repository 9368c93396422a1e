import type { ByteSource } from '../../shared/har/byte-source.ts';
import { HarCutter, type Cuttings } from '../../shared/har/cutting.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';
import type { ReadingInput } from './reading.ts';

/*
 * A large file is read in two workers: cutting-worker.ts reads the bytes and finds the entries,
 * har-worker.ts makes exchanges of them. These are both ends of what they say to each other.
 */

/** Files from this many bytes on are worth the start of a second worker. */
const largeFrom = 64 * 1024 * 1024;
const blockSize = 1024 * 1024;
/** Blocks of the file on their way: bounds the memory. */
const mostBlocks = 8;

/** The first message to the second worker. */
export interface CuttingOrder {
  readonly input: ReadingInput;
  readonly port: MessagePort;
}

/** `begin` may come again, when the last time is over. */
type ToCutter =
  { readonly type: 'begin' } | { readonly type: 'taken'; readonly block: ArrayBuffer };

type FromCutter =
  | { readonly type: 'cut'; readonly cuttings: Cuttings }
  | { readonly type: 'failed'; readonly message: string };

/** Has the file cut from its beginning; `take` gets what each stretch of it brought. */
export type Cut = (take: (cuttings: Cuttings) => void) => Promise<void>;

export function isWorthCutting(input: ReadingInput): boolean {
  return 'size' in input && input.size >= largeFrom;
}

/** Rejects with Unreadable where the file cannot be read any more. */
export function cutBy(port: MessagePort): Cut {
  const send = (message: ToCutter, transfer: Transferable[] = []): void =>
    port.postMessage(message, transfer);
  return (take) =>
    new Promise((resolve, reject) => {
      port.onmessage = ({ data }: MessageEvent<FromCutter>) => {
        if (data.type === 'failed') return reject(new Unreadable(data.message));
        const { chunk, last } = data.cuttings;
        try {
          take(data.cuttings);
        } catch (error) {
          return reject(error instanceof Error ? error : new Error(String(error)));
        }
        if (last !== null) return resolve();
        const block = chunk.bytes.buffer;
        if (block instanceof ArrayBuffer) send({ type: 'taken', block }, [block]);
      };
      send({ type: 'begin' });
    });
}

/** The other end: cuts the source whenever it is asked to begin. */
export function serveCuts(port: MessagePort, source: ByteSource): void {
  let blocks = new Blocks();
  port.onmessage = ({ data }: MessageEvent<ToCutter>) => {
    if (data.type === 'taken') return blocks.giveBack(data.block);
    blocks = new Blocks();
    cutWhole(port, source, blocks).catch((error: unknown) => {
      const message = error instanceof Unreadable ? error.message : say('file.fault');
      post(port, { type: 'failed', message });
    });
  };
}

async function cutWhole(port: MessagePort, source: ByteSource, blocks: Blocks): Promise<void> {
  const cutter = new HarCutter();
  let block = await blocks.next();
  let size = 0;
  const cutBlock = (): void => {
    const cuttings = cutter.push(block.subarray(0, size));
    cutter.release(block.buffer);
    post(port, { type: 'cut', cuttings }, [block.buffer]);
  };
  for await (const chunk of source.stream(0, null))
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + blockSize - size);
      block.set(part, size);
      size += part.length;
      at += part.length;
      if (size < blockSize) continue;
      cutBlock();
      block = await blocks.next();
      size = 0;
    }
  if (size > 0) cutBlock();
  post(port, { type: 'cut', cuttings: cutter.end() });
}

function post(port: MessagePort, message: FromCutter, transfer: Transferable[] = []): void {
  port.postMessage(message, transfer);
}

/**
 * The memory that the bytes go over in, used again and again: thousands of new stretches of it
 * would stay until the next collection.
 */
class Blocks {
  readonly #free: Uint8Array<ArrayBuffer>[] = [];
  #made = 0;
  #wake = (): void => undefined;

  async next(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#made < mostBlocks) {
      this.#made += 1;
      return new Uint8Array(blockSize);
    }
    for (;;) {
      const block = this.#free.pop();
      if (block !== undefined) return block;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  giveBack(block: ArrayBuffer): void {
    this.#free.push(new Uint8Array(block));
    this.#wake();
  }
}
