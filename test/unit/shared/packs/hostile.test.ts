import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPack, readJson } from '../../../../shared/packs/check.ts';
import { faultLine } from '../../../../shared/packs/faults.ts';
import { exampleCause, own, packOf } from './make-pack.ts';

type Step = string | number;

/** Every place in a value, as the steps that lead there. */
function placesIn(value: unknown, way: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  return [
    way,
    ...Object.entries(value).flatMap(([key, inner]) =>
      placesIn(inner, [...way, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function changed(value: unknown, [step, ...way]: readonly Step[], put: unknown): unknown {
  if (step === undefined) return put;
  const copy = (
    Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  ) as Record<Step, unknown>;
  copy[step] = changed(copy[step], way, put);
  return copy;
}

const whole = packOf([exampleCause]);
const places = placesIn(whole);

test('whatever stands at any place of a pack, it passes or each fault has words', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, put) => {
      const checked = checkPack(changed(whole, place, put), own);
      if (checked.ok) return;
      expect(checked.faults.length).toBeGreaterThan(0);
      for (const fault of checked.faults) expect(faultLine(fault)).toMatch(/\S.*\.$/s);
    }),
    { numRuns: 400 },
  );
});

test('whatever a file holds, it is JSON or refused in words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const read = readJson(text);
      if (!read.ok) expect(read.faults[0]?.words).toMatch(/^(This is not valid JSON|The brackets)/);
    }),
    { numRuns: 300 },
  );
});
