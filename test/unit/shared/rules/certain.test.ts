import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { knowledge } from './knowledge-files.ts';
import { amount } from '../../../amount.ts';

const causes = knowledge();
const halo = 'https://acme.halopsa.com';

/** What a server or a proxy may say: each stands with any status, so most pairs contradict. */
const said = [
  '',
  'Bad Request',
  'It failed.',
  "Agent Sam Rivera does not have access to the charge rate 'Emergency call-out'.",
  'You do not have access to this Action.',
  'You do not have permission to update this Ticket.',
  'You do not have permission to update this closed Ticket.',
  'Unable to re-assign. The agent or team does not have access.',
  'Category is required.',
  'This object is in use by rule 4.',
  'The approval could not be found, because its ticket does not exist.',
  'An asset with this number already exists.',
  'The field summary must be text.',
  'The requested resource does not support http method DELETE.',
  'Rate limit reached: 700 requests per rolling 5 minutes.',
  'Xero answered 429 Too Many Requests: rate limit exceeded (minute)',
  'Addigy answered 401 Unauthorized: Authentication failed.',
  'Insufficient privileges to complete the operation.',
  'Token not found',
  'Invalid SQL statement: Incorrect syntax near FROM',
  'Maximum request length exceeded.',
  'Gateway Time-out',
  'invalid_client',
  'invalid_scope',
  'Authorization has been denied for this request.',
  'You have been blocked. Ray ID: 88',
] as const;

const paths = [
  '/api/Tickets/2001',
  '/api/Actions',
  '/api/Report/21?loadreport=true',
  '/api/TicketApproval/701?ticket_id=2002',
  '/api/IntegrationData/Get/AzureAD',
  '/api/IntegrationData/Send/Xero',
  '/api/Asset',
  '/api/CustomObject/4',
  '/auth/token',
] as const;

const statuses = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 413, 415, 418, 422, 423, 429, 431, 451,
  500, 501, 502, 503, 504, 521, 524, 598,
];
const failures = [
  'net::ERR_NAME_NOT_RESOLVED',
  'net::ERR_CONNECTION_REFUSED',
  'net::ERR_CONNECTION_RESET',
  'net::ERR_INTERNET_DISCONNECTED',
  'net::ERR_CERT_DATE_INVALID',
  'net::ERR_BLOCKED_BY_CLIENT',
  'net::ERR_TIMED_OUT',
  'net::ERR_FAILED',
];

interface Failed {
  readonly method: string;
  readonly path: string;
  /** 0: no answer came, and `failure` says why. */
  readonly status: number;
  readonly failure: string;
  readonly words: string;
  readonly shape: 'json' | 'page' | 'text' | 'none';
  readonly isSignedIn: boolean;
  /** Whether another call with the same sign-in works: before it, after it, or never. */
  readonly neighbours: 'work' | 'none';
}

const failed: fc.Arbitrary<Failed> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  path: fc.constantFrom(...paths),
  status: fc.constantFrom(0, ...statuses),
  failure: fc.constantFrom(...failures),
  words: fc.constantFrom(...said),
  shape: fc.constantFrom('json', 'page', 'text', 'none'),
  isSignedIn: fc.boolean(),
  neighbours: fc.constantFrom('work', 'none'),
});

function bodyOf({ words, shape }: Failed): Partial<ExampleExchange> {
  switch (shape) {
    case 'json':
      return { body: JSON.stringify({ Message: words }), mimeType: 'application/json' };
    case 'page':
      return { body: `<html><head><title>${words}</title></head></html>`, mimeType: 'text/html' };
    case 'text':
      return { body: words, mimeType: 'text/plain' };
    case 'none':
      return { body: '', mimeType: '' };
  }
}

function exchangesOf(one: Failed): readonly ExampleExchange[] {
  const requestHeaders = one.isSignedIn ? { authorization: 'Bearer one' } : {};
  const neighbour: ExampleExchange = {
    url: `${halo}/api/Agent/me`,
    status: 200,
    body: '{"id":2,"name":"Sam Rivera"}',
    mimeType: 'application/json',
    requestHeaders,
  };
  const answer: ExampleExchange =
    one.status === 0
      ? { url: halo + one.path, method: one.method, failure: one.failure, requestHeaders }
      : {
          url: halo + one.path,
          method: one.method,
          status: one.status,
          ...bodyOf(one),
          requestHeaders,
        };
  return one.neighbours === 'work' ? [neighbour, answer, neighbour] : [answer];
}

