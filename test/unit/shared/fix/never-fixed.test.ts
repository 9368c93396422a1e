import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import type { Verdict } from '../../../../shared/fix/watch.ts';
import { exchange } from '../../renderer/build.ts';
import { reviewed } from '../rules/exchange-of.ts';

/** A request as it is made up here: where its record stands, and what is done with it, by whom. */
interface Deed {
  readonly host: string;
  readonly method: string;
  readonly route: string;
  /** Ids in the path, one after each part. */
  readonly pathId: number | null;
  readonly query: Readonly<Record<string, string | number>>;
  readonly body: readonly Readonly<Record<string, unknown>>[] | null;
  /** A list, or the one record alone. */
  readonly isList: boolean;
  readonly agent: number;
  readonly button: string | null;
  readonly answer: string;
  /** 200 where left out. */
  readonly status?: number;
  /** Only where it came from somewhere else than the network. */
  readonly from?: NonNullable<Exchange['response']>['from'];
  /** Only where it was not done. */
  readonly state?: Exchange['state'];
  readonly resourceType?: Exchange['resourceType'];
  /** Another sign-in and role of the same agent. */
  readonly role?: string;
}

const routes = ['Tickets', 'Actions', 'Asset', 'Users', 'Invoice', 'Report', 'Agent'];
const recordFields = [
  'id',
  'ticket_id',
  'TicketId',
  'ticketID',
  'faultid',
  'Fault_ID',
  'user_id',
  'assetId',
  'invoice_id',
  'site_id',
  'priorityid',
  'workflow_id',
  'slaid',
  'department_id',
];
const actionFields = [
  'outcome_id',
  'new_status',
  'status_id',
  'newStatusId',
  'action_id',
  'chargerate',
  'actiontype',
  'result',
  'operationName',
];
const queryFields = ['id', 'ticket_id', 'user_id', 'ticketid', 'type', 'search', 'view_id'];

const ids = fc.integer({ min: 100, max: 99_999 });

