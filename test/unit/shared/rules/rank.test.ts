import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exchangeOf, reviewed } from './exchange-of.ts';

const halo = 'https://acme.halopsa.com';

/** `action`: what the user did just before; null where the page asked by itself. */
function call(
  index: number,
  example: ExampleExchange,
  action: string | null,
  second = index * 10,
): Exchange {
  return exchangeOf(example, {
    id: `live-${index}`,
    index,
    source: 'live',
    action,
    startedAt: second * 1000,
  });
}

const refused = (path: string, status = 403, body = ''): ExampleExchange => ({
  url: `${halo}/api/${path}`,
  status,
  body,
});
const routes = (exchanges: readonly Exchange[], marks: readonly number[] = []) =>
  reviewed(exchanges, { marks }).diagnoses.map(({ route }) => route);

describe('what comes first', () => {
  it('is what the user did last, though the page failed later by itself', () => {
    expect(
      routes([
        call(0, refused('Asset/1'), 'clicked “Assets”'),
        call(1, { ...refused('Invoice/2'), method: 'POST' }, 'clicked “Save”'),
        call(2, refused('Team'), null),
        call(3, refused('OnlineStatus'), null),
      ])[0],
    ).toBe('/api/invoice/{id}');
  });

  it('is what failed just before the mark, when there is one', () => {
    expect(
      routes(
        [
          call(0, refused('Asset/1'), 'clicked “Assets”'),
          call(1, refused('Invoice/2'), 'clicked “Invoices”'),
        ],
        [0],
      )[0],
    ).toBe('/api/asset/{id}');
  });

  it('is what failed before the last of several marks', () => {
    const both = [
      call(0, refused('Asset/1'), 'clicked “Assets”'),
      call(1, { url: `${halo}/api/Status`, status: 200 }, null),
      call(2, refused('Invoice/2'), 'clicked “Invoices”'),
      call(3, { url: `${halo}/api/Status`, status: 200 }, null),
    ];
    expect(routes(both, [0, 3])[0]).toBe('/api/invoice/{id}');
  });

  const opened = (index: number, action: string) =>
    call(index, { url: `${halo}/api/Status`, status: 200 }, action);

  it('is what failed after the mark, where nothing failed by what was done just before it', () => {
    const early = [
      call(0, refused('Asset/1'), 'clicked “Assets”'),
      opened(1, 'opened the page “Invoices”'),
      opened(2, 'opened the page “Invoices”'),
    ];
    expect(routes(early, [2])).toEqual(['/api/asset/{id}']);
    const then = [...early, call(3, refused('Invoice/2'), 'clicked “Save”')];
    expect(routes(then, [2])[0]).toBe('/api/invoice/{id}');
    expect(routes(then.toReversed(), [2])[0]).toBe('/api/invoice/{id}');
    const more = [...then, call(4, refused('Client/3'), 'clicked “Delete”')];
    expect(routes(more, [2])[0]).toBe('/api/client/{id}');
  });

  it('is what failed before the mark, where it came of what was done just before', () => {
    const marked = [
      call(0, refused('Asset/1'), 'clicked “Assets”'),
      call(1, { url: `${halo}/api/Status`, status: 200 }, null),
      opened(2, 'clicked “Assets”'),
      call(3, refused('Invoice/2'), 'clicked “Save”'),
    ];
    expect(routes(marked, [2])[0]).toBe('/api/asset/{id}');
  });

  it('is what a program of the user asked, also where pages ask for the same by themselves', () => {
    expect(
      routes([
        call(0, { ...refused('Invoice/2'), method: 'POST' }, 'clicked “Save”'),
        call(1, { ...refused('instanceinfo', 405), method: 'POST' }, 'clicked “Send”'),
      ])[0],
    ).toBe('/api/instanceinfo');
  });

  it('is the known before the unknown, where neither was done last', () => {
    expect(
      routes([
        call(0, refused('Asset/1', 418), null),
        call(1, refused('Client/1', 403), null),
        call(2, refused('Item/3', 451), null),
      ])[0],
    ).toBe('/api/client/{id}');
  });

  it('is among the known what the user did, though the page failed later by itself', () => {
    expect(
      routes([
        call(0, { ...refused('Invoice/2'), method: 'POST' }, 'clicked “Save”'),
        call(1, refused('Client/1'), null),
        call(2, refused('Asset/1', 418), 'clicked “Assets”'),
      ]),
    ).toEqual(['/api/asset/{id}', '/api/invoice/{id}', '/api/client/{id}']);
  });

  it('is never what runs in the background', () => {
    expect(
      routes([
        call(0, refused('Asset/1', 418), null),
        call(1, refused('OnlineStatus', 403), null),
      ])[0],
    ).toBe('/api/asset/{id}');
  });
});

