import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { fixRecordSchema } from '../../../../shared/fix/record.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import type { Verdict } from '../../../../shared/fix/watch.ts';
import { withRuns } from '../../../../shared/rules/runs.ts';
import { reviewed } from '../rules/exchange-of.ts';
import { type Agent, type Asked, asked, me } from './practice-failures.ts';

const hosts = ['acme.halopsa.com', 'desk.haloitsm.com', 'other.halopsa.com'] as const;
type Host = (typeof hosts)[number];
const [acme, desk, other] = hosts;

const at = (host: Host, one: Exchange): Exchange => ({
  ...one,
  request: { ...one.request, url: one.request.url.replace(acme, host) },
  pageUrl: `https://${host}/ticket`,
});
const people: Readonly<Record<Host, Agent>> = { [acme]: 'sam', [desk]: 'alex', [other]: 'sam' };
const save = (index: number, host: Host, status: number, ticket = 2001, by = people[host]) =>
  at(
    host,
    asked(index, by, {
      method: 'POST',
      path: '/api/Actions',
      sent: [{ ticket_id: ticket, outcome_id: 1, note: 'Done' }],
      ...answered(status),
    }),
  );
const read = (index: number, host: Host, status: number, by = people[host]) =>
  at(host, asked(index, by, { path: '/api/Asset?count=50', ...answered(status) }));
const answered = (status: number): Pick<Asked, 'status' | 'answer'> => ({
  status,
  answer: status < 400 ? [{ id: 9 }] : { Message: 'It failed.' },
});
const mes = [me(1, 'sam'), at(desk, me(2, 'alex'))];

/** `failed`: indexes up to 9; `later`: from 10 on. */
function after(failed: readonly Exchange[], later: readonly Exchange[], anySite = false): Verdict {
  const known = [...mes, ...failed];
  const all = [...known, ...later];
  const fault = reviewed(known).diagnoses[0];
  if (fault === undefined) throw new Error('nothing failed');
  expect(fault.entries).toEqual(failed.map(({ index }) => index));
  return verdictOf(
    { fingerprint: fingerprintOf(fault, known.map(rowOf)), after: 9, anySite, pace: null },
    all.map(rowOf),
    reviewed(all),
    null,
  );
}

describe.each([
  ['the same record', save],
  ['the same list', read],
] as const)('one problem at two addresses, with %s', (_what, deed) => {
  describe.each([400, 403, 500, 503])('%i', (status) => {
    const failed = [deed(3, acme, status), deed(4, desk, status)];

    it('is fixed once it works at both, in whatever order', () => {
      expect(after(failed, [deed(10, acme, 200), deed(11, desk, 200)]).kind).toBe('works');
      expect(after(failed, [deed(10, desk, 200), deed(11, acme, 200)]).kind).toBe('works');
    });

    it('says which is left while it works at one', () => {
      for (const [mended, left] of [
        [acme, desk],
        [desk, acme],
      ] as const)
        expect(after(failed, [deed(10, mended, 200)])).toMatchObject({
          kind: 'partly',
          done: 1,
          left: 1,
          rest: [{ site: `https://${left}` }],
        });
    });

    it('is the same error while it fails at one again', () => {
      const again = [deed(10, acme, 200), deed(11, desk, status)];
      expect(after(failed, again)).toEqual({ kind: 'same', index: 11 });
    });

    it('is fixed by nothing at a third address', () => {
      expect(after(failed, [deed(10, other, 200), deed(11, other, 200)]).kind).toBe('waiting');
      const elsewhere = after(failed, [deed(10, acme, 200), deed(11, other, 200)], true);
      expect(elsewhere.kind).not.toBe('works');
    });
  });
});

