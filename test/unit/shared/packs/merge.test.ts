import { describe, expect, test } from 'vitest';
import { mergedCauses, overrideSentences } from '../../../../shared/packs/merge.ts';
import type { Pack } from '../../../../shared/packs/pack.ts';
import { withCause } from '../../../../shared/packs/own-pack.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { exampleCause, examplePack, own, packOf } from './make-pack.ts';

const titled = (title: string, id = exampleCause.id, name = 'Later') =>
  packOf([{ ...exampleCause, id, title }], name) as Pack;

/** Title and origin of what is found in the example's failure. */
function found(packs: readonly Pack[]): readonly unknown[] {
  const review = createReview(mergedCauses(own, packs).causes);
  for (const exchange of exampleExchanges(exampleCause.examples.match[0]?.exchanges ?? []))
    review.add(exchange);
  return review.result().diagnoses.map(({ title, origin }) => ({ title, origin }));
}

describe('packs in use', () => {
  test('explain what the built-in causes explained before, and say where they come from', () => {
    expect(found([])).toEqual([
      {
        title: 'Jo is not allowed to use the charge rate “Emergency call-out”',
        origin: 'built-in',
      },
    ]);
    expect(found([examplePack])).toEqual([
      { title: 'Only the duty lead logs emergency call-outs', origin: 'Acme service desk' },
    ]);
  });

  test('replace a built-in cause of the same id, and say so', () => {
    const pack = titled('Ours', 'charge-rate-access');
    expect(found([pack])).toEqual([{ title: 'Ours', origin: 'Later' }]);
    expect(mergedCauses(own, [pack]).overrides).toEqual([
      {
        cause: 'charge-rate-access',
        title: 'The agent is not allowed to use this charge rate',
        pack: 'Later',
        over: 'built-in',
      },
    ]);
    expect(mergedCauses(own, [pack]).causes).toHaveLength(own.length);
  });

  test('give way to a later pack with the same id', () => {
    expect(found([examplePack, titled('Later wins')])).toEqual([
      { title: 'Later wins', origin: 'Later' },
    ]);
    expect(found([titled('Later wins'), examplePack])).toEqual([
      { title: 'Only the duty lead logs emergency call-outs', origin: 'Acme service desk' },
    ]);
    expect(mergedCauses(own, [examplePack, titled('Later wins')]).overrides).toEqual([
      {
        cause: 'acme-call-out',
        title: exampleCause.title,
        pack: 'Later',
        over: 'Acme service desk',
      },
    ]);
  });

  test('tell in sentences what they replace', () => {
    expect(
      overrideSentences(
        [
          ['a', 'built-in'],
          ['b', 'built-in'],
          ['c', 'Acme'],
        ].map(([title = '', over = '']) => ({
          cause: title,
          title: title.toUpperCase(),
          pack: 'X',
          over,
        })),
      ),
    ).toEqual([
      'It replaces the built-in causes “A”, “B”.',
      'It replaces the cause “C” of “Acme”.',
    ]);
  });
});

describe("the user's own pack", () => {
  test('begins with the first cause and takes a second version of it in its place', () => {
    const one = withCause(null, exampleCause);
    expect(one.pack.name).toBe('My causes');
    const two = withCause(one, { ...exampleCause, title: 'Again' });
    expect(two.causes.map(({ title }) => title)).toEqual(['Again']);
    expect(withCause(two, { ...exampleCause, id: 'other' }).causes).toHaveLength(2);
  });
});
