import { describe, expect, test } from 'vitest';
import type { Condition, ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { knowledge } from './knowledge-files.ts';

const site = 'https://example.halopsa.com';
const [any] = knowledge();

/** Whether a condition holds for any failure of these requests. */
function holds(match: Condition, requests: readonly ExampleExchange[]): boolean {
  if (any === undefined) throw new Error('there is a cause');
  const probe = { ...any.cause, id: 'probe', match };
  const review = createReview([{ cause: probe, origin: 'built-in' }]);
  const home = { url: `${site}/api/authinfo`, body: '{}' };
  for (const exchange of exampleExchanges([home, ...requests])) review.add(exchange);
  return review.result().diagnoses.length > 0;
}

const token = (sent: string, answer: Record<string, unknown> = {}): ExampleExchange => ({
  method: 'POST',
  url: `${site}/auth/token`,
  requestBody: sent,
  body: JSON.stringify({ access_token: 'x', token_type: 'Bearer', ...answer }),
});
const refused = (more: ExampleExchange = {}): ExampleExchange => ({
  url: `${site}/api/Opportunities`,
  status: 403,
  body: '',
  ...more,
});
const program = 'grant_type=client_credentials&client_id=a&client_secret=b';

describe('who is signed in', () => {
  const isProgram: Condition = { fact: 'account', is: 'application' };
  const isPerson: Condition = { fact: 'account', is: 'person' };

  test('is a program after a token of its own', () => {
    expect(holds(isProgram, [token(`${program}&scope=all`), refused()])).toBe(true);
  });

  test('is a person where a page of Halo asks, whatever else was recorded', () => {
    const byPage = refused({ requestHeaders: { 'halo-app-name': 'halo-web-application' } });
    expect(holds(isPerson, [byPage])).toBe(true);
    expect(holds(isProgram, [token(program), byPage])).toBe(false);
  });

  test('stays unknown where nothing tells', () => {
    expect(holds({ fact: 'account', known: true }, [refused()])).toBe(false);
  });
});

describe('the scope of a token', () => {
  const isMissing: Condition = { fact: 'scope', is: 'missing' };

  test.each([
    ['left out', token(program), true],
    ['empty', token(`${program}&scope=`), true],
    ['asked for', token(`${program}&scope=read:tickets`), false],
    ['named by the answer', token(program, { scope: 'all' }), false],
    ['not recorded', token(''), false],
  ] as const)('%s', (_, call, missing) => {
    expect(holds(isMissing, [call, refused()])).toBe(missing);
  });
});

describe('a failure that comes back', () => {
  const fault: ExampleExchange = { url: `${site}/api/Addressbook`, status: 500, body: '' };
  const isRepeated: Condition = { fact: 'repeated', is: true };

  test('is repeated where the very same request fails the same way again', () => {
    expect(holds(isRepeated, [fault, fault])).toBe(true);
    expect(holds(isRepeated, [fault, { ...fault, url: `${site}/api/Holiday/x` }])).toBe(false);
    expect(holds(isRepeated, [fault])).toBe(false);
  });
});

describe('an answer that the browser withheld', () => {
  const isCors: Condition = { fact: 'failure', is: 'cors' };
  const failed: ExampleExchange = {
    method: 'POST',
    url: `${site}/api/Tickets`,
    failure: 'net::ERR_FAILED',
  };
  const question = (status: number): ExampleExchange => ({
    method: 'OPTIONS',
    url: `${site}/api/Tickets`,
    status,
    body: '',
    resourceType: 'preflight',
    requestHeaders: { 'Access-Control-Request-Method': 'POST' },
  });

  test.each([
    ['the question before it was refused', [question(405), failed], true],
    ['the question went through and the answer did not', [question(204), failed], true],
    [
      'the page stands on another origin',
      [{ ...failed, requestHeaders: { Origin: 'https://portal.example' } }],
      true,
    ],
    ['nothing of the kind', [{ ...failed, failure: 'net::ERR_CONNECTION_RESET' }], false],
  ] as const)('%s', (_, requests, cors) => {
    expect(holds(isCors, requests)).toBe(cors);
  });
});
