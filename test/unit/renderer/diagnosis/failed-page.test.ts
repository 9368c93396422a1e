import { describe, expect, test } from 'vitest';
import { noteTitle, usePageTitles } from '../../../../renderer/store/page-titles.ts';
import { ownTitle } from '../../../../renderer/text/page-title.ts';
import { pageName } from '../../../../renderer/diagnosis/failed-page.ts';

const nameOf = (path: string, title: string | null = null) =>
  pageName(`https://acme.halopsa.com${path}`, null, title);

describe('the name of the page where it failed', () => {
  test.each([
    ['/ticket?id=2001', 'ticket 2001'],
    ['/reports?mainview=reportgroup&id=21', 'report 21'],
    ['/config/agents/agents?id=2', 'agent 2'],
    ['/status?id=3', 'status 3'],
  ])('of one record is in the singular: %s', (path, name) => {
    expect(nameOf(path)).toEqual({ name, isRecord: true });
  });

  test('of a list begins with a capital, and the first page of a site has none', () => {
    expect(nameOf('/reports')).toEqual({ name: 'Reports', isRecord: false });
    expect(nameOf('/')).toBeNull();
  });

  test('of the Halo Integrator is its own, whatever it imports from', () => {
    const of = (page: string) =>
      pageName(`https://acme.halopsa.com/config/integrations/${page}`, 'Microsoft Entra ID', null)
        ?.name;
    expect(of('azuread')).toBe('Microsoft Entra ID');
    expect(of('integrator')).toBe('Halo Integrator');
  });

  test('is its title where that is known, but for one record', () => {
    expect(nameOf('/console', 'API console')).toEqual({ name: 'API console', isRecord: false });
    expect(nameOf('/', 'Home')).toEqual({ name: 'Home', isRecord: false });
    expect(nameOf('/ticket?id=2001', 'Printer')?.name).toBe('ticket 2001');
  });

  test.each([
    ['API console – Acme', 'API console'],
    ['Acme | API console', 'API console'],
    ['API console', 'API console'],
    ['API console - HaloPSA', 'API console'],
    ['Acme', null],
    ['HaloPSA', null],
    ['Error 401 – Acme', null],
    ['404 Not found', null],
    ['x'.repeat(61), null],
    ['acme.halopsa.com/console', null],
    ['', null],
  ])('in its title is what no other page says: %s', (title, own) => {
    const titles = new Map([
      ['https://acme.halopsa.com/tickets', 'Tickets – Acme'],
      ['https://acme.halopsa.com/console', title],
    ]);
    expect(ownTitle('https://acme.halopsa.com/console', titles)).toBe(own);
  });

  test('that leads on without loading is no more called like the one before', () => {
    const halo = 'https://acme.halopsa.com';
    noteTitle({ url: `${halo}/tickets`, title: 'Tickets' });
    noteTitle({ url: `${halo}/console`, title: 'Tickets' });
    expect(usePageTitles.getState().titles.get(`${halo}/console`)).toBeUndefined();
    noteTitle({ url: `${halo}/console?tab=1`, title: 'API console' });
    expect(usePageTitles.getState().titles.get(`${halo}/console`)).toBe('API console');
    noteTitle({ url: `${halo}/reports`, title: 'API console' });
    noteTitle({ url: `${halo}/users`, title: 'API console' });
    noteTitle({ url: `${halo}/ticket?id=2001`, title: 'Printer' });
    expect([...usePageTitles.getState().titles.values()]).toEqual(['Tickets', 'API console']);
  });
});
