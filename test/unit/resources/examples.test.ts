import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../shared/rules/cause.ts';
import { builtInCauses } from '../../../shared/rules/knowledge.ts';
import { diagnosesOf, knowledgeFiles } from './built-in.ts';

type Example = Cause['examples']['match'][number];

const knowledge = builtInCauses(knowledgeFiles);
const examples = knowledge.flatMap(({ cause }) =>
  (['match', 'noMatch', 'cannotTell'] as const).flatMap((kind) =>
    cause.examples[kind].map((example) => ({ id: cause.id, kind, name: example.name, example })),
  ),
);
const of = (kind: keyof Cause['examples']) => examples.filter((each) => each.kind === kind);

const diagnoses = (example: Example) => diagnosesOf(example.exchanges);

describe('the engine finds in the examples of the knowledge', () => {
  test.each(of('match'))('$id: $name', ({ id, example }) => {
    // Two routes with one cause are two diagnoses; a second cause would be a false alarm.
    expect([...new Set(diagnoses(example).map((diagnosis) => diagnosis.cause))]).toEqual([id]);
  });

  test.each(
    knowledge.flatMap(({ cause }) =>
      (cause.guide ?? []).map((guide) => ({ cause, guide: guide.id })),
    ),
  )("the guide's example $guide", ({ cause, guide }) => {
    const [first] = cause.examples.match;
    expect(
      first === undefined ? null : diagnoses(first).map((diagnosis) => diagnosis.example),
    ).toEqual([guide]);
  });

  test('a limit of another system than Xero as no example of the guide', () => {
    const reached = {
      name: 'Syncro',
      exchanges: [
        {
          url: 'https://example.halopsa.com/api/IntegrationData/Get/Syncro',
          status: 429,
          body: '',
        },
      ],
    };
    expect(
      diagnoses(reached).map(({ cause, example, integration }) => ({
        cause,
        example,
        integration,
      })),
    ).toEqual([{ cause: 'integration-rate-limit', example: null, integration: 'Syncro' }]);
  });

  test.each(of('noMatch'))('not $id: $name', ({ id, example }) => {
    expect(diagnoses(example).map((diagnosis) => diagnosis.cause)).not.toContain(id);
  });

  test.each(of('cannotTell'))('no certainty about $id: $name', ({ id, example }) => {
    expect(
      diagnoses(example)
        .filter((diagnosis) => diagnosis.cause === id)
        .map((diagnosis) => diagnosis.confidence),
    ).not.toContain('certain');
  });
});

describe('what the user reads', () => {
  test.each(of('match'))('has no gap and two to eight steps ($id: $name)', ({ example }) => {
    for (const diagnosis of diagnoses(example)) {
      const texts = [
        diagnosis.title,
        diagnosis.summary,
        diagnosis.meaning,
        diagnosis.verify,
        diagnosis.ask?.subject,
        diagnosis.ask?.text,
        ...diagnosis.warnings,
        ...diagnosis.reasons.flatMap((reason) => [reason.text, reason.tell]),
        ...diagnosis.steps.flatMap((step) => [step.text, step.why, step.where, step.see]),
      ].filter((text) => typeof text === 'string');
      expect(texts.filter((text) => /\{\w+\}|(?<!\/)…|^$/.test(text))).toEqual([]);
      expect(diagnosis.steps.length).toBeGreaterThanOrEqual(2);
      expect(diagnosis.steps.length).toBeLessThanOrEqual(8);
      expect(diagnosis.reasons.length).toBeGreaterThanOrEqual(2);
    }
  });
});
