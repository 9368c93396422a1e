import type { Body, Exchange } from '../exchange/exchange.ts';
import type { Note } from '../exchange/note.ts';
import { exchangesOf } from './exchange-of.ts';
import { fieldsIn, fieldsOf, flagIn, numberIn, textIn } from './fields.ts';
import { type CdpEvent, paramsOf } from './protocol.ts';
import {
  type Hop,
  type LostReason,
  type RequestRecord,
  answerOf,
  emptyRecord,
  failureOf,
  requestExtraOf,
  responseExtraOf,
  sentOf,
} from './request-record.ts';
import { applyStreamEvent } from './stream-events.ts';
import { StreamLimit } from './stream-messages.ts';
import { type LoggedRequest, loggedAnswer, loggedSent } from './unseen-exchange.ts';

/**
 * A page that went on to another document. `documentId`: the request that fetched it; `at`: when it
 * was shown, milliseconds since 1970.
 */
export interface LeftPage {
  readonly sessionId: string;
  readonly documentId: string;
  readonly at: number;
}

/**
 * Folds raw CDP Network events into Exchanges. Events of one request may come from several sessions
 * (a cross-site frame starts on its parent's session and ends on its own), and ExtraInfo in any
 * order: everything is kept by requestId and put together when it is read.
 */
export class NetworkFold {
  readonly #records = new Map<string, RequestRecord>();
  readonly #changed = new Set<RequestRecord>();
  readonly #owners = new Map<string, RequestRecord>();
  readonly #streams = new StreamLimit();
  #count = 0;

  accept(event: CdpEvent): void {
    if (!event.method.startsWith('Network.')) return;
    const requestId = textIn(fieldsOf<{ readonly requestId: string }>(event.params), 'requestId');
    if (requestId === null) return;
    const record = this.#recordFor(requestId, event);
    if (record === null) return;
    record.touchedAt = event.at;
    if (record.sessions[0] !== event.sessionId)
      record.sessions = [
        event.sessionId,
        ...record.sessions.filter((id) => id !== event.sessionId),
      ];
    if (this.#apply(record, event)) this.#changed.add(record);
  }

  /**
   * Exchanges that are new or changed since they were taken last, oldest record first. `which`:
   * those still under way can wait, since a request on a fast server is told in half a dozen events
   * and is worth reading once.
   */
  takeChanged(which: 'all' | 'ended' = 'all'): readonly Exchange[] {
    const taken = [...this.#changed].filter((record) => which === 'all' || hasEnded(record));
    for (const record of taken) this.#changed.delete(record);
    return taken.filter((record) => !record.muted).flatMap(exchangesOf);
  }

  /** The record of the last request with this id; to be read, not changed. */
  record(requestId: string): Readonly<RequestRecord> | null {
    return this.#records.get(requestId) ?? null;
  }

  /** The last exchange of a request as it stands now. */
  lastExchange(requestId: string): Exchange | null {
    const record = this.#records.get(requestId);
    return record === undefined ? null : (exchangesOf(record).at(-1) ?? null);
  }

  /** requestId of an exchange's id, while its record is kept. */
  requestIdOf(exchangeId: string): string | null {
    return this.#owners.get(exchangeId)?.requestId ?? null;
  }

  /** Says that a body is being read: the exchange stays open until `giveBody`. */
  awaitBody(requestId: string): void {
    this.#change(requestId, (record) => {
      record.bodyPending = true;
    });
  }

