import { type Deed, deedOf, heldOf } from './deed.ts';
import { type Exchange, type ResourceType, type Timings } from './exchange.ts';
import { type Load, loadOf } from './load.ts';
import type { Run } from './run.ts';
import { type SignedIn, signedInOf } from './signed-in.ts';

/** What a list shows of an exchange, without headers and bodies: 100,000 of these fit in memory. */
export interface ExchangeRow {
  readonly id: string;
  readonly index: number;
  readonly method: string;
  readonly url: string;
  /**
   * Last part of the path with its query, as DevTools shows it; the host where the path is bare.
   */
  readonly name: string;
  /** Host with port, '' where the address is not a URL. */
  readonly domain: string;
  /** null where no answer came. */
  readonly status: number | null;
  readonly statusText: string;
  /** Exchange.failure.text, or null. */
  readonly failure: string | null;
  readonly state: Exchange['state'];
  readonly resourceType: ResourceType;
  readonly mimeType: string;
  readonly startedAt: number | null;
  readonly duration: number | null;
  /** Bytes of the response body, null where unknown. */
  readonly size: number | null;
  readonly timings: Timings | null;
  readonly from: NonNullable<Exchange['response']>['from'];
  readonly pageUrl: string | null;
  readonly action: string | null;
  /** Exchange.actionPage; left out where unknown. */
  readonly actionPage?: string;
  /** Exchange.actionAt; left out where unknown. */
  readonly actionAt?: number;
  /** Exchange.actionIsOurs; left out for what the user did. */
  readonly actionIsOurs?: true;
  readonly initiator: string | null;
  /** What was sent, so that the same thing is known when it is done again; left out for a read. */
  readonly deed?: Deed;
  /** Whether a file was in it, and how much; left out for a read. */
  readonly load?: Load;
  /** What it read of a record of the settings, as `heldOf` has it; left out for all others. */
  readonly held?: Deed['sent'];
  /** A check-up sent it; left out for all others. */
  readonly checkup?: true;
  /** Whose sign-in it carried; left out where it tells nothing. */
  readonly signedIn?: SignedIn;
  /** The answer says that it will be done, not that it is; left out for all others. */
  readonly isTakenIn?: true;
  /** How what Halo did by itself ended, where the answer lists that; left out for all others. */
  readonly runs?: readonly Run[];
}

/** What a table and a review need of an exchange, without its content. */
export function rowOf(exchange: Exchange): ExchangeRow {
  const { request, response } = exchange;
  const deed = deedOf(exchange);
  const load = loadOf(exchange);
  const held = heldOf(exchange);
  const signedIn = signedInOf(exchange);
  const place = placeOf(request.url);
  return {
    id: exchange.id,
    index: exchange.index,
    method: request.method,
    url: request.url,
    name: place.name,
    domain: place.domain,
    status: response === null || response.status <= 0 ? null : response.status,
    statusText: response?.statusText ?? '',
    failure: exchange.failure?.text ?? null,
    state: exchange.state,
    resourceType: exchange.resourceType,
    mimeType: response?.body.mimeType ?? '',
    startedAt: exchange.startedAt,
    duration: exchange.duration,
    size: response?.body.size ?? null,
    timings: exchange.timings,
    from: response?.from ?? 'unknown',
    pageUrl: exchange.pageUrl,
    action: exchange.action,
    initiator: exchange.initiator,
    ...(exchange.actionPage === undefined ? {} : { actionPage: exchange.actionPage }),
    ...(exchange.actionAt === undefined ? {} : { actionAt: exchange.actionAt }),
    ...(exchange.actionIsOurs === true ? { actionIsOurs: true as const } : {}),
    ...(exchange.checkup === true ? { checkup: true as const } : {}),
    ...(deed === null ? {} : { deed }),
    ...(load === null ? {} : { load }),
    ...(held === null ? {} : { held }),
    ...(signedIn === undefined ? {} : { signedIn }),
  };
}

/** No list shows more of an address, however long a hostile source makes it. */
const longestName = 500;

function placeOf(address: string): { name: string; domain: string } {
  if (!URL.canParse(address)) return { name: address.slice(0, longestName), domain: '' };
  const url = new URL(address);
  if (url.host === '') return { name: address.slice(0, longestName), domain: '' };
  const last = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .at(-1);
  return {
    name: (last === undefined ? url.host + url.search : last + url.search).slice(0, longestName),
    domain: url.host,
  };
}
