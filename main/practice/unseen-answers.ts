/**
 * Everything in the practice Halo that is not known from a real Halo stands here and nowhere else.
 * The statuses, addresses and field names come from public sources; the words below are ours,
 * because the real ones are not public. Do not teach them as Halo's own. Also ours: the shape of
 * approval links, the addresses of the integrations' configuration pages, the dates of integrator
 * log lines, that only API applications (not the web app) count towards the call limit, and the
 * length of the gateway's patience. So are a few addresses and fields that the pages need and no
 * source names: /api/Category, /api/Department, `_run_now`, `_regenerate_secret`. The words of the
 * ticket rules are real, but their status is not known; here it is 400.
 */
export const invented = {
  /** 400 on POST /api/Actions: the vendor's guide says what the message means, not its words. */
  chargeRate: (agent: string, rate: string) =>
    `Agent ${agent} does not have access to the charge rate '${rate}'.`,
  /** 401 when a token is missing or past its hour. */
  signInEnded: 'Authorization has been denied for this request.',
  /** 401 on one route, with a good token. */
  endpointDenied: 'Your sign-in may not use this endpoint.',
  /** 403 of Halo itself. */
  areaDenied: (area: string) => `You do not have the permission needed for ${area}.`,
  scopeDenied: (scope: string) => `The application may not do this. Missing scope: ${scope}.`,
  recordGone: 'The requested resource could not be found.',
  noSuchAddress: (path: string) => `No endpoint was found at ${path}.`,
  approvalGone: 'The approval could not be found, because its ticket does not exist.',
  methodNotAllowed: (method: string) =>
    `The requested resource does not support the method ${method}.`,
  alreadyClosed: (id: number) => `Ticket ${id} is already closed.`,
  staleUpdate: (id: number) => `Ticket ${id} was changed by someone else after you read it.`,
  duplicateNumber: (number: string) =>
    `An asset with the inventory number ${number} already exists.`,
  wrongType: (field: string, wanted: string) => `The field ${field} must be ${wanted}.`,
  notAnArray: 'The request is not valid: a list of records was expected.',
  unknownRole: 'There is no such role.',
  required: (field: string) => `${field} is required.`,
  actionsWithoutTicket: 'An error has occurred.',
  tooLarge:
    '<html><head><title>413</title></head><body><h1>413 Request Entity Too Large</h1></body></html>',
  gatewayTimeOut:
    '<html><head><title>504 Gateway Time-out</title></head><body><h1>504 Gateway Time-out</h1><p>The server did not answer in time.</p></body></html>',
  maintenance:
    '<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1><p>The service is down for maintenance.</p></body></html>',
  blocked:
    '<html><head><title>403 Forbidden</title></head><body><h1>Request blocked</h1><p>The web application firewall refused this request.</p></body></html>',
  /** Halo's answer to the browser when a third party refused. */
  passedOn: (vendor: string, status: number, reason: string, message: string) =>
    `${vendor} answered ${status} ${reason}: ${message}`,
  addigyNoCredentials: 'Authentication failed: no client id and secret were given.',
  addigyWrongFormat: 'Authentication failed: the client id or secret is not in the right format.',
  addigyUnknown: 'Authentication failed: the client id and secret do not match.',
  xeroLimit: (problem: string, seconds: number) =>
    `rate limit exceeded (${problem}), retry after ${seconds} seconds`,
  integratorStarted: (count: number) => `Import started: ${count} users in the group.`,
  integratorSaved: (name: string) => `Created/updated user (${name}).`,
} as const;

/**
 * How many turns at the database the gateway waits before it gives up; a turn takes about 16 ms, so
 * this is about 3 s. Real ones wait a minute or more, which is too long for a lesson.
 */
export const gatewayPatience = 200;
