import { describe, expect, test } from 'vitest';
import { checkPack } from '../../../../shared/packs/check.ts';
import { faultLine } from '../../../../shared/packs/faults.ts';
import {
  cardOf,
  causeOf,
  type Draft,
  draftFrom,
  draftId,
  firstDraft,
  idFor,
  phrasesOf,
} from '../../../../shared/packs/draft.ts';
import { ownPackName, withCause } from '../../../../shared/packs/own-pack.ts';
import { redactedExchange } from '../../../../shared/redact/redaction.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { own } from './make-pack.ts';

/** A failure with what the built-in causes make of it. */
function failure(example: ExampleExchange, causes = own) {
  const [exchange] = exampleExchanges([example]);
  const review = createReview(causes);
  if (exchange === undefined) throw new Error('one example is one exchange');
  review.add(exchange);
  const [diagnosis] = review.result().diagnoses;
  if (diagnosis === undefined) throw new Error('the example fails');
  const explained = causes.find(({ cause }) => cause.id === diagnosis.cause) ?? null;
  const { route, message } = diagnosis;
  const options = { keepPersonal: true, keepTenant: true };
  const clean = redactedExchange(exchange, { route, message }, options);
  return { diagnosis, from: draftFrom(clean, diagnosis, explained) };
}

const words = {
  title: 'The call-out rate is closed',
  happened: 'It was not saved.',
  meaning: 'Nothing is charged.',
  reasons: ['You are not on duty.'],
  verify: 'Save it again.',
  steps: [{ text: 'Ask the duty lead.', who: 'you' as const }],
};
const faultsOf = (draft: Draft, from: Parameters<typeof causeOf>[1]) => {
  const cause = causeOf(draft, from, draftId(draft, new Set()));
  const checked = checkPack(withCause(null, cause), own);
  return checked.ok ? [] : checked.faults.map(faultLine);
};

const refusedRate: ExampleExchange = {
  method: 'POST',
  url: 'https://acme.halopsa.com/api/Actions',
  status: 400,
  mimeType: 'application/json',
  body: '{"Message":"Agent Jo does not have access to the charge rate \'Emergency\'."}',
};

const kinds: readonly [string, ExampleExchange][] = [
  ['a refused action', refusedRate],
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
];

