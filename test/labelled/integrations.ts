import type { Call, Expected, Labelled } from './labelled.ts';

const get = (vendor: string, status: number, body: unknown, more: Partial<Call> = {}): Call => ({
  url: `/api/IntegrationData/Get/${vendor}`,
  status,
  body,
  ...more,
});
const credentials = (
  integration: string,
  message: string | null,
  more: Partial<Expected> = {},
): Expected => ({
  cause: 'integration-credentials',
  example: '401-integration-import',
  status: 401,
  refusedBy: 'integration',
  integration,
  message,
  at: [0],
  ...more,
});
const permission = (
  integration: string,
  message: string | null,
  more: Partial<Expected> = {},
): Expected => ({
  cause: 'integration-permissions',
  example: '403-integration-import',
  status: 403,
  refusedBy: 'integration',
  integration,
  message,
  at: [0],
  ...more,
});
const limit = (
  integration: string,
  message: string | null,
  more: Partial<Expected> = {},
): Expected => ({
  cause: 'integration-rate-limit',
  ...(integration === 'Xero' ? { example: '429-xero-sync' } : {}),
  status: 429,
  refusedBy: 'integration',
  integration,
  message,
  at: [0],
  ...more,
});

const dotnet = (status: number, words: string): string =>
  `Response status code does not indicate success: ${status} (${words}).`;

