import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { exchange } from '../../renderer/build.ts';

/** One request with its answer, as a test writes it. */
export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly sent?: unknown;
  readonly status: number;
  readonly answer?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const agents = { alex: 1, sam: 2 } as const;
export type Agent = keyof typeof agents;

const site = 'https://acme.halopsa.com';
/** Between two requests, in milliseconds: longer than a limit's pause. */
const apart = 100_000;

/** A request as the recorder of the embedded browser gives it. */
export function asked(index: number, by: Agent, what: Asked): Exchange {
  const { method = 'GET', path, sent, status, answer, headers = {} } = what;
  const one = exchange(index, {
    method,
    url: `${site}${path}`,
    status,
    by,
    ...(sent === undefined ? {} : { sent }),
  });
  if (one.response === null) throw new Error('every request here is answered');
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer ?? {});
  return {
    ...one,
    startedAt: index * apart,
    response: {
      ...one.response,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: {
        ...noBody,
        text,
        mimeType: text.startsWith('<') ? 'text/html' : 'application/json',
        size: text.length,
      },
    },
  };
}

/** Who is signed in, as every page asks. */
export function me(index: number, by: Agent): Exchange {
  return asked(index, by, {
    path: '/api/Agent/me',
    status: 200,
    answer: { id: agents[by], name: by === 'alex' ? 'Alex Carter' : 'Sam Rivera' },
  });
}

/** A failure of the practice Halo, what else looks like it, and its mended form. */
export interface PracticeFailure {
  readonly cause: string;
  readonly by: Agent;
  readonly fails: Asked;
  readonly otherRecord: Asked;
  readonly otherAction: Asked;
  readonly mended: Asked;
  /** It is about the person: another's success proves nothing. */
  readonly personal: boolean;
}

const made = { status: 201, answer: [{ id: 9 }] };
const action = (ticket: number, outcome: number) => ({
  method: 'POST',
  path: '/api/Actions',
  sent: [
    {
      ticket_id: ticket,
      outcome_id: outcome,
      note_html: `Note at ${ticket}`,
      ...(outcome === 7 ? { chargerate: 3 } : {}),
    },
  ],
});
const invoice = (id: number) => ({
  method: 'POST',
  path: '/api/IntegrationData/Send/Xero',
  sent: { id, invoicenumber: `INV-${id}`, total: 12 },
});
const report = (id: number, query = '?includedetails=true&loadreport=true') => ({
  path: `/api/Report/${id}${query}`,
});
const asset = (number: string, name: string) => ({
  method: 'POST',
  path: '/api/Asset',
  sent: [{ inventory_number: number, key_field: name }],
});
const ticket = (summary: unknown, id?: number) => ({
  method: 'POST',
  path: '/api/Tickets',
  sent: [{ ...(id === undefined ? {} : { id }), summary, category_1: 'Hardware' }],
});

