/**
 * Everything in the practice Halo that nobody has published from a real Halo stands here and
 * nowhere else: do not teach these words as Halo's own. Known from live sites, and therefore not
 * here: that 401, 403, 404 and 500 are empty, the refusal of a value of the wrong kind, the .NET
 * exception, the bare text, the rows of runbooks
 * (https://github.com/Midtown-Technology-Group/halocli). Also ours: the shape of approval links,
 * the addresses of the integrations' configuration pages, the dates of integrator log lines, that
 * only API applications (not the web app) count towards the call limit, and a few addresses and
 * fields that the pages need and no source names: /api/Category, /api/Department,
 * /api/IntegrationData/Send/QuickBooksOnline, `_run_now`, `_regenerate_secret`, `client_id` of the
 * address book, `chargerate_id` of a ticket type and of an agent, the rates of a client, what a
 * schedule of the integrator holds, `notify_agent_id`. The words of the ticket rules are real, but
 * their status is not known; here it is 400, and 404 for a ticket that is out of sight.
 */
export const invented = {
  /** 400 on POST /api/Actions: the vendor's guide says what the message means, not its words. */
  chargeRate: (agent: string, rate: string) =>
    `Agent ${agent} does not have access to the charge rate '${rate}'.`,
  customerRate: (customer: string, rate: string) =>
    `The charge rate '${rate}' is not available for the customer ${customer}.`,
  methodNotAllowed: (method: string) =>
    `The requested resource does not support the method ${method}.`,
  alreadyClosed: (id: number) => `Ticket ${id} is already closed.`,
  staleUpdate: (id: number) => `Ticket ${id} was changed by someone else after you read it.`,
  duplicateNumber: (number: string) =>
    `An asset with the inventory number ${number} already exists.`,
  /** The vendor's guide says when a 422 comes, not its words. */
  wrongType: (field: string, wanted: string) => `The field ${field} must be ${wanted}.`,
  notJson: 'The request is not valid: its body is not JSON.',
  notAnArray: 'The request is not valid: a list of records was expected.',
  unknownRole: 'There is no such role.',
  required: (field: string) => `${field} is required.`,
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
  noCompany: 'No organisation has been selected for this connection',
  jiraUnknown: 'Client must be authenticated to access this resource.',
  traceOfRun: (ticket: number, good: boolean) =>
    good
      ? `Ticket ${ticket} was updated.`
      : `Unsuccessful Response: ticket ${ticket} was not found.`,
  /** Where Halo's page goes after the company's sign-in: with a code, or the word “refused”. */
  signInPage: (code: string) => `/?company=${encodeURIComponent(code)}`,
  xeroLimit: (problem: string, seconds: number) =>
    `rate limit exceeded (${problem}), retry after ${seconds} seconds`,
  integratorStarted: (count: number) => `Import started: ${count} users in the group.`,
  integratorSaved: (id: string, name: string) => `Created/updated user (${id}): ${name}.`,
} as const;

/**
 * How many turns at the database the gateway waits before it gives up; a turn takes about 16 ms, so
 * this is about 3 s. The real one waits about 60 s, which is too long for a lesson.
 */
export const gatewayPatience = 200;
