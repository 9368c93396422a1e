import type { Call, Expected, Labelled } from './labelled.ts';

const own = (
  cause: string,
  status: number,
  message: string | null,
  more: Partial<Expected> = {},
): Expected => ({ cause, status, refusedBy: 'halo', message, at: [0], ...more });
const dump = (message: string): unknown => ({
  ClassName: 'System.Exception',
  Message: message,
  Data: null,
  InnerException: null,
  HResult: -2146233088,
});
const get = (url: string, status: number, body: unknown, more: Partial<Call> = {}): Call => ({
  url,
  status,
  body,
  ...more,
});
const post = (url: string, status: number, body: unknown, more: Partial<Call> = {}): Call => ({
  method: 'POST',
  url,
  status,
  body,
  ...more,
});
const token = (sent: string, scope?: string): Call =>
  post(
    '/auth/token',
    200,
    { token_type: 'Bearer', expires_in: 3600, access_token: 'x', ...(scope ? { scope } : {}) },
    { sent },
  );
const refused = (url: string): Call => get(url, 401, '');
const client = 'grant_type=client_credentials&client_id=a&client_secret=b';
const page = (title: string, more = ''): string =>
  `<!doctype html><html><head><title>${title}</title></head><body>${more}</body></html>`;
const login = '/auth/account/login';

