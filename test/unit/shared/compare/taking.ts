import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { type Recording, RecordingGatherer } from '../../../../shared/compare/recording.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exchangeOf, reviewed } from '../rules/exchange-of.ts';

/** One request of a recording; `more` is what an example cannot say. */
export type Call = ExampleExchange & { readonly more?: Partial<Exchange> };

/** Who records, where and when: all that two honest recordings may differ in. */
export interface Person {
  readonly seed: number;
  /** Address of the instance, without a slash at its end. */
  readonly site: string;
  readonly shuffled: boolean;
  readonly noisy: boolean;
}

export const chrome = (version: number): string =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;

/** Half of all people have noise, half another order, each second one an instance of another kind. */
export const person = (seed: number): Person => ({
  seed,
  site: [
    'https://support.greenfield.example',
    `https://desk${seed}.halopsa.com`,
    'https://it.company.example/halo',
  ][seed % 3] as string,
  shuffled: seed % 2 === 1,
  noisy: seed % 4 > 1,
});

export interface Circumstances {
  readonly agent?: string;
  /** Milliseconds by which the computer's clock is ahead. */
  readonly clock?: number;
}

/**
 * A recording of calls, whose addresses begin with a slash where they are the instance's own.
 */
export function take(who: Person, calls: readonly Call[], more: Circumstances = {}): Recording {
  const exchanges = exchangesOf(who, calls, more);
  const gatherer = new RecordingGatherer();
  for (const exchange of exchanges) gatherer.add(exchange);
  return gatherer.result(reviewed(exchanges));
}

export function exchangesOf(
  who: Person,
  calls: readonly Call[],
  { agent = chrome(156), clock = 0 }: Circumstances = {},
): readonly Exchange[] {
  const begin = Date.UTC(2026, 9, 1 + who.seed, 9);
  const all = who.noisy ? withNoise(calls, who.seed) : calls;
  return all.map(({ headers, requestHeaders, more, url = '/', ...call }, index) =>
    exchangeOf(
      {
        status: call.failure === undefined ? 200 : 0,
        mimeType: 'application/json',
        duration: 40 + ((who.seed * 7 + index * 13) % 90),
        ...call,
        url: url.startsWith('/') ? `${who.site}${url}` : url,
        headers: { date: new Date(begin + index * 500).toUTCString(), ...headers },
        requestHeaders: {
          'user-agent': agent,
          'accept-language': who.seed % 2 === 0 ? 'en-GB' : 'de-DE,de;q=0.9',
          ...requestHeaders,
        },
      },
      { index, id: `har-${index}`, startedAt: begin + index * 500 + clock, ...more },
    ),
  );
}

/** What happens beside everything that anybody does, a piece after every few calls. */
function withNoise(calls: readonly Call[], seed: number): readonly Call[] {
  let at = seed;
  return calls.flatMap((call, index) => {
    if (index % 2 === 1) return [call];
    at += 1;
    const piece = noise[at % noise.length]?.(at) ?? [];
    return seed % 3 === 0 ? [...piece, call] : [call, ...piece];
  });
}

const denied: Call = { url: '/api/appointment?start_date=2026-10-01', status: 401, body: '' };
const token: Call = {
  method: 'POST',
  url: '/auth/token',
  requestBody: 'grant_type=refresh_token&refresh_token=abc',
  body: '{"access_token":"x","scope":"all"}',
};

const noise: readonly ((seed: number) => readonly Call[])[] = [
  () => [{ url: '/api/onlinestatus', body: '[]' }],
  () => [{ url: '/favicon.ico', status: 404, mimeType: 'text/html', body: 'no' }],
  (seed) => [
    {
      method: 'POST',
      url: `https://www.google-analytics.com/g/collect?cid=${seed}`,
      status: 204,
    },
  ],
  (seed) => [
    { url: `https://widget.chat.example/api/messenger/${seed}`, body: '{"unread":0}' },
    { method: 'POST', url: 'https://widget.chat.example/api/track', body: '{"ok":true}' },
    { method: 'POST', url: 'https://widget.chat.example/api/track', status: 500, body: '' },
  ],
  () => [{ url: '/static/app.js.map', status: 404, mimeType: 'text/html', body: '' }],
  () => [
    {
      method: 'OPTIONS',
      url: '/api/team',
      status: 204,
      requestHeaders: { 'access-control-request-method': 'GET' },
      resourceType: 'preflight',
    },
  ],
  () => [{ url: '/signalr/hub', status: 101, resourceType: 'websocket' }],
  () => [
    { url: '/api/notifications/stream', failure: 'net::ERR_ABORTED', resourceType: 'eventsource' },
  ],
  // A copy of an earlier day, and one that was still fresh.
  (seed) => [
    {
      url: `/api/team?_=${seed}`,
      body: '[{"id":1,"name":"First line","colour":"#fff"}]',
      headers: { date: 'Tue, 01 Sep 2026 08:00:00 GMT' },
      more: { duration: 1 },
    },
    { url: '/api/priority', status: 304 },
  ],
  // The same list, page by page, until no rows are left.
  () => [
    { url: '/api/toplevel?page_no=1&page_size=50', body: '[{"id":1,"name":"x","colour":"y"}]' },
    { url: '/api/toplevel?page_no=2&page_size=50', body: '[]' },
  ],
  // Somebody types, and every letter asks again.
  (seed) => [
    { url: '/api/users?search=a', failure: 'net::ERR_ABORTED' },
    { url: `/api/users?search=an${seed}`, body: '{"record_count":0,"users":[]}' },
  ],
  // The sign-in is renewed unseen.
  () => [denied, token, { ...denied, status: 200, body: '[]' }],
  // The page was left and opened again: first to the sign-in, then back.
  () => [
    {
      url: '/tickets',
      status: 302,
      mimeType: 'text/html',
      resourceType: 'document',
      headers: { location: '/auth/account/login' },
    },
    { url: '/auth/account/login', mimeType: 'text/html', body: '<html>', resourceType: 'document' },
    { url: '/tickets', mimeType: 'text/html', body: '<html>', resourceType: 'document' },
  ],
  // The server was busy for a moment.
  () => [
    { url: '/api/agent', status: 503, body: '' },
    { url: '/api/agent', body: '[{"id":4,"name":"Agent 4","colour":"#fff"}]' },
  ],
  // Another ticket is looked at on the way.
  (seed) => [
    {
      url: `/api/tickets/${seed}?includedetails=true`,
      body: `{"id":${seed},"summary":"Other","status_id":2,"notes":null,"parent_id":4}`,
    },
    { url: `/api/attachment?ticket_id=${seed}`, body: '[]' },
  ],
  // A GUID in place of a number, and an answer that took its time.
  () => [
    {
      url: '/api/asset/4d3c1be0-0000-4000-8000-000000000071',
      body: '{"id":7,"key_field":"Laptop"}',
      more: { duration: 1900 },
    },
  ],
  (seed) => [
    { method: 'POST', url: '/api/userprefs', requestBody: `{"width":${seed}}`, body: '{}' },
    { method: 'POST', url: '/api/draft', requestBody: `{"text":"${seed}"}`, body: '{}' },
  ],
  () => [{ method: 'POST', url: '/api/userlogging', requestBody: '{"a":1}', status: 204 }],
];
