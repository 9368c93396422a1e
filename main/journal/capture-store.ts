import { type Body, type Exchange, noBody } from '../../shared/exchange/exchange.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';
import { isFailing } from './line.ts';

/** Where the exchanges of the running capture are kept. */
export interface CaptureStore {
  /** New and changed exchanges. */
  put(exchanges: readonly Exchange[]): void;
  all(): AsyncIterable<Exchange>;
  has(id: string): boolean;
  get(id: string): Promise<Exchange | null>;
  /** Remembers "it failed now". */
  mark(mark: FailureMark): void;
  marks(): readonly FailureMark[];
  /**
   * Since when everything is kept, milliseconds since 1970; null while nothing was let go to save
   * room.
   */
  readonly keptSince: number | null;
  /** Forgets the running capture, on disk as well. The next exchange begins another. */
  clear(): Promise<void>;
  /** Ends the running capture and keeps it. The next exchange begins another. */
  end(): Promise<void>;
}

/** What waits for the disk. */
export interface MemoryStore {
  put(exchanges: readonly Exchange[]): void;
  all(): Iterable<Exchange>;
  has(id: string): boolean;
  get(id: string): Exchange | null;
}

export interface StoreLimits {
  readonly exchanges: number;
  readonly bodyCharacters: number;
}
export const memoryLimits: StoreLimits = { exchanges: 20_000, bodyCharacters: 60_000_000 };

const dropped = { code: 'recorded.letGo' } as const;

/** Keeps the newest; what failed outlives what worked. */
export function memoryStore(limits: StoreLimits = memoryLimits): MemoryStore {
  const exchanges = new Map<string, Exchange>();
  let characters = 0;
  const set = (exchange: Exchange): void => {
    characters += weight(exchange) - weight(exchanges.get(exchange.id));
    exchanges.set(exchange.id, exchange);
  };
  const remove = (id: string): void => {
    characters -= weight(exchanges.get(id));
    exchanges.delete(id);
  };
  return {
    put(changed) {
      for (const exchange of changed) set(exchange);
      if (characters > limits.bodyCharacters) {
        for (const exchange of oldestGoodFirst(exchanges)) {
          if (characters <= limits.bodyCharacters * 0.9) break;
          if (weight(exchange) > 0) set(withoutBodies(exchange));
        }
      }
      if (exchanges.size > limits.exchanges) {
        for (const { id } of oldestGoodFirst(exchanges).slice(
          0,
          exchanges.size - Math.floor(limits.exchanges * 0.95),
        ))
          remove(id);
      }
    },
    all: () => exchanges.values(),
    has: (id) => exchanges.has(id),
    get: (id) => exchanges.get(id) ?? null,
  };
}

function oldestGoodFirst(exchanges: ReadonlyMap<string, Exchange>): readonly Exchange[] {
  const all = [...exchanges.values()];
  return [...all.filter((exchange) => !isFailing(exchange)), ...all.filter(isFailing)];
}

function weight(exchange: Exchange | undefined): number {
  if (exchange === undefined) return 0;
  const of = (body: Body | undefined) => (body?.text?.length ?? 0) + (body?.base64?.length ?? 0);
  return of(exchange.request.body) + of(exchange.response?.body);
}

function withoutBodies(exchange: Exchange): Exchange {
  const without = (body: Body): Body =>
    body.text === null && body.base64 === null
      ? body
      : { ...body, text: null, base64: null, missing: dropped };
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, body: without(request.body) },
    response: response === null ? null : { ...response, body: without(response.body) },
  };
}

/** The whole body of one side; where its exchange was let go for room, it says so. */
export async function storedBody(
  store: CaptureStore,
  id: string,
  side: 'request' | 'response',
): Promise<Body> {
  const exchange = await store.get(id);
  if (exchange === null) return { ...noBody, missing: { code: 'body.letGoForRoom' } };
  return (side === 'request' ? exchange.request.body : exchange.response?.body) ?? noBody;
}

/**
 * Characters of a body that travel with its exchange; the window asks for the whole when someone
 * looks at it.
 */
const shortLength = 256 * 1024;

/** As it is told to the window; the same object where its bodies are short. */
export function withShortBodies(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  const requestBody = shortened(request.body);
  const responseBody = response === null ? null : shortened(response.body);
  if (requestBody === request.body && responseBody === (response?.body ?? null)) return exchange;
  return {
    ...exchange,
    request: { ...request, body: requestBody },
    response:
      response === null || responseBody === null ? null : { ...response, body: responseBody },
  };
}

function shortened(body: Body): Body {
  if (body.text !== null && body.text.length > shortLength)
    return { ...body, text: body.text.slice(0, shortLength), truncated: true };
  // A cut through base64 must fall between groups of four.
  if (body.base64 !== null && body.base64.length > shortLength)
    return { ...body, base64: body.base64.slice(0, shortLength), truncated: true };
  return body;
}
