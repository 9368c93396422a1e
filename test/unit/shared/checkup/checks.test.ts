import { describe, expect, test } from 'vitest';
import type { Check, CheckExample, FieldType } from '../../../../shared/checkup/check.ts';
import { checkSchema, pathOf } from '../../../../shared/checkup/check.ts';
import { exampleLines } from '../../../../shared/checkup/examples.ts';
import { addressPattern, mostAddresses, planOf } from '../../../../shared/checkup/plan.ts';
import { knowledgeFiles } from '../../resources/built-in.ts';
import { checkFiles, checks } from './built-in.ts';

const linesOf = (check: Check, example: CheckExample) => exampleLines(check, example, checks);

const outcomesOf = (check: Check, example: CheckExample) =>
  linesOf(check, example).flatMap(({ outcome }) => outcome ?? []);

/** What no field of this type holds. */
function oddValues(type: FieldType): readonly (number | string | boolean | object)[] {
  const odd = [{ a: 1 }, [1]];
  switch (type) {
    case 'text':
    case 'address':
    case 'version':
      return [...odd, 4, true];
    case 'number':
      return [...odd, '4', true];
    case 'flag':
      return [...odd, 'true', 1];
    case 'date':
      return [...odd, 20261129, 'soon', '29/11/2026'];
  }
}

function rowsOf(check: Check, { answer: { body } }: CheckExample): readonly object[] {
  if (body == null) return [];
  const list = Array.isArray(body)
    ? body
    : Object.values(body).find((value) => Array.isArray(value));
  return (check.answer === 'record' ? [body] : list) as readonly object[];
}

/** The answer of an example with each of its fields in turn as what it never is. */
function oddAnswers(
  check: Check,
  { answer: { body: _body, ...rest } }: CheckExample,
  row: object,
): readonly (readonly [name: string, answer: CheckExample['answer']])[] {
  return Object.entries(check.fields).flatMap(([field, type]) =>
    oddValues(type).map((odd) => {
      const changed = { ...row, [field]: odd };
      const text = JSON.stringify(check.answer === 'record' ? changed : [changed]);
      return [`${field} ${JSON.stringify(odd)}`, { ...rest, text }] as const;
    }),
  );
}

describe('the checks', () => {
  test.each(Object.keys(checkFiles))('%s fits the schema and is named after its id', (file) => {
    const parsed = checkSchema.safeParse(checkFiles[file]);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(file).toBe(`${parsed.data?.id}.json`);
  });

  test(`all find room in one check-up, which reads at most ${mostAddresses} addresses`, () => {
    const plan = planOf(checks);
    expect(plan.left).toEqual([]);
    expect(plan.checks).toHaveLength(checks.length);
    expect(plan.addresses.length).toBeLessThanOrEqual(mostAddresses);
  });

  test('read only addresses of the one form that is ever asked', () => {
    expect(checks.map(pathOf).filter((address) => !addressPattern.test(address))).toEqual([]);
  });

  test('lead to causes that there are', () => {
    const known = [...Object.keys(knowledgeFiles).map((name) => name.slice(0, -5)), 'by-words'];
    const named = checks.flatMap(({ outcomes }) => outcomes.flatMap(({ cause }) => cause ?? []));
    expect(named.filter((cause) => !known.includes(cause))).toEqual([]);
  });

  test('say for each thing that is wrong what explains it or what to try', () => {
    const silent = checks.flatMap(({ id, outcomes }) =>
      outcomes
        .filter(({ state }) => state === 'broken' || state === 'look')
        .filter((one) => one.cause === undefined && (one.try === undefined || !one.who))
        .map((one) => `${id} ${one.id}`),
    );
    expect(silent).toEqual([]);
  });
});

describe.each(checks)('$id', (check) => {
  test.each(check.examples.fine)('finds nothing: $name', (example) => {
    const lines = linesOf(check, example);
    expect(lines.length).toBeGreaterThan(0);
    for (const { state, says } of lines) expect([state, says]).toEqual(['fine', says || 'nothing']);
  });

  test.each(check.examples.found)('finds: $name', (example) => {
    expect(outcomesOf(check, example)).toEqual(example.found ?? []);
    for (const line of linesOf(check, example)) expect(line.says).not.toBe('');
  });

  test.each(check.examples.cannotTell)('cannot tell: $name', (example) => {
    const lines = linesOf(check, example);
    expect(lines.map(({ state }) => state)).toEqual(['unknown']);
    expect(lines[0]?.says === '' ? lines[0].why : lines[0]?.outcome).toBeTruthy();
    expect(outcomesOf(check, example)).toEqual(example.found ?? []);
  });

  test('tells nothing of a row in which one of its fields is of another kind', () => {
    for (const example of [...check.examples.found, ...check.examples.fine]) {
      const [row, ...others] = rowsOf(check, example);
      if (row === undefined || others.length > 0) continue;
      for (const [name, answer] of oddAnswers(check, example, row)) {
        const states = linesOf(check, { ...example, answer }).map(({ state }) => state);
        expect(states, `${example.name}: ${name}`).toEqual(['unknown']);
      }
    }
  });

  test('has an example for each of its outcomes', () => {
    const shown = Object.values(check.examples)
      .flat()
      .flatMap(({ found = [] }) => found);
    expect(check.outcomes.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([]);
  });
});
