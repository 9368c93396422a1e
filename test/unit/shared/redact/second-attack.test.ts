import { expect, it } from 'vitest';
import { entryOf, type Planted, plantedIn, standingIn } from './attack-places.ts';
import { redactHar } from './redact-text.ts';
import { evidence, personal, secrets } from './second-attack.ts';

/** What of each stands after redaction. Each alone: what one gives away is not taken out of another. */
const standing = (planted: readonly Planted[]): readonly string[] =>
  planted.flatMap((one) =>
    standingIn(redactHar(JSON.stringify({ log: { entries: [entryOf(one)] } })).text, one),
  );

it('takes out every secret of a second attack', () => {
  expect(plantedIn(secrets).length).toBeGreaterThanOrEqual(150);
  expect(standing(secrets)).toEqual([]);
});

it('takes out what tells who somebody is, of the same attack', () => {
  expect(standing(personal)).toEqual([]);
});

it('leaves what a helper needs', () => {
  expect(plantedIn(evidence).length).toBeGreaterThanOrEqual(80);
  const stays = new Set(standing(evidence));
  expect(plantedIn(evidence).filter((value) => !stays.has(value))).toEqual([]);
});
