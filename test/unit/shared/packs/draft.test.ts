import { describe, expect, test } from 'vitest';
import { checkPack } from '../../../../shared/packs/check.ts';
import { faultLine } from '../../../../shared/packs/faults.ts';
import {
  causeOf,
  type Draft,
  draftFrom,
  emptyDraft,
  idFor,
  phrasesOf,
} from '../../../../shared/packs/draft.ts';
import { withCause } from '../../../../shared/packs/pack.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { own } from './make-pack.ts';

/** A failure with what the built-in causes make of it. */
function failure(example: ExampleExchange) {
  const [exchange] = exampleExchanges([example]);
  const review = createReview(own);
  if (exchange === undefined) throw new Error('one example is one exchange');
  review.add(exchange);
  const [diagnosis] = review.result().diagnoses;
  if (diagnosis === undefined) throw new Error('the example fails');
  const weight = own.find(({ cause }) => cause.id === diagnosis.cause)?.cause.weight ?? 0;
  return { diagnosis, from: draftFrom(exchange, diagnosis, diagnosis.message, weight) };
}

const words = {
  title: 'The call-out rate is closed',
  happened: 'It was not saved.',
  meaning: 'Nothing is charged.',
  reason: 'You are not on duty.',
  verify: 'Save it again.',
  steps: [{ text: 'Ask the duty lead.', who: 'you' as const }],
};
const faultsOf = (draft: Draft, from: Parameters<typeof causeOf>[1]) => {
  const checked = checkPack(withCause(null, causeOf(draft, from)), own);
  return checked.ok ? [] : checked.faults.map(faultLine);
};

describe('a cause made from a failure', () => {
  test.each<[string, ExampleExchange]>([
    [
      'a refused action',
      {
        method: 'POST',
        url: 'https://acme.halopsa.com/api/Actions',
        status: 400,
        mimeType: 'application/json',
        body: '{"Message":"Agent Jo does not have access to the charge rate \'Emergency\'."}',
      },
    ],
    [
      'an answer without words',
      {
        method: 'GET',
        url: 'https://acme.halopsa.com/api/Report/7',
        status: 504,
        mimeType: 'text/html',
        body: '',
      },
    ],
    [
      'no answer at all',
      {
        method: 'GET',
        url: 'https://acme.halopsa.com/api/Tickets',
        failure: 'net::ERR_NAME_NOT_RESOLVED',
      },
    ],
    [
      'a very long answer',
      {
        method: 'POST',
        url: 'https://acme.halopsa.com/api/Actions',
        status: 400,
        mimeType: 'application/json',
        body: JSON.stringify({
          Message: 'The moon is in the wrong house',
          Detail: 'x'.repeat(30_000),
        }),
      },
    ],
    ['a line of a log', { text: 'Failed to create/update user (Jo). Error = 403 Forbidden' }],
  ])('passes the check as it stands, and wins from then on: %s', (_what, example) => {
    const { from } = failure(example);
    const draft = { ...emptyDraft(from), ...words, id: idFor(words.title) };
    expect(faultsOf(draft, from)).toEqual([]);
    expect(JSON.stringify(causeOf(draft, from))).not.toContain('acme');
    expect(JSON.stringify(causeOf(draft, from)).length).toBeLessThan(25_000);
  });

  test('has faults where its words do not occur in the failure', () => {
    const { from } = failure({
      method: 'POST',
      url: 'https://acme.halopsa.com/api/Actions',
      status: 400,
      mimeType: 'application/json',
      body: '{"Message":"No such rate"}',
    });
    expect(
      faultsOf({ ...emptyDraft(from), ...words, id: 'a', phrases: ['another thing'] }, from)[0],
    ).toMatch(
      /^causes\[0\]\.examples\.match\[0\]: .*must be explained by this cause, but "bad-request" was found/,
    );
    expect(
      faultsOf(
        { ...emptyDraft(from), ...words, id: 'a', phrases: [], useStatus: false, useRoute: false },
        from,
      ),
    ).toEqual(['causes[0].match.all: must hold at least one entry.']);
  });

  test('offers the words that stay the same, longest first, and not the names in them', () => {
    expect(
      phrasesOf("Agent Sam does not have access to the charge rate 'Emergency call-out'."),
    ).toEqual(['Agent Sam does not have access to the charge rate']);
    expect(phrasesOf('Rate limit of 700 reached. Try later.')).toEqual([
      'Rate limit of',
      'Try later',
    ]);
    expect(phrasesOf('Forbidden')).toEqual(['Forbidden']);
    expect(phrasesOf(null)).toEqual([]);
  });

  test('gets its id from its title', () => {
    expect(idFor('  Café: "No" access!  ')).toBe('cafe-no-access');
    expect(idFor('???')).toBe('');
  });
});
