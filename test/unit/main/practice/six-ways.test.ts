import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import type { Verdict } from '../../../../shared/fix/watch.ts';
import { withRuns } from '../../../../shared/rules/runs.ts';
import { exchangeOf, reviewed } from '../../shared/rules/exchange-of.ts';
import { type Client, practise } from './practice-client.ts';
import { type Asker, type Halo, type SixWays, sixWays } from './six-ways.ts';

let client: Client;
let signedIn: Asker;
beforeEach(async () => {
  client = await practise();
  signedIn = 'nobody';
});
afterEach(() => client.close());

/** Whoever asks signs in first, as at a computer that is shared; the page then asks who that is. */
const halo: Halo = {
  async call(by, method, path, sent) {
    if (by !== signedIn) {
      signedIn = by;
      if (by === 'nobody') await client.signOut();
      else {
        await client.signIn(by);
        await client.call('GET', '/api/Agent/me');
      }
    }
    return (await client.call(method, path, sent)).json;
  },
  async each(by, method, path, sent) {
    for (const one of sent) await halo.call(by, method, path, one);
  },
  aid: async (path) => (await client.aid('POST', path)).json,
};

/** What is no proof must have worked; else it shows nothing. */
const worked = () => {
  expect(recorded().at(-1)?.response?.status).toBeLessThan(300);
};

/** Between two requests, in milliseconds: of a batch they follow each other. */
const apart = 1000;

/** What was recorded of Halo so far, as the recorder of the embedded browser gives it. */
const recorded = (): readonly Exchange[] =>
  client.recorded().flatMap((one, index) =>
    one.url?.includes('/practice/') === true
      ? []
      : [
          exchangeOf(one, {
            id: `live-${index}`,
            index,
            source: 'live',
            startedAt: index * apart,
            duration: 10,
          }),
        ],
  );

/** Requests as the window keeps them. */
const rowsOf = (all: readonly Exchange[]) => all.map((one) => withRuns(rowOf(one), one));

/**
 * Causes the failure, does what comes `later`, and judges it: all of it, or what came after the
 * user said that the change was made, which is the last of it.
 */
async function verdict(
  { cause, before, fails }: Pick<SixWays, 'cause' | 'before' | 'fails'>,
  later: readonly ((halo: Halo) => Promise<unknown>)[],
  isDeclared = false,
): Promise<Verdict> {
  await before(halo);
  await fails(halo);
  const failedBy = recorded();
  const diagnosis = reviewed(failedBy).diagnoses.find((one) => one.cause === cause);
  if (diagnosis === undefined) throw new Error(`the practice Halo did not fail by ${cause}`);
  const fingerprint = fingerprintOf(diagnosis, rowsOf(failedBy));
  let after = diagnosis.entries.at(-1) ?? -1;
  for (const [at, deed] of later.entries()) {
    if (isDeclared && at === later.length - 1) after = recorded().at(-1)?.index ?? after;
    await deed(halo);
  }
  const all = recorded();
  const watch = { fingerprint, after, anySite: false, pace: diagnosis.pace ?? null };
  return verdictOf(watch, rowsOf(all), reviewed(all), 1e12);
}

describe.each(sixWays.map((one) => [one.cause, one] as const))(
  'in the practice Halo, after %s',
  (_, row) => {
    test('the same deed unmended is the same error', async () => {
      expect(await verdict(row, [row.fails])).toMatchObject({ kind: 'same' });
    });

    test('another record that works is no proof', async () => {
      const { near } = row;
      expect(await verdict(row, [row.otherRecord])).toMatchObject({
        kind: 'waiting',
        near: near.record === null ? null : { differs: near.record },
      });
      worked();
    });

    test('another action that works is no proof', async () => {
      const { near } = row;
      expect(await verdict(row, [row.otherAction])).toMatchObject({
        kind: 'waiting',
        near: near.action === null ? null : { differs: near.action },
      });
      worked();
    });

    test(
      row.personal ? 'another person is no proof' : 'whoever does it, it counts once mended',
      async () => {
        if (row.personal)
          expect(await verdict(row, [row.otherPerson])).toMatchObject({
            kind: 'waiting',
            near: { differs: 'person' },
          });
        else
          expect(await verdict(row, [row.mend, row.mended, row.otherPerson])).toEqual({
            kind: 'works',
            index: recorded().at(-1)?.index,
          });
        worked();
      },
    );

    test('mended and not declared, it is seen to work', async () => {
      expect(await verdict(row, [row.mend, row.mended])).toMatchObject({ kind: 'works' });
    });

    test('mended and declared, it is seen to work', async () => {
      expect(await verdict(row, [row.fails, row.mend, row.mended], true)).toMatchObject({
        kind: 'works',
      });
    });
  },
);

describe('in the practice Halo, after an import that only the log of the integrator tells of', () => {
  const read = (by: Halo) => by.call('alex', 'GET', '/api/IntegratorLog?module_id=azuread');
  const run = async (by: Halo) => {
    await by.call('alex', 'POST', '/api/IntegratorSchedule', [{ id: 1, _run_now: true }]);
    await read(by);
  };
  const grant = async (by: Halo) => {
    await by.aid('entra/permission?name=User.Read.All');
    await by.aid('entra/consent');
  };
  const failure = { cause: 'integration-permissions', before: read, fails: run };

  test('the mended import is seen to work only once it has run', async () => {
    expect(await verdict(failure, [grant, read])).toMatchObject({ kind: 'waiting' });
    await run(halo);
    expect(recorded().at(-1)?.response?.body.text).toContain('Created/updated user');
  });

  test('an import that runs again unmended is the same error', async () => {
    expect(await verdict(failure, [run])).toMatchObject({ kind: 'same' });
  });

  test('a mended import that runs again works', async () => {
    expect(await verdict(failure, [grant, run])).toMatchObject({ kind: 'works' });
  });
});
