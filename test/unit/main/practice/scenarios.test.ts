import { expect, test } from 'vitest';
import { readScenarios } from '../../../../shared/learn/scenario.ts';

const scenarios = readScenarios(
  import.meta.glob('../../../../resources/practice/scenarios/*.json', {
    eager: true,
    import: 'default',
  }),
);
const seed = JSON.stringify(
  import.meta.glob('../../../../resources/practice/seed.json', { eager: true, import: 'default' }),
);

test('the guide’s worked examples and its custom-only statuses each have a scenario', () => {
  expect(scenarios.map(({ example }) => example)).toEqual(
    expect.arrayContaining([
      '400-charge-rate',
      '401-integration-import',
      '403-integration-import',
      '404-approval-link',
      '429-xero-sync',
      '504-report',
    ]),
  );
  expect(scenarios.map(({ cause }) => cause)).toEqual(
    expect.arrayContaining(['method-not-allowed', 'conflict', 'unprocessable']),
  );
});

test('whoever is signed in exists, and success does not look like failure', () => {
  for (const { id, agent, failure, success } of scenarios) {
    if (agent) expect(seed, id).toContain(`"name":"${agent}"`);
    expect(success.text, id).not.toBe(failure.text);
  }
});

test('a scenario that is not well formed is named', () => {
  expect(() => readScenarios({ '/x/broken.json': { id: 'broken' } })).toThrow('/x/broken.json');
  const [first] = scenarios;
  expect(() => readScenarios({ '/x/other-name.json': first })).toThrow('/x/other-name.json');
});
