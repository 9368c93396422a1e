import type { Labelled } from './labelled.ts';

const refused = (url: string, wait = 1) => ({ url, status: 401, body: '', wait });
const fine = (url: string, wait = 1) => ({ url, body: { id: 1 }, wait });

const expected401 = (cause: string, refusedBy: 'sign-in' | 'halo', at: readonly number[]) =>
  ({ cause, status: 401, refusedBy, message: null, at }) as const;
/** What one call alone cannot prove. */
const unsure = { confidence: ['likely', 'possible'] } as const;
const sessionExpired = (at: readonly number[]) => expected401('session-expired', 'sign-in', at);
const notAuthenticated = (at: readonly number[]) => ({
  ...expected401('not-authenticated', 'sign-in', at),
  ...unsure,
});
const endpointPermission = (at: readonly number[]) => ({
  ...expected401('endpoint-permission', 'halo', at),
  ...unsure,
});

/** Whose 401 it is. */
export const signIn: readonly Labelled[] = [
  {
    name: 'the sign-in ended: every call is refused',
    last: true,
    calls: [
      refused('/api/OnlineStatus', 30),
      refused('/api/Tickets/5'),
      refused('/api/Agent/me'),
      refused('/api/OnlineStatus', 30),
    ],
    expected: [sessionExpired([0, 1, 2, 3])],
  },
  {
    name: 'the poll worked before and is refused now',
    last: true,
    calls: [fine('/api/OnlineStatus', 30), refused('/api/OnlineStatus', 30)],
    expected: [sessionExpired([1])],
  },
  {
    name: 'the sign-in ended while an integration was asked too',
    last: true,
    calls: [
      refused('/api/Tickets', 60),
      refused('/api/IntegrationData/Get/Xero'),
      refused('/api/Agent/me'),
    ],
    expected: [sessionExpired([0, 1, 2])],
  },
  {
    name: 'a token that Halo does not know any more, as 400',
    last: true,
    calls: [
      { url: '/api/Tickets', status: 400, body: '"Token not found"' },
      { url: '/api/Users', status: 400, body: '"Token not found"' },
    ],
    expected: [
      {
        cause: 'session-expired',
        status: 400,
        refusedBy: 'sign-in',
        message: 'Token not found',
        at: [0, 1],
      },
    ],
  },
  {
    name: 'the same alone, in an object',
    first: true,
    last: true,
    calls: [{ url: '/api/Tickets', status: 400, body: { error: 'Token not found' } }],
    expected: [
      {
        cause: 'session-expired',
        status: 400,
        refusedBy: 'sign-in',
        message: 'Token not found',
        at: [0],
      },
    ],
  },
  {
    name: 'signed in again afterwards',
    calls: [
      refused('/api/Tickets', 3600),
      refused('/api/Status'),
      {
        method: 'POST',
        url: '/auth/token?tenant=acme',
        body: { access_token: 'x', token_type: 'Bearer', expires_in: 3600 },
      },
      fine('/api/Agent/me'),
    ],
    expected: [sessionExpired([0, 1])],
  },
  {
    name: 'one page only is refused',
    calls: [refused('/api/Webhook'), fine('/api/Tickets'), refused('/api/Webhook')],
    expected: [endpointPermission([0, 2])],
  },
  {
    name: 'deleting a ticket is restricted',
    calls: [{ method: 'DELETE', url: '/api/Tickets/901', status: 401, body: '"restricted"' }],
    expected: [
      {
        cause: 'endpoint-permission',
        status: 401,
        refusedBy: 'halo',
        message: 'restricted',
        at: [0],
      },
    ],
  },
  {
    name: 'two pages are refused, others go on',
    calls: [
      refused('/api/Webhook'),
      fine('/api/Tickets'),
      refused('/api/Roles'),
      fine('/api/Agent'),
    ],
    expected: [endpointPermission([2]), endpointPermission([0])],
  },
  {
    name: 'one call and nothing else',
    first: true,
    last: true,
    calls: [refused('/api/Tickets')],
    expected: [notAuthenticated([0])],
  },
  {
    name: 'a program that never signed in',
    first: true,
    last: true,
    calls: [refused('/api/Tickets'), refused('/api/Asset'), refused('/api/Tickets')],
    expected: [notAuthenticated([0, 2]), notAuthenticated([1])],
  },
  {
    name: 'a wrong client id',
    first: true,
    last: true,
    calls: [
      {
        method: 'POST',
        url: '/auth/token?tenant=acme',
        status: 401,
        body: { error: 'invalid_client' },
      },
    ],
    expected: [
      {
        cause: 'api-client-invalid',
        status: 401,
        refusedBy: 'sign-in',
        message: 'invalid_client',
        at: [0],
      },
    ],
  },
  {
    name: 'a wrong client id with a description, on the shared sign-in host',
    calls: [
      {
        method: 'POST',
        url: 'https://auth.haloservicedesk.com/token?tenant=acme',
        status: 400,
        body: {
          error: 'invalid_client',
          error_description: "The specified 'client_id' parameter is invalid.",
          error_uri: 'https://documentation.openiddict.com/errors/ID2052',
        },
      },
    ],
    expected: [
      {
        cause: 'api-client-invalid',
        status: 400,
        refusedBy: 'sign-in',
        message: "invalid_client: The specified 'client_id' parameter is invalid.",
        at: [0],
      },
    ],
  },
  {
    name: 'a scope that does not exist',
    calls: [
      {
        method: 'POST',
        url: '/auth/token',
        status: 400,
        body: { error: 'invalid_scope' },
        sent: 'grant_type=client_credentials&scope=read:users',
      },
    ],
    expected: [
      {
        cause: 'api-scope-invalid',
        status: 400,
        refusedBy: 'sign-in',
        message: 'invalid_scope',
        at: [0],
      },
    ],
  },
  {
    name: 'a wrong scope hidden in a 200',
    calls: [
      {
        method: 'POST',
        url: '/auth/token',
        status: 200,
        body: { error: 'invalid_scope', error_description: 'The scope read:agents is not valid.' },
      },
    ],
    expected: [
      {
        cause: 'api-scope-invalid',
        status: 200,
        refusedBy: 'sign-in',
        message: 'invalid_scope: The scope read:agents is not valid.',
        at: [0],
      },
    ],
  },
  {
    name: 'a sign-in that ended on a self-hosted Halo below a path',
    host: 'https://intranet.example/halo',
    last: true,
    calls: [refused('/api/Tickets', 40), refused('/api/Client')],
    expected: [sessionExpired([0, 1])],
  },
  {
    name: 'a stripped export cannot prove whose sign-in failed',
    last: true,
    calls: [{ ...refused('/api/Roles', 900), sentHeaders: {} }],
    expected: [notAuthenticated([0])],
  },
  {
    name: 'a program with an old token beside a working one',
    calls: [
      { ...fine('/api/Tickets'), sentHeaders: { Authorization: 'Bearer new' } },
      { ...refused('/api/Asset'), sentHeaders: { authorization: 'Bearer old' } },
      { ...refused('/api/Site'), sentHeaders: { authorization: 'Bearer old' } },
      { ...fine('/api/Users'), sentHeaders: { Authorization: 'Bearer new' } },
    ],
    expected: [notAuthenticated([2]), notAuthenticated([1])],
  },
];
