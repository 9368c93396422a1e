import { describe, expect, test } from 'vitest';
import { scenarioOf } from '../../../../renderer/fix/practice-scenario.ts';
import { scenarios } from '../../../../renderer/platform/scenarios.ts';
import { routeOf } from '../../../../shared/rules/route.ts';

const failed = ({ cause, example, fails, start }: (typeof scenarios)[number]) =>
  scenarioOf(
    {
      cause,
      example,
      method: fails.method,
      route: routeOf(fails.path),
      wireStatus: fails.status,
    },
    `http://127.0.0.1:1${start}`,
  );

describe('a failure of the practice Halo', () => {
  test('is known by its request and its page where several have one cause', () => {
    expect(scenarios.map((scenario) => failed(scenario)?.id)).toEqual(
      scenarios.map(({ id }) => id),
    );
  });

  test('is none of those with one cause where nothing tells which', () => {
    const twice = { cause: 'forbidden', example: null, method: 'GET', wireStatus: 403 };
    expect(scenarioOf({ ...twice, route: '/api/invoice' }, null)).toBeNull();
    expect(scenarioOf({ ...twice, route: '/api/asset' }, null)).toBeNull();
  });
});
