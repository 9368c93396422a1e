import type { Recipe } from './recipe.ts';

/** Failures of custom integrations and runbooks: Halo's own pages never cause them. */
export const customRecipes: readonly Recipe[] = [
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
