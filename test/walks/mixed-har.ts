import { harOf } from '../../shared/har/har-writer.ts';
import { type Call, sceneOf } from '../labelled/labelled.ts';

const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';
const sentHeaders = {
  Authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJl',
  Cookie: 'ASP.NET_SessionId=abc123def456; halo_view=list',
  Accept: 'application/json',
};

const calls: readonly Call[] = [
  {
    url: '/api/Tickets/5?includedetails=true',
    sentHeaders,
    headers: { 'Set-Cookie': 'halo_view=list; Path=/; Secure; HttpOnly' },
    body: {
      id: 5,
      summary: 'The printer on the third floor does not print',
      agent: { id: 7, name: 'Sam Field' },
      customfields: [{ name: 'CFSite', value: 'Leeds' }],
    },
  },
  { url: '/static/logo.png', kind: 'image', type: 'image/png', body: picture },
  {
    url: '/old-report',
    status: 302,
    redirect: '/reports',
    kind: 'document',
    type: 'text/html',
    body: '',
  },
  {
    method: 'POST',
    url: '/api/Actions',
    status: 400,
    sentHeaders: { ...sentHeaders, 'Content-Type': 'application/json' },
    sent: [{ ticket_id: 5, note: 'Called out', charge_rate: 3, password: 'hunter2hunter2' }],
    body: {
      ClassName: 'System.Exception',
      Message: "Agent Jo does not have access to the charge rate 'Emergency call-out'.",
    },
  },
  { url: '/api/Report/77?includedetails=true', status: 404, body: '', ms: 4200 },
  {
    method: 'POST',
    url: '/api/IntegrationData/Send/Xero',
    sent: { id: 1 },
    status: 429,
    body: { Message: 'Too Many Requests: the minute limit of 60 was reached' },
  },
  {
    method: 'POST',
    url: '/api/Invoice',
    status: 500,
    type: 'text/html',
    body: '<html><head><title>500 - Internal server error.</title></head><body>Something went wrong</body></html>',
  },
  { url: '/api/Asset/12', failure: 'net::ERR_UNSAFE_PORT' },
];

/**
 * A HAR with a certain, some likely and a possible problem, set-aside failures, and every kind of
 * request that the details show.
 */
export function mixedHar(): string {
  const { exchanges } = sceneOf({ name: 'mixed', calls, expected: [] });
  const { log, entries } = harOf(exchanges, { name: 'WebInspector', version: '537.36' });
  return JSON.stringify({ log: { ...log, entries: [socket, ...entries] } });
}

const socket = {
  startedDateTime: '2026-03-03T09:01:00.000Z',
  time: 900,
  cache: {},
  timings: { send: 0, wait: 900, receive: 0 },
  request: {
    method: 'GET',
    url: 'wss://acme.halopsa.com/signalr',
    httpVersion: 'http/1.1',
    headers: [],
    queryString: [],
    cookies: [],
    headersSize: -1,
    bodySize: -1,
  },
  response: {
    status: 101,
    statusText: 'Switching Protocols',
    httpVersion: 'http/1.1',
    headers: [],
    cookies: [],
    content: { size: 0, mimeType: '' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
  },
  _resourceType: 'websocket',
  _webSocketMessages: [
    { type: 'send', time: 1772528460, opcode: 1, data: '{"protocol":"json"}' },
    { type: 'receive', time: 1772528461, opcode: 1, data: '{"type":"ticket-updated","id":5}' },
  ],
};

/** Healthy traffic alone. */
export function healthyHar(): string {
  const { log, entries } = harOf(
    sceneOf({ name: 'healthy', calls: [{ url: '/api/Tickets/9', body: { id: 9 } }], expected: [] })
      .exchanges,
    { name: 'WebInspector', version: '537.36' },
  );
  return JSON.stringify({ log: { ...log, entries } });
}

/** What Xero's limit turned away in the mixed one, taken in later and not done yet. */
export function laterHar(): string {
  const { log, entries } = harWith([
    { url: '/api/authinfo', body: { tenant_id: 'acme' } },
    {
      method: 'POST',
      url: '/api/IntegrationData/Send/Xero',
      sent: { id: 1 },
      status: 202,
      wait: 600,
      body: { id: 1 },
    },
  ]);
  return JSON.stringify({ log: { ...log, entries } });
}

/** The integrator's log after a night in which a user was refused, or a day later without a word of it. */
export function nightlyHar(isRefused: boolean): string {
  const date = isRefused ? '2026-03-03T02:00:00' : '2026-03-04T02:00:00';
  const refused = {
    id: 2,
    date,
    message: 'Failed to create/update user (Jo Field). Error = 403 Forbidden',
  };
  const began = { id: isRefused ? 1 : 3, date, message: 'Import started' };
  const { log, entries } = harWith([
    { url: '/api/authinfo', body: { tenant_id: 'acme' } },
    {
      url: '/api/IntegratorLog?module_id=18',
      body: { logs: isRefused ? [refused, began] : [began] },
      wait: isRefused ? 1 : 86_400,
    },
  ]);
  return JSON.stringify({ log: { ...log, entries } });
}

/** What a connection remembers of its last run: an error, or none, and in both the same date. */
export function connectionHar(isRefused: boolean): string {
  const { log, entries } = harWith([
    { url: '/api/authinfo', body: { tenant_id: 'acme' } },
    {
      url: '/api/LDAPConnection/4',
      body: {
        id: 4,
        name: 'Office',
        halointegrator_lastsync: '2026-03-03T02:00:00',
        halointegrator_lasterror: isRefused
          ? 'Response status code does not indicate success: 401 (Unauthorized).'
          : '',
      },
      wait: isRefused ? 1 : 86_400,
    },
  ]);
  return JSON.stringify({ log: { ...log, entries } });
}

/** These requests alone, without the everyday traffic of a case. */
const harWith = (calls: readonly Call[], host = 'https://acme.halopsa.com') =>
  harOf(sceneOf({ name: 'state', calls, host, first: true, last: true, expected: [] }).exchanges, {
    name: 'WebInspector',
    version: '537.36',
  });

/** No request failed, and four answers look wrong; somebody said “It failed now” at the end. */
export function suspiciousHar(): string {
  const { log, entries } = harWith([
    { url: '/api/TicketType', body: [] },
    { url: '/api/Tickets/5', ms: 31_000, body: { id: 5 } },
    {
      method: 'POST',
      url: '/api/Tickets',
      body: { success: false, error: 'Database timeout while saving ticket' },
    },
    { url: '/api/Asset', type: 'application/json', body: '{"assets":[{"id":1,"name":"Prin' },
    { url: '/api/Agent', type: 'text/plain', body: 'The service is busy, please come back later' },
  ]);
  const marked = entries.map((entry, at) =>
    at === entries.length - 1
      ? {
          ...(entry as object),
          _action: 'Clicked “Save ticket”',
          _marks: [(entry as { readonly startedDateTime: string }).startedDateTime],
        }
      : entry,
  );
  return JSON.stringify({ log: { ...log, entries: marked } });
}

/** Pages before the sign-in, and nothing after them. */
export function signInHar(): string {
  const { log, entries } = harWith([
    { url: '/', kind: 'document', type: 'text/html', body: '<title>Sign in</title>' },
    { url: '/api/authinfo', body: { tenant_id: 'acme' } },
  ]);
  return JSON.stringify({ log: { ...log, entries } });
}

/** Another site than a Halo. */
export function otherSiteHar(): string {
  const { log, entries } = harWith(
    [{ url: '/basket/items', status: 404, body: '' }],
    'https://shop.example',
  );
  return JSON.stringify({ log: { ...log, entries } });
}
