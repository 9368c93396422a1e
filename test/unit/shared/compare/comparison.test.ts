import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  comparisonOf,
  comparisonSchema,
} from '../../../../shared/compare/comparison.ts';
import { type Recording, RecordingGatherer } from '../../../../shared/compare/recording.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exchangeOf, reviewed } from '../rules/exchange-of.ts';

type Call = ExampleExchange & { readonly path: string };

const chrome = (version: number): string =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;

/** Who records, where and when: all that two honest recordings may differ in. */
interface Person {
  readonly seed: number;
  readonly host: string;
  readonly shuffled: boolean;
  readonly noisy: boolean;
}

const person = (seed: number): Person => ({
  seed,
  host: seed % 3 === 0 ? 'support.greenfield.example' : `desk${seed}.halopsa.com`,
  shuffled: seed % 2 === 1,
  noisy: seed % 4 > 1,
});

const reads = [
  'agent/me',
  'features',
  'tickettype',
  'priority',
  'status',
  'team',
  'agent',
  'toplevel',
  'viewlists',
];

/** A page of Halo that is opened, and an action that is saved on a ticket. */
function deed({ seed, noisy, shuffled }: Person): readonly Call[] {
  const ticket = 2000 + seed;
  const opening = reads.map((name): Call => ({ path: `/api/${name}`, body: answerOf(name, seed) }));
  const calls: Call[] = [
    { path: '/api/instanceinfo', body: JSON.stringify({ app_version: '2.250.1', id: seed }) },
    ...(shuffled ? opening.toReversed() : opening),
    {
      path: `/api/tickets/${ticket}?includedetails=true&_=${seed}9999`,
      body: JSON.stringify({ id: ticket, summary: `Ticket ${seed}`, status_id: 1, notes: null }),
    },
    {
      path: '/api/actions',
      method: 'POST',
      requestBody: JSON.stringify([
        { ticket_id: ticket, outcome_id: 7, note: `done by ${seed}`, timetaken: 0.5 },
      ]),
      body: JSON.stringify({ id: 90 + seed, ticket_id: ticket }),
    },
    { path: `/api/actions?ticket_id=${ticket}&count=20`, body: JSON.stringify([{ id: seed }]) },
  ];
  const poll: Call = { path: '/api/onlinestatus', body: '[]' };
  return noisy ? calls.flatMap((call, at) => (at % 3 === 0 ? [call, poll] : [call])) : calls;
}

function answerOf(name: string, seed: number): string {
  if (name === 'agent/me')
    return JSON.stringify({ id: seed, name: `Agent ${seed}`, can_view_charge_rates: true });
  return JSON.stringify([{ id: seed, name: `${name} ${seed}`, colour: '#fff' }]);
}

function record(
  who: Person,
  calls: readonly Call[],
  more: { readonly agent?: string; readonly clock?: number } = {},
): Recording {
  const gatherer = new RecordingGatherer();
  const begin = Date.UTC(2026, 9, 1 + who.seed, 9);
  const exchanges = calls.map(({ path, headers, requestHeaders, ...call }, index) =>
    exchangeOf(
      {
        status: 200,
        mimeType: 'application/json',
        duration: 40 + who.seed,
        ...call,
        url: path.startsWith('http') ? path : `https://${who.host}${path}`,
        headers: { date: new Date(begin + index * 500).toUTCString(), ...headers },
        requestHeaders: { 'user-agent': more.agent ?? chrome(156), ...requestHeaders },
      },
      { index, id: `har-${index}`, startedAt: begin + index * 500 + (more.clock ?? 0) },
    ),
  );
  for (const exchange of exchanges) gatherer.add(exchange);
  return gatherer.result(reviewed(exchanges));
}

/** Changes the calls of a path. */
const change = (calls: readonly Call[], path: string, to: (call: Call) => Call): readonly Call[] =>
  calls.map((call) => (call.path.split('?')[0] === path ? to(call) : call));

const seeds = [1, 2, 3, 4, 5];

const without = (field: string) => (call: Call) => {
  const [row] = JSON.parse(call.requestBody ?? '[{}]') as Record<string, unknown>[];
  delete row?.[field];
  return { ...call, requestBody: JSON.stringify([row]) };
};

interface Broken {
  readonly what: string;
  readonly kind: string;
  readonly text: RegExp;
  readonly cause?: string;
  make(who: Person): Recording;
}

const missingField: Broken = {
  what: 'a field that is not sent, and the refusal that it leads to',
  kind: 'sent',
  text: /^The broken recording sends no outcome/,
  make: (who) =>
    record(
      who,
      change(deed(who), '/api/actions', (call) =>
        call.method === 'POST'
          ? {
              ...without('outcome_id')(call),
              status: 400,
              body: '{"Message":"An outcome must be chosen"}',
            }
          : call,
      ),
    ),
};