/** The guide's nine, in the order of their statuses. */
export const practiceFailures: readonly PracticeFailure[] = [
  {
    cause: 'charge-rate-access',
    by: 'sam',
    fails: {
      ...action(2001, 7),
      status: 400,
      answer: {
        Message: "Agent Sam Rivera does not have access to the charge rate 'Emergency call-out'.",
      },
    },
    otherRecord: { ...action(2002, 7), ...made },
    otherAction: { ...action(2001, 1), ...made },
    mended: { ...action(2001, 7), ...made },
    personal: true,
  },
  {
    cause: 'integration-credentials',
    by: 'alex',
    fails: {
      path: '/api/IntegrationData/Get/Addigy',
      status: 401,
      answer: { Message: 'Addigy answered 401 Unauthorized: Authentication failed.' },
    },
    otherRecord: { path: '/api/IntegrationData/Get/AzureAD', status: 200 },
    otherAction: { method: 'POST', path: '/api/IntegrationData/Get/Addigy', status: 200 },
    mended: { path: '/api/IntegrationData/Get/Addigy', status: 200, answer: { devices: [] } },
    personal: false,
  },
  {
    cause: 'integration-permissions',
    by: 'alex',
    fails: {
      path: '/api/IntegrationData/Get/AzureAD',
      status: 403,
      answer: {
        error: {
          code: 'Authorization_RequestDenied',
          message: 'Insufficient privileges to complete the operation.',
        },
      },
    },
    otherRecord: { path: '/api/IntegrationData/Get/AzureAD?group_id=4', status: 200 },
    otherAction: { method: 'POST', path: '/api/IntegrationData/Get/AzureAD', status: 200 },
    mended: { path: '/api/IntegrationData/Get/AzureAD', status: 200, answer: { value: [] } },
    personal: false,
  },
  {
    cause: 'approval-link-gone',
    by: 'alex',
    fails: {
      path: '/api/TicketApproval/701?ticket_id=2002&token=p7Qd2kM9xWv4',
      status: 404,
      answer: {
        Message: 'The approval could not be found, because its ticket does not exist.',
      },
    },
    otherRecord: { path: '/api/TicketApproval/702?ticket_id=2003&token=k2', status: 200 },
    otherAction: {
      method: 'POST',
      path: '/api/TicketApproval',
      sent: [{ ticket_id: 2002, seq: 1, result: 2 }],
      ...made,
    },
    mended: { path: '/api/TicketApproval/701?ticket_id=2002&token=p7Qd2kM9xWv4', status: 200 },
    personal: false,
  },
  {
    cause: 'method-not-allowed',
    by: 'alex',
    fails: {
      method: 'POST',
      path: '/api/InstanceInfo',
      sent: {},
      status: 405,
      answer: { Message: 'The requested resource does not support the method POST.' },
    },
    otherRecord: { path: '/api/InstanceInfo?id=2', status: 200 },
    otherAction: { path: '/api/Tickets?open_only=true', status: 200 },
    mended: { path: '/api/InstanceInfo', status: 200 },
    personal: false,
  },
  {
    cause: 'conflict',
    by: 'alex',
    fails: {
      ...asset('LAP-014', 'New laptop'),
      status: 409,
      answer: {
        resultCode: 409,
        errorMessage: 'An asset with the inventory number LAP-014 already exists.',
      },
    },
    otherRecord: { ...asset('TAB-001', 'Tablet'), ...made },
    otherAction: { ...ticket('Laptop is broken'), ...made },
    mended: { ...asset('LAP-015', 'New laptop'), ...made },
    personal: false,
  },
  {
    cause: 'unprocessable',
    by: 'alex',
    fails: {
      ...ticket(4711, 2001),
      status: 422,
      answer: { resultCode: 422, errorMessage: 'The field summary must be text.' },
    },
    otherRecord: { ...ticket('Fault 4711', 2002), ...made },
    otherAction: {
      method: 'POST',
      path: '/api/Tickets',
      sent: [{ id: 2001, _recover: true }],
      ...made,
    },
    mended: { ...ticket('Fault 4711', 2001), ...made },
    personal: false,
  },
  {
    cause: 'integration-rate-limit',
    by: 'alex',
    fails: {
      ...invoice(36),
      status: 429,
      headers: { 'retry-after': '60' },
      answer: {
        Message: 'Xero answered 429 Too Many Requests: rate limit exceeded (minute)',
      },
    },
    otherRecord: { ...invoice(90), status: 201 },
    otherAction: { method: 'POST', path: '/api/Invoice', sent: [{ id: 36 }], ...made },
    mended: { ...invoice(36), status: 201 },
    personal: false,
  },
  {
    cause: 'report-timeout',
    by: 'alex',
    fails: {
      ...report(21),
      status: 504,
      answer: '<html><head><title>504 Gateway Time-out</title></head></html>',
    },
    otherRecord: { ...report(22), status: 200, answer: { id: 22 } },
    otherAction: { ...report(21, '?includedetails=true&loadreport=false'), status: 200 },
    mended: { ...report(21), status: 200, answer: { id: 21 } },
    personal: false,
  },
];