describe('titles', () => {
  it('are never alike, whatever fails', () => {
    const paths = fc.constantFrom(
      'Tickets/1',
      'Actions',
      'Asset/2',
      'Client/3',
      'Report/4',
      'IntegrationData/Get/Xero',
      'IntegrationData/Get/Addigy',
      'Tickets/1/notes',
    );
    const statuses = fc.constantFrom(400, 401, 402, 403, 404, 409, 418, 429, 451, 500, 503, 504);
    const calls = fc.array(
      fc.record({
        path: paths,
        status: statuses,
        method: fc.constantFrom('GET', 'POST', 'DELETE'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(calls, (all) => {
        const { diagnoses } = reviewed(
          all.map(({ path, status, method }, index) =>
            call(index, { ...refused(path, status), method }, null),
          ),
        );
        const titles = diagnoses.map(({ title }) => title);
        expect(new Set(titles).size).toBe(titles.length);
      }),
      { numRuns: 150 },
    );
  });

  const told = (...calls: readonly Parameters<typeof call>[1][]) =>
    reviewed(calls.map((one, index) => call(index, one, null)))
      .diagnoses.map(({ title }) => title)
      .toSorted();

  it('say what was asked for in the words that people use, and never in those of an address', () => {
    expect(told(refused('Agent/me', 500), refused('Asset/2', 500))).toEqual([
      'Something went wrong inside Halo: asking who is signed in',
      'Something went wrong inside Halo: assets',
    ]);
    expect(told(refused('OnlineStatus', 500), refused('Actions', 500))).toEqual([
      'Something went wrong inside Halo: actions of tickets',
      'Something went wrong inside Halo: looking for news by itself',
    ]);
    expect(told(refused('TicketType/1', 500), refused('IntegratorLog', 500))).toEqual([
      'Something went wrong inside Halo: log of the Halo Integrator',
      'Something went wrong inside Halo: ticket types',
    ]);
  });

  it('say whether it was read or sent, where that tells one from the other', () => {
    expect(told(refused('Client/2', 500), { ...refused('Client', 500), method: 'POST' })).toEqual([
      'Something went wrong inside Halo: reading customers',
      'Something went wrong inside Halo: sending customers',
    ]);
  });

  it('keep the title of the one for which nobody has a word, and number several of them', () => {
    expect(told(refused('Zzyx/1', 500), refused('Asset/2', 500))).toEqual([
      'Something went wrong inside Halo',
      'Something went wrong inside Halo: assets',
    ]);
    expect(told(refused('Zzyx/1', 500), refused('Qux/Get/AB', 500))).toEqual([
      'Something went wrong inside Halo: request 0',
      'Something went wrong inside Halo: request 1',
    ]);
  });

  it('hold no brackets and no part of an address', () => {
    const paths = [
      'IntegrationData/Get/AzureAD',
      'AzureADConnection',
      'XeroDetails',
      'Qux',
      'Zz/Y',
    ];
    for (const title of told(...paths.map((path) => refused(path, 503))))
      expect(title).not.toMatch(/[(){}/#]|integrationdata|azuread|qux|\bapi\b/i);
  });
});