/** What live sites were seen to answer, and what stands around a sign-in. */
export const live: readonly Labelled[] = [
  {
    name: 'a name where a number belongs',
    calls: [
      post('/api/Actions', 400, {
        '[0].outcome_id': [
          "Could not convert string to integer: Private Note. Path '[0].outcome_id', line 1, position 139.",
        ],
      }),
    ],
    expected: [
      own('wrong-value', 400, 'outcome_id: Could not convert string to integer: Private Note.', {
        customOnly: true,
      }),
    ],
  },
  {
    name: 'a word in the address where an ID belongs',
    calls: [get('/api/Tickets/undefined', 400, { id: ["The value 'undefined' is not valid."] })],
    expected: [
      own('wrong-value', 400, "id: The value 'undefined' is not valid.", { customOnly: true }),
    ],
  },
  {
    name: 'a field list that asks for a value',
    calls: [post('/api/Tickets', 400, { impact: ['The impact field is required.'] })],
    expected: [own('mandatory-field', 400, 'impact: The impact field is required.')],
  },
  {
    name: 'the call lacks a kind of data',
    calls: [get('/api/IntegrationData/Get/Xero', 400, '"Invalid Data Type"')],
    expected: [
      own('missing-parameter', 400, 'Invalid Data Type', { customOnly: true, integration: 'Xero' }),
    ],
  },
  {
    name: 'a public page without its word',
    calls: [get('/api/KBArticleAnon', 400, '"Token not found"')],
    expected: [own('missing-parameter', 400, 'Token not found', { customOnly: true })],
  },
  {
    name: 'a connection that was never set up',
    calls: [
      get('/api/IntegrationData/Get/Interact', 400, '"Please Provide Interact Access Details"'),
    ],
    expected: [
      own('integration-not-set-up', 400, 'Please Provide Interact Access Details', {
        integration: 'Interact',
      }),
    ],
  },
  {
    name: 'the other system refuses the record',
    calls: [
      post('/api/IntegrationData/Send/Xero', 400, {
        ErrorNumber: 10,
        Type: 'ValidationException',
        Message: 'A validation exception occurred',
        Elements: [{ ValidationErrors: [{ Message: 'The tax code cannot be used.' }] }],
      }),
    ],
    expected: [
      {
        cause: 'integration-rejected',
        status: 400,
        refusedBy: 'integration',
        integration: 'Xero',
        message: 'The tax code cannot be used.',
        at: [0],
      },
    ],
  },
  {
    name: 'the General User of a site',
    calls: [
      {
        method: 'DELETE',
        url: '/api/Users/9',
        status: 400,
        body: '"General Users cannot be deleted"',
      },
    ],
    expected: [own('record-protected', 400, 'General Users cannot be deleted')],
  },
  {
    name: 'a run of a runbook that failed, and one that went well',
    calls: [
      get('/api/Automation?count=50', 200, {
        record_count: 2,
        automations: [
          { id: 2771, runbook_id: 'b', status: 2, error: '' },
          { id: 2770, runbook_id: 'a', status: 1, error: 'Failed result reached. Last step=6' },
        ],
      }),
    ],
    expected: [
      own('runbook-failed', 200, 'Failed result reached. Last step=6', { wireStatus: 200 }),
    ],
  },
  {
    name: 'a runbook whose newest run went well',
    calls: [
      get('/api/Automation?count=50', 200, {
        automations: [
          { id: 2771, runbook_id: 'a', status: 2, error: '' },
          { id: 2770, runbook_id: 'a', status: 1, error: 'Failed result reached. Last step=6' },
        ],
      }),
    ],
    expected: [],
  },
  {
    name: 'a message that a webhook could not take',
    calls: [
      get('/api/IncomingWebhookAttempt?relatedid=7', 200, {
        attempts: [{ id: 9, relatedid: 7, status: 2, errormessage: 'Summary is required' }],
      }),
    ],
    expected: [own('webhook-failed', 200, 'Summary is required', { wireStatus: 200 })],
  },
  {
    name: 'a call that Xero refused, in the list of calls',
    calls: [
      get('/api/IntegrationRequest?outbound_only=true', 200, {
        requests: [
          {
            id: 4,
            isoutgoing: true,
            operation: 'GET',
            url: 'https://api.xero.com/api.xro/2.0/Invoices',
            resultcode: 401,
            response_body: '{"Detail":"AuthenticationUnsuccessful"}',
          },
        ],
      }),
    ],
    expected: [
      {
        cause: 'integration-credentials',
        example: '401-integration-import',
        status: 401,
        wireStatus: 200,
        refusedBy: 'integration',
        integration: 'Xero',
        message: 'AuthenticationUnsuccessful',
        at: [0],
      },
    ],
  },
  {
    name: 'content of a kind that Halo does not read',
    calls: [post('/api/Report', 415, '')],
    expected: [own('unsupported-media-type', 415, null, { customOnly: true })],
  },
  {
    name: 'a token without a scope',
    first: true,
    last: true,
    calls: [
      token(client),
      refused('/api/Tickets/9'),
      refused('/api/Client'),
      refused('/api/Users'),
    ],
    expected: [
      {
        cause: 'token-without-scope',
        status: 401,
        refusedBy: 'sign-in',
        message: null,
        at: [1, 2, 3],
      },
    ],
  },
  {
    name: 'one way stays closed with a fresh token',
    calls: [refused('/api/PasswordField'), token(client, 'all'), refused('/api/PasswordField')],
    expected: [own('endpoint-permission', 401, null, { at: [0, 2] })],
  },
  {
    name: 'the provider turns somebody away in the return address',
    calls: [
      get(
        '/auth/account/azureresponse?error=access_denied&error_description=AADSTS50105%3A+Not+assigned.',
        302,
        '',
        { kind: 'document' },
      ),
    ],
    expected: [
      {
        cause: 'sign-in-refused',
        status: 302,
        refusedBy: 'sign-in',
        message: 'access_denied: AADSTS50105: Not assigned.',
        at: [0],
      },
    ],
  },
  {
    name: "Microsoft's page says why",
    calls: [
      get(login, 302, '', {
        kind: 'document',
        redirect: 'https://login.microsoftonline.com/x/authorize?a=1',
      }),
      get(
        'https://login.microsoftonline.com/x/authorize?a=1',
        200,
        page(
          'Sign in',
          '<div id="exceptionMessageContainer" class="exception_message">AADSTS53003: Access has been blocked.</div>',
        ),
        { kind: 'document' },
      ),
    ],
    expected: [
      {
        cause: 'sign-in-refused',
        status: 200,
        refusedBy: 'sign-in',
        message: 'AADSTS53003: Access has been blocked.',
        at: [1],
      },
    ],
  },
  {
    name: 'a kind of sign-in that the application may not use',
    calls: [
      post('/auth/token?tenant=acme', 400, {
        error: 'unauthorized_client',
        error_description:
          'This client application is not allowed to use the specified grant type.',
      }),
    ],
    expected: [
      {
        cause: 'sign-in-setup',
        status: 400,
        refusedBy: 'sign-in',
        message:
          'unauthorized_client: This client application is not allowed to use the specified grant type.',
        at: [0],
      },
    ],
  },
  {
    name: 'an address of the sign-in that is not there',
    calls: [post('/auth/token?tenant=acme', 404, '')],
    expected: [
      { cause: 'sign-in-setup', status: 404, refusedBy: 'sign-in', message: null, at: [0] },
    ],
  },
  {
    name: 'the cookie of the sign-in was lost',
    calls: [
      post(
        '/auth/account/azureresponse',
        500,
        page('Internal Server Error', '<div>Exception: Correlation failed.</div>'),
        { kind: 'document' },
      ),
    ],
    expected: [
      {
        cause: 'sign-in-cookie-lost',
        status: 500,
        refusedBy: 'browser',
        message: 'Internal Server Error',
        at: [0],
      },
    ],
  },
  {
    name: 'a sign-in that goes round in circles',
    calls: Array.from({ length: 6 }, (): Call => get(login, 302, '', { kind: 'document' })),
    expected: [
      {
        cause: 'sign-in-loop',
        status: 0,
        wireStatus: 302,
        refusedBy: 'browser',
        message: null,
        at: [4, 5],
      },
    ],
  },
  {
    name: 'a clock that is wrong',
    calls: [
      get('/api/Tickets', 401, '', {
        headers: {
          'WWW-Authenticate':
            'Bearer error="invalid_token", error_description="The token is not valid before noon"',
        },
      }),
    ],
    expected: [
      {
        cause: 'clock-skew',
        status: 401,
        refusedBy: 'sign-in',
        message: 'The token is not valid before noon',
        at: [0],
      },
    ],
  },
  {
    name: 'too many cookies',
    calls: [
      get(
        login,
        400,
        page('Bad Request', '<p>HTTP Error 400. The size of the request headers is too long.</p>'),
        {
          kind: 'document',
        },
      ),
    ],
    expected: [
      {
        cause: 'headers-too-large',
        status: 400,
        refusedBy: 'network',
        message: 'Bad Request',
        at: [0],
      },
    ],
  },
  {
    name: 'a page from before an update',
    calls: [
      get('/static/js/482.0c9d11aa.chunk.js', 404, '', { kind: 'script' }),
      get('/static/css/482.51bb0e1c.chunk.css', 404, '', { kind: 'stylesheet' }),
    ],
    expected: [own('page-outdated', 404, null, { at: [0, 1] })],
  },
  {
    name: 'the sign-in page of a Wi-Fi',
    calls: [get('/api/Tickets/9', 200, page('Guest Wi-Fi'))],
    expected: [
      {
        cause: 'page-instead-of-data',
        status: 200,
        refusedBy: 'network',
        message: 'Guest Wi-Fi',
        at: [0],
      },
    ],
  },
  {
    name: 'a proxy that asks who it is',
    calls: [get('/api/Tickets', 407, '')],
    expected: [
      { cause: 'proxy-sign-in', status: 407, refusedBy: 'network', message: null, at: [0] },
    ],
  },
  {
    name: 'an address without encryption',
    calls: [
      {
        url: 'http://acme.halopsa.com/api/Tickets',
        failure: 'net::ERR_FAILED',
        sentHeaders: { Origin: 'https://acme.halopsa.com' },
        page: '/config/integrations',
      },
    ],
    expected: [{ cause: 'mixed-content', status: 0, refusedBy: 'browser', message: null, at: [0] }],
  },
  {
    name: 'a licence that cannot be checked',
    calls: [
      post(login, 403, {
        allow: false,
        allowMessage: 'Unable to obtain licence information from the Halo Licencing Server.',
      }),
    ],
    expected: [
      {
        cause: 'licence-unreachable',
        status: 403,
        refusedBy: 'network',
        message: 'Unable to obtain licence information from the Halo Licencing Server.',
        at: [0],
      },
    ],
  },
  {
    name: 'a database that needs a value',
    calls: [
      post(
        '/api/TicketType',
        400,
        dump(
          "A database error occurred (515) - Cannot insert the value NULL into column 'RTBody'; column does not allow nulls.",
        ),
      ),
    ],
    expected: [
      own(
        'mandatory-field',
        400,
        "A database error occurred (515) - Cannot insert the value NULL into column 'RTBody'; column does not allow nulls.",
      ),
    ],
  },
  {
    name: 'a picture that was never uploaded',
    calls: [get('/api/AgentImage/7', 404, '', { kind: 'image' })],
    aside: 1,
    expected: [],
  },
  {
    name: 'a program that asks who it is',
    calls: [get('/api/Users/me', 404, '')],
    aside: 1,
    expected: [],
  },
];
