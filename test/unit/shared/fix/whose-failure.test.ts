import { describe, expect, it, test } from 'vitest';
import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { peopleIn } from '../../../../shared/fix/people.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import { exchange } from '../../renderer/build.ts';
import { reviewed } from '../rules/exchange-of.ts';
import { asked, me } from './practice-failures.ts';

const site = 'https://acme.halopsa.com';

interface Read {
  readonly path: string;
  readonly status: number;
  /** Whose sign-in it carried; null for none. */
  readonly by: string | null;
  readonly page: string;
  readonly action?: string;
}

function read(index: number, { path, status, by, page, action }: Read): Exchange {
  const one = exchange(index, { method: 'GET', url: `${site}${path}`, status, by: by ?? '' });
  const body = { ...noBody, text: status === 200 ? '[]' : '', mimeType: 'application/json' };
  return {
    ...one,
    startedAt: index * 100_000,
    action: action ?? null,
    pageUrl: `${site}${page}`,
    request: by === null ? { ...one.request, headers: [] } : one.request,
    response: one.response === null ? null : { ...one.response, body },
  };
}

/** A program signs in as itself. */
function program(index: number): Exchange {
  const one = exchange(index, { url: `${site}/auth/token` });
  const text = 'grant_type=client_credentials&client_id=1&scope=all';
  const answer = { ...noBody, text: '{"access_token":"program"}', mimeType: 'application/json' };
  return {
    ...one,
    startedAt: index * 100_000,
    pageUrl: `${site}/console`,
    request: { ...one.request, headers: [], body: { ...noBody, text } },
    response: one.response === null ? null : { ...one.response, body: answer },
  };
}

function verdict(cause: string, before: readonly Exchange[], later: readonly Exchange[]) {
  const fault = reviewed(before).diagnoses.find((one) => one.cause === cause);
  if (fault === undefined) throw new Error(`${cause} was not found`);
  const all = [...before, ...later];
  const fingerprint = fingerprintOf(fault, before.map(rowOf));
  const after = before.at(-1)?.index ?? 0;
  const watch = { fingerprint, after, anySite: false, pace: null };
  return verdictOf(watch, all.map(rowOf), reviewed(all), 1e12);
}

describe('what two were refused', () => {
  const bySam = (index: number, status: number) =>
    read(index, { path: '/api/Invoice?page_size=500', status, by: 'sam', page: '/invoices' });
  const byProgram = (index: number, status: number) =>
    read(index, {
      path: '/api/Invoice?count=50',
      status,
      by: 'program',
      page: '/console',
      action: 'Click: Send',
    });

  it('is not left for whom it worked since', () => {
    const before = [me(1, 'sam'), bySam(2, 403), bySam(3, 200), program(4), byProgram(5, 403)];
    expect(verdict('forbidden', before, [byProgram(7, 200)]).kind).toBe('works');
  });

  it('is left for whom it was not tried since, or failed again', () => {
    const begun = [me(1, 'sam'), bySam(2, 403)];
    const ended = [program(5), byProgram(6, 403)];
    for (const between of [[], [bySam(3, 200), bySam(4, 403)]])
      expect(
        verdict('forbidden', [...begun, ...between, ...ended], [byProgram(8, 200)]),
      ).toMatchObject({ kind: 'partly', left: 1 });
  });
});

describe('what one was refused to write', () => {
  it('is left where they only read it since', () => {
    const wrote = { method: 'POST', path: '/api/Invoice', status: 403 };
    const bySam = [me(1, 'sam'), asked(2, 'sam', wrote)];
    const readIt = asked(3, 'sam', { path: '/api/Invoice', status: 200, answer: [] });
    const send = { path: '/api/Invoice?count=50', by: 'program', page: '/console' };
    const sent = (index: number, status: number) =>
      read(index, { ...send, status, action: 'Click: Send' });
    expect(
      verdict('forbidden', [...bySam, readIt, program(4), sent(5, 403)], [sent(7, 200)]),
    ).toMatchObject({ kind: 'partly', left: 1 });
  });
});

describe('a request without a sign-in', () => {
  const polled = read(2, { path: '/api/OnlineStatus', status: 200, by: 'alex', page: '/console' });
  const sent = (index: number, by: string | null, status: number) =>
    read(index, { path: '/api/Tickets', status, by, page: '/console', action: 'Click: Send' });

  it('is mended by whosever sign-in it is sent with, where the page around it sends one', () => {
    const before = [me(1, 'alex'), polled, sent(3, null, 401)];
    expect(verdict('not-authenticated', before, [program(5), sent(6, 'program', 200)]).kind).toBe(
      'works',
    );
  });

  it('is held to who was signed in where a recording may have dropped the sign-in', () => {
    const before = [me(1, 'alex'), sent(3, null, 401)];
    expect(verdict('not-authenticated', before, [program(5), sent(6, 'program', 200)]).kind).toBe(
      'waiting',
    );
  });
});

test('a program that signs in as itself is not who is signed in on its page', () => {
  const refused = { ...program(2), response: null };
  const rows = [me(1, 'alex'), refused, exchange(3, { by: 'alex' })].map(rowOf);
  const people = peopleIn(rows);
  expect(rows.map((row) => people(row).person?.name ?? null)).toEqual([
    'Alex Carter',
    null,
    'Alex Carter',
  ]);
});
