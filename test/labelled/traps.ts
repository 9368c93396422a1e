import type { Call, Labelled } from './labelled.ts';

const nothing = (
  name: string,
  calls: readonly Call[],
  aside = 0,
  more: Partial<Labelled> = {},
): Labelled => ({ name, calls, aside, expected: [], ...more });
const quote =
  'Error = 403 Forbidden; 401 Unauthorized; Token not found; Rate Limit Reached - 300 Requests per rolling 5 minute window';

/**
 * Nothing may be found here: failures that are quoted, are history, were meant, or belong to
 * somebody else.
 */
export const traps: readonly Labelled[] = [
  nothing('a ticket that quotes an error', [
    { url: '/api/Tickets/7', body: { id: 7, summary: quote, details: quote } },
  ]),
  nothing('a note that quotes JSON', [
    {
      url: '/api/Actions?ticket_id=7',
      body: {
        actions: [
          {
            note_html: '{"error":{"code":"Authorization_RequestDenied"}}',
            emailbody: '{"Message":"401"}',
          },
        ],
      },
    },
  ]),
  nothing('an article about errors', [
    {
      url: '/api/KBArticle/2',
      body: { id: 2, title: 'API errors', description: `${quote} "load_error": "x"` },
    },
  ]),
  nothing('a report whose rows quote errors', [
    {
      url: '/api/Report/4',
      body: {
        id: 4,
        report: {
          loaded: true,
          load_error: null,
          rows: [{ summary: quote, load_error: 'Invalid SQL Statement' }],
        },
      },
    },
  ]),
  nothing('a report with an empty error', [
    { url: '/api/Report/4', body: { report: { load_error: '', rows: [] } } },
  ]),
  nothing('a published report with a column called load_error', [
    {
      url: '/api/ReportData/ab12',
      body: [{ load_error: 'Invalid SQL Statement' }, { load_error: 'Incorrect syntax' }],
    },
  ]),
  nothing('a report row that quotes the field', [
    { url: '/api/Report/4', body: { report: { rows: [{ note: '"load_error": "Invalid SQL"' }] } } },
  ]),
  nothing('a saved ticket with a warning', [
    {
      method: 'POST',
      url: '/api/Tickets',
      status: 201,
      body: [{ id: 7, _warning: 'The agent does not have access to the charge rate' }],
    },
  ]),
  nothing('a warning on an invoice', [
    {
      method: 'POST',
      url: '/api/Invoice',
      status: 201,
      body: [{ id: 7, _warning: 'Xero: 429 Too Many Requests' }],
    },
  ]),
  nothing('settings that remember an old error', [
    {
      url: '/api/XeroDetails',
      body: {
        id: 1,
        lastsyncerror: '429 Too Many Requests',
        halointegrator_lasterror: '401 Unauthorized',
      },
    },
  ]),
  nothing('the outbound log lists old answers', [
    {
      url: '/api/IntegrationRequest?module_id=9',
      body: {
        record_count: 2,
        requests: [
          {
            id: 1,
            url: 'https://api.xero.com/x',
            resultcode: 429,
            response_body: '{"error":"429 Too Many Requests"}',
          },
          { id: 2, resultcode: 401 },
        ],
      },
    },
  ]),
  nothing('errors of last month', [
    {
      url: '/api/IntegrationError?module_id=9',
      body: {
        errors: [
          {
            entity_type: 'Users',
            entity_name: 'Jo',
            endpoint: '/users',
            error: '403 Forbidden',
            date: '2026-01-20T08:00:00',
          },
        ],
      },
    },
  ]),
  nothing('webhook runs of last week', [
    {
      url: '/api/WebhookEvent?webhook_id=3',
      body: [{ id: 1, error: '401 Unauthorized', status: 401 }],
    },
  ]),
  nothing('an integrator log that went well', [
    {
      url: '/api/IntegratorLog',
      body: [
        { message: 'Imported 403 users' },
        { message: 'Import finished, 401 updated, 0 failed' },
      ],
    },
  ]),
  nothing('devices with the number 401', [
    {
      url: '/api/IntegrationData/Get/NinjaRMM',
      body: [{ id: 401, status: '401', name: 'error 403 printer' }],
    },
  ]),
  nothing('a device whose last error is told', [
    {
      url: '/api/IntegrationData/Get/Addigy',
      body: { devices: [{ name: 'Mac', last_error: '401 Unauthorized', error: 'disk full' }] },
    },
  ]),
  nothing('users whose job title is Forbidden', [
    {
      url: '/api/IntegrationData/Get/AzureAD',
      body: { value: [{ displayName: 'Unauthorized', jobTitle: '403 Forbidden' }] },
    },
  ]),
  nothing('one device whose disk is full', [
    {
      url: '/api/IntegrationData/Get/NinjaRMM?id=4',
      body: { error: 'disk full, status code 401', name: 'Server 4', id: 4 },
    },
  ]),
  nothing('a name as the whole answer', [
    { url: '/api/IntegrationData/Get/Datto', body: '"Unit 401, Forbidden Lane"' },
  ]),
  nothing('an import that succeeded', [
    {
      method: 'POST',
      url: '/api/IntegrationData/Import/Xero',
      body: { results: [{ success: true, error: null, message: '429 invoices seen' }] },
    },
  ]),
  nothing('an import with an empty list of errors', [
    {
      method: 'POST',
      url: '/api/IntegrationData/Import/Addigy',
      body: { success: true, errors: [], imported: 12 },
    },
  ]),
  nothing(
    'a search that was typed on',
    [
      { url: '/api/Users?search=jo', failure: 'net::ERR_ABORTED' },
      { url: '/api/Users?search=joh', failure: 'net::ERR_ABORTED' },
    ],
    2,
  ),
  nothing(
    'a search given up in Firefox',
    [{ url: '/api/Users?search=jo', failure: 'NS_BINDING_ABORTED' }],
    1,
  ),
  nothing(
    'a search given up in a HAR of Firefox',
    [
      { url: '/api/Users?search=jo', failure: '' },
      { url: '/api/Users?search=john', body: { users: [] } },
    ],
    1,
  ),
  nothing('a missing favicon', [{ url: '/favicon-32x32.png', status: 404, body: '' }], 1),
  nothing(
    'a missing icon of a phone',
    [{ url: '/apple-touch-icon-precomposed.png', status: 404, body: '' }],
    1,
  ),
  nothing(
    'source maps',
    [
      { url: '/main.js.map', status: 404, body: '' },
      { url: '/styles.css.map', status: 403, body: '' },
    ],
    2,
  ),
  nothing(
    'a missing font',
    [{ url: '/assets/icons.woff2', kind: 'font', status: 404, body: '' }],
    1,
  ),
  nothing(
    'a font of Google that is blocked',
    [
      {
        url: 'https://fonts.gstatic.com/s/a.woff2',
        kind: 'font',
        failure: 'net::ERR_BLOCKED_BY_CLIENT',
      },
    ],
    1,
  ),
  nothing(
    'measuring that is blocked',
    [
      {
        url: 'https://www.clarity.ms/collect',
        method: 'POST',
        failure: 'net::ERR_BLOCKED_BY_CLIENT',
      },
      {
        url: 'https://o1.ingest.sentry.io/api/123/envelope/',
        method: 'POST',
        status: 429,
        body: '',
      },
    ],
    2,
  ),
  nothing(
    'a chat widget that is down',
    [{ url: 'https://widget.chat.example/api/users', status: 500, body: '' }],
    1,
  ),
  nothing(
    'another help desk in a frame',
    [{ url: 'https://desk.other.example/api/tickets', status: 401, body: '' }],
    1,
  ),
  nothing(
    'a host that only looks like Halo',
    [{ url: 'https://halopsa.com.evil.example/api/Tickets', status: 500, body: '' }],
    1,
  ),
  nothing(
    "the vendor's own shop window",
    [{ url: 'https://www.halopsa.com/pricing', kind: 'document', status: 404, body: '' }],
    1,
  ),
  nothing(
    'a channel that the page closed',
    [
      {
        url: '/api/stream',
        kind: 'eventsource',
        status: 200,
        type: 'text/event-stream',
        failure: 'net::ERR_ABORTED',
        ms: 300_000,
      },
    ],
    1,
  ),
  nothing(
    'a 204 that the browser calls aborted',
    [{ method: 'DELETE', url: '/api/Actions/9', status: 204, failure: 'net::ERR_ABORTED' }],
    1,
  ),
  nothing(
    'a HEAD that the browser calls aborted',
    [{ method: 'HEAD', url: '/api/Attachment/9', status: 200, failure: 'net::ERR_ABORTED' }],
    1,
  ),
  nothing(
    'a 304 that the browser calls aborted',
    [{ url: '/api/Lookup', status: 304, failure: 'net::ERR_ABORTED' }],
    1,
  ),
  nothing('preflights that did their job', [
    { method: 'OPTIONS', url: '/api/Tickets', kind: 'preflight', status: 204, body: '' },
    { method: 'POST', url: '/api/Tickets', status: 201, body: [] },
  ]),
  nothing(
    'a preflight refused and not needed',
    [
      { method: 'OPTIONS', url: '/api/Tickets', kind: 'preflight', status: 401, body: '' },
      {
        url: '/api/Tickets',
        method: 'OPTIONS',
        kind: 'preflight',
        status: 200,
        body: '',
        wait: 0.1,
      },
      { method: 'POST', url: '/api/Tickets', status: 201, body: [] },
    ],
    1,
  ),
  nothing('redirects', [
    { url: '/ticket?id=5', kind: 'document', status: 302, redirect: '/tickets?id=5', body: '' },
    { url: '/old', status: 308, body: '' },
  ]),
  nothing('not modified', [{ url: '/api/Lookup', status: 304 }]),
  nothing(
    'the first step of Windows sign-in',
    [
      { url: '/api/Control', status: 401, body: '', headers: { 'WWW-Authenticate': 'Negotiate' } },
      { url: '/api/Control', body: {} },
    ],
    1,
    { host: 'https://halo.intern.example' },
  ),
  nothing(
    'a picture inside the page',
    [{ url: 'data:image/png;base64,xx', failure: 'net::ERR_INVALID_URL', kind: 'image' }],
    1,
  ),
  nothing(
    'an extension that is gone',
    [
      {
        url: 'chrome-extension://abc/inject.js',
        failure: 'net::ERR_FILE_NOT_FOUND',
        kind: 'script',
      },
    ],
    1,
  ),
  nothing(
    'a logo that is missing',
    [{ url: '/images/logo.png', kind: 'image', status: 404, body: '' }],
    1,
  ),
  nothing(
    'a manifest that is missing',
    [{ url: '/manifest.json', kind: 'manifest', status: 401, body: '' }],
    1,
  ),
  nothing(
    "what developers' tools ask for",
    [{ url: '/.well-known/appspecific/com.chrome.devtools.json', status: 404, body: '' }],
    1,
  ),
  nothing(
    'a live channel that was left',
    [
      {
        url: 'wss://acme.halopsa.com/hub',
        kind: 'websocket',
        status: 101,
        failure: 'net::ERR_ABORTED',
      },
    ],
    1,
  ),
  nothing(
    'another site altogether',
    [{ url: '/products/9', kind: 'document', status: 404, body: '' }],
    1,
    { host: 'https://shop.example', first: true, last: true },
  ),
  nothing(
    'a beacon at leaving',
    [{ method: 'POST', url: '/api/telemetry', kind: 'ping', failure: 'net::ERR_ABORTED' }],
    1,
  ),
  nothing('a ticket list whose answer holds the word error', [
    { url: '/api/Tickets', body: { tickets: [], error: null, errors: [] } },
  ]),
  nothing('a status list with 401 as a number', [
    {
      url: '/api/Status',
      body: [
        { id: 401, name: 'Unauthorized spend' },
        { id: 403, name: 'Forbidden' },
      ],
    },
  ]),
  nothing(
    'a sign-in that the page renewed by itself',
    [
      { url: '/api/Tickets/7', status: 401, body: '', wait: 3600 },
      {
        method: 'POST',
        url: '/auth/token',
        body: { access_token: 'a', token_type: 'Bearer', expires_in: 3600 },
      },
      { url: '/api/Tickets/7', body: { id: 7 } },
    ],
    1,
  ),
];
