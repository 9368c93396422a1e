import type { Exchange } from '../../shared/exchange/exchange.ts';
import {
  type Fields,
  fieldsIn,
  fieldsOf,
  flagIn,
  numberIn,
  textIn,
} from '../../shared/cdp/fields.ts';
import type { CdpEvent, NetworkFold } from '../../shared/cdp/network-fold.ts';
import type { LoggedRequest } from '../../shared/cdp/unseen-exchange.ts';
import type { Note } from '../../shared/exchange/note.ts';
import { bodyOf, missingBody } from './body.ts';

/** A body to be read, and the type that its answer gives it. */
interface Wanted {
  readonly requestId: string;
  readonly mimeType: string;
}

export type Send = (
  method: string,
  params: object,
  sessionId: string,
  limit: number,
) => Promise<Fields>;

const parallel = 8;
const bodyLimit = 15_000;
/** Bytes of a failing answer that are kept. */
const largestFailing = 20_000_000;

/**
 * Reads bodies as soon as they are there, failing answers first: the browser forgets them when the
 * page moves on. Failing answers are also streamed from their first byte, because a page often does
 * not read the text of an error, and then no end is ever told.
 */
export class CdpBodies {
  readonly #fold: NetworkFold;
  readonly #send: Send;
  readonly #largestBody: () => number;
  readonly #waiting: Wanted[] = [];
  readonly #streams = new Map<string, { readonly chunks: Buffer[]; bytes: number }>();
  #running = 0;

  /** `largestBody`: bytes up to which the content of an answer that is no failure is kept. */
  constructor(fold: NetworkFold, send: Send, largestBody: () => number) {
    this.#fold = fold;
    this.#send = send;
    this.#largestBody = largestBody;
  }

  /** Looks at an event after the fold has taken it. */
  accept(event: CdpEvent): void {
    const params = fieldsOf(event.params);
    const requestId = textIn(params, 'requestId') ?? '';
    switch (event.method) {
      case 'Network.requestWillBeSent':
        if (needsPostData(params)) void this.#readPostData(requestId, event.sessionId);
        break;
      case 'Network.responseReceived':
        if ((numberIn(fieldsIn(params, 'response') ?? {}, 'status') ?? 0) >= 400)
          void this.#stream(requestId, event.sessionId);
        break;
      case 'Network.dataReceived': {
        const data = textIn(params, 'data');
        if (data !== null) this.#addChunk(requestId, data);
        break;
      }
      case 'Network.loadingFinished':
        this.#finished(requestId);
        break;
      case 'Network.loadingFailed':
        this.#giveStreamed(requestId, true);
        break;
      default:
    }
  }

  /**
   * The browser's log ended a request that the page never reads to the end: keeps what was
   * streamed, or says why there is nothing.
   */
  settleUnread(requestId: string, logged: LoggedRequest): void {
    if (!this.#giveStreamed(requestId, logged.error !== null)) {
      this.#giveMissing(requestId, { code: 'body.unread' }, this.#mimeType(requestId));
    }
    this.#fold.settle(requestId, logged);
  }

  /**
   * Pages are gone, and nothing can be asked of them any more: what was streamed of them is all
   * there will be.
   */
  gone(sessions: ReadonlySet<string>): void {
    for (const requestId of [...this.#streams.keys()]) {
      const record = this.#fold.record(requestId);
      if (record?.sessions.every((sessionId) => sessions.has(sessionId)) === true)
        this.#giveStreamed(requestId, record.end === null);
    }
  }

  forget(): void {
    this.#waiting.length = 0;
    this.#streams.clear();
  }

  #finished(requestId: string): void {
    const exchange = this.#fold.lastExchange(requestId);
    if (exchange === null || exchange.response === null || exchange.resourceType === 'websocket')
      return;
    const failing = exchange.response.status >= 400;
    const refusal = whyNotKept(
      exchange,
      failing,
      this.#bytesThatCame(requestId),
      failing ? largestFailing : this.#largestBody(),
    );
    const { mimeType } = exchange.response.body;
    if (refusal !== null) return this.#giveMissing(requestId, refusal, mimeType);
    this.#fold.awaitBody(requestId);
    if (failing) this.#waiting.unshift({ requestId, mimeType });
    else this.#waiting.push({ requestId, mimeType });
    this.#next();
  }