  giveBody(requestId: string, side: 'request' | 'response', body: Body): void {
    this.#change(requestId, (record) => {
      if (side === 'request') record.requestBody = body;
      else {
        // A worker's script is told on two sessions, of which one has no content: that must not
        // hide what the other gave.
        if (body.missing === null || record.responseBody === null) record.responseBody = body;
        record.bodyPending = false;
      }
    });
  }

  addNote(requestId: string, note: Note): void {
    this.#change(requestId, (record) => {
      if (!record.notes.some(({ code }) => code === note.code)) record.notes.push(note);
    });
  }

  /**
   * Ends a request whose end the protocol does not tell (its page never reads the body, or is
   * gone), with what the browser's log has.
   */
  settle(requestId: string, logged: LoggedRequest): void {
    this.#change(requestId, (record) => {
      const last = record.hops.at(-1);
      if (last === undefined || record.end !== null) return;
      if (logged.status !== null) last.answer ??= loggedAnswer(logged);
      const failed = logged.error !== null && last.answer === null;
      const failure = failed
        ? {
            text: logged.error,
            canceled: logged.error === 'net::ERR_ABORTED',
            corsError: null,
            blockedReason: null,
          }
        : null;
      record.end = { at: null, failure };
    });
  }

  /** Gives a request whose start was not seen what the browser's log has of it. */
  fillStart(requestId: string, logged: LoggedRequest): void {
    const last = this.#records.get(requestId)?.hops.at(-1);
    if (last === undefined || last.sent !== null) return;
    this.#change(requestId, () => {
      last.sent = loggedSent(logged);
    });
  }

  /**
   * The sessions (null: all of them) are gone: what they had open will never be told to the end.
   */
  lose(sessions: ReadonlySet<string> | null, reason: LostReason): void {
    for (const record of this.#records.values()) {
      if (
        record.end !== null ||
        record.lost !== null ||
        sessions?.has(record.sessions[0] ?? '') === false
      )
        continue;
      record.lost = reason;
      this.#changed.add(record);
    }
  }

  /**
   * The page of a session shows another document: what it asked for before, and was not that document
   * itself, may never be told to the end. An end that comes all the same counts. Returns the requests.
   */
  leave({ sessionId, documentId, at }: LeftPage): readonly string[] {
    const left: string[] = [];
    for (const record of this.#records.values()) {
      const { requestId, end, lost, sessions, hops } = record;
      const isBefore = requestId !== documentId && (hops[0]?.seenAt ?? at) < at;
      if (end !== null || lost !== null || sessions[0] !== sessionId || !isBefore) continue;
      record.lost = 'recording.leftBefore';
      this.#changed.add(record);
      left.push(requestId);
    }
    return left;
  }

  /** Forgets everything for the reader; requests under way are not shown again. */
  clear(): void {
    this.#changed.clear();
    for (const record of this.#records.values()) record.muted = true;
  }

  /**
   * Drops records that ended and were quiet since `before` (milliseconds since 1970). Their
   * exchanges were handed out.
   */
  dropSettled(before: number): void {
    for (const [requestId, record] of this.#records) {
      if (record.touchedAt > before || record.bodyPending || this.#changed.has(record)) continue;
      if (record.end === null && record.lost === null) continue;
      this.#records.delete(requestId);
      for (const hop of record.hops) this.#owners.delete(hop.id);
    }
  }

  /**
   * A number for an exchange that comes from elsewhere (the browser's own log), in the same order
   * of appearance.
   */
  nextPlace(): { readonly id: string; readonly index: number } {
    const index = this.#count++;
    return { id: `live-${index}`, index };
  }

  #change(requestId: string, work: (record: RequestRecord) => void): void {
    const record = this.#records.get(requestId);
    if (record === undefined) return;
    work(record);
    this.#changed.add(record);
  }

  #recordFor(requestId: string, event: CdpEvent): RequestRecord | null {
    const known = this.#records.get(requestId);
    const params = paramsOf(event, 'Network.requestWillBeSent');
    const begins =
      event.method === 'Network.requestWillBeSent' && fieldsIn(params, 'redirectResponse') === null;
    if (known !== undefined && begins && known.hops.at(-1)?.sent) {
      // The same target attached twice tells everything twice; a number used again after the end is
      // a new request.
      const again = known.hops.some((hop) => hop.sent?.timestamp === numberIn(params, 'timestamp'));
      if (again || (known.end === null && known.lost === null)) return null;
    } else if (known !== undefined) {
      return known;
    }
    const record =
      (known === undefined ? this.#startOf(event) : null) ?? emptyRecord(requestId, event.at);
    this.#records.set(requestId, record);
    if (record.hops.length === 0) this.#addHop(record, event.at);
    return record;
  }

  /**
   * A worker's script begins on the page's session under one requestId, and its content comes on
   * the worker's own under another.
   */
  #startOf(event: CdpEvent): RequestRecord | null {
    if (event.method !== 'Network.responseReceived') return null;
    const url = textIn(fieldsIn(paramsOf(event, event.method), 'response') ?? {}, 'url');
    for (const record of this.#records.values()) {
      const sent = record.hops.at(-1)?.sent;
      if (
        sent?.url === url &&
        sent?.pageUrl === url &&
        record.resourceType === 'Script' &&
        record.decodedBytes === 0
      )
        return record;
    }
    return null;
  }

  #addHop(record: RequestRecord, at: number): Hop {
    const { id, index } = this.nextPlace();
    const hop: Hop = { id, index, seenAt: at, sent: null, answer: null, promised: null };
    record.hops.push(hop);
    this.#owners.set(hop.id, record);
    return hop;
  }

  /** True where the reader should see the exchange again. */
  #apply(record: RequestRecord, event: CdpEvent): boolean {
    const last = record.hops.at(-1) ?? this.#addHop(record, event.at);
    switch (event.method) {
      case 'Network.requestWillBeSent':
        return this.#sent(record, last, event);
      case 'Network.requestWillBeSentExtraInfo':
        record.requestExtras.push(requestExtraOf(paramsOf(event, event.method)));
        return true;
      case 'Network.responseReceivedExtraInfo':
        record.responseExtras.push(responseExtraOf(paramsOf(event, event.method)));
        return true;
      case 'Network.responseReceived': {
        const params = paramsOf(event, event.method);
        last.answer ??= answerOf(fieldsIn(params, 'response') ?? {});
        last.promised ??= flagIn(params, 'hasExtraInfo');
        record.resourceType = betterType(record.resourceType, textIn(params, 'type'));
        return true;
      }
      case 'Network.requestServedFromCache':
        record.fromMemory = true;
        return true;
      case 'Network.dataReceived': {
        const params = paramsOf(event, event.method);
        record.decodedBytes += numberIn(params, 'dataLength') ?? 0;
        record.wireBytes += numberIn(params, 'encodedDataLength') ?? 0;
        return false;
      }
      case 'Network.loadingFinished':
        record.end ??= {
          at: numberIn(paramsOf(event, event.method), 'timestamp'),
          failure: null,
        };
        return true;
      case 'Network.loadingFailed': {
        const params = paramsOf(event, event.method);
        record.resourceType ??= textIn(params, 'type');
        record.end ??= { at: numberIn(params, 'timestamp'), failure: failureOf(params) };
        return true;
      }
      default:
        return applyStreamEvent(record, last, event, this.#streams);
    }
  }

  #sent(record: RequestRecord, last: Hop, event: CdpEvent): boolean {
    const params = paramsOf(event, 'Network.requestWillBeSent');
    const sent = sentOf(params);
    const redirect = fieldsIn(params, 'redirectResponse');
    if (redirect !== null) {
      if (
        record.hops.some(
          (hop) =>
            hop.sent !== null && hop.sent.timestamp === sent.timestamp && hop.sent.url === sent.url,
        )
      )
        return false;
      last.answer ??= answerOf(redirect);
      last.promised ??= flagIn(params, 'redirectHasExtraInfo');
    }
    const hop = redirect === null ? last : this.#addHop(record, event.at);
    hop.sent ??= sent;
    record.resourceType ??= sent.resourceType;
    return true;
  }
}

function hasEnded({ end, lost, bodyPending }: RequestRecord): boolean {
  return lost !== null || (end !== null && !bodyPending);
}

/** "Other" tells less than what is known already. */
function betterType(known: string | null, told: string | null): string | null {
  return told === null || (told === 'Other' && known !== null) ? known : told;
}