/** What proves each cause, read from the request alone and not by the rules that found it. */
const proofs: Readonly<Record<string, (one: Failed, words: string) => boolean>> = {
  'action-access': (_, words) => words.includes('access to this action'),
  'api-client-invalid': ({ path }, words) => isToken(path) && words.includes('invalid_client'),
  'api-scope-invalid': ({ path }, words) => isToken(path) && words.includes('invalid_scope'),
  'approval-link-gone': ({ path }, words) =>
    path.includes('Approval') && words.includes('ticket does not exist'),
  'assignment-access': (_, words) => words.includes('re-assign'),
  'blocked-by-client': ({ failure }) => failure.includes('BLOCKED_BY_CLIENT'),
  'charge-rate-access': ({ status }, words) =>
    [400, 403].includes(status) && words.includes('charge rate'),
  'closed-ticket': (_, words) => words.includes('closed ticket'),
  conflict: ({ status }, words) => status === 409 && /already|in use|changed/.test(words),
  'connection-failed': ({ failure }) => failure.includes('REFUSED'),
  'dns-failure': ({ failure }) => failure.includes('NAME_NOT_RESOLVED'),
  'endpoint-permission': ({ status, neighbours, isSignedIn }) =>
    status === 401 && neighbours === 'work' && isSignedIn,
  'firewall-block': ({ status, shape }, words) =>
    [403, 406].includes(status) && shape !== 'json' && words.includes('blocked'),
  forbidden: ({ status, neighbours, isSignedIn }) =>
    status === 403 && neighbours === 'work' && isSignedIn,
  'gateway-timeout': ({ status }, words) => status === 504 && words.includes('time-out'),
  'halo-rate-limit': (_, words) => words.includes('rate limit reached'),
  'integration-credentials': ({ path, status }, words) =>
    words.includes('addigy answered 401') ||
    (isIntegration(path) && (status === 401 || words.includes('invalid_client'))),
  'integration-permissions': (_, words) => words.includes('insufficient privileges'),
  'integration-rate-limit': (_, words) =>
    words.includes('429 too many requests') || words.includes('rate limit'),
  'mandatory-field': ({ status }, words) => status === 400 && words.includes('is required'),
  'method-not-allowed': ({ status }, words) => status === 405 && words.includes('method'),
  'object-in-use': (_, words) => words.includes('in use by rule'),
  offline: ({ failure }) => failure.includes('DISCONNECTED'),
  'report-sql': ({ path }, words) =>
    (path.includes('Report') && words.includes('sql')) || words.includes('invalid sql'),
  'report-timeout': ({ path, status }, words) =>
    path.includes('Report') && [504, 524].includes(status) && words.includes('time-out'),
  'request-too-large': ({ status }, words) => status === 413 && words.includes('length exceeded'),
  'tls-failure': ({ failure }) => failure.includes('CERT'),
  unprocessable: ({ status }, words) => status === 422 && /must be|is required/.test(words),
};

function isToken(path: string): boolean {
  return path.endsWith('/token');
}

function isIntegration(path: string): boolean {
  return path.includes('IntegrationData');
}

const runs = amount(3_000);

describe('a diagnosis that is called certain', () => {
  it(`is proven by what the server, the browser or the calls around it say, in ${runs} failures`, () => {
    let certain = 0;
    fc.assert(
      fc.property(failed, (one) => {
        const review = createReview(causes);
        for (const exchange of exampleExchanges(exchangesOf(one))) review.add(exchange);
        const words = one.status === 0 || one.shape === 'none' ? '' : one.words.toLowerCase();
        for (const { cause, confidence } of review.result().diagnoses) {
          if (confidence !== 'certain') continue;
          certain += 1;
          const proof = proofs[cause];
          if (proof === undefined) throw new Error(`nothing is known that proves ${cause}`);
          expect(proof(one, words), `${cause} for ${JSON.stringify(one)}`).toBe(true);
        }
      }),
      { numRuns: runs },
    );
    // A property over nothing would hold as well.
    expect(certain).toBeGreaterThan(runs / 30);
  });
});
