import { describe, expect, test } from 'vitest';
import { apartText } from '../../../../shared/compare/apart.ts';
import { comparisonOf } from '../../../../shared/compare/comparison.ts';
import { type Call, type Person, take } from './taking.ts';

const guid = '0f8fad5b-d9cb-469f-a165-70867728950e';

const me = (id: number, name: string): Call => ({
  url: '/api/agent/me',
  body: JSON.stringify({ id, name }),
});
const save = (ticket: number, more: object = {}, answer: Partial<Call> = {}): Call => ({
  method: 'POST',
  url: '/api/actions',
  requestBody: JSON.stringify([{ ticket_id: ticket, outcome_id: 7, ...more }]),
  body: '{"id":9}',
  ...answer,
});
const read = (ticket: number): Call => ({
  url: `/api/tickets/${ticket}?includedetails=true`,
  body: JSON.stringify({ id: ticket, summary: 'x' }),
});

const at = (site: string): Person => ({ seed: 1, site, shuffled: false, noisy: false });
const home = 'https://desk.halopsa.com';

interface Told {
  readonly site?: string;
  readonly calls: readonly Call[];
}

const compared = (working: Told, broken: Told) =>
  comparisonOf(
    ...([working, broken].map(({ site = home, calls }) => take(at(site), calls)) as [
      ReturnType<typeof take>,
      ReturnType<typeof take>,
    ]),
  );
const sentences = (working: Told, broken: Told) => compared(working, broken).apart.map(apartText);

const refused = { status: 403, body: '' };

describe('before what differs it is said', () => {
  test.each<[string, readonly Call[], readonly Call[], string]>([
    [
      'that it was another ticket',
      [me(1, 'Anna Berg'), save(2001)],
      [me(1, 'Anna Berg'), save(2005, {}, refused)],
      'Not the same record: the recording that works is about ticket 2001, the broken one about ticket 2005.',
    ],
    [
      'also where the address names it',
      [read(2001), { url: '/api/report/4', body: '[]' }],
      [read(2005), { url: '/api/report/4', body: '[]' }],
      'Not the same record: the recording that works is about ticket 2001, the broken one about ticket 2005.',
    ],
    [
      'that it was another thing of any kind',
      [{ ...save(1), url: `/api/invoices/${guid}`, requestBody: '{"a":1}' }],
      [{ ...save(1), url: '/api/invoices/7', requestBody: '{"a":1}' }],
      `Not the same record: the recording that works is about invoice ${guid}, the broken one about invoice 7.`,
    ],
    [
      'that it was another person',
      [me(1, 'Anna Berg'), save(2001)],
      [me(2, 'Ben Stone'), save(2001)],
      'Not the same person: Anna Berg in the recording that works, Ben Stone in the broken one.',
    ],
    [
      'that it was another person without a name',
      [{ ...me(1, ''), body: '{"id":1}' }, save(2001)],
      [me(2, 'Ben Stone'), save(2001)],
      'Not the same person: somebody else was signed in in the recording that fails.',
    ],
  ])('%s', (_, working, broken, sentence) => {
    expect(sentences({ calls: working }, { calls: broken })).toEqual([sentence]);
  });

  test.each([
    [home, 'https://other.halopsa.com'],
    ['https://it.company.example/halo', 'https://it.company.example/halotest'],
  ])('that it was another Halo: %s and %s, whose numbers say nothing here', (one, other) => {
    const calls = [me(1, 'Anna Berg'), save(2001)];
    const others = [me(2, 'Anna Berg'), save(2005)];
    expect(sentences({ site: one, calls }, { site: other, calls: others })).toEqual([
      `Not the same Halo address: the recording that works is from ${one}, the broken one from ${other}.`,
    ]);
    const named = { site: other, calls: [me(1, 'Ben Stone'), save(2001)] };
    expect(sentences({ site: one, calls }, named)).toHaveLength(2);
  });

  test('all three in the order in which they matter, whatever else differs', () => {
    const { apart, first } = compared(
      { calls: [me(1, 'Anna Berg'), save(2001)] },
      { calls: [me(2, 'Ben Stone'), save(2005, {}, refused)] },
    );
    expect(apart.map(({ kind }) => kind)).toEqual(['person', 'record']);
    expect(first?.kind).toBe('failed');
  });

  test('also where they cannot be compared', () => {
    const { comparable, apart } = compared(
      { calls: [save(2001)] },
      {
        site: 'https://other.halopsa.com',
        calls: [{ method: 'POST', url: '/api/reportdata', requestBody: '{"id":12}', body: '{}' }],
      },
    );
    expect(comparable).toBe(false);
    expect(apart.map(({ kind }) => kind)).toEqual(['site']);
  });
});

describe('nothing of it is said', () => {
  test.each<[string, readonly Call[], readonly Call[]]>([
    [
      'of the same',
      [me(1, 'Anna Berg'), save(2001)],
      [me(1, 'Anna Berg'), save(2001, {}, refused)],
    ],
    ['where no answer names the person', [save(2001)], [me(2, 'Ben Stone'), save(2001)]],
    [
      'where only a value is another one',
      [save(2001)],
      [save(2001, { agent_id: 5, client_id: 3 })],
    ],
    [
      'where something new is made',
      [{ ...save(0), requestBody: '[{"id":-1,"summary":"a"}]' }],
      [{ ...save(0), requestBody: '[{"id":0,"summary":"b"}]' }],
    ],
    ['where both changed it, and others too', [save(2001), save(2002)], [save(2002), save(2003)]],
    [
      'of what a page sends by itself',
      [save(2001), { method: 'POST', url: '/api/draft', requestBody: '{"id":7}', body: '{}' }],
      [save(2001), { method: 'POST', url: '/api/draft', requestBody: '{"id":8}', body: '{}' }],
    ],
  ])('%s', (_, working, broken) => {
    expect(sentences({ calls: working }, { calls: broken })).toEqual([]);
  });

  test('of an address or a name that was taken out when a recording was shared', () => {
    const shared = [me(1, 'redacted-name-1-len9'), save(2001)];
    const whole = [me(1, 'Anna Berg'), save(2001)];
    for (const site of ['https://tenant-1.halopsa.com', 'https://tenant-2'])
      expect(sentences({ site, calls: shared }, { calls: whole }), site).toEqual([]);
    expect(sentences({ calls: shared }, { calls: [me(2, 'Ben Stone'), save(2001)] })).toEqual([
      'Not the same person: somebody else was signed in in the recording that fails.',
    ]);
  });

  test('of two people who used one recording', () => {
    const both = [me(1, 'Anna Berg'), me(2, 'Ben Stone'), save(2001)];
    expect(sentences({ calls: both }, { calls: [me(3, 'Kim Lee'), save(2001)] })).toEqual([]);
  });
});
