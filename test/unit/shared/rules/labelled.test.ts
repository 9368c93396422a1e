import { describe, expect, test } from 'vitest';
import { HarReader } from '../../../../shared/har/reader.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { labelledSet } from '../../../labelled/all.ts';
import { harOf } from '../../../labelled/har.ts';
import { sceneOf } from '../../../labelled/labelled.ts';
import { knowledge } from './knowledge-files.ts';
import { say } from '../../../../shared/words/say.ts';

const causes = knowledge();

describe('the labelled set', () => {
  test('holds at least 150 cases, 40 of them traps', () => {
    const sizes = Object.values(labelledSet).map((cases) => cases.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(150);
    expect(labelledSet['traps']?.length).toBeGreaterThanOrEqual(40);
  });

  test('names every cause at least once', () => {
    const named = new Set(
      Object.values(labelledSet)
        .flat()
        .flatMap((one) => one.expected.map((expected) => expected.cause)),
    );
    expect(causes.map(({ cause }) => cause.id).filter((id) => !named.has(id))).toEqual([]);
  });
});

describe('the same through a HAR', () => {
  // A HAR cannot say why the browser withheld an answer, where CDP can.
  const cases = Object.values(labelledSet)
    .flat()
    .filter((one) => one.calls.every((call) => call.line === undefined && call.cors === undefined));
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const scene = sceneOf(one);
    const review = createReview(causes);
    const reader = new HarReader({ exchange: (exchange) => review.add(exchange) });
    reader.push(new TextEncoder().encode(harOf(scene.exchanges)));
    expect(reader.end().entries).toBe(scene.exchanges.length);
    expect(
      review.result().diagnoses.map((found) => ({
        cause: found.cause,
        status: found.status,
        refusedBy: found.refusedBy,
        integration: found.integration,
        message: found.message,
        entries: found.entries,
      })),
    ).toEqual(
      one.expected.map((expected) => ({
        cause: expected.cause,
        status: expected.status,
        refusedBy: expected.refusedBy,
        integration: expected.integration ?? null,
        message: expected.message,
        entries: expected.at.map((at) => at + scene.offset),
      })),
    );
  });
});

describe.each(Object.entries(labelledSet))('%s', (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const scene = sceneOf(one);
    const review = createReview(causes);
    for (const exchange of scene.exchanges) review.add(exchange);
    const result = review.result();
    expect(
      result.diagnoses.map((found) => ({
        cause: found.cause,
        example: found.example,
        status: found.status,
        wireStatus: found.wireStatus,
        refusedBy: found.refusedBy,
        integration: found.integration,
        customOnly: found.customOnly,
        message: found.message,
        entries: found.entries,
      })),
    ).toEqual(
      one.expected.map((expected) => ({
        cause: expected.cause,
        example: expected.example ?? null,
        status: expected.status,
        wireStatus: expected.wireStatus === undefined ? expected.status : expected.wireStatus,
        refusedBy: expected.refusedBy,
        integration: expected.integration ?? null,
        customOnly: expected.customOnly ?? false,
        message: expected.message,
        entries: expected.at.map((at) => at + scene.offset),
      })),
    );
    one.expected.forEach((expected, at) =>
      expect(expected.confidence ?? ['certain', 'likely', 'possible']).toContain(
        result.diagnoses[at]?.confidence,
      ),
    );
    for (const found of result.diagnoses) {
      expect(found.steps.length).toBeGreaterThan(0);
      expect(
        `${found.title} ${found.summary} ${found.meaning} ${found.verify} ${found.steps.map((step) => step.text).join(' ')}`,
      ).not.toMatch(/[{}]|…\s*\./);
    }
    expect(result.setAside).toBe(scene.aside);
    expect(result.setAsideEntries.every((entry) => say(`aside.${entry.why}`).length > 10)).toBe(
      true,
    );
  });
});
