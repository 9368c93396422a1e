import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Check, pathOf } from '../../../../shared/checkup/check.ts';
import { addressPattern, mostAddresses, planOf } from '../../../../shared/checkup/plan.ts';
import { checkPack } from '../../../../shared/packs/check.ts';
import { faultsIn, own, packOf } from '../packs/make-pack.ts';
import { checks } from './built-in.ts';

/** A check that a partner may write: a list of its own, with its own words. */
const partnerCheck = {
  schema: 1,
  id: 'acme-syncs',
  group: 'integrations',
  title: 'Acme syncs',
  reads: 'How the newest sync of each customer ended',
  address: { path: '/api/AcmeSync', query: { count: '50' } },
  answer: 'list',
  fields: { id: 'number', name: 'text', error: 'text' },
  needs: ['id', 'name'],
  name: ['name'],
  one: ['id'],
  words: 'error',
  outcomes: [
    {
      id: 'failed',
      state: 'broken',
      when: {
        all: [{ fact: 'error', known: true }, { not: { fact: 'error', is: '' } }],
      },
      says: 'The newest sync of {name} failed.',
      try: 'Tell the Acme team.',
      who: 'integration-owner',
    },
  ],
  fine: 'All {count} ended well.',
  none: 'Nothing was synced.',
  examples: {
    fine: [{ name: 'well', answer: { body: [{ id: 1, name: 'Aspen', error: '' }] } }],
    found: [
      {
        name: 'failed',
        answer: { body: [{ id: 1, name: 'Aspen', error: 'No such key' }] },
        found: ['failed'],
      },
    ],
    cannotTell: [{ name: 'another shape', answer: { body: [{ colour: 'red' }] } }],
  },
} as const;

const head = { schema: 1, pack: { name: 'Acme checks', version: '1', by: 'Acme' } };

describe('a rule pack with checks', () => {
  test('needs no causes', () => {
    const read = checkPack({ ...head, checks: [partnerCheck] }, own);
    expect(read.ok && read.value.causes).toEqual([]);
    expect(read.ok && read.value.checks?.map(({ id }) => id)).toEqual(['acme-syncs']);
  });

  test('needs at least one of either', () => {
    expect(faultsIn(head)).toEqual(['causes: is missing.']);
    expect(faultsIn(packOf([]))).toEqual(['causes: must hold at least one entry.']);
    expect(faultsIn({ ...head, checks: [] })).toEqual(['causes: is missing.']);
  });

  test.each<readonly [string, object, string]>([
    [
      'that leads to a cause that nobody knows',
      { outcomes: [{ ...partnerCheck.outcomes[0], cause: 'coffee' }] },
      'checks[0].outcomes[0].cause',
    ],
    ['that writes', { method: 'POST' }, 'checks[0].method'],
    ['that names a host', { address: { path: '//evil.example/api/A' } }, 'checks[0].address.path'],
    ['that leaves the API', { address: { path: '/auth/token' } }, 'checks[0].address.path'],
    ['whose words hide signs', { title: 'Acme\u202e syncs' }, 'checks[0].title'],
    ['whose own example comes out otherwise', { outcomes: [] }, 'checks[0].examples.found[0]'],
    ['that asks for a field that it does not read', { needs: ['colour'] }, 'checks[0].fields'],
  ])('is refused %s', (_name, change, place) => {
    const faults = faultsIn({ ...head, checks: [{ ...partnerCheck, ...change }] });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toContain(place);
  });

  test('is refused with two checks of one name', () => {
    expect(faultsIn({ ...head, checks: [partnerCheck, partnerCheck] })).toEqual([
      'checks[1].id: is “acme-syncs” again, as in checks[0]. Each check needs an id of its own.',
    ]);
  });

  test('never claims whose it is', () => {
    const faults = faultsIn({ ...head, checks: [{ ...partnerCheck, origin: 'built-in' }] });
    expect(faults[0]).toContain('checks[0].origin');
  });
});

describe('the plan with checks of packs', () => {
  const many = (count: number): readonly Check[] =>
    Array.from({ length: count }, (_, at) => ({
      ...(partnerCheck as unknown as Check),
      id: `acme-${at}`,
      address: { path: `/api/Acme${String.fromCharCode(65 + at)}` },
      origin: 'Acme checks',
    }));

  test('takes them in before what few have, and says which checks found no room', () => {
    const few = checks.filter(({ seldom }) => seldom === true);
    const plan = planOf([...checks, ...many(7)]);
    expect(plan.addresses).toHaveLength(mostAddresses);
    expect(plan.checks.filter(({ origin }) => origin !== undefined)).toHaveLength(7);
    expect(plan.left.map(({ id }) => id)).toEqual(few.map(({ id }) => id));
  });

  test('never reads more than 25 addresses, whatever packs add', () => {
    for (let count = 0; count <= 26; count += 1) {
      const all = [...checks, ...many(count)];
      const plan = planOf(all);
      expect(plan.addresses.length).toBeLessThanOrEqual(mostAddresses);
      expect([...plan.checks, ...plan.left]).toHaveLength(all.length);
    }
  });
});

describe('packs that anybody may write', () => {
  const name = fc.oneof(
    fc.constantFrom('path', 'query', 'method', 'url', 'host', 'headers', 'body', '__proto__'),
    fc.string({ maxLength: 12 }),
  );
  const path = fc.oneof(
    fc.constantFrom(
      '/api/Rows',
      '/api/Rows/all',
      '//evil.example/api/Rows',
      'https://evil.example/api/Rows',
      '/api/../auth/token',
      '/api/Rows?_delete=true',
      '/api/Rows#x',
      '/API/Rows',
      '/api/Rows/1',
      '/api/Rows\n',
      '/api\\Rows',
    ),
    fc.webPath(),
    fc.string(),
  );
  const query = fc.dictionary(
    fc.oneof(fc.constantFrom('count', 'type', 'id', '_method'), fc.string()),
    fc.oneof(fc.constantFrom('1', 'true', 'a&b=c', '%2e%2e'), fc.string()),
    { maxKeys: 4 },
  );

  const more = fc.dictionary(name, fc.anything(), { maxKeys: 2 });

  test('read nothing but addresses of the one form, or are refused', () => {
    let taken = 0;
    fc.assert(
      fc.property(path, query, fc.oneof(fc.constant({}), more), (...given) => {
        const [where, asked, extra] = given;
        const pack = {
          ...head,
          checks: [{ ...partnerCheck, ...extra, address: { ...extra, path: where, query: asked } }],
        };
        const read = checkPack(pack, own);
        if (!read.ok) return true;
        taken += 1;
        return (read.value.checks ?? []).every((check) => addressPattern.test(pathOf(check)));
      }),
      // One that is taken is always among them.
      { numRuns: 400, examples: [['/api/Rows', { count: '1' }, {}]] },
    );
    expect(taken).toBeGreaterThan(0);
  });
});
