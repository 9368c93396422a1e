import { describe, expect, it } from 'vitest';
import { actors } from '../../../../../shared/rules/diagnosis.ts';
import { examCase, examOf, examSize } from '../../../../../shared/learn/exam/exam.ts';
import { recipes } from '../../../../../shared/learn/exam/recipes.ts';
import { mendersOf } from '../../../../../shared/learn/guide-table.ts';
import { createReview } from '../../../../../shared/rules/review.ts';
import { knowledge } from '../../rules/knowledge-files.ts';

const causes = knowledge();
const beyondTheGuide = [
  'wrong-value',
  'missing-parameter',
  'integration-not-set-up',
  'integration-rejected',
  'record-protected',
  'runbook-failed',
  'webhook-failed',
  'unsupported-media-type',
  'token-without-scope',
  'sign-in-refused',
  'sign-in-setup',
  'sign-in-cookie-lost',
  'sign-in-loop',
  'clock-skew',
  'headers-too-large',
  'page-outdated',
  'page-instead-of-data',
  'proxy-sign-in',
  'mixed-content',
  'licence-unreachable',
];
const seeds = Array.from({ length: 600 }, (_, seed) => seed + 1);

describe('the exam', () => {
  it('makes cases that the program itself explains as they were meant, over 600 seeds', () => {
    const wrong = seeds.map(examCase).flatMap(({ seed, origin, exchanges, cause, failed }) => {
      const review = createReview(causes, { haloOrigins: [origin] });
      for (const exchange of exchanges) review.add(exchange);
      const found = review
        .result()
        .diagnoses.map((diagnosis) => ({ cause: diagnosis.cause, entries: diagnosis.entries }));
      const isRight =
        found.length === 1 &&
        found[0]?.cause === cause &&
        failed.every((index) => found[0]?.entries.includes(index));
      return isRight
        ? []
        : [
            {
              seed,
              cause,
              failed,
              found,
              call: failed.map((index) => exchanges[index]?.request.url),
            },
          ];
    });
    expect(wrong).toEqual([]);
  });

  it('meets every kind of failure it knows within these seeds', () => {
    expect(new Set(seeds.map((seed) => examCase(seed).cause))).toEqual(
      new Set(recipes.map(({ cause }) => cause)),
    );
  });

  it('knows the causes that live sites showed beyond the guide', () => {
    const known = new Set(recipes.map(({ cause }) => cause));
    expect(beyondTheGuide.filter((cause) => !known.has(cause))).toEqual([]);
  });

  it('gives the same case for the same seed, and another one for the next', () => {
    expect(examCase(7)).toEqual(examCase(7));
    expect(JSON.stringify(examCase(7).exchanges)).not.toBe(JSON.stringify(examCase(8).exchanges));
  });

  it('asks each cause once, and offers the right answer among four', () => {
    for (const seed of seeds.slice(0, 60)) {
      const cases = examOf(seed);
      expect(cases).toHaveLength(examSize);
      expect(new Set(cases.map(({ cause }) => cause)).size).toBe(examSize);
      for (const one of cases) {
        expect(new Set(one.choices).size).toBe(4);
        expect(one.choices).toContain(one.cause);
      }
    }
  });

  it('asks about causes that the knowledge explains, and that somebody can mend', () => {
    for (const { cause: id } of recipes) {
      const cause = causes.find((loaded) => loaded.cause.id === id)?.cause;
      if (cause === undefined) throw new Error(`no cause is called ${id}`);
      const menders = mendersOf(cause);
      expect(menders.length, id).toBeGreaterThan(0);
      expect(menders.length, id).toBeLessThan(actors.length);
    }
  });
});
