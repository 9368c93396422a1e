import { describe, expect, test } from 'vitest';
import { pageName } from '../../../../renderer/diagnosis/failed-page.ts';

const nameOf = (path: string) => pageName(`https://acme.halopsa.com${path}`, null);

describe('the name of the page where it failed', () => {
  test.each([
    ['/ticket?id=2001', 'ticket 2001'],
    ['/reports?mainview=reportgroup&id=21', 'report 21'],
    ['/config/agents/agents?id=2', 'agent 2'],
    ['/status?id=3', 'status 3'],
  ])('of one record is in the singular: %s', (path, name) => {
    expect(nameOf(path)).toEqual({ name, isRecord: true });
  });

  test('of a list stays as it is, and the first page of a site has none', () => {
    expect(nameOf('/reports')).toEqual({ name: 'reports', isRecord: false });
    expect(nameOf('/')).toBeNull();
  });
});
