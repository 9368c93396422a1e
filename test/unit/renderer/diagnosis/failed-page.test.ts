import { describe, expect, test } from 'vitest';
import { noteTitle, usePageTitles } from '../../../../renderer/store/page-titles.ts';
import { ownTitle } from '../../../../renderer/text/page-title.ts';
import { titleIn } from '../../../../renderer/diagnosis/record-title.ts';
import { pageName } from '../../../../renderer/text/page-name.ts';

const nameOf = (path: string, title: string | null = null) =>
  pageName(`https://acme.halopsa.com${path}`, { integration: null, title });

describe('the name of the page where it failed', () => {
  test.each([
    ['/ticket?id=2001', 'ticket 2001'],
    ['/reports?mainview=reportgroup&id=21', 'report 21'],
    ['/config/agents/agents?id=2', 'agent 2'],
    ['/status?id=3', 'status 3'],
    ['/Ticket?id=7', 'ticket 7'],
    ['/config/tickets/tickettype?id=4', 'ticket type 4'],
  ])('of one record is in the singular: %s', (path, name) => {
    expect(nameOf(path)).toEqual({ name, isRecord: true });
  });

  test('of one record that has an id for machines alone is that of the list', () => {
    const role = '/config/agents/roles?id=1f0c8a52-0000-4000-8000-000000000002';
    expect(nameOf(role)).toEqual({ name: 'Roles', isRecord: false });
    expect(nameOf(role, 'Technician')).toEqual({ name: 'role “Technician”', isRecord: true });
    expect(nameOf('/zzyx?id=a1b2')).toBeNull();
  });

  test('of one record is what people call it, where that is known', () => {
    expect(nameOf('/reports?mainview=reportgroup&id=21', 'Time by client')).toEqual({
      name: 'report “Time by client”',
      isRecord: true,
    });
  });

  test.each([
    ['/reports', 'Reporting'],
    ['/config/integrations/integrator', 'Halo Integrator'],
    ['/config/integrations/azuread', 'Entra ID'],
    ['/config/integrations/quickbooksonline/', 'QuickBooks Online'],
    ['/config/tickets/tickettype', 'Ticket Types'],
    ['/config/agents/agents', 'Agents'],
    ['/portal/home', 'Self-service portal'],
  ])('is the one that Halo’s own menu has for it: %s', (path, name) => {
    expect(nameOf(path)).toEqual({ name, isRecord: false });
  });

  test.each(['/', '/config/xyzdetails', '/config/integrations/zzyx', '/a1b2'])(
    'is none where the path alone could tell: %s',
    (path) => {
      expect(nameOf(path)).toBeNull();
    },
  );

  test('of the Halo Integrator is its own, whatever it imports from', () => {
    const of = (page: string, integration: string) =>
      pageName(`https://acme.halopsa.com/config/integrations/${page}`, { integration, title: null })
        ?.name;
    expect(of('integrator', 'Xero')).toBe('Halo Integrator');
    expect(of('azuread', 'Xero')).toBe('Entra ID');
    expect(of('zzyx', 'Zzyx Cloud')).toBe('Zzyx Cloud');
  });

  test('is its title where that is known', () => {
    expect(nameOf('/console', 'API console')).toEqual({ name: 'API console', isRecord: false });
    expect(nameOf('/', 'Home')).toEqual({ name: 'Home', isRecord: false });
  });

  test.each([
    ['{"id":21,"name":"Time by client"}', 'Time by client'],
    ['[{"id":20,"name":"A"},{"id":21,"name":" Time by client "}]', 'Time by client'],
    ['{"record_count":1,"reports":[{"id":21,"name":"Time by client"}]}', 'Time by client'],
    ['{"id":7,"name":"Other","parent":{"id":21,"name":"Time by client"}}', null],
    ['{"id":21,"summary":"A ticket goes by its number"}', null],
    [`{"id":21,"name":"${'x'.repeat(81)}"}`, null],
    ['{"id":21,"name":" "}', null],
    ['{"id":21,"name"', null],
    ['', null],
  ])('of a record stands in an answer: %s', (answer, title) => {
    expect(titleIn(answer, '21')).toBe(title);
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