const bodies = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...recordFields), { minLength: 0, maxLength: 3 }),
    fc.uniqueArray(fc.constantFrom(...actionFields), { minLength: 0, maxLength: 2 }),
    fc.array(ids, { minLength: 5, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([records, actions, numbers, isNested]) => {
    const fields: Record<string, unknown> = { note_html: 'On site at two.' };
    records.forEach((name, at) => {
      fields[name] = numbers[at];
    });
    actions.forEach((name, at) => {
      fields[name] = numbers[3 + at];
    });
    return isNested ? { details: { ...fields } } : fields;
  });

const deeds: fc.Arbitrary<Deed> = fc
  .record({
    host: fc.constant('acme.halopsa.com'),
    method: fc.constantFrom('POST', 'PUT', 'DELETE'),
    route: fc.constantFrom(...routes),
    pathId: fc.option(ids),
    query: fc.dictionary(fc.constantFrom(...queryFields), ids, { maxKeys: 2 }),
    body: fc.option(fc.array(bodies, { minLength: 1, maxLength: 2 })),
    isList: fc.boolean(),
    agent: fc.constant(7),
    button: fc.option(fc.constantFrom('Clicked “Save”', 'Clicked “Close”')),
    answer: fc.constant('{"id":1}'),
  })
  .map((deed) => (deed.isList ? deed : { ...deed, body: deed.body?.slice(0, 1) ?? null }))
  // Somewhere it has to say what it is about; else nobody could tell one from another.
  .filter(
    ({ pathId, query, body }) =>
      pathId !== null || Object.keys(query).length > 0 || leaves(body).length > 1,
  );

/** Each value in a body that says what is done, and to what, as a way to change it. */
function leaves(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (string | number)[][] {
  if (typeof value !== 'object' || value === null)
    return path.at(-1) === 'note_html' || path.length === 0 ? [] : [[...path]];
  return Object.entries(value).flatMap(([name, one]) =>
    leaves(one, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function changed<T>(value: T, path: readonly (string | number)[], to: unknown): T {
  const [first, ...rest] = path;
  if (first === undefined) return to as T;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[first] = changed(copy[first], rest, to);
  return copy as T;
}

/** What another deed may differ in; each gives null where this deed has nothing of the kind. */
const others: Readonly<Record<string, (deed: Deed, number: number) => Deed | null>> = {
  'another id in the path': (deed, number) =>
    deed.pathId === null ? null : { ...deed, pathId: deed.pathId + number },
  'no id in the path': (deed) => (deed.pathId === null ? null : { ...deed, pathId: null }),
  'another value in the query': (deed, number) => {
    const [name] = Object.keys(deed.query);
    return name === undefined
      ? null
      : { ...deed, query: { ...deed.query, [name]: Number(deed.query[name]) + number } };
  },
  'one more id in the query': (deed, number) => ({
    ...deed,
    query: { ...deed.query, site_id: number },
  }),
  'another id or action in the body': (deed, number) => {
    const all = leaves(deed.body);
    const path = all[number % Math.max(1, all.length)];
    return path === undefined ? null : { ...deed, body: changed(deed.body, path, number + 99_999) };
  },
  'one record more in the list': (deed, number) =>
    deed.body === null || !deed.isList
      ? null
      : { ...deed, body: [...deed.body, { id: number, ticket_id: number }] },
  'one record less in the list': (deed) =>
    deed.body === null ||
    !deed.isList ||
    deed.body.length < 2 ||
    leaves([deed.body[1]]).length === 0
      ? null
      : { ...deed, body: deed.body.slice(0, 1) },
  'an order that it did not have': (deed) =>
    deed.body === null
      ? null
      : { ...deed, body: deed.body.map((one) => ({ ...one, _recover: true })) },
  'another host': (deed) => ({ ...deed, host: 'beta.halopsa.com' }),
  'another host of the same name': (deed) => ({ ...deed, host: 'acme.example.com' }),
  'another route': (deed) => ({ ...deed, route: 'Contract' }),
  'a sub-route': (deed) => ({ ...deed, route: `${deed.route}/preview` }),
  'another method': (deed) => ({ ...deed, method: 'PATCH' }),
  'the list that is read after it': (deed) => ({ ...deed, method: 'GET', body: null }),
  'PUT after POST, and POST after PUT': (deed) => ({
    ...deed,
    method: deed.method === 'PUT' ? 'POST' : 'PUT',
  }),
  'its preflight': (deed) => ({ ...deed, resourceType: 'preflight' }),
  'an OPTIONS request': (deed) => ({ ...deed, method: 'OPTIONS', body: null }),
  'what was taken in and is still to be done': (deed) => ({ ...deed, status: 202 }),
  'several answers in one': (deed) => ({ ...deed, status: 207 }),
  'a page that it was sent on to': (deed) => ({ ...deed, status: 302 }),
  'a copy that is still good': (deed) => ({ ...deed, status: 304 }),
  'a copy out of a cache': (deed) => ({ ...deed, from: 'disk-cache' }),
  'what a worker of the page answered': (deed) => ({ ...deed, from: 'service-worker' }),
  'a request that was broken off': (deed) => ({ ...deed, state: 'failed' }),
  'a request that was broken off by another page': (deed) => ({ ...deed, state: 'incomplete' }),
  'a list of answers of which one says that it failed': (deed) => ({
    ...deed,
    answer: '[{"id":1,"success":true},{"success":false,"error":"It was not saved"}]',
  }),
  'a sign-in page in place of an answer': (deed) => ({
    ...deed,
    answer: '<html><body><form action="/auth/login">Sign in</form></body></html>',
  }),
  'a record in the address in place of the body': (deed, number) =>
    deed.body === null || deed.pathId !== null
      ? null
      : { ...deed, pathId: number, body: [{ note_html: 'On site at two.' }] },
};

/** What stays the same deed: it must be told as fixed, or nothing is ever proved. */
const same: Readonly<Record<string, (deed: Deed) => Deed>> = {
  'the very same': (deed) => deed,
  'another note': (deed) =>
    deed.body === null
      ? deed
      : { ...deed, body: deed.body.map((one) => renamed(one, 'On site at three.')) },
  'fields in another order': (deed) =>
    deed.body === null
      ? deed
      : {
          ...deed,
          body: deed.body.map((one) => Object.fromEntries(Object.entries(one).toReversed())),
        },
  'a number against caches': (deed) => ({ ...deed, query: { ...deed.query, _: 1_795_961_597 } }),
  'the same person with another role': (deed) => ({ ...deed, role: 'Administrator' }),
  'ids as texts': (deed) =>
    deed.body === null
      ? deed
      : {
          ...deed,
          body: JSON.parse(
            JSON.stringify(deed.body).replaceAll(/:(\d+)/g, ':"$1"'),
          ) as Deed['body'],
        },
  'an answer without a body': (deed) => ({ ...deed, answer: '', status: 204 }),
};

function renamed(one: Readonly<Record<string, unknown>>, note: string): Record<string, unknown> {
  return JSON.parse(JSON.stringify(one).replaceAll('On site at two.', note)) as Record<
    string,
    unknown
  >;
}

function sentOf({ body, isList }: Deed): unknown {
  return body === null ? undefined : isList ? body : body[0];
}

function asked(index: number, deed: Deed, status: number, answer: string): Exchange {
  const { host, method, route, pathId, query, agent, button, role = '' } = deed;
  const path = `/api/${route}${pathId === null ? '' : `/${pathId}`}`;
  const search = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const one = exchange(index, {
    method,
    url: `https://${host}${path}${search === '' ? '' : `?${search}`}`,
    status,
    by: `agent-${agent}${role}`,
    sent: sentOf(deed),
    ...(deed.from === undefined ? {} : { from: deed.from }),
    ...(deed.state === undefined ? {} : { state: deed.state }),
    ...(deed.resourceType === undefined ? {} : { resourceType: deed.resourceType }),
  });
  if (one.response === null) throw new Error('every request here is answered');
  const mimeType = answer.startsWith('<') ? 'text/html' : 'application/json';
  return {
    ...one,
    startedAt: index * 60_000,
    action: button,
    response: {
      ...one.response,
      body: { ...noBody, text: answer, mimeType, size: answer.length },
    },
  };
}

const me = (index: number, agent: number, role = ''): Exchange => ({
  ...asked(
    index,
    {
      host: 'acme.halopsa.com',
      method: 'GET',
      route: 'Agent/me',
      pathId: null,
      query: {},
      body: null,
      isList: false,
      agent,
      button: null,
      answer: '',
      role,
    },
    200,
    JSON.stringify({ id: agent, name: `Agent ${agent}`, ...(role === '' ? {} : { role }) }),
  ),
});

function verdict(failed: Deed, later: readonly Deed[], status = 403): Verdict {
  const refusal = '{"Message":"You do not have permission to do this."}';
  const exchanges = [
    me(1, failed.agent),
    asked(2, failed, status, refusal),
    ...later.flatMap((deed, at) => [
      me(10 + at * 2, deed.agent, deed.role),
      asked(11 + at * 2, deed, deed.status ?? 200, deed.answer),
    ]),
  ];
  const rows = exchanges.map(rowOf);
  const review = reviewed(exchanges);
  const diagnosis = review.diagnoses.find(({ entries }) => entries.includes(2));
  if (diagnosis === undefined) throw new Error('the refusal was not found');
  const fingerprint = fingerprintOf({ ...diagnosis, entries: [2] }, rows);
  return verdictOf({ fingerprint, after: 2, anySite: false, pace: null }, rows, review, 1e12);
}

/** A right is missing by the words of the answer, whatever its status. */
const statuses = fc.constantFrom(400, 403, 404, 409, 422, 423, 429, 500, 503);

describe('a refusal', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(others)), ids), {
    minLength: 1,
    maxLength: 8,
  });

  it('is never told as fixed by any sequence of what is not the same deed', () => {
    fc.assert(
      fc.property(deeds, steps, statuses, (failed, sequence, status) => {
        const later = sequence.flatMap(([name, number]) => {
          const other = others[name]?.(failed, number) ?? null;
          return other === null ? [] : [other];
        });
        expect(['works', 'partly', 'running']).not.toContain(verdict(failed, later, status).kind);
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.keys(others))('is not told as fixed by %s alone', (name) => {
    fc.assert(
      fc.property(deeds, ids, statuses, (failed, number, status) => {
        const other = others[name]?.(failed, number) ?? null;
        fc.pre(other !== null);
        expect(['works', 'partly', 'running']).not.toContain(verdict(failed, [other], status).kind);
      }),
      { numRuns: 12 },
    );
  });

  it.each(Object.entries(same))('is told as fixed by %s', (_, change) => {
    fc.assert(
      fc.property(deeds, statuses, (failed, status) => {
        expect(verdict(failed, [change(failed)], status).kind).toBe('works');
      }),
      { numRuns: 12 },
    );
  });
});