const breaks: readonly Broken[] = [
  {
    what: 'a refusal of the person',
    kind: 'failed',
    text: /^POST \/api\/actions was answered in the working recording and refused in the broken one \(403\)/,
    cause: 'forbidden',
    make: (who) =>
      record(
        who,
        change(deed(who), '/api/actions', (call) =>
          call.method === 'POST' ? { ...call, status: 403, body: '' } : call,
        ),
      ),
  },
  missingField,
  {
    what: 'a value of another kind',
    kind: 'sent',
    text: /another kind of value as outcome/,
    make: (who) =>
      record(
        who,
        change(deed(who), '/api/actions', (call) =>
          call.method === 'POST'
            ? {
                ...call,
                requestBody: (call.requestBody ?? '').replace('"outcome_id":7', '"outcome_id":"x"'),
                status: 400,
                body: '{"[0].outcome_id":["Could not convert string to integer: x."]}',
              }
            : call,
        ),
      ),
  },
  {
    what: 'a right that the person lacks',
    kind: 'answered',
    text: /lacks the right “can view charge rates”/,
    make: (who) =>
      record(
        who,
        change(deed(who), '/api/agent/me', (call) => ({
          ...call,
          body: (call.body ?? '').replace('true', 'false'),
        })),
      ),
  },
  {
    what: 'a list that comes back empty',
    kind: 'answered',
    text: /^GET \/api\/team brought rows in the working recording and none/,
    make: (who) =>
      record(
        who,
        change(deed(who), '/api/team', (call) => ({ ...call, body: '[]' })),
      ),
  },
  {
    what: 'an answer that takes far longer',
    kind: 'slower',
    text: /took 31\.0 seconds/,
    make: (who) =>
      record(
        who,
        change(deed(who), '/api/toplevel', (call) => ({ ...call, duration: 31_000 })),
      ),
  },
  {
    what: 'an older browser',
    kind: 'browser',
    text: /made with Chrome 156, the broken one with Chrome 109/,
    make: (who) => record(who, deed(who), { agent: chrome(109) }),
  },
  {
    what: 'an older version of Halo',
    kind: 'version',
    text: /version 2\.250\.1, the broken one of 2\.236\.3/,
    make: (who) =>
      record(
        who,
        change(deed(who), '/api/instanceinfo', (call) => ({
          ...call,
          body: (call.body ?? '').replace('2.250.1', '2.236.3'),
        })),
      ),
  },
  {
    what: 'a clock that is wrong',
    kind: 'clock',
    text: /is 12 minutes behind/,
    make: (who) => record(who, deed(who), { clock: -12 * 60_000 }),
  },
  {
    what: 'a filter on the way',
    kind: 'route',
    text: /something stands between the computer and Halo: Via zproxy/,
    make: (who) =>
      record(
        who,
        deed(who).map((call) => ({ ...call, headers: { via: '1.1 zproxy' } })),
      ),
  },
];

describe('two recordings, of which one does not work', () => {
  const cases = breaks.flatMap((broken) => seeds.map((seed) => ({ ...broken, seed })));

  it.each(cases)('names $what first (recording $seed)', ({ make, kind, text, cause, seed }) => {
    const working = person(seed + 6);
    const comparison = comparisonOf(record(working, deed(working)), make(person(seed)));
    expect(comparison.comparable).toBe(true);
    expect(comparison.first?.kind).toBe(kind);
    expect(comparison.first?.text).toMatch(text);
    expect(comparison.text).toBe(comparison.first?.text);
    if (cause !== undefined) expect(comparison.first?.cause).toBe(cause);
    expect(() => comparisonSchema.parse(comparison)).not.toThrow();
  });

  it('puts the refusal behind what was sent wrongly', () => {
    const comparison = comparisonOf(
      record(person(7), deed(person(7))),
      missingField.make(person(1)),
    );
    expect(comparison.differences.map(({ kind }) => kind).slice(0, 2)).toEqual(['sent', 'failed']);
  });
});

describe('two honest recordings of the same', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => [at + 1, ((at * 7) % 20) + 21] as const);

  it.each(twenty)('differ in nothing (%i and %i)', (a, b) => {
    const comparison: Comparison = comparisonOf(
      record(person(a), deed(person(a))),
      record(person(b), deed(person(b))),
    );
    expect(comparison.differences).toEqual([]);
    expect(comparison.first).toBeNull();
    expect(comparison.match.same).toBe(comparison.match.steps);
    expect(comparison.match.steps).toBeGreaterThan(10);
  });
});

describe('recordings that cannot be compared', () => {
  it('are refused in words where other things are done', () => {
    const who = person(1);
    const report: readonly Call[] = [
      { path: '/api/report/12', body: '{"id":12}' },
      { path: '/api/reportdata', method: 'POST', requestBody: '{"id":12}', body: '{"rows":[]}' },
    ];
    const comparison = comparisonOf(record(who, deed(who)), record(who, report));
    expect(comparison).toMatchObject({ comparable: false, first: null, differences: [] });
    expect(comparison.text).toContain('do not show the same thing being done');
  });

  it('are refused in words where one holds no Halo', () => {
    const who = person(1);
    const other = record(who, [{ path: 'https://news.example/', body: '', mimeType: 'text/html' }]);
    const comparison = comparisonOf(record(who, deed(who)), other);
    expect(comparison.comparable).toBe(false);
    expect(comparison.text).toContain('no calls to a Halo');
  });
});