  #next(): void {
    while (this.#running < parallel) {
      const wanted = this.#waiting.shift();
      if (wanted === undefined) return;
      this.#running += 1;
      void this.#read(wanted).finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }

  async #read({ requestId, mimeType }: Wanted): Promise<void> {
    let refusal = '';
    const bytesCame = this.#bytesThatCame(requestId) > 0;
    for (const sessionId of this.#fold.record(requestId)?.sessions ?? []) {
      try {
        const answer = await this.#send(
          'Network.getResponseBody',
          { requestId },
          sessionId,
          bodyLimit,
        );
        const bytes = Buffer.from(
          textIn(answer, 'body') ?? '',
          flagIn(answer, 'base64Encoded') === true ? 'base64' : 'utf8',
        );
        // A body that the page took as a blob is answered as '': that is a lie where bytes came.
        if (bytes.length === 0 && bytesCame) {
          refusal = 'blob';
          continue;
        }
        this.#streams.delete(requestId);
        return this.#give(requestId, bytes, false, mimeType);
      } catch (error) {
        refusal = error instanceof Error ? error.message : String(error);
      }
    }
    if (!this.#giveStreamed(requestId, false))
      this.#giveMissing(requestId, reasonFor(refusal), mimeType);
  }

  async #stream(requestId: string, sessionId: string): Promise<void> {
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
      // The answer is whole already, or this version cannot stream: getResponseBody does it then.
    }
  }

  #addChunk(requestId: string, base64: string): void {
    const stream = this.#streams.get(requestId);
    if (stream === undefined || stream.bytes > largestFailing) return;
    const chunk = Buffer.from(base64, 'base64');
    stream.chunks.push(chunk);
    stream.bytes += chunk.length;
  }

  #giveStreamed(requestId: string, truncated: boolean): boolean {
    const stream = this.#streams.get(requestId);
    this.#streams.delete(requestId);
    if (stream === undefined || stream.bytes === 0) return false;
    this.#give(requestId, Buffer.concat(stream.chunks), truncated, this.#mimeType(requestId));
    return true;
  }

  async #readPostData(requestId: string, sessionId: string): Promise<void> {
    try {
      const answer = await this.#send(
        'Network.getRequestPostData',
        { requestId },
        sessionId,
        bodyLimit,
      );
      const mimeType = this.#fold.lastExchange(requestId)?.request.body.mimeType ?? '';
      this.#fold.giveBody(
        requestId,
        'request',
        bodyOf(Buffer.from(textIn(answer, 'postData') ?? '', 'utf8'), mimeType, false),
      );
    } catch {
      // The exchange says by itself that what was sent could not be read.
    }
  }

  #give(requestId: string, bytes: Buffer, truncated: boolean, mimeType: string): void {
    this.#fold.giveBody(requestId, 'response', bodyOf(bytes, mimeType, truncated));
  }

  #giveMissing(requestId: string, why: Note, mimeType: string): void {
    this.#streams.delete(requestId);
    const size = this.#bytesThatCame(requestId);
    this.#fold.giveBody(requestId, 'response', missingBody(why, mimeType, size > 0 ? size : null));
  }

  #bytesThatCame(requestId: string): number {
    const record = this.#fold.record(requestId);
    return record === null ? 0 : Math.max(record.decodedBytes, record.wireBytes);
  }

  #mimeType(requestId: string): string {
    return this.#fold.lastExchange(requestId)?.response?.body.mimeType ?? '';
  }
}

/** Forms with files are announced without their content. */
function needsPostData(params: Fields): boolean {
  const request = fieldsIn(params, 'request') ?? {};
  return flagIn(request, 'hasPostData') === true && (textIn(request, 'postData') ?? '') === '';
}

/** Why a body is not asked for; null where it is. */
function whyNotKept(
  exchange: Exchange,
  failing: boolean,
  bytes: number,
  limit: number,
): Note | null {
  if (exchange.resourceType === 'preflight') return { code: 'body.preflight' };
  if (bytes > limit) return { code: 'body.tooLarge', bytes, limit };
  const picture =
    exchange.resourceType === 'image' ||
    exchange.resourceType === 'font' ||
    exchange.resourceType === 'media';
  return picture && !failing ? { code: 'body.picture' } : null;
}

function reasonFor(refusal: string): Note {
  if (refusal === 'blob') return { code: 'body.blob' };
  if (/evicted/i.test(refusal)) return { code: 'body.evicted' };
  if (/No resource|No data|not found/i.test(refusal)) return { code: 'body.gone' };
  if (/took longer/.test(refusal)) return { code: 'body.late' };
  return { code: 'body.refused' };
}