/** A third party's refusal, wherever Halo puts it. */
export const integrations: readonly Labelled[] = [
  {
    name: 'NinjaOne 401',
    calls: [get('NinjaRMM', 401, { Message: 'Unauthorized' })],
    expected: [credentials('NinjaOne', 'Unauthorized')],
  },
  {
    name: 'a vendor nobody has heard of',
    calls: [get('AcmeMonitor', 401, '')],
    expected: [credentials('Acme Monitor', null)],
  },
  {
    name: 'a 401 inside a 400',
    calls: [get('Pax8', 400, { Message: dotnet(401, 'Unauthorized') })],
    expected: [credentials('Pax8', dotnet(401, 'Unauthorized'), { wireStatus: 400 })],
  },
  {
    name: 'a 401 inside a 500',
    calls: [
      get('Datto', 500, {
        ClassName: 'System.Net.WebException',
        Message: 'The remote server returned an error: (401) Unauthorized.',
      }),
    ],
    expected: [
      credentials('Datto', 'The remote server returned an error: (401) Unauthorized.', {
        wireStatus: 500,
      }),
    ],
  },
  {
    name: 'a 401 inside a 200',
    calls: [get('Auvik', 200, { error: { code: 401, message: 'Invalid API key' } })],
    expected: [credentials('Auvik', 'Invalid API key', { wireStatus: 200 })],
  },
  {
    name: 'a 401 inside a 200 as status and message',
    calls: [get('Hudu', 200, { statusCode: 401, message: 'Unauthorized' })],
    expected: [credentials('Hudu', 'Unauthorized', { wireStatus: 200 })],
  },
  {
    name: 'a 401 inside a 200 as a bare string',
    calls: [get('Addigy', 200, '"Error 401: Unauthorized"')],
    expected: [credentials('Addigy', 'Error 401: Unauthorized', { wireStatus: 200 })],
  },
  {
    name: 'a refusal of Xero while an invoice is saved',
    calls: [
      {
        method: 'POST',
        url: '/api/Invoice',
        status: 400,
        body: { Message: 'Unable to sync to Xero: Unauthorized' },
      },
    ],
    expected: [credentials('Xero', 'Unable to sync to Xero: Unauthorized', { wireStatus: 400 })],
  },
  {
    name: 'an expired Xero token inside a 400',
    calls: [
      get('Xero', 400, {
        Type: null,
        Title: 'Unauthorized',
        Status: 401,
        Detail: 'TokenExpired: token expired at 03/03/2026',
      }),
    ],
    expected: [
      credentials('Xero', 'TokenExpired: token expired at 03/03/2026', { wireStatus: 400 }),
    ],
  },
  {
    name: 'a dead refresh token',
    calls: [get('Xero', 400, { error: 'invalid_grant' })],
    expected: [credentials('Xero', 'invalid_grant', { wireStatus: 400 })],
  },
  {
    name: 'a wrong client secret at Microsoft',
    calls: [get('Intune', 400, { Message: 'AADSTS7000215: Invalid client secret provided.' })],
    expected: [
      credentials('Microsoft Intune', 'AADSTS7000215: Invalid client secret provided.', {
        wireStatus: 400,
      }),
    ],
  },
  {
    name: 'JSON of Microsoft inside the message of Halo',
    calls: [
      get('AzureAD', 400, {
        Message: JSON.stringify({
          error: {
            code: 'InvalidAuthenticationToken',
            message: 'Access token has expired or is not yet valid.',
          },
        }),
      }),
    ],
    expected: [
      credentials('Entra ID', 'Access token has expired or is not yet valid.', {
        wireStatus: 400,
      }),
    ],
  },
  {
    name: 'Intune forbids',
    calls: [
      get('Intune', 403, {
        error: {
          code: 'Forbidden',
          message: JSON.stringify({
            ErrorCode: 'Forbidden',
            Message: 'Application is not authorized to perform this operation.',
          }),
        },
      }),
    ],
    expected: [
      permission('Microsoft Intune', 'Application is not authorized to perform this operation.'),
    ],
  },
  {
    name: 'Graph forbids inside a 500',
    calls: [
      get('AzureAD', 500, {
        error: {
          code: 'Authorization_RequestDenied',
          message: 'Insufficient privileges to complete the operation.',
        },
      }),
    ],
    expected: [
      permission('Entra ID', 'Insufficient privileges to complete the operation.', {
        wireStatus: 500,
      }),
    ],
  },
  {
    name: 'a 403 inside a 400',
    calls: [get('Liongard', 400, '"403 Forbidden"')],
    expected: [permission('Liongard', '403 Forbidden', { wireStatus: 400 })],
  },
  {
    name: 'an organisation that is not connected',
    calls: [
      get('Xero', 403, { Title: 'Forbidden', Status: 403, Detail: 'AuthenticationUnsuccessful' }),
    ],
    expected: [permission('Xero', 'AuthenticationUnsuccessful')],
  },
  {
    name: 'a 403 with nothing more',
    calls: [get('MicrosoftCSP', 403, '')],
    expected: [permission('Microsoft CSP', null)],
  },
  {
    name: 'Xero says which limit',
    calls: [
      {
        method: 'POST',
        url: '/api/IntegrationData/Send/Xero',
        status: 429,
        body: '',
        headers: { 'X-Rate-Limit-Problem': 'minute', 'Retry-After': '37' },
      },
    ],
    expected: [limit('Xero', null)],
  },
  {
    name: 'Xero inside a 500',
    calls: [
      {
        method: 'POST',
        url: '/api/IntegrationData/Send/Xero',
        status: 500,
        body: { Message: 'Error from Xero: 429 TooManyRequests' },
      },
    ],
    expected: [limit('Xero', 'Error from Xero: 429 TooManyRequests', { wireStatus: 500 })],
  },
  {
    name: 'the limit of another vendor',
    calls: [get('ConnectWise', 429, { message: 'Rate limit exceeded, retry after 30 seconds' })],
    expected: [limit('ConnectWise', 'Rate limit exceeded, retry after 30 seconds')],
  },
  {
    name: 'throttled in words',
    calls: [get('BusinessCentral', 400, { Message: 'Request was throttled by the service' })],
    expected: [
      limit('Business Central', 'Request was throttled by the service', { wireStatus: 400 }),
    ],
  },
  {
    name: 'an invoice saved and passed on',
    calls: [
      {
        method: 'POST',
        url: '/api/Invoice',
        sent: [{ id: 4, _forcethirdpartysync: true, xeroid: 'aa' }],
        status: 429,
        body: { Message: 'Too Many Requests' },
      },
    ],
    expected: [limit('Xero', 'Too Many Requests')],
  },
  {
    name: 'an import whose results fail',
    calls: [
      {
        method: 'POST',
        url: '/api/IntegrationData/Import/Addigy',
        body: {
          results: [
            { id: 1, success: true },
            { id: 2, success: false, error: '401 Unauthorized' },
            { id: 3, success: false, error: '401 Unauthorized' },
          ],
        },
      },
    ],
    expected: [credentials('Addigy', '401 Unauthorized', { wireStatus: 200 })],
  },
  {
    name: 'a sync whose rows hit the limit',
    calls: [
      {
        method: 'POST',
        url: '/api/IntegrationData/Send/Xero',
        status: 201,
        body: [
          {
            invoice: 12,
            error: 'Response status code does not indicate success: 429 (Too Many Requests).',
          },
        ],
      },
    ],
    expected: [
      limit('Xero', 'Response status code does not indicate success: 429 (Too Many Requests).', {
        wireStatus: 201,
      }),
    ],
  },
  {
    name: 'users saved by an import',
    calls: [
      {
        method: 'POST',
        url: '/api/Users',
        sent: [{ name: 'Jo', _isimport: true, _importtype: 'azuread' }],
        status: 200,
        body: [{ id: 0, error: 'Microsoft Graph returned an error: 403 Forbidden' }],
      },
    ],
    expected: [
      permission('Entra ID', 'Microsoft Graph returned an error: 403 Forbidden', {
        wireStatus: 200,
      }),
    ],
  },
  {
    name: 'two third parties are two diagnoses',
    calls: [get('Addigy', 401, ''), get('NinjaRMM', 401, '')],
    expected: [credentials('NinjaOne', null, { at: [1] }), credentials('Addigy', null)],
  },
  {
    name: 'the integrator log with the vendor in its rows',
    calls: [
      {
        url: '/api/IntegratorLog',
        body: [
          {
            integration: 'Addigy',
            log: 'Failed to create/update asset (Mac-12). Error = 401 Unauthorized',
          },
        ],
      },
    ],
    expected: [
      credentials('Addigy', 'Failed to create/update asset (Mac-12). Error = 401 Unauthorized', {
        wireStatus: 200,
      }),
    ],
  },
  {
    name: "Halo's own limit on an integration's route",
    calls: [
      get('Xero', 429, {
        Message: 'Rate Limit Reached - 500 Requests per rolling 5 minute window',
      }),
    ],
    expected: [
      {
        cause: 'halo-rate-limit',
        status: 429,
        refusedBy: 'halo',
        integration: 'Xero',
        message: 'Rate Limit Reached - 500 Requests per rolling 5 minute window',
        at: [0],
      },
    ],
  },
  {
    name: 'a script that asks too much',
    calls: [
      {
        url: '/api/Client?page_no=3',
        status: 429,
        body: { error: 'Rate Limit Reached - 300 Requests per rolling 5 minute window' },
      },
      { url: '/api/Client?page_no=4', status: 429, body: '' },
    ],
    expected: [
      {
        cause: 'halo-rate-limit',
        status: 429,
        refusedBy: 'halo',
        message: 'Rate Limit Reached - 300 Requests per rolling 5 minute window',
        at: [0, 1],
      },
    ],
  },
  {
    name: 'the settings of an integration that the agent may not open',
    calls: [{ url: '/api/XeroDetails', status: 403, body: { Message: 'Forbidden' } }],
    expected: [
      { cause: 'forbidden', status: 403, refusedBy: 'halo', message: 'Forbidden', at: [0] },
    ],
  },
  {
    name: 'ninety invoices are one diagnosis',
    calls: Array.from({ length: 90 }, (_, at): Call => ({
      method: 'POST',
      url: '/api/IntegrationData/Send/Xero',
      sent: { id: at },
      status: 429,
      body: '',
      wait: 0.2,
    })),
    expected: [limit('Xero', null, { at: Array.from({ length: 90 }, (_, at) => at) })],
  },
];
