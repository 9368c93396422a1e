import type { Note } from './note.ts';

/**
 * The one shape everything reads: a request with its response or its failure. Live capture
 * (shared/cdp), HAR files (shared/har) and pasted text (shared/text) all end here; facts,
 * diagnosis, the table and redaction all start here. Every field may come from a hostile or broken
 * source: treat strings as plain text, never as markup or as code.
 */
export interface Exchange {
  /** Unique within its source: `live-17`, `har-0`, `text-4`. */
  readonly id: string;
  /**
   * Place in the source: order of appearance (live), index into log.entries (HAR), line number from
   * 1 (text).
   */
  readonly index: number;
  readonly source: 'live' | 'har' | 'text';
  /** Milliseconds since 1970 (UTC); null where the source does not say. */
  readonly startedAt: number | null;
  /** Milliseconds from start to end; null while open or unknown. */
  readonly duration: number | null;
  readonly request: ExchangeRequest;
  /** null: no response came, or none was recorded. */
  readonly response: ExchangeResponse | null;
  /**
   * Why no (whole) response came; null where one did. May stand beside a response (CORS, body cut
   * short).
   */
  readonly failure: Failure | null;
  readonly state: 'open' | 'done' | 'failed' | 'incomplete';
  readonly resourceType: ResourceType;
  readonly timings: Timings | null;
  /** The page this request belongs to (address of the document), null where unknown. */
  readonly pageUrl: string | null;
  /** What made the browser send it: a script's address, "parser", "user"; null where unknown. */
  readonly initiator: string | null;
  /** What the user did just before (the element's visible label), null where unknown. */
  readonly action: string | null;
  /**
   * The page that was shown when it was pressed: what was pressed may have led to another. Left out
   * where unknown, and in files.
   */
  readonly actionPage?: string | undefined;
  /**
   * When it was pressed, milliseconds since 1970: by it two presses of one button are told apart. Left
   * out where unknown, and in files.
   */
  readonly actionAt?: number | undefined;
  /** This program did it for the user. Left out for all that the user did, and in files. */
  readonly actionIsOurs?: true | undefined;
  /** Things the source could not tell about this exchange. */
  readonly notes: readonly Note[];
  /** WebSocket frames and server-sent events, where recorded. */
  readonly messages: readonly StreamMessage[];
  /**
   * A check-up of this program sent it: neither the page nor its user did. Left out for all others.
   */
  readonly checkup?: true | undefined;
}

/** The recorder names an action as Exchange.action of what follows within so many milliseconds. */
export const actionReach = 5_000;

export interface ExchangeRequest {
  readonly method: string;
  /** As written by the source; may be relative or not a URL at all. */
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Body;
  /**
   * False where surely no header has this name (in lower case): readers of files can tell it for
   * less than the headers cost.
   */
  mayHave?(header: string): boolean;
}

export interface ExchangeResponse {
  /** HTTP status on the wire; 0 or negative where the source wrote so. */
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly body: Body;
  /** Label as written: "HTTP/1.1", "h2", … */
  readonly httpVersion: string;
  readonly remoteAddress: string | null;
  /** Where the answer came from. */
  readonly from: 'network' | 'disk-cache' | 'memory-cache' | 'service-worker' | 'unknown';
  /** Location of a redirect; null where it is none. */
  readonly redirectUrl: string | null;
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

export interface Body {
  /** Decoded text; null where there is none or it is binary (see base64) or missing. */
  readonly text: string | null;
  /** Binary content, base64; null for text. */
  readonly base64: string | null;
  /** Media type without guessing, lower case, with parameters as written; '' where unknown. */
  readonly mimeType: string;
  /** Bytes of the whole body, null where unknown. */
  readonly size: number | null;
  /** Why text and base64 are null although there was a body; null where nothing is missing. */
  readonly missing: Note | null;
  /** True where only the first part is here. */
  readonly truncated: boolean;
  /**
   * False where the text, blanks aside, surely begins otherwise than `<`: readers of files can tell
   * it for less than the text costs.
   */
  mayBeMarkup?(): boolean;
  /** True where it surely has no text, as a picture: readers of files can tell without reading it. */
  isBytes?(): boolean;
  /**
   * Both ends of a long text, which readers of files can tell for less than the text costs; null
   * where it has to be read whole.
   */
  ends?(): TextEnds | null;
}

/** Characters at each end of a text that are looked at by themselves. */
export const endLength = 300;

/** The ends of a text that was not read whole, each `endLength` characters. */
export interface TextEnds {
  readonly begin: string;
  readonly end: string;
  /** Bytes of the whole text in UTF-8. */
  readonly bytes: number;
}

/**
 * Why no response came. `text` is what the browser or exporter wrote
 * ("net::ERR_NAME_NOT_RESOLVED"), '' where it wrote nothing.
 */
export interface Failure {
  readonly text: string;
  /** The page itself gave up (navigation, AbortController). */
  readonly canceled: boolean;
  /** CDP corsErrorStatus.corsError, e.g. "MissingAllowOriginHeader"; null where none. */
  readonly corsError: string | null;
  /** CDP blockedReason, e.g. "inspector", "mixed-content", "csp"; null where none. */
  readonly blockedReason: string | null;
}

export type ResourceType =
  | 'document'
  | 'stylesheet'
  | 'script'
  | 'image'
  | 'font'
  | 'media'
  | 'manifest'
  | 'fetch'
  | 'xhr'
  | 'websocket'
  | 'eventsource'
  | 'preflight'
  | 'ping'
  | 'other';

/** Milliseconds per phase; null where unknown or not applicable. */
export interface Timings {
  readonly blocked: number | null;
  readonly dns: number | null;
  readonly connect: number | null;
  readonly ssl: number | null;
  readonly send: number | null;
  readonly wait: number | null;
  readonly receive: number | null;
}

export interface StreamMessage {
  readonly direction: 'sent' | 'received' | 'error';
  readonly at: number | null;
  readonly text: string;
}

/** A body of which nothing is known or that does not exist. */
export const noBody: Body = {
  text: null,
  base64: null,
  mimeType: '',
  size: null,
  missing: null,
  truncated: false,
};

/** What a line of text tells of a request; nothing is known of the rest. */
interface ToldExchange {
  /** The line's number in its text, from 1. */
  readonly line: number;
  readonly method?: string;
  readonly url?: string;
  /** 0 where the text names none. */
  readonly status: number;
  readonly headers?: readonly Header[];
  readonly text: string;
  readonly startedAt?: number | null;
}

/** The exchange that a line of text, such as one of a log, stands for. */
export function toldExchange(told: ToldExchange): Exchange {
  const { line, method = '', url = '', status, headers = [], text, startedAt = null } = told;
  return {
    id: `text-${line}`,
    index: line,
    source: 'text',
    startedAt,
    duration: null,
    request: { method, url, headers: [], body: noBody },
    response: {
      status,
      statusText: '',
      headers,
      body: { ...noBody, text, mimeType: 'text/plain', size: text.length },
      httpVersion: '',
      remoteAddress: null,
      from: 'unknown',
      redirectUrl: null,
    },
    failure: null,
    state: 'done',
    resourceType: 'other',
    timings: null,
    pageUrl: null,
    initiator: null,
    action: null,
    notes: [],
    messages: [],
  };
}

/** First header of that name, compared without regard to case; null where there is none. */
export function headerValue(headers: readonly Header[], name: string): string | null {
  const wanted = name.toLowerCase();
  for (const header of headers) if (header.name.toLowerCase() === wanted) return header.value;
  return null;
}
