import type { Protocol } from 'devtools-protocol';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { Note } from '../../shared/exchange/note.ts';
import type { LostReason } from '../../shared/cdp/request-record.ts';
import {
  type Fields,
  fieldsIn,
  fieldsOf,
  flagIn,
  numberIn,
  textIn,
} from '../../shared/cdp/fields.ts';
import { type LeftPage, NetworkFold } from '../../shared/cdp/network-fold.ts';
import { type CdpEvent, paramsOf } from '../../shared/cdp/protocol.ts';
import { type LoggedRequest, unseenExchange } from '../../shared/cdp/unseen-exchange.ts';
import { bodyOf, missingBody } from './body.ts';
import { BodyReader, recordingStopped, type Send, type Wanted } from './body-reader.ts';

/** Bytes of a failing answer that are kept. */
const largestFailing = 20_000_000;
/**
 * The browser's log has the end of a request, and its page told none: a failing answer is wanted
 * soon, another may still be read. In milliseconds.
 */
const unreadDelay = { failing: 1_000, other: 5_000 };

/** Bytes up to which an answer may be read together with others. */
const largestSmall = 65_536;

/** Contents that the browser keeps although their page is gone. */
interface KeptContents {
  /** A session that may have those of pages that are gone; null where there is none. */
  rootSession(): string | null;
  /** Whether the browser keeps what was answered to this session. */
  keepsContents(sessionId: string): boolean;
}

const nothingKept: KeptContents = { rootSession: () => null, keepsContents: () => false };

/**
 * All that is known of the requests under way: what the protocol's events tell, their bodies, and
 * their ends, of which some stand in the browser's own log alone.
 *
 * Bodies are read as soon as they are there, failing answers first: the browser forgets them when
 * the page moves on. Failing answers are also streamed from their first byte, because a page often
 * does not read the text of an error, and then no end is ever told.
 */
export class RequestTracker {
  readonly #fold = new NetworkFold();
  readonly #bodies: BodyReader;
  readonly #largestBody: () => number;
  readonly #kept: KeptContents;
  /** What the log says has ended, by requestId, until the recorder says so too. */
  readonly #logged = new Map<string, { readonly at: number; readonly entry: LoggedRequest }>();

  /**
   * `largestBody`: bytes up to which the content of an answer that is no failure is kept. `kept`: what
   * the browser keeps of pages that are gone.
   */
  constructor(send: Send, largestBody: () => number, kept: KeptContents = nothingKept) {
    this.#bodies = new BodyReader(send, largestFailing);
    this.#largestBody = largestBody;
    this.#kept = kept;
  }

