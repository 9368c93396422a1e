import { flagIn, textIn } from '../../shared/cdp/fields.ts';
import type { CommandName, CommandParams, CommandResult } from '../../shared/cdp/protocol.ts';

export type Send = <N extends CommandName>(
  method: N,
  params: CommandParams<N>,
  sessionId: string,
  limit: number,
) => Promise<CommandResult<N>>;

/** A body to be read. What is asked when its turn comes may have changed by then. */
export interface Wanted {
  readonly requestId: string;
  /** Read before those that are not. */
  readonly isUrgent: boolean;
  /** It is small, and the browser keeps it when its page goes: it is read together with others. */
  readonly canWait: boolean;
  /** Sessions that spoke of the request, in the order in which they are asked. */
  sessions(): readonly string[];
  /** Whether the protocol told of bytes of it. */
  bytesCame(): boolean;
}

/** What was read, or the browser's own words for why nothing was; `blob`: the page took it as one. */
type ReadBody =
  | { readonly bytes: Buffer; readonly refusal: null }
  | { readonly bytes: null; readonly refusal: string };

/** The refusal of what was not asked for before the recording stopped. */
export const recordingStopped = 'Recording stopped';

const parallel = 8;
/** So many that can wait are asked for at once. */
const parallelSmall = 64;
/**
 * Milliseconds in which what can wait is gathered. A page that asks for much is slowed down by each
 * question on its way through three processes, and hardly by sixty that come together.
 */
const gathering = 50;
/** Milliseconds. */
const bodyLimit = 15_000;

interface Reading {
  readonly wanted: Wanted;
  give(read: ReadBody): void;
}

/**
 * Asks the browser for bodies, a few at a time, and keeps those that it streams. It knows nothing
 * of the requests they belong to.
 */
export class BodyReader {
  readonly #send: Send;
  readonly #largestStream: number;
  readonly #waiting: Reading[] = [];
  readonly #gathered: Reading[] = [];
  #gathering: NodeJS.Timeout | null = null;
  readonly #unread = new Set<Promise<ReadBody>>();
  readonly #streams = new Map<string, { readonly chunks: Buffer[]; bytes: number }>();
  #running = 0;

  /** `largestStream`: bytes after which a stream is not kept any further. */
  constructor(send: Send, largestStream: number) {
    this.#send = send;
    this.#largestStream = largestStream;
  }

  /** The body of a response that has ended. */
  async read(wanted: Wanted): Promise<ReadBody> {
    const reading = new Promise<ReadBody>((give) => {
      if (wanted.canWait) {
        this.#gathered.push({ wanted, give });
        this.#gathering ??= setTimeout(() => this.#askGathered(), gathering);
        return;
      }
      if (wanted.isUrgent) this.#waiting.unshift({ wanted, give });
      else this.#waiting.push({ wanted, give });
      this.#next();
    });
    this.#unread.add(reading);
    try {
      return await reading;
    } finally {
      this.#unread.delete(reading);
    }
  }

  /** Resolves when all is read that is wanted now. */
  async settled(): Promise<void> {
    this.#askGathered();
    await Promise.all(this.#unread);
  }

  /** What a request sent, where its event did not say; null where the browser does not tell. */
  async postData(requestId: string, sessionId: string): Promise<Buffer | null> {
    try {
      const answer = await this.#send(
        'Network.getRequestPostData',
        { requestId },
        sessionId,
        bodyLimit,
      );
      return Buffer.from(textIn(answer, 'postData') ?? '', 'utf8');
    } catch {
      return null;
    }
  }

  /** Keeps a response from its first byte on; the rest of it comes by `addChunk`. */
  async stream(requestId: string, sessionId: string): Promise<void> {
    this.#streams.set(requestId, { chunks: [], bytes: 0 });
    try {
      const answer = await this.#send(
        'Network.streamResourceContent',
        { requestId },
        sessionId,
        bodyLimit,
      );
      const first = Buffer.from(textIn(answer, 'bufferedData') ?? '', 'base64');
      const stream = this.#streams.get(requestId);
      if (stream === undefined) return;
      stream.chunks.unshift(first);
      stream.bytes += first.length;
    } catch {
      // The answer is whole already, or this version cannot stream: `read` does it then.
    }
  }

  addChunk(requestId: string, base64: string): void {
    const stream = this.#streams.get(requestId);
    if (stream === undefined || stream.bytes > this.#largestStream) return;
    const chunk = Buffer.from(base64, 'base64');
    stream.chunks.push(chunk);
    stream.bytes += chunk.length;
  }

  /** Ends the stream of a request. What came of it; null where nothing did. */
  endStream(requestId: string): Buffer | null {
    const stream = this.#streams.get(requestId);
    this.#streams.delete(requestId);
    return stream === undefined || stream.bytes === 0 ? null : Buffer.concat(stream.chunks);
  }

  /** The requests that are being streamed. */
  get streaming(): readonly string[] {
    return [...this.#streams.keys()];
  }

  /** Ends every stream, and asks for nothing that still waits for its turn. */
  forget(): void {
    this.stop();
    this.#streams.clear();
  }

  /** Answers everything that still waits for its turn with a refusal. */
  stop(): void {
    this.#takeGathered();
    for (const { give } of this.#waiting.splice(0))
      give({ bytes: null, refusal: recordingStopped });
  }

  #askGathered(): void {
    this.#takeGathered();
    this.#next();
  }

  #takeGathered(): void {
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#gathering = null;
    this.#waiting.push(...this.#gathered.splice(0));
  }

  #next(): void {
    for (let [next] = this.#waiting; next !== undefined; [next] = this.#waiting) {
      if (this.#running >= (next.wanted.canWait ? parallelSmall : parallel)) return;
      this.#waiting.shift();
      this.#running += 1;
      void this.#read(next.wanted)
        .then(next.give)
        .finally(() => {
          this.#running -= 1;
          this.#next();
        });
    }
  }

  async #read(wanted: Wanted): Promise<ReadBody> {
    const { requestId } = wanted;
    const bytesCame = wanted.bytesCame();
    let refusal = '';
    for (const sessionId of wanted.sessions()) {
      try {
        const answer = await this.#send(
          'Network.getResponseBody',
          { requestId },
          sessionId,
          bodyLimit,
        );
        const encoding = flagIn(answer, 'base64Encoded') === true ? 'base64' : 'utf8';
        const bytes = Buffer.from(textIn(answer, 'body') ?? '', encoding);
        // A body that the page took as a blob is answered as '', although bytes came.
        if (bytes.length > 0 || !bytesCame) return { bytes, refusal: null };
        refusal = 'blob';
      } catch (error) {
        refusal = error instanceof Error ? error.message : String(error);
      }
    }
    return { bytes: null, refusal };
  }
}