describe('a cause made from a failure', () => {
  test.each(kinds)('passes the check as it stands, and wins from then on: %s', (_what, example) => {
    const { from } = failure(example);
    const draft = { ...firstDraft(from), ...words };
    const cause = causeOf(draft, from, draftId(draft, new Set()));
    expect(faultsOf(draft, from)).toEqual([]);
    expect(JSON.stringify(cause)).not.toContain('acme');
    expect(JSON.stringify(cause).length).toBeLessThan(30_000);
    expect(cardOf(cause, from.example)).toMatchObject({ title: words.title, origin: ownPackName });
  });

  test.each(kinds)('begins with the explanation that there is: %s', (_what, example) => {
    const { diagnosis, from } = failure(example);
    const draft = firstDraft(from);
    expect(draft.reasons).toHaveLength(diagnosis.reasons.length);
    expect(draft.steps.map(({ who }) => who)).toEqual(diagnosis.steps.map(({ who }) => who));
    expect(faultsOf(draft, from)).toEqual([]);
    const card = cardOf(causeOf(draft, from, 'a'), from.example);
    // The example stands on a host of nobody.
    const shown = JSON.parse(
      JSON.stringify(diagnosis).replaceAll('acme.halopsa.com', 'example.halopsa.com'),
    ) as typeof diagnosis;
    for (const part of [
      'title',
      'summary',
      'meaning',
      'reasons',
      'warnings',
      'verify',
      'fixed',
    ] as const)
      expect(card?.[part]).toEqual(shown[part]);
    expect(card?.steps.map(({ text, where }) => [text, where])).toEqual(
      shown.steps.map(({ text, where }) => [text, where]),
    );
  });

  test('shows the words of this failure, and keeps room for those of the next', () => {
    const { from } = failure(refusedRate);
    const draft = firstDraft(from);
    expect(draft.title).toBe('Jo is not allowed to use the charge rate “Emergency”');
    expect(JSON.stringify(causeOf(draft, from, 'a').title)).toContain('“{chargeRate}”');
    const written = { ...draft, title: `${draft.title}!` };
    expect(causeOf(written, from, 'a').title).toBe(`${draft.title}!`);
  });

  test('has only the words of what was written anew, without the menu path of another step', () => {
    const { from } = failure(refusedRate);
    const draft = firstDraft(from);
    const place = from.base?.steps.findIndex(({ where }) => where !== undefined) ?? -1;
    const steps = draft.steps.map((step, at) =>
      at === place ? { ...step, text: 'Ring the duty lead.' } : step,
    );
    const written = causeOf({ ...draft, steps }, from, 'a');
    expect(written.steps[place]).toEqual({ text: 'Ring the duty lead.', who: steps[place]?.who });
    expect(written.steps.filter(({ where }) => where !== undefined)).toHaveLength(
      (from.base?.steps.filter(({ where }) => where !== undefined).length ?? 0) - 1,
    );
  });

  test('leaves out the letter, the links and the warnings that are not ticked', () => {
    const { from } = failure(refusedRate);
    const none = { warnings: false, ask: false, links: false };
    const card = cardOf(causeOf({ ...firstDraft(from), keeps: none }, from, 'a'), from.example);
    expect(card).toMatchObject({ warnings: [], ask: null, links: [] });
  });

  test('starts empty where nothing is known', () => {
    const { diagnosis, from } = failure({ url: 'https://acme.halopsa.com/api/x', status: 418 });
    expect(diagnosis.cause).toBe('unrecognised');
    expect(firstDraft(from)).toMatchObject({ title: '', reasons: [''], steps: [{ text: '' }] });
  });

  test('is changed where it is the user’s own already: the same name, the same ticks', () => {
    const { from } = failure(refusedRate);
    const before = { ...firstDraft(from), ...words, useRoute: true, phrases: ['charge rate'] };
    const made = causeOf(before, from, 'closed-rate');
    const again = failure(refusedRate, [...own, { cause: made, origin: ownPackName }]);
    const draft = firstDraft(again.from);
    expect(draft).toMatchObject({
      ...words,
      id: 'closed-rate',
      useRoute: true,
      useStatus: true,
      phrases: ['charge rate'],
    });
    expect(causeOf(draft, again.from, 'closed-rate').weight).toBe(made.weight);
  });

  test('never takes the name of another cause by itself', () => {
    const { from } = failure(refusedRate);
    const draft = { ...firstDraft(from), title: 'No rate' };
    expect(draftId(draft, new Set(['no-rate', 'no-rate-2']))).toBe('no-rate-3');
    expect(draftId({ ...draft, title: '料金' }, new Set(['my-cause']))).toBe('my-cause-2');
    expect(draftId({ ...draft, id: 'no-rate' }, new Set(['no-rate']))).toBe('no-rate');
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
      faultsOf({ ...firstDraft(from), ...words, id: 'a', phrases: ['another thing'] }, from)[0],
    ).toMatch(
      /^causes\[0\]\.examples\.match\[0\]: .*must be explained by this cause, but "bad-request" was found/,
    );
    expect(
      faultsOf(
        { ...firstDraft(from), ...words, id: 'a', phrases: [], useStatus: false, useRoute: false },
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

test('a cause that is made from a failure holds none of its secrets, not even in its route', () => {
  const secrets = ['Hunter2!xyz9', 'k7Lm3Np9Qr5St1Uv8Wx2', 'northwind'];
  const [exchange] = exampleExchanges([
    {
      method: 'POST',
      url: 'https://acme.halopsa.com/api/northwind/actions?token=k7Lm3Np9Qr5St1Uv8Wx2',
      status: 400,
      mimeType: 'application/json',
      body: '{"Message":"The password Hunter2!xyz9 of northwind is too old.","password":"Hunter2!xyz9"}',
    },
  ]);
  if (exchange === undefined) throw new Error('one example is one exchange');
  const review = createReview(own);
  review.add(exchange);
  const [diagnosis] = review.result().diagnoses;
  if (diagnosis === undefined) throw new Error('the example fails');
  const { route, message } = diagnosis;
  const from = draftFrom(
    redactedExchange(exchange, { route, message }, { keepPersonal: false, words: ['Northwind'] }),
    diagnosis,
    null,
  );
  const draft = { ...firstDraft(from), ...words, useRoute: true };
  const kept = JSON.stringify(causeOf(draft, from, 'too-old'));
  expect(kept).toContain('/actions');
  for (const secret of secrets) expect(kept.toLowerCase()).not.toContain(secret.toLowerCase());
});