  /** One event of the Network domain. */
  accept(event: CdpEvent): void {
    this.#fold.accept(event);
    const requestId =
      textIn(fieldsOf<{ readonly requestId: string }>(event.params), 'requestId') ?? '';
    switch (event.method) {
      case 'Network.requestWillBeSent':
        if (needsPostData(paramsOf(event, event.method)))
          void this.#readPostData(requestId, event.sessionId);
        break;
      case 'Network.responseReceived': {
        const response = fieldsIn(paramsOf(event, event.method), 'response') ?? {};
        if ((numberIn(response, 'status') ?? 0) >= 400)
          void this.#bodies.stream(requestId, event.sessionId);
        break;
      }
      case 'Network.dataReceived': {
        const data = textIn(paramsOf(event, event.method), 'data');
        if (data !== null) this.#bodies.addChunk(requestId, data);
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

  /** Pages are gone: what was streamed of them is all there will be, and what is open has no end. */
  gone(sessions: ReadonlySet<string>, reason: LostReason): void {
    for (const requestId of this.#bodies.streaming) {
      const record = this.#fold.record(requestId);
      if (record?.sessions.every((sessionId) => sessions.has(sessionId)) === true)
        this.#giveStreamed(requestId, record.end === null);
    }
    this.#fold.lose(sessions, reason);
  }

  /** A page was left, and had this long to tell the ends of its requests: what came of them is kept. */
  left(page: LeftPage): void {
    for (const requestId of this.#fold.leave(page)) {
      const isStream = this.#fold.lastExchange(requestId)?.resourceType === 'eventsource';
      if (!isStream) this.#finished(requestId); // of a stream its messages are the content
    }
  }

  /** Resolves when the contents of all that has ended are read. */
  settled(): Promise<void> {
    return this.#bodies.settled();
  }

  /** The recorder itself is gone: nothing that is open will be told to its end. */
  lost(reason: LostReason): void {
    this.#bodies.stop();
    this.#fold.lose(null, reason);
  }

  /**
   * The browser's log has this request too: it fills in a start that was not seen, and tells that
   * it ended. `now` in milliseconds since 1970.
   */
  matched(exchangeId: string, entry: LoggedRequest, now: number): void {
    const requestId = this.#fold.requestIdOf(exchangeId);
    if (requestId === null) return;
    this.#fold.fillStart(requestId, entry);
    if (entry.status !== 101) this.#logged.set(requestId, { at: now, entry });
  }

  /** A request that only the browser's log saw, as an exchange. */
  unseen(entry: LoggedRequest): Exchange {
    return unseenExchange(entry, this.#fold.nextPlace());
  }

  /** Ends what has ended in the log and waited long enough for the recorder. */
  settle(now: number): void {
    for (const [requestId, logged] of this.#logged) {
      const record = this.#fold.record(requestId);
      const isOpen = record !== null && record.end === null;
      const status = record?.hops.at(-1)?.answer?.status ?? 0;
      const limit = status >= 400 ? unreadDelay.failing : unreadDelay.other;
      if (isOpen && now - Math.max(logged.at, record.touchedAt) < limit) continue;
      this.#logged.delete(requestId);
      if (isOpen) this.#endUnread(requestId, logged.entry);
    }
  }

  /** Exchanges that are new or changed since they were taken last, as NetworkFold gives them. */
  takeChanged(which: 'all' | 'ended'): readonly Exchange[] {
    return this.#fold.takeChanged(which);
  }

  /** The last exchange of a request as it stands now. */
  lastExchange(requestId: string): Exchange | null {
    return this.#fold.lastExchange(requestId);
  }

  /** Drops what ended and was quiet since `before`, milliseconds since 1970. */
  dropSettled(before: number): void {
    this.#fold.dropSettled(before);
  }

  /** Forgets everything; requests under way are not shown again. */
  clear(): void {
    this.#fold.clear();
    this.#bodies.forget();
    this.#logged.clear();
  }

  /** A page that never reads an answer to its end: keeps what was streamed, or says why nothing. */
  #endUnread(requestId: string, entry: LoggedRequest): void {
    if (!this.#giveStreamed(requestId, entry.error !== null))
      this.#giveMissing(requestId, { code: 'body.unread' }, this.#mimeType(requestId));
    this.#fold.settle(requestId, entry);
  }

  #finished(requestId: string): void {
    const exchange = this.#fold.lastExchange(requestId);
    if (exchange === null || exchange.response === null || exchange.resourceType === 'websocket')
      return;
    const isUrgent = exchange.response.status >= 400;
    const limit = isUrgent ? largestFailing : this.#largestBody();
    const refusal = whyNotKept(exchange, isUrgent, this.#bytesThatCame(requestId), limit);
    const { mimeType } = exchange.response.body;
    if (refusal !== null) return this.#giveMissing(requestId, refusal, mimeType);
    this.#fold.awaitBody(requestId);
    const canWait = !isUrgent && this.#isKept(requestId, exchange);
    void this.#readBody({ requestId, isUrgent, canWait }, mimeType);
  }

  /** A document's answer, and one that came from no server, may lie with its page alone. */
  #isKept(requestId: string, { resourceType, response }: Exchange): boolean {
    const sessionId = this.#fold.record(requestId)?.sessions[0] ?? '';
    return (
      resourceType !== 'document' &&
      response?.from === 'network' &&
      this.#bytesThatCame(requestId) <= largestSmall &&
      this.#kept.keepsContents(sessionId)
    );
  }

  async #readBody(
    wanted: Pick<Wanted, 'requestId' | 'isUrgent' | 'canWait'>,
    mimeType: string,
  ): Promise<void> {
    const { requestId } = wanted;
    const { bytes, refusal } = await this.#bodies.read({
      ...wanted,
      sessions: () => this.#sessionsFor(requestId),
      bytesCame: () => this.#bytesThatCame(requestId) > 0,
    });
    if (bytes !== null) {
      this.#bodies.endStream(requestId);
      this.#fold.giveBody(requestId, 'response', bodyOf(bytes, mimeType, false));
    } else if (!this.#giveStreamed(requestId, false)) {
      this.#giveMissing(requestId, reasonFor(refusal), mimeType);
    }
  }

  #sessionsFor(requestId: string): readonly string[] {
    const told = this.#fold.record(requestId)?.sessions ?? [];
    const root = this.#kept.rootSession();
    return root === null || told.includes(root) ? told : [...told, root];
  }

  /** Where it cannot be read, the exchange says so by itself. */
  async #readPostData(requestId: string, sessionId: string): Promise<void> {
    const bytes = await this.#bodies.postData(requestId, sessionId);
    const mimeType = this.#fold.lastExchange(requestId)?.request.body.mimeType ?? '';
    if (bytes !== null) this.#fold.giveBody(requestId, 'request', bodyOf(bytes, mimeType, false));
  }

  /** Whether anything of it had been streamed. */
  #giveStreamed(requestId: string, truncated: boolean): boolean {
    const bytes = this.#bodies.endStream(requestId);
    if (bytes === null) return false;
    const mimeType = this.#mimeType(requestId);
    this.#fold.giveBody(requestId, 'response', bodyOf(bytes, mimeType, truncated));
    return true;
  }

  #giveMissing(requestId: string, why: Note, mimeType: string): void {
    this.#bodies.endStream(requestId);
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
function needsPostData(params: Fields<Protocol.Network.RequestWillBeSentEvent>): boolean {
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

/** The browser's words for why it gives no body, in ours. */
function reasonFor(refusal: string): Note {
  if (refusal === 'blob') return { code: 'body.blob' };
  if (/evicted/i.test(refusal)) return { code: 'body.evicted' };
  if (/No resource|No data|not found/i.test(refusal)) return { code: 'body.gone' };
  if (/took longer/.test(refusal)) return { code: 'body.late' };
  if (refusal === recordingStopped || /browser is closed/.test(refusal))
    return { code: 'body.stopped' };
  return { code: 'body.refused' };
}
