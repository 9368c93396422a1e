import type { Labelled } from './labelled.ts';

const rate = 'The agent does not have access to the charge rate "After Hours".';
const exception = {
  ClassName: 'System.Exception',
  Message: rate,
  Data: null,
  InnerException: null,
  StackTraceString: '   at Halo.Actions.Save()',
  HResult: -2146233088,
  Source: 'Halo',
};

/** The guide's statuses and its worked examples, in the shapes that Halo answers in. */
export const guide: readonly Labelled[] = [
  {
    name: 'an action with a charge rate that the agent may not use',
    calls: [
      {
        method: 'POST',
        url: '/api/Actions',
        sent: [{ ticket_id: 5, chargerate: 3 }],
        status: 400,
        body: exception,
      },
    ],
    expected: [
      {
        cause: 'charge-rate-access',
        example: '400-charge-rate',
        status: 400,
        refusedBy: 'halo',
        message: rate,
        at: [0],
      },
    ],
  },
  {
    name: 'the same as a bare string on a self-hosted Halo',
    host: 'https://desk.greenfield.example',
    calls: [
      {
        method: 'POST',
        url: '/api/actions',
        status: 400,
        body: '"You do not have access to this charge rate"',
      },
    ],
    expected: [
      {
        cause: 'charge-rate-access',
        example: '400-charge-rate',
        status: 400,
        refusedBy: 'halo',
        message: 'You do not have access to this charge rate',
        at: [0],
      },
    ],
  },
  {
    name: 'the same as errorMessage, base64',
    calls: [
      {
        method: 'POST',
        url: '/api/Tickets',
        status: 400,
        base64: true,
        body: { resultCode: 7, errorMessage: 'Agent Sam has no access to Charge Rate: Évening' },
      },
    ],
    expected: [
      {
        cause: 'charge-rate-access',
        example: '400-charge-rate',
        status: 400,
        refusedBy: 'halo',
        message: 'Agent Sam has no access to Charge Rate: Évening',
        at: [0],
      },
    ],
  },
  {
    name: 'a 400 that says little',
    calls: [
      {
        method: 'POST',
        url: '/api/Tickets',
        status: 400,
        body: { Message: 'Please contact the administrator' },
      },
    ],
    expected: [
      {
        cause: 'bad-request',
        status: 400,
        refusedBy: 'halo',
        message: 'Please contact the administrator',
        confidence: ['likely', 'possible'],
        at: [0],
      },
    ],
  },
  {
    name: 'a 400 without a word',
    calls: [{ method: 'POST', url: '/api/Appointment', status: 400, body: '' }],
    expected: [
      {
        cause: 'bad-request',
        status: 400,
        refusedBy: 'halo',
        message: null,
        confidence: ['likely', 'possible'],
        at: [0],
      },
    ],
  },
  {
    name: 'assets from Addigy with no credentials',
    calls: [
      {
        url: '/api/IntegrationData/Get/Addigy?endpoint=devices',
        status: 401,
        body: '"Unauthorized"',
        page: '/config/integrations/addigy',
      },
    ],
    expected: [
      {
        cause: 'integration-credentials',
        example: '401-integration-import',
        status: 401,
        refusedBy: 'integration',
        integration: 'Addigy',
        message: 'Unauthorized',
        at: [0],
      },
    ],
  },
  {
    name: 'the same with no answer body recorded',
    calls: [{ url: '/api/integrationdata/get/addigy', status: 401 }],
    expected: [
      {
        cause: 'integration-credentials',
        example: '401-integration-import',
        status: 401,
        refusedBy: 'integration',
        integration: 'Addigy',
        message: null,
        at: [0],
      },
    ],
  },
  {
    name: 'users from Entra without the permission',
    calls: [
      {
        url: '/api/IntegrationData/Get/AzureAD?connectionid=2&datatype=users',
        status: 403,
        body: {
          error: {
            code: 'Authorization_RequestDenied',
            message: 'Insufficient privileges to complete the operation.',
            innerError: { date: '2026-03-03', 'request-id': 'a1' },
          },
        },
      },
    ],
    expected: [
      {
        cause: 'integration-permissions',
        example: '403-integration-import',
        status: 403,
        refusedBy: 'integration',
        integration: 'Entra ID',
        message: 'Insufficient privileges to complete the operation.',
        at: [0],
      },
    ],
  },
  {
    name: 'the integrator log on screen',
    calls: [
      {
        url: '/api/IntegratorLog?module_id=18&page_no=1',
        body: {
          page_no: 1,
          record_count: 3,
          logs: [
            {
              id: 3,
              date: '2026-03-03T02:00:05',
              message: 'Failed to create/update user (Jo Field). Error = 403 Forbidden',
            },
            {
              id: 2,
              date: '2026-03-03T02:00:04',
              message: 'Failed to create/update user (Al Moss). Error = 403 Forbidden',
            },
            { id: 1, date: '2026-03-03T02:00:00', message: 'Import started' },
          ],
        },
      },
    ],
    expected: [
      {
        cause: 'integration-permissions',
        example: '403-integration-import',
        status: 403,
        wireStatus: 200,
        refusedBy: 'integration',
        message: 'Failed to create/update user (Jo Field). Error = 403 Forbidden',
        at: [0],
      },
    ],
  },
  {
    name: 'an approval link in the portal whose ticket was deleted',
    calls: [
      {
        url: '/api/TicketApproval/88?token=aa11bb22cc33dd44ee55',
        status: 404,
        body: { Message: 'Ticket not found' },
        page: '/portal/approval?id=88&token=aa11bb22',
      },
    ],
    expected: [
      {
        cause: 'approval-link-gone',
        example: '404-approval-link',
        status: 404,
        refusedBy: 'halo',
        message: 'Ticket not found',
        at: [0],
      },
    ],
  },
  {
    name: 'an approval page that reads its ticket',
    calls: [
      {
        url: '/api/Tickets/811?is_portal=true',
        status: 404,
        body: '',
        page: '/portal/approvals?ticketid=811&seq=1',
      },
    ],
    expected: [
      {
        cause: 'approval-link-gone',
        example: '404-approval-link',
        status: 404,
        refusedBy: 'halo',
        message: null,
        at: [0],
      },
    ],
  },
  {
    name: 'a ticket page that is gone, plainly',
    calls: [{ url: '/api/KBArticle/12', status: 404, body: { Message: 'Not found' } }],
    expected: [
      {
        cause: 'not-found',
        status: 404,
        refusedBy: 'halo',
        message: 'Not found',
        at: [0],
        confidence: ['likely', 'possible'],
      },
    ],
  },
  {
    name: 'a POST where only GET is allowed',
    calls: [
      {
        method: 'POST',
        url: '/api/ServiceStatus',
        status: 405,
        body: { Message: "The requested resource does not support http method 'POST'." },
      },
    ],
    expected: [
      {
        cause: 'method-not-allowed',
        status: 405,
        refusedBy: 'halo',
        customOnly: true,
        message: "The requested resource does not support http method 'POST'.",
        at: [0],
      },
    ],
  },
  {
    name: 'a ticket closed twice',
    calls: [
      {
        method: 'POST',
        url: '/api/Tickets',
        status: 409,
        body: { errorMessage: 'Ticket is already closed' },
      },
    ],
    expected: [
      {
        cause: 'conflict',
        status: 409,
        refusedBy: 'halo',
        customOnly: true,
        message: 'Ticket is already closed',
        at: [0],
      },
    ],
  },
  {
    name: 'numbers where text belongs',
    calls: [
      {
        method: 'POST',
        url: '/api/Users',
        status: 422,
        body: {
          title: 'One or more validation errors occurred.',
          status: 422,
          errors: { Name: ['must be text'] },
        },
      },
    ],
    expected: [
      {
        cause: 'unprocessable',
        status: 422,
        refusedBy: 'halo',
        customOnly: true,
        message: 'Name: must be text',
        at: [0],
      },
    ],
  },
  {
    name: 'invoices to Xero, too many at once',
    calls: [
      {
        method: 'POST',
        url: '/api/IntegrationData/Send/Xero',
        sent: { id: 1 },
        status: 429,
        body: { Message: 'Too Many Requests' },
      },
      {
        method: 'POST',
        url: '/api/IntegrationData/Send/Xero',
        sent: { id: 2 },
        status: 429,
        body: { Message: 'Too Many Requests' },
      },
      {
        method: 'POST',
        url: '/api/IntegrationData/Send/Xero',
        sent: { id: 3 },
        body: { id: 3, xeroid: 'x3' },
      },
      {
        method: 'POST',
        url: '/api/IntegrationData/Send/Xero',
        sent: { id: 4 },
        status: 429,
        body: { Message: 'Too Many Requests' },
      },
    ],
    expected: [
      {
        cause: 'integration-rate-limit',
        example: '429-xero-sync',
        status: 429,
        refusedBy: 'integration',
        integration: 'Xero',
        message: 'Too Many Requests',
        at: [0, 1, 3],
      },
    ],
  },
  {
    name: 'the limit of Xero inside a 400 of Halo',
    calls: [
      {
        method: 'POST',
        url: '/api/Invoice',
        sent: [{ id: 9, _forcethirdpartysync: true, xero_tenant_id: 'aa-bb' }],
        status: 400,
        body: {
          ClassName: 'System.Exception',
          Message: 'Xero: Response status code does not indicate success: 429 (Too Many Requests).',
        },
      },
    ],
    expected: [
      {
        cause: 'integration-rate-limit',
        example: '429-xero-sync',
        status: 429,
        wireStatus: 400,
        refusedBy: 'integration',
        integration: 'Xero',
        message: 'Xero: Response status code does not indicate success: 429 (Too Many Requests).',
        at: [0],
      },
    ],
  },
  {
    name: 'a report that is too slow',
    calls: [
      {
        url: '/api/Report/412?includedetails=true&loadreport=true',
        status: 504,
        ms: 60_100,
        body: '<html><head><title>504 Gateway Time-out</title></head><body><center><h1>504 Gateway Time-out</h1></center></body></html>',
        page: '/reports?mainview=reportgroup&selid=3&sellevel=1&id=412',
      },
    ],
    expected: [
      {
        cause: 'report-timeout',
        example: '504-report',
        status: 504,
        refusedBy: 'halo',
        message: '504 Gateway Time-out',
        at: [0],
      },
    ],
  },
  {
    name: 'the same with an empty answer',
    calls: [{ url: '/api/report/97', status: 504, ms: 100_000, body: '' }],
    expected: [
      {
        cause: 'report-timeout',
        example: '504-report',
        status: 504,
        refusedBy: 'halo',
        message: null,
        at: [0],
      },
    ],
  },
  {
    name: 'a time-out that is no report',
    calls: [
      {
        url: '/api/Tickets?search=x&page_size=5000',
        status: 504,
        ms: 60_000,
        body: { Message: 'Gateway Timeout' },
      },
    ],
    expected: [
      {
        cause: 'gateway-timeout',
        status: 504,
        refusedBy: 'halo',
        message: 'Gateway Timeout',
        at: [0],
      },
    ],
  },
  {
    name: 'a plain 403',
    calls: [{ url: '/api/ServiceStatus', status: 403, body: { Message: 'Forbidden' } }],
    expected: [
      { cause: 'forbidden', status: 403, refusedBy: 'halo', message: 'Forbidden', at: [0] },
    ],
  },
  {
    name: "Halo's own limit",
    calls: [
      {
        url: '/api/Asset?page_no=40',
        status: 429,
        body: '"Rate Limit Reached - 300 Requests per rolling 5 minute window"',
      },
    ],
    expected: [
      {
        cause: 'halo-rate-limit',
        status: 429,
        refusedBy: 'halo',
        message: 'Rate Limit Reached - 300 Requests per rolling 5 minute window',
        at: [0],
      },
    ],
  },
];
