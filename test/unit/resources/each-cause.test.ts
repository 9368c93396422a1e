import { describe, expect, test } from 'vitest';
import { exampleExchanges } from '../../../shared/rules/example.ts';
import { builtInCauses } from '../../../shared/rules/knowledge.ts';
import { createReview } from '../../../shared/rules/review.ts';
import { labelledSet } from '../../labelled/all.ts';
import { knowledgeFiles } from './built-in.ts';

/**
 * Every cause there is, one by one: taking its file away, or adding one that nothing proves, fails
 * the test that bears its name.
 */
const ids = [
  'action-access',
  'api-client-invalid',
  'api-scope-invalid',
  'approval-link-gone',
  'assignment-access',
  'bad-request',
  'blocked-by-client',
  'charge-rate-access',
  'client-timeout',
  'clock-skew',
  'closed-ticket',
  'conflict',
  'connection-ending',
  'connection-failed',
  'cors-blocked',
  'dns-failure',
  'endpoint-permission',
  'firewall-block',
  'forbidden',
  'gateway-timeout',
  'halo-rate-limit',
  'headers-too-large',
  'integration-credentials',
  'integration-not-set-up',
  'integration-permissions',
  'integration-rate-limit',
  'integration-rejected',
  'licence-unreachable',
  'local-network-refused',
  'mandatory-field',
  'method-not-allowed',
  'missing-parameter',
  'mixed-content',
  'not-authenticated',
  'not-found',
  'object-in-use',
  'offline',
  'organisation-missing',
  'page-instead-of-data',
  'page-outdated',
  'proxy-sign-in',
  'record-protected',
  'report-restricted',
  'report-sql',
  'report-timeout',
  'request-too-large',
  'runbook-failed',
  'schedule-late',
  'server-error',
  'service-unavailable',
  'session-expired',
  'sign-in-cookie-lost',
  'sign-in-loop',
  'sign-in-refused',
  'sign-in-setup',
  'ticket-not-visible',
  'tls-failure',
  'token-without-scope',
  'unprocessable',
  'unrecognised',
  'unsupported-media-type',
  'webhook-failed',
  'webhook-off',
  'wrong-value',
];

const knowledge = builtInCauses(knowledgeFiles);
const withoutFile = (id: string) => knowledge.filter(({ cause }) => cause.id !== id);
const labelled = Object.values(labelledSet).flat();

/** The causes that examples give with some knowledge. */
function causesOf(
  exchanges: Parameters<typeof exampleExchanges>[0],
  causes: typeof knowledge,
): readonly string[] {
  const review = createReview(causes);
  for (const exchange of exampleExchanges(exchanges)) review.add(exchange);
  return [...new Set(review.result().diagnoses.map(({ cause }) => cause))];
}

describe.each(ids)('%s', (id) => {
  const own = knowledge.find(({ cause }) => cause.id === id)?.cause;

  test(`${id} is in the knowledge, under its own name`, () => {
    expect(own?.id).toBe(id);
    expect(Object.keys(knowledgeFiles)).toContain(`${id}.json`);
  });

  test(`${id} is found in its examples with its file, and not without it`, () => {
    const examples = own?.examples.match ?? [];
    expect(examples.length, `examples of ${id}`).toBeGreaterThan(0);
    for (const { name, exchanges } of examples) {
      expect(causesOf(exchanges, knowledge), name).toEqual([id]);
      expect(causesOf(exchanges, withoutFile(id)), name).not.toContain(id);
    }
  });

  test(`${id} says what happened and what to do`, () => {
    expect(own?.title).toBeDefined();
    expect(own?.happened).toBeDefined();
    expect(own?.steps.length ?? 0, `steps of ${id}`).toBeGreaterThan(0);
    expect(own?.sources?.length ?? 0, `sources of ${id}`).toBeGreaterThan(0);
  });

  test(`${id} is what an expert says of a labelled case`, () => {
    const cases = labelled.filter(({ expected }) => expected.some(({ cause }) => cause === id));
    expect(cases.length, `labelled cases of ${id}`).toBeGreaterThan(0);
  });
});

test('no file of the knowledge is missing from this list', () => {
  expect(Object.keys(knowledgeFiles)).toEqual(ids.map((id) => `${id}.json`));
});
