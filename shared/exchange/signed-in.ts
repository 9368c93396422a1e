import { type Exchange, headerValue } from './exchange.ts';
import { hashOf } from '../basics/hash.ts';
import { isRecord, jsonIn } from '../basics/json.ts';

/**
 * What tells one person from another: Halo's number of the agent, the name that was signed in with,
 * or the application. null where it is not known.
 */
export interface Person {
  readonly agent: string | null;
  readonly user: string | null;
  readonly client: string | null;
  /** To be shown: "Sam Rivera". */
  readonly name: string | null;
}

/** Whose sign-in a request carried, and what its answer tells about whose sign-ins are. */
export interface SignedIn {
  /** A number for the sign-in that the request carried; null where none is recorded. */
  readonly account: number | null;
  /** The answer names the person of this sign-in; null where it does not. */
  readonly person: Person | null;
  /** A new sign-in took the place of the one before. */
  readonly renewed: boolean;
}

/** undefined where the request tells nothing at all. Headers are touched only where they are cheap. */
export function signedInOf(exchange: Exchange): SignedIn | undefined {
  const { url, method } = exchange.request;
  if (isToken(url) && method === 'POST') return ofToken(exchange);
  const isMe = /\/agent\/me(?:[/?#]|$)/i.test(url);
  // Readers of files parse headers when asked; those of 150,000 reads are not worth it.
  const account =
    exchange.source === 'live' || isMe || method !== 'GET' ? accountOf(exchange) : null;
  const person = isMe ? agentIn(exchange) : null;
  return account === null && person === null ? undefined : { account, person, renewed: false };
}

function isToken(url: string): boolean {
  return /\/token(?:[?#]|$)/i.test(url) && !/\/api\//i.test(url);
}

function accountOf({ request }: Exchange): number | null {
  const value = headerValue(request.headers, 'authorization');
  return value === null ? null : hashOf(value);
}

/** Who signed in, by what the sign-in itself was sent: its answer holds what later requests carry. */
function ofToken({ request, response }: Exchange): SignedIn | undefined {
  if (response === null || response.status >= 300) return undefined;
  const sent = new URLSearchParams(request.body.text?.slice(0, 10_000) ?? '');
  const token = record(response.body.text)?.['access_token'];
  const user = sent.get('username');
  const client = sent.get('client_id');
  const isOwn = sent.get('grant_type') === 'client_credentials';
  const person: Person | null =
    user !== null
      ? { agent: null, user: user.toLowerCase(), client: null, name: null }
      : isOwn && client !== null
        ? { agent: null, user: null, client, name: null }
        : null;
  return {
    account: typeof token === 'string' && token !== '' ? hashOf(`Bearer ${token}`) : null,
    person,
    renewed: !isOwn,
  };
}

function agentIn({ response }: Exchange): Person | null {
  if (response?.status !== 200) return null;
  const agent = record(response.body.text);
  const id = agent?.['id'];
  if (typeof id !== 'number' && typeof id !== 'string') return null;
  const name = agent?.['name'];
  return {
    agent: String(id),
    user: null,
    client: null,
    name: typeof name === 'string' && name !== '' ? name.slice(0, 100) : null,
  };
}

function record(text: string | null | undefined): Readonly<Record<string, unknown>> | null {
  if (text === null || text === undefined || text.length > 2_000_000) return null;
  const value = jsonIn(text);
  return isRecord(value) ? value : null;
}