describe('one problem at two addresses', () => {
  const failed = [save(3, acme, 500), save(4, desk, 500, 2002)];

  it('with a record each is fixed once both work', () => {
    expect(after(failed, [save(10, acme, 200), save(11, desk, 200, 2002)]).kind).toBe('works');
    expect(after(failed, [save(10, acme, 200), save(11, acme, 200, 2002)]).kind).not.toBe('works');
  });

  it('is fixed by nobody else at either', () => {
    const byAlex = [save(10, desk, 200, 2002), save(11, acme, 200, 2001, 'alex')];
    expect(after(failed, byAlex).kind).not.toBe('works');
    const bySam = [save(10, acme, 200), save(11, desk, 200, 2002, 'sam')];
    expect(after(failed, bySam).kind).not.toBe('works');
  });

  it('is kept in the history with its addresses', () => {
    const fault = reviewed([...mes, ...failed]).diagnoses[0];
    if (fault === undefined) throw new Error('nothing failed');
    const fingerprint = fingerprintOf(fault, [...mes, ...failed].map(rowOf));
    expect(fixRecordSchema.shape.fingerprint.parse(fingerprint)).toEqual(fingerprint);
  });
});

describe('a runbook that failed at two addresses', () => {
  const list = (index: number, host: Host, ...runs: readonly (readonly [number, number])[]) =>
    at(
      host,
      asked(index, people[host], {
        path: '/api/Automation?count=50',
        status: 200,
        answer: {
          record_count: runs.length,
          automations: runs.map(([id, status]) => ({
            id,
            runbook_id: '4d3c1be0-0000-4000-8000-000000000071',
            runbook_name: 'Order stock',
            status,
            error: status === 2 ? '' : 'Failed result reached. Last step=6',
            runbook_step: status === 2 ? 7 : 6,
            ticket_id: 2001,
            timestamp: '2026-11-29T10:00:00Z',
          })),
        },
      }),
    );
  const failed = [...mes, list(3, acme, [10, 1]), list(4, desk, [40, 1])];
  const rowsOf = (all: readonly Exchange[]) => all.map((one) => withRuns(rowOf(one), one));
  const fault = reviewed(failed).diagnoses[0];
  const fingerprint = fault === undefined ? null : fingerprintOf(fault, rowsOf(failed));
  const judge = (...later: readonly Exchange[]) => {
    if (fingerprint === null) throw new Error('nothing failed');
    const all = [...failed, ...later];
    const watch = { fingerprint, after: 9, anySite: false, pace: null };
    return verdictOf(watch, rowsOf(all), reviewed(all), null);
  };
  const well = { acme: list(10, acme, [11, 2]), desk: list(11, desk, [41, 2]) };

  it('is fixed once it ran well at both', () => {
    expect(fault?.entries).toEqual([3, 4]);
    expect(judge(well.acme, well.desk)).toEqual({ kind: 'works', index: 11 });
  });

  it('is fixed in part where it ran well at one, whichever that is', () => {
    for (const one of [well.acme, well.desk])
      expect(judge(one)).toMatchObject({ kind: 'partly', done: 1, left: 1 });
  });

  it('is not fixed by a run at another with a later number, nor while one fails again', () => {
    expect(judge(list(10, acme, [50, 2]), list(11, acme, [51, 2])).kind).toBe('partly');
    expect(judge(list(10, other, [50, 2])).kind).toBe('waiting');
    expect(judge(well.acme, list(11, desk, [41, 1]))).toEqual({ kind: 'same', index: 11 });
  });

  it('is kept in the history with its addresses', () => {
    expect(fixRecordSchema.shape.fingerprint.parse(fingerprint)).toEqual(fingerprint);
    expect(fingerprint?.runs.map(({ site }) => site)).toEqual([
      `https://${acme}`,
      `https://${desk}`,
    ]);
  });
});

it('is told as fixed at several addresses only where the last try worked at each', () => {
  const event = fc.record({
    host: fc.constantFrom(...hosts),
    ticket: fc.constantFrom(2001, 2002),
    status: fc.constantFrom(200, 500),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), (events) => {
      const later = events.map(({ host, ticket, status }, place) =>
        save(10 + place, host, status, ticket),
      );
      const last = (host: Host) =>
        events.findLast((one) => one.host === host && one.ticket === 2001)?.status;
      const verdict = after([save(3, acme, 500), save(4, desk, 500)], later);
      if (verdict.kind === 'works') expect([last(acme), last(desk)]).toEqual([200, 200]);
    }),
    { numRuns: 300, seed: 24 },
  );
});
