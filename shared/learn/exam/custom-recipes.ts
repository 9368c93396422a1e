import type { Recipe } from './recipe.ts';

/** Failures of custom integrations and runbooks: Halo's own pages never cause them. */
export const customRecipes: readonly Recipe[] = [
  {
    cause: 'token-without-scope',
    story: () => 'A new program signs in to Halo, and yet it gets nothing.',
    signsIn: (dice) => ({
      method: 'POST',
      url: '/auth/token',
      sent: `grant_type=client_credentials&client_id=${dice.letters(8)}&client_secret=${dice.letters(16)}`,
      body: { access_token: dice.letters(24), token_type: 'Bearer', expires_in: 3600 },
      page: null,
    }),
    calls: (dice) => {
      const [first, ...others] = dice
        .shuffled(['Tickets?count=1', 'Client', 'Users?count=50', 'Asset'])
        .map((path) => ({ url: `/api/${path}`, status: 401, body: '', page: null }));
      if (first === undefined) throw new RangeError('a program asks for something');
      return [first, ...others.slice(0, dice.number(1, 3))];
    },
  },
  {
    cause: 'method-not-allowed',
    story: () => 'A new runbook stops at its first step.',
    calls: (dice) => {
      const method = dice.one(['POST', 'DELETE', 'PUT']);
      return [
        {
          method,
          url: `/api/${dice.one(['InstanceInfo', 'ServiceStatus', 'Timezone'])}`,
          status: 405,
          body: { Message: `The requested resource does not support http method '${method}'.` },
        },
      ];
    },
  },
  {
    cause: 'conflict',
    story: () => 'A custom integration cannot write one of its records.',
    calls: (dice) => [
      {
        method: 'POST',
        url: `/api/${dice.one(['Asset', 'Users', 'Tickets'])}`,
        status: 409,
        sent: [{ id: dice.number(5, 90) }],
        body: {
          errorMessage: dice.one([
            'The record was changed by somebody else.',
            'A record with this number already exists.',
            'Ticket is already closed',
          ]),
        },
      },
    ],
  },
  {
    cause: 'unprocessable',
    story: () => 'A custom integration sends new people, and one is refused.',
    calls: (dice) => {
      const field = dice.one(['Name', 'Phone', 'Summary']);
      return [
        {
          method: 'POST',
          url: `/api/${dice.one(['Users', 'Client', 'Tickets'])}`,
          status: 422,
          sent: [{ [field.toLowerCase()]: 4711 }],
          body: {
            title: 'One or more validation errors occurred.',
            status: 422,
            errors: { [field]: ['must be text'] },
          },
        },
      ];
    },
  },
  {
    cause: 'wrong-value',
    story: () => 'A runbook should add notes, and Halo takes none of them.',
    calls: (dice) => {
      const field = dice.one(['outcome_id', 'ticket_id', 'agent_id', 'status_id']);
      const sent = dice.one(['Private Note', '{id}', 'Closed', 'J. Doe']);
      return [
        {
          method: 'POST',
          url: '/api/Actions',
          status: 400,
          sent: [{ [field]: sent }],
          body: {
            [`[0].${field}`]: [
              `Could not convert string to integer: ${sent}. Path '[0].${field}', line 1, position ${dice.number(20, 200)}.`,
            ],
          },
        },
      ];
    },
  },
  {
    cause: 'missing-parameter',
    story: () => 'A script reads something, and Halo refuses each call.',
    calls: (dice) => {
      const [method, url, words] = dice.one<readonly [string, string, string]>([
        ['DELETE', '/api/Lookup/14', 'lookupid must be specified'],
        ['GET', '/api/Invoice/lines', 'Parameter client_id must be included'],
        ['DELETE', '/api/Field/220', 'Field kind must be specified'],
      ]);
      return [{ method, url, status: 400, body: JSON.stringify(words) }];
    },
  },
  {
    cause: 'runbook-failed',
    story: () => 'A runbook runs each night, and its tickets stay as they were.',
    calls: (dice) => [
      {
        url: '/api/Automation?count=1',
        status: 200,
        page: '/config/integrations/runbooks',
        body: {
          record_count: 1,
          automations: [
            {
              id: dice.number(10, 900),
              runbook_name: dice.one(['Order stock', 'Close old tickets', 'Tell the customer']),
              status: 1,
              error: `Failed result reached. Last step=${dice.number(2, 12)}`,
              steps_executed: 3,
            },
          ],
        },
      },
    ],
  },
  {
    cause: 'unsupported-media-type',
    story: () => 'A new program writes to Halo, and nothing arrives.',
    calls: (dice) => [
      {
        method: 'POST',
        url: `/api/${dice.one(['Report', 'Tickets', 'Asset'])}`,
        status: 415,
        sent: 'summary=New',
        body: '',
      },
    ],
  },
  {
    cause: 'halo-rate-limit',
    story: () => 'A script reads all customers, and breaks off.',
    calls: (dice) => {
      const calls = Array.from({ length: dice.number(1, 3) }, (_, at) => ({
        url: `/api/Client?page_no=${at + 8}`,
        status: 429,
        body: '' as unknown,
      }));
      return [
        {
          url: '/api/Client?page_no=7',
          status: 429,
          body: {
            error: `Rate Limit Reached - ${dice.one([300, 500, 700])} Requests per rolling 5 minute window`,
          },
        },
        ...calls,
      ];
    },
  },
  {
    cause: 'api-client-invalid',
    story: () => 'A program can no longer sign in to Halo.',
    calls: () => [
      {
        method: 'POST',
        url: '/auth/token',
        status: 401,
        sent: 'grant_type=client_credentials&client_id=practice',
        body: { error: 'invalid_client' },
        signedIn: false,
      },
    ],
  },
  {
    cause: 'api-scope-invalid',
    story: () => 'A new program gets no token from Halo.',
    calls: (dice) => [
      {
        method: 'POST',
        url: '/auth/token',
        status: 400,
        sent: `grant_type=client_credentials&scope=${dice.one(['read:users', 'edit:everything', 'all:api'])}`,
        body: { error: 'invalid_scope' },
        signedIn: false,
      },
    ],
  },
];
