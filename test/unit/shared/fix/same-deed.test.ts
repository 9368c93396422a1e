import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import type { Verdict } from '../../../../shared/fix/watch.ts';
import { reviewed } from '../rules/exchange-of.ts';
import {
  type Agent,
  type Asked,
  asked,
  me,
  type PracticeFailure,
  practiceFailures,
} from './practice-failures.ts';

/** Where the failure stands in the recording. */
const failedAt = 3;

/**
 * The verdict on what came after the failure. `declaredAfter`: the user said "I made the change"
 * when that request was the last one; null where they only watched.
 */
function verdict(
  { cause, by, fails }: PracticeFailure,
  later: readonly Exchange[],
  declaredAfter: number | null = null,
): Verdict {
  const exchanges = [me(1, by), asked(failedAt, by, fails), ...later];
  const rows = exchanges.map(rowOf);
  const review = reviewed(exchanges);
  const diagnosis = review.diagnoses.find((one) => one.entries.includes(failedAt));
  if (diagnosis?.cause !== cause) throw new Error(`${cause} was told as ${diagnosis?.cause}`);
  const alone = { ...diagnosis, entries: [failedAt] };
  return verdictOf(
    {
      fingerprint: fingerprintOf(alone, rows),
      after: declaredAfter ?? failedAt,
      anySite: false,
      pace: diagnosis.pace ?? null,
    },
    rows,
    review,
    1e12,
  );
}

const other = (by: Agent): Agent => (by === 'sam' ? 'alex' : 'sam');

describe.each(practiceFailures.map((one) => [one.cause, one] as const))(
  'after %s',
  (_, failure) => {
    const { by, fails, mended, otherRecord, otherAction, personal } = failure;

    it('the same deed unmended is the same error', () => {
      expect(verdict(failure, [asked(5, by, fails)])).toEqual({ kind: 'same', index: 5 });
    });

    it('another record is no proof', () => {
      expect(verdict(failure, [asked(5, by, otherRecord)]).kind).toBe('waiting');
    });

    it('another action is no proof', () => {
      expect(verdict(failure, [asked(5, by, otherAction)]).kind).toBe('waiting');
    });

    it(personal ? 'another person is no proof' : 'it counts whoever does it', () => {
      const found = verdict(failure, [me(5, other(by)), asked(6, other(by), mended)]);
      if (personal)
        expect(found).toMatchObject({ kind: 'waiting', near: { index: 6, differs: 'person' } });
      else expect(found).toEqual({ kind: 'works', index: 6 });
    });

    it('mended and not declared, it is seen to work', () => {
      expect(verdict(failure, [asked(5, by, mended)])).toEqual({ kind: 'works', index: 5 });
    });

    it('mended and declared, it is seen to work', () => {
      const later = [asked(5, by, fails), asked(7, by, mended)];
      expect(verdict(failure, later, 6)).toEqual({ kind: 'works', index: 7 });
    });
  },
);

const failureOf = (cause: string): PracticeFailure => {
  const found = practiceFailures.find((one) => one.cause === cause);
  if (found === undefined) throw new Error(`no practice failure is called ${cause}`);
  return found;
};

