import { expect, test } from 'vitest';
import { whichWorks } from '../../../../shared/compare/which-works.ts';
import { emptyReview, type ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import type { SuspicionKind } from '../../../../shared/rules/suspicion.ts';
import { diagnosis } from '../../renderer/build.ts';

const recording = (found: Partial<ReviewResult>, isWhole = true) => ({
  isWhole,
  review: { ...emptyReview, halo: true, ...found },
});
const fine = recording({});
const refused = recording({ diagnoses: [diagnosis({ cause: 'refused' })] });
const suspect = (kind: SuspicionKind) =>
  recording({
    suspicions: [
      { kind, route: '/api/tickets', method: 'GET', entries: [0], seconds: null, said: null },
    ],
  });

test.each([
  ['the one in which nothing failed', fine, refused, 'one'],
  ['also where it stands second', refused, fine, 'other'],
  ['also where it took long', suspect('slow'), refused, 'one'],
  ['not known where something failed in both', refused, refused, null],
  ['not known where nothing failed', fine, fine, null],
  ['not known where the other says that it failed', refused, suspect('says-failure'), null],
  ['not known where an answer of the other never came', suspect('pending'), refused, null],
  ['not known where the other ends early', refused, recording({}, false), null],
  ['not known where the other shows no Halo', recording({ halo: false }), refused, null],
  [
    'known of one that ends early behind a failure',
    recording(refused.review, false),
    fine,
    'other',
  ],
] as const)('what works is %s', (_, one, other, works) => {
  expect(whichWorks(one, other)).toBe(works);
});
