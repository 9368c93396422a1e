import type { Call, Expected, Labelled } from './labelled.ts';

const none = (
  cause: string,
  refusedBy: Expected['refusedBy'],
  more: Partial<Expected> = {},
): Expected => ({ cause, status: 0, wireStatus: 0, refusedBy, message: null, at: [0], ...more });
const api = (failure: string, more: Partial<Call> = {}): Call => ({
  url: '/api/Tickets/5',
  failure,
  ...more,
});

/** No response, by what the browser says. */
export const network: readonly Labelled[] = [
  {
    name: 'DNS',
    calls: [api('net::ERR_NAME_NOT_RESOLVED')],
    expected: [none('dns-failure', 'network')],
  },
  {
    name: 'DNS in Firefox',
    calls: [api('NS_ERROR_UNKNOWN_HOST')],
    expected: [none('dns-failure', 'network')],
  },
  {
    name: "a mistyped address of a Halo of one's own",
    first: true,
    last: true,
    host: 'https://hepldesk.greenfield.example',
    calls: [{ url: '/', kind: 'document', failure: 'net::ERR_NAME_NOT_RESOLVED' }],
    expected: [none('dns-failure', 'network')],
  },
  {
    name: 'offline',
    last: true,
    calls: [
      api('net::ERR_INTERNET_DISCONNECTED'),
      { url: '/api/OnlineStatus', failure: 'net::ERR_INTERNET_DISCONNECTED' },
    ],
    expected: [none('offline', 'network', { at: [0, 1] })],
  },
  {
    name: 'offline in Safari',
    calls: [api('The Internet connection appears to be offline.')],
    expected: [none('offline', 'network')],
  },
  {
    name: 'nobody listens',
    calls: [api('net::ERR_CONNECTION_REFUSED')],
    expected: [none('connection-failed', 'network')],
  },
  {
    name: 'the line was reset',
    calls: [api('net::ERR_CONNECTION_RESET')],
    expected: [none('connection-failed', 'network')],
  },
  {
    name: 'an empty response',
    calls: [api('net::ERR_EMPTY_RESPONSE')],
    expected: [none('connection-failed', 'network')],
  },
  {
    name: 'a company proxy that is not there',
    calls: [api('net::ERR_PROXY_CONNECTION_FAILED')],
    expected: [none('connection-failed', 'network')],
  },
  {
    name: 'HTTP/2 broke',
    calls: [api('net::ERR_HTTP2_PROTOCOL_ERROR')],
    expected: [none('connection-failed', 'network')],
  },
  {
    name: 'a body cut short',
    calls: [api('net::ERR_CONTENT_LENGTH_MISMATCH', { status: 200 })],
    expected: [none('connection-failed', 'network', { wireStatus: 200 })],
  },
  {
    name: 'a chunked body cut short',
    calls: [api('net::ERR_INCOMPLETE_CHUNKED_ENCODING', { status: 200 })],
    expected: [none('connection-failed', 'network', { wireStatus: 200 })],
  },
  {
    name: 'an unknown certificate',
    calls: [api('net::ERR_CERT_AUTHORITY_INVALID')],
    expected: [none('tls-failure', 'network')],
  },
  {
    name: 'an expired certificate',
    calls: [{ url: '/', kind: 'document', failure: 'net::ERR_CERT_DATE_INVALID' }],
    expected: [none('tls-failure', 'network')],
  },
  {
    name: 'a protocol that does not fit',
    calls: [api('net::ERR_SSL_PROTOCOL_ERROR')],
    expected: [none('tls-failure', 'network')],
  },
  {
    name: 'a certificate in Firefox',
    calls: [api('SEC_ERROR_UNKNOWN_ISSUER')],
    expected: [none('tls-failure', 'network')],
  },
  {
    name: 'an extension blocks Halo itself',
    calls: [api('net::ERR_BLOCKED_BY_CLIENT')],
    expected: [none('blocked-by-client', 'browser')],
  },
  {
    name: 'a page that may not reach the computer',
    calls: [api('net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS')],
    expected: [none('local-network-refused', 'browser')],
  },
  {
    name: 'a time-out',
    calls: [api('net::ERR_TIMED_OUT', { ms: 120_000 })],
    expected: [none('client-timeout', 'network')],
  },
  {
    name: 'a connection that never came up',
    calls: [api('net::ERR_CONNECTION_TIMED_OUT', { ms: 21_000 })],
    expected: [none('client-timeout', 'network')],
  },
  {
    name: 'a time-out in Safari',
    calls: [api('The request timed out.')],
    expected: [none('client-timeout', 'network')],
  },
  {
    name: "an answer withheld from another site's page",
    calls: [
      api('net::ERR_FAILED', {
        status: 200,
        page: 'https://dashboards.example/wall',
        sentHeaders: { Origin: 'https://dashboards.example' },
      }),
    ],
    expected: [none('cors-blocked', 'browser', { wireStatus: 200 })],
  },
  {
    name: 'the browser asked first and was refused',
    aside: 1,
    calls: [
      { method: 'OPTIONS', url: '/api/Tickets', kind: 'preflight', status: 405, body: '' },
      { method: 'POST', url: '/api/Tickets', failure: 'net::ERR_FAILED' },
    ],
    expected: [none('cors-blocked', 'browser', { at: [1] })],
  },
  {
    name: 'the browser says CORS',
    calls: [api('net::ERR_FAILED', { cors: 'MissingAllowOriginHeader' })],
    expected: [none('cors-blocked', 'browser')],
  },
  {
    name: 'no answer, and nothing says why',
    calls: [{ method: 'POST', url: '/api/Actions', failure: '' }],
    expected: [none('unrecognised', 'unknown', { confidence: ['possible'] })],
  },
  {
    name: 'a failure of no known kind',
    calls: [api('net::ERR_UNSAFE_PORT')],
    expected: [none('unrecognised', 'unknown', { confidence: ['possible'] })],
  },
];