describe('what is known of a deed', () => {
  const charge = failureOf('charge-rate-access');
  const works = (sent: unknown) =>
    verdict(charge, [asked(5, 'sam', { ...charge.mended, sent })]).kind;
  const same = { ticket_id: 2001, outcome_id: 7, chargerate: 3 };

  it('is the same with another note, and whatever the order of its fields', () => {
    expect(works([{ chargerate: 3, note_html: 'Again', outcome_id: 7, ticket_id: 2001 }])).toBe(
      'works',
    );
  });

  it('is another one with another charge rate, outcome or ticket, or with one ticket more', () => {
    for (const change of [
      { chargerate: 1 },
      { chargerate: undefined },
      { outcome_id: 1 },
      { ticket_id: 2002 },
    ])
      expect(works([{ ...same, ...change }]), JSON.stringify(change)).toBe('waiting');
    expect(works([same, { ...same, ticket_id: 2002 }])).toBe('waiting');
  });

  it('is not known with another id that may be of a record as well as of a visit', () => {
    const [one, two] = [
      '0f8fad5b-d9cb-469f-a165-70867728950e',
      '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    ];
    const later = (sent: object, before: object, path = '') =>
      verdict({ ...charge, fails: { ...charge.fails, sent: [{ ...same, ...before }] } }, [
        asked(5, 'sam', { ...charge.mended, path: `${charge.mended.path}${path}`, sent }),
      ]);
    const moved = (sent: object, before: object) => later([{ ...same, ...sent }], before);
    for (const name of ['connection_id', 'transaction_id', 'draft_id', 'session_id']) {
      const found = moved({ [name]: two }, { [name]: one });
      expect(found, name).toMatchObject({ kind: 'waiting', near: { differs: 'value' } });
      expect(moved({ [name]: one.toUpperCase() }, { [name]: one }).kind, name).toBe('works');
    }
    expect(moved({ connection_id: 12 }, { connection_id: 11 }).kind).toBe('waiting');
    // What no record is kept under is made anew by each visit.
    expect(moved({ connection_id: 'kX3_9a' }, { connection_id: 'b-7Qz1' }).kind).toBe('works');
    expect(moved({ request_id: two }, { request_id: one }).kind).toBe('works');
    expect(later([same], {}, `?connection_id=${two}`).kind).toBe('waiting');
  });

  it('is another one with other values than those the server named', () => {
    const failure: PracticeFailure = {
      ...charge,
      cause: 'bad-request',
      fails: {
        method: 'POST',
        path: '/api/Users',
        sent: [{ id: 4, emailaddress: 'kim@acme.test', phonenumber: '1' }],
        status: 400,
        answer: { Message: 'The address kim@acme.test cannot be used here.' },
      },
    };
    const later = (address: string, phone: string) =>
      verdict(failure, [
        asked(5, 'sam', {
          method: 'POST',
          path: '/api/Users',
          sent: [{ id: 4, emailaddress: address, phonenumber: phone }],
          status: 201,
        }),
      ]);
    expect(later('lee@acme.test', '1')).toMatchObject({ near: { differs: 'value' } });
    expect(later('kim@acme.test', '2').kind).toBe('works');
  });

  it('counts whoever opens an approval link with a key of its own, and without one the same person', () => {
    const link = failureOf('approval-link-gone');
    const bare = (one: Asked): Asked => ({ ...one, path: one.path.replace(/&token=.*/, '') });
    const keyless = { ...link, fails: bare(link.fails), mended: bare(link.mended) };
    const opened = (failure: PracticeFailure, by: Agent) =>
      verdict(failure, [me(5, by), asked(6, by, failure.mended)]);
    expect(opened(link, 'sam').kind).toBe('works');
    expect(opened(keyless, 'alex').kind).toBe('works');
    expect(opened(keyless, 'sam')).toMatchObject({ near: { differs: 'person' } });
  });

  it("calls another record's error another thing, not a different error", () => {
    const found = verdict(failureOf('report-timeout'), [
      asked(5, 'alex', { path: '/api/Report/22', status: 403, answer: { Message: 'No.' } }),
    ]);
    expect(found).toMatchObject({ kind: 'waiting', near: null, other: { status: 403 } });
  });

  it("calls what another person was refused another thing, and one's own refusal a different error", () => {
    const conflict = failureOf('conflict');
    const refused = { ...conflict.mended, status: 403, answer: { Message: 'No access.' } };
    expect(verdict(conflict, [me(5, 'sam'), asked(6, 'sam', refused)])).toMatchObject({
      kind: 'waiting',
      other: { status: 403 },
    });
    expect(verdict(conflict, [asked(6, 'alex', refused)])).toMatchObject({
      kind: 'different',
      index: 6,
    });
  });

  it('knows a person again after a new sign-in', () => {
    const again = { ...me(5, 'sam'), request: { ...me(5, 'sam').request } };
    const renewed = (one: Exchange): Exchange => ({
      ...one,
      request: { ...one.request, headers: [{ name: 'authorization', value: 'Bearer new' }] },
    });
    expect(verdict(charge, [renewed(again), renewed(asked(6, 'sam', charge.mended))]).kind).toBe(
      'works',
    );
    expect(verdict(charge, [renewed(asked(6, 'sam', charge.mended))])).toMatchObject({
      kind: 'waiting',
      near: { differs: 'unseen' },
    });
  });

  it('is not known where what was sent is not in the recording', () => {
    const mended = asked(5, 'sam', charge.mended);
    const unseen = {
      ...mended,
      request: {
        ...mended.request,
        body: {
          ...mended.request.body,
          text: null,
          missing: { code: 'recorded.sentUnread' } as const,
        },
      },
    };
    expect(verdict(charge, [unseen]).kind).toBe('waiting');
  });
});

describe('the same failure of two people', () => {
  it('is not fixed for both when it works for one of them', () => {
    const charge = failureOf('charge-rate-access');
    const all = [
      me(1, 'sam'),
      asked(2, 'sam', charge.fails),
      me(3, 'alex'),
      asked(4, 'alex', charge.fails),
      me(5, 'sam'),
      asked(6, 'sam', charge.mended),
    ];
    const rows = all.map(rowOf);
    const review = reviewed(all);
    const [diagnosis] = review.diagnoses;
    if (diagnosis === undefined) throw new Error('nothing was found');
    expect(diagnosis.entries).toEqual([2, 4]);
    const fingerprint = fingerprintOf(diagnosis, rows);
    expect(
      verdictOf({ fingerprint, after: 4, anySite: false, pace: null }, rows, review, 1e12),
    ).toEqual({ kind: 'partly', index: 6, done: 1, left: 1 });
  });
});

describe('several records that failed', () => {
  it('are fixed when each of them worked, and until then it is said how many are left', () => {
    const charge = failureOf('charge-rate-access');
    const on = (index: number, ticket: number, what: Asked) =>
      asked(index, 'sam', {
        ...what,
        sent: [{ ticket_id: ticket, outcome_id: 7, chargerate: 3 }],
      });
    const exchanges = [
      me(1, 'sam'),
      on(2, 2001, charge.fails),
      on(3, 2002, charge.fails),
      on(4, 2001, charge.mended),
    ];
    const judge = (all: readonly Exchange[]) => {
      const rows = all.map(rowOf);
      const review = reviewed(all);
      const [diagnosis] = review.diagnoses;
      if (diagnosis === undefined) throw new Error('nothing was found');
      const fingerprint = fingerprintOf(diagnosis, rows);
      return verdictOf({ fingerprint, after: 3, anySite: false, pace: null }, rows, review, 1e12);
    };
    expect(judge(exchanges)).toMatchObject({
      kind: 'partly',
      index: 4,
      done: 1,
      left: 1,
      rest: [{ record: ['ticket#id=2002'] }],
    });
    expect(judge([...exchanges, on(5, 2002, charge.mended)])).toEqual({ kind: 'works', index: 5 });
  });
});

describe('no sequence of other successes', () => {
  const failures = fc.constantFrom(...practiceFailures);
  const kinds = fc.array(
    fc.record({
      what: fc.constantFrom('record', 'action', 'person', 'other-failure') as fc.Arbitrary<
        'record' | 'action' | 'person' | 'other-failure'
      >,
      number: fc.integer({ min: 3000, max: 9000 }),
      failure: failures,
    }),
    { maxLength: 12 },
  );

  it('ever makes a failure count as fixed', () => {
    fc.assert(
      fc.property(failures, kinds, (failure, sequence) => {
        const later = sequence.flatMap(({ what, number, failure: another }, at): Exchange[] => {
          const index = 10 + at * 3;
          switch (what) {
            case 'record':
              return [asked(index, failure.by, moved(failure.mended, number))];
            case 'action':
              return [asked(index, failure.by, failure.otherAction)];
            case 'person':
              return failure.personal
                ? [
                    me(index, other(failure.by)),
                    asked(index + 1, other(failure.by), failure.mended),
                    me(index + 2, failure.by),
                  ]
                : [];
            case 'other-failure':
              return another.cause === failure.cause
                ? []
                : [asked(index, another.by, another.mended)];
          }
        });
        const { kind } = verdict(failure, later);
        expect(kind).not.toBe('works');
        expect(kind).not.toBe('running');
        expect(kind).not.toBe('partly');
      }),
      { numRuns: 300 },
    );
  });

  /** The same request for another record: its ids and names in address and body are others. */
  function moved({ path, sent, ...rest }: Asked, number: number): Asked {
    const hasId = /\d{2,}/.test(path);
    return {
      ...rest,
      path: hasId
        ? path.replace(/\d{2,}/g, String(number))
        : sent === undefined || JSON.stringify(sent) === '{}'
          ? `${path}?id=${number}`
          : path,
      ...(sent === undefined
        ? {}
        : {
            sent: JSON.parse(
              JSON.stringify(sent)
                .replace(/"(id|ticket_id)":\d+/g, `"$1":${number}`)
                .replace(/"key_field":"[^"]*"/, `"key_field":"Thing ${number}"`),
            ) as unknown,
          }),
    };
  }
});
