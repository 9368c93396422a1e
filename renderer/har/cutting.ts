import { HarCutter, type Cuttings } from '../../shared/har/cutting.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';
import type { BlockReader } from './page-source.ts';
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
  readonly input: LargeInput;
  readonly port: MessagePort;
}

type ToCutter =
  { readonly type: 'begin' } | { readonly type: 'taken'; readonly block: ArrayBuffer };

type FromCutter =
  | { readonly type: 'cut'; readonly cuttings: Cuttings }
  | { readonly type: 'failed'; readonly message: string };

/** Has the file cut from its beginning, once; `take` gets what each stretch of it brought. */
export type Cut = (take: (cuttings: Cuttings) => void) => Promise<void>;

/** A file, which may be large. */
type LargeInput = Extract<ReadingInput, { readonly size: number }>;

export function isWorthCutting(input: ReadingInput): input is LargeInput {
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

/** The other end: cuts the file once, as soon as it is asked to begin. */
export function serveCuts(port: MessagePort, file: BlockReader): void {
  const blocks = new Blocks();
  port.onmessage = ({ data }: MessageEvent<ToCutter>) => {
    if (data.type === 'taken') return blocks.giveBack(data.block);
    cutWhole(port, file, blocks).catch((error: unknown) => {
      const message = error instanceof Unreadable ? error.message : say('file.fault');
      post(port, { type: 'failed', message });
    });
  };
}

async function cutWhole(port: MessagePort, file: BlockReader, blocks: Blocks): Promise<void> {
  const cutter = new HarCutter();
  for (;;) {
    const block = await file.fill(await blocks.next());
    if (block.length === 0) break;
    const cuttings = cutter.push(block);
    cutter.release(block.buffer);
    post(port, { type: 'cut', cuttings }, [block.buffer]);
  }
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
  readonly #free: ArrayBuffer[] = [];
  #made = 0;
  #wake = (): void => undefined;

  async next(): Promise<ArrayBuffer> {
    for (;;) {
      const block = this.#free.pop();
      if (block !== undefined) return block;
      if (this.#made < mostBlocks) {
        this.#made += 1;
        return new ArrayBuffer(blockSize);
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  giveBack(block: ArrayBuffer): void {
    this.#free.push(block);
    this.#wake();
  }
}
