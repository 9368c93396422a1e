import { describe, expect, it } from 'vitest';
import { type Diagnosis, emptyReview, type Pace } from '../../../../shared/rules/diagnosis.ts';
import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { peopleIn } from '../../../../shared/fix/people.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import { diagnosis, exchange } from '../../renderer/build.ts';

interface Case {
  readonly fault?: Diagnosis;
  readonly failed?: readonly Exchange[];
  readonly later: readonly Exchange[];
  readonly found?: readonly Diagnosis[];
  readonly now?: number | null;
  readonly anySite?: boolean;
  readonly since?: number;
  readonly pace?: Pace;
}

/** The verdict on what came after request 3, which failed. */
function verdict({
  fault = diagnosis({ entries: [3] }),
  failed = [exchange(3, { status: 400 })],
  later,
  found = [],
  now = 1e9,
  anySite = false,
  since,
  pace,
}: Case) {
  const rows = [...failed, ...later].map(rowOf);
  const fingerprint = fingerprintOf(fault, rows);
  return verdictOf(
    {
      fingerprint,
      after: 3,
      anySite,
      pace: pace ?? null,
      ...(since === undefined ? {} : { since }),
    },
    rows,
    { diagnoses: [fault, ...found], setAside: 0, suspicions: [], halo: true, setAsideEntries: [] },
    now,
  );
}

const nothing = { kind: 'waiting', near: null, other: null };
const report = (index: number, query: string, status = 200) =>
  exchange(index, { method: 'GET', url: `https://acme.halopsa.com/api/report/9${query}`, status });
const reportFault = diagnosis({
  method: 'GET',
  route: '/api/report/{id}',
  status: 504,
  entries: [3],
});

describe('watching whether the fix worked', () => {
  it('waits while nothing came', () => {
    expect(verdict({ later: [] })).toEqual(nothing);
  });

  it('says that it works when the same request succeeds, whatever the letter case of its path', () => {
    expect(verdict({ later: [exchange(4, { status: 201 })] })).toEqual({ kind: 'works', index: 4 });
    expect(
      verdict({ later: [exchange(4, { url: 'https://acme.halopsa.com/API/Actions' })] }),
    ).toEqual({ kind: 'works', index: 4 });
  });

  it('tells what the same request came to otherwise, also where that failed before', () => {
    const asset = (index: number, sent: unknown, status: number) =>
      exchange(index, { url: 'https://acme.halopsa.com/api/Asset', sent: [sent], status });
    const taken = { inventory_number: 'LAP-014', key_field: 'New laptop' };
    const found = [diagnosis({ cause: 'mandatory-field', route: '/api/asset', entries: [2, 4] })];
    const told = (...later: readonly Exchange[]) =>
      verdict({
        fault: diagnosis({ cause: 'conflict', route: '/api/asset', status: 409, entries: [3] }),
        failed: [asset(2, { key_field: 'A laptop' }, 400), asset(3, taken, 409)],
        later,
        found,
      });
    expect(told(asset(4, { key_field: 'Another laptop' }, 400))).toMatchObject({
      kind: 'waiting',
      other: { cause: 'mandatory-field' },
    });
    // Another request that went on failing is none of it.
    expect(told(exchange(4, { status: 400 }))).toEqual(nothing);
  });

  it('goes by the time of requests where a file lists them in another order', () => {
    const at = (index: number, seconds: number, status: number): Exchange => ({
      ...exchange(index, { status }),
      startedAt: seconds * 1000,
    });
    // Listed behind the failure, and begun before it.
    expect(verdict({ failed: [at(3, 50, 400)], later: [at(4, 20, 201)], now: null })).toEqual(
      nothing,
    );
    // The last failure by its time is not the last in the list.
    expect(
      verdict({
        fault: diagnosis({ entries: [1, 3] }),
        failed: [at(1, 90, 400), at(3, 50, 400)],
        later: [at(4, 70, 201)],
        now: null,
      }),
    ).toEqual(nothing);
    expect(
      verdict({
        fault: diagnosis({ entries: [3, 5] }),
        failed: [at(3, 50, 400)],
        later: [at(4, 95, 201), at(5, 70, 400)],
        now: null,
      }),
    ).toEqual({ kind: 'works', index: 4 });
  });

  it('takes no request for a try that began before the change and was told of after it', () => {
    const failed = [exchange(1, { status: 400 }), exchange(3, { status: 200 })];
    const late: Exchange = { ...exchange(4), startedAt: 2500 };
    const fault = diagnosis({ entries: [1] });
    expect(verdict({ fault, failed, later: [late] })).toEqual(nothing);
    expect(
      verdict({ fault, failed, later: [late, exchange(5, { status: 400 })], found: [] }),
    ).toEqual(nothing);
    expect(verdict({ fault, failed, later: [late, exchange(6)] })).toEqual({
      kind: 'works',
      index: 6,
    });
  });

  it('does not count another method, route or site', () => {
    const later = [
      exchange(4, { method: 'GET' }),
      exchange(5, { url: 'https://acme.halopsa.com/api/tickets' }),
      exchange(6, { url: 'https://other.example/api/actions' }),
    ];
    expect(verdict({ later })).toEqual(nothing);
    expect(verdict({ later, anySite: true })).toMatchObject({
      kind: 'waiting',
      near: { index: 6, differs: 'site' },
    });
  });

  it('does not count what an older recording shows to have worked before it failed', () => {
    const later = [exchange(4)];
    expect(verdict({ later, anySite: true, since: 3500 })).toEqual({ kind: 'works', index: 4 });
    expect(verdict({ later, anySite: true, since: 9000 })).toMatchObject({
      kind: 'waiting',
      near: { index: 4, differs: 'earlier' },
    });
  });

  it('takes another method where the method itself was the fault', () => {
    expect(
      verdict({
        fault: diagnosis({ entries: [3], status: 405 }),
        later: [exchange(4, { method: 'GET' })],
      }),
    ).toEqual({ kind: 'works', index: 4 });
  });

  it('counts no copy: no cache, no service worker, no preflight, nothing open, failed or sent elsewhere', () => {
    expect(
      verdict({
        later: [
          exchange(4, { from: 'disk-cache' }),
          exchange(5, { from: 'memory-cache' }),
          exchange(6, { from: 'service-worker' }),
          exchange(7, { resourceType: 'preflight' }),
          exchange(8, { state: 'open' }),
          exchange(9, { state: 'failed' }),
          exchange(10, { status: 302 }),
          exchange(11, { status: 304 }),
        ],
      }),
    ).toEqual(nothing);
  });

  it('does not count a report that was opened without its data, nor its outline', () => {
    const failed = [report(3, '?includedetails=false&loadreport=true', 504)];
    const at = (query: string) =>
      verdict({ fault: reportFault, failed, later: [report(4, query)] });
    expect(at('?includedetails=false&LoadReport=False')).toEqual(nothing);
    expect(at('?includedetails=true')).toEqual(nothing);
    expect(at('?loadreport=true&includedetails=false')).toEqual({ kind: 'works', index: 4 });
  });

  it('does not count another record, but says that it worked there', () => {
    const other = exchange(4, { method: 'GET', url: 'https://acme.halopsa.com/api/report/10' });
    expect(verdict({ fault: reportFault, failed: [report(3, '', 504)], later: [other] })).toEqual({
      kind: 'waiting',
      near: { index: 4, differs: 'record', name: null },
      other: null,
    });
    const ticket = (index: number, id: number, status: number) =>
      exchange(index, {
        method: 'GET',
        url: `https://acme.halopsa.com/api/actions?ticket_id=${id}`,
        status,
      });
    expect(
      verdict({
        fault: diagnosis({ method: 'GET', entries: [3] }),
        failed: [ticket(3, 1, 400)],
        later: [ticket(4, 2, 200)],
      }),
    ).toMatchObject({ near: { differs: 'record' } });
  });

  it('says that another record failed in the same way, and no more that another button worked', () => {
    const ticket = (index: number, id: number, status: number, action: string): Exchange => ({
      ...exchange(index, {
        url: `https://acme.halopsa.com/api/actions?ticket_id=${id}`,
        status,
      }),
      action,
    });
    const failed = [ticket(3, 1, 400, 'Log call-out')];
    const other = ticket(4, 1, 201, 'Add note');
    const elsewhere = ticket(5, 2, 400, 'Log call-out');
    const fault = diagnosis({ entries: [3, 5] });
    const watched = { fingerprint: fingerprintOf(fault, failed.map(rowOf)), after: 3 };
    const told = (...later: readonly Exchange[]) =>
      verdictOf(
        { ...watched, anySite: false, pace: null },
        [...failed, ...later].map(rowOf),
        { ...emptyReview, diagnoses: [fault], halo: true },
        1e9,
      );
    expect(told(other)).toMatchObject({ near: { index: 4, differs: 'action' } });
    expect(told(other, elsewhere)).toEqual({
      kind: 'waiting',
      near: null,
      again: { index: 5, differs: 'record', name: null },
      other: null,
    });
    expect(told(elsewhere, ticket(6, 1, 201, 'Add note'))).toMatchObject({
      near: { index: 6, differs: 'action' },
    });
    expect(told(elsewhere, ticket(6, 1, 201, 'Log call-out'))).toEqual({ kind: 'works', index: 6 });
  });

  it('does not count what another button sent', () => {
    const failed = [{ ...exchange(3, { status: 400 }), action: 'Log call-out' }];
    const later = [{ ...exchange(4), action: 'Add note' }];
    expect(verdict({ failed, later })).toMatchObject({
      kind: 'waiting',
      near: { index: 4, differs: 'action' },
    });
    expect(verdict({ failed, later: [{ ...exchange(4), action: 'Log call-out' }] }).kind).toBe(
      'works',
    );
  });

  it('says that it is the same error, also where a 200 hides it', () => {
    expect(
      verdict({ fault: diagnosis({ entries: [3, 4] }), later: [exchange(4, { status: 400 })] }),
    ).toEqual({ kind: 'same', index: 4 });
    expect(
      verdict({ fault: diagnosis({ entries: [3, 4] }), later: [exchange(4, { status: 200 })] }),
    ).toEqual({ kind: 'same', index: 4 });
  });

  describe('where the server broke down at a call without a value that it needs', () => {
    const url = 'https://acme.halopsa.com/api/addressbook';
    const sent = (index: number, query: string, status: number): Exchange => ({
      ...exchange(index, { method: 'GET', url: `${url}${query}`, status }),
      action: 'Send',
    });
    const broken = { cause: 'server-error', route: '/api/addressbook', method: 'GET', status: 500 };
    const check = (later: readonly Exchange[], entries: readonly number[]) =>
      verdict({
        fault: diagnosis({ ...broken, entries: [...entries] }),
        failed: [sent(3, '', 500)],
        later,
      });

    it('calls the same error with another value the same, and no new one', () => {
      expect(check([sent(4, '?type=1', 500)], [3, 4])).toEqual({ kind: 'same', index: 4 });
    });

    it('says after a failed try as well that it worked with other values', () => {
      const near = { index: 5, differs: 'value' };
      expect(check([sent(5, '?client_id=1', 200)], [3])).toMatchObject({ kind: 'waiting', near });
      expect(check([sent(4, '?type=1', 500), sent(5, '?client_id=1', 200)], [3, 4])).toMatchObject({
        kind: 'waiting',
        near,
      });
      const byItself = { ...sent(5, '?client_id=1', 200), action: null };
      expect(check([sent(4, '?type=1', 500), byItself], [3, 4]).kind).toBe('same');
    });
  });

  it('takes another page that opens for no proof of the one that broke down', () => {
    const on = (index: number, page: string, status: number): Exchange => ({
      ...exchange(index, { method: 'GET', url: 'https://acme.halopsa.com/api/agent/me', status }),
      pageUrl: `https://acme.halopsa.com/${page}`,
    });
    const fault = diagnosis({
      cause: 'service-unavailable',
      route: '/api/agent/me',
      method: 'GET',
      status: 503,
      entries: [3],
    });
    const after = (...later: readonly Exchange[]) =>
      verdict({ fault, failed: [on(1, 'tickets', 200), on(3, 'assets', 503)], later });
    expect(after(on(4, 'tickets', 200))).toMatchObject({
      kind: 'waiting',
      near: { index: 4, differs: 'page' },
    });
    expect(after(on(4, 'tickets', 200), on(5, 'Assets', 200))).toEqual({ kind: 'works', index: 5 });
    const again = (...more: readonly Exchange[]) =>
      verdict({
        fault: { ...fault, entries: [3, 4, 6] },
        failed: [on(1, 'tickets', 200), on(3, 'assets', 503)],
        later: [on(4, 'tickets', 503), ...more],
      });
    expect(again()).toEqual({ kind: 'same', index: 4 });
    expect(again(on(5, 'tickets', 200))).toMatchObject({
      kind: 'waiting',
      near: { index: 5, differs: 'page' },
    });
    expect(again(on(5, 'tickets', 200), on(6, 'assets', 503))).toEqual({ kind: 'same', index: 6 });
    expect(again(on(5, 'tickets', 200), on(7, 'assets', 200))).toEqual({ kind: 'works', index: 7 });
  });

  it('says so where the same button asks for something else by now', () => {
    const site = 'https://acme.halopsa.com';
    const press = (index: number, seconds: number, path: string, status = 200) => ({
      ...exchange(index, { method: 'POST', url: `${site}${path}`, status }),
      startedAt: seconds * 1000,
      action: 'Clicked “Send”',
      pageUrl: `${site}/console`,
    });
    const fault = diagnosis({
      cause: 'method-not-allowed',
      route: '/api/users',
      status: 405,
      entries: [3],
    });
    const failed = [press(3, 10, '/api/users', 405)];
    const elsewhere = { kind: 'waiting', near: { index: 5, differs: 'address' } };
    const later = (...more: readonly Exchange[]) => verdict({ fault, failed, later: more });
    expect(later(press(5, 20, '/api/tickets'))).toMatchObject(elsewhere);
    // What the page asks for by itself after the press is no other deed, and a poll is none.
    expect(later(press(5, 11, '/api/tickets'))).toEqual(nothing);
    expect(later(press(5, 20, '/api/OnlineStatus'))).toEqual(nothing);
    expect(later({ ...press(5, 20, '/api/tickets'), action: 'Clicked “Save”' })).toEqual(nothing);
    expect(later({ ...press(5, 20, '/api/tickets'), pageUrl: `${site}/users` })).toEqual(nothing);
    expect(later(press(4, 20, '/api/tickets'), press(5, 20, '/api/users'))).toEqual({
      kind: 'works',
      index: 5,
    });
    const again = press(4, 15, '/api/users', 405);
    const twice = { ...fault, entries: [3, 4] };
    expect(
      verdict({ fault: twice, failed, later: [again, press(5, 30, '/api/tickets')] }),
    ).toMatchObject(elsewhere);
    // The recorder may tell two presses apart, however soon the second came.
    const pressed = (one: Exchange, actionAt: number) => ({ ...one, actionAt });
    expect(
      verdict({
        fault,
        failed: [pressed(press(3, 10, '/api/users', 405), 9_900)],
        later: [pressed(press(5, 12, '/api/tickets'), 11_900)],
      }),
    ).toMatchObject(elsewhere);
    // A button that sends several requests may still come to the one that failed.
    expect(
      verdict({
        fault,
        failed: [press(2, 9, '/api/invoice'), ...failed],
        later: [press(5, 30, '/api/invoice')],
      }),
    ).toEqual(nothing);
  });

  it('names a different error of the same request', () => {
    const other = diagnosis({ cause: 'closed-ticket', entries: [4] });
    expect(verdict({ later: [exchange(4, { status: 400 })], found: [other] })).toEqual({
      kind: 'different',
      index: 4,
      diagnosis: other,
    });
  });

  it('mentions a new error of another request, and stays silent about an old one', () => {
    const later = [exchange(4, { url: 'https://acme.halopsa.com/api/agent/me', status: 401 })];
    const other = diagnosis({ cause: 'session-expired', route: '/api/agent/me', entries: [4] });
    expect(verdict({ later, found: [other] })).toEqual({ ...nothing, other });
    expect(verdict({ later, found: [{ ...other, entries: [1, 4] }] })).toEqual(nothing);
  });

  it('lets the latest attempt decide', () => {
    expect(
      verdict({
        fault: diagnosis({ entries: [3, 4] }),
        later: [exchange(4, { status: 400 }), exchange(5)],
      }),
    ).toEqual({ kind: 'works', index: 5 });
    expect(
      verdict({
        fault: diagnosis({ entries: [3, 5] }),
        later: [exchange(4), exchange(5, { status: 400 })],
      }),
    ).toEqual({ kind: 'same', index: 5 });
  });
});

describe('watching a batch after a rate limit', () => {
  const limit = (entries: readonly number[]) =>
    diagnosis({ cause: 'integration-rate-limit', status: 429, entries });
  const failed = [exchange(3, { status: 429 })];
  const at = (index: number, startedAt: number, status = 200): Exchange => ({
    ...exchange(index, { status }),
    startedAt,
  });

  it('waits for the rest of the batch before it says that it works', () => {
    const later = [at(10, 100_000), at(11, 100_100)];
    expect(verdict({ fault: limit([3]), failed, later, now: 100_200 })).toEqual({
      kind: 'running',
      answered: 2,
      until: null,
    });
    expect(
      verdict({
        fault: limit([3]),
        failed,
        later: [...later, { ...at(12, 100_200), state: 'open' }],
        now: 200_000,
      }),
    ).toEqual({ kind: 'running', answered: 2, until: null });
    expect(verdict({ fault: limit([3]), failed, later, now: 101_200 })).toEqual({
      kind: 'works',
      index: 11,
    });
    expect(verdict({ fault: limit([3]), failed, later, now: null })).toEqual({
      kind: 'works',
      index: 11,
    });
  });

  it('is the same error where one of the batch is turned away, even if others went through after it', () => {
    const later = [at(10, 100_000), at(11, 100_100, 429), at(12, 100_200)];
    expect(verdict({ fault: limit([3, 11]), failed, later })).toEqual({ kind: 'same', index: 11 });
  });

  it('judges the latest batch', () => {
    const later = [at(10, 100_000, 429), at(11, 160_000), at(12, 160_100)];
    expect(verdict({ fault: limit([3, 10]), failed, later })).toEqual({ kind: 'works', index: 12 });
  });

  it('judges the latest press, however soon it came', () => {
    const pressed = (one: Exchange, actionAt: number) => ({ ...one, actionAt });
    const later = [
      pressed(at(10, 100_000, 429), 99_900),
      pressed(at(11, 103_000), 102_900),
      at(12, 103_100),
    ];
    expect(verdict({ fault: limit([3, 10]), failed, later })).toEqual({ kind: 'works', index: 12 });
    expect(
      verdict({
        fault: limit([3, 10, 12]),
        failed,
        later: [...later.slice(0, 2), at(12, 103_100, 429)],
      }),
    ).toEqual({ kind: 'same', index: 12 });
  });

  describe('whose answer asked for a pause', () => {
    const pace: Pace = { batch: 3, batchSource: '', wait: 60, waitSource: '' };
    const refused = [at(3, 100_000, 429)];
    const after = (later: readonly Exchange[], now: number | null) =>
      verdict({ fault: limit([3]), failed: refused, later, pace, now });
    const pauseEnds = 100_000 + (refused[0]?.duration ?? 0) + 60_000;

    it('takes a single success right after the refusal for a proof only when that pause is over', () => {
      expect(after([at(10, 110_000)], 120_000)).toEqual({
        kind: 'running',
        answered: 1,
        until: pauseEnds,
      });
      expect(after([at(10, 110_000)], pauseEnds - 1)).toMatchObject({ kind: 'running' });
      expect(after([at(10, 110_000)], pauseEnds)).toEqual({ kind: 'works', index: 10 });
    });

    it('is the same error where one is turned away while the pause lasts', () => {
      expect(
        verdict({
          fault: limit([3, 11]),
          failed: refused,
          later: [at(10, 110_000), at(11, 112_000, 429)],
          pace,
          now: 130_000,
        }),
      ).toEqual({ kind: 'same', index: 11 });
    });

    it('takes a whole group that went through for a proof at once', () => {
      expect(after([at(10, 110_000), at(11, 110_100), at(12, 110_200)], 120_000)).toEqual({
        kind: 'works',
        index: 12,
      });
    });

    it('takes no success for a whole group where only one at a time may be sent', () => {
      const alone = { ...pace, batch: 1 };
      const seen = (now: number) =>
        verdict({ fault: limit([3]), failed: refused, later: [at(10, 110_000)], pace: alone, now });
      expect(seen(120_000)).toEqual({ kind: 'running', answered: 1, until: pauseEnds });
      expect(seen(pauseEnds)).toEqual({ kind: 'works', index: 10 });
    });

    it('takes a success after the pause for a proof at once', () => {
      expect(after([at(10, 170_000)], 175_000)).toEqual({ kind: 'works', index: 10 });
    });

    it('in a file goes by when the recording ended, for nothing more will come', () => {
      expect(after([at(10, 110_000)], null)).toMatchObject({ kind: 'running', answered: 1 });
      expect(after([at(10, 170_000)], null)).toEqual({ kind: 'works', index: 10 });
    });
  });
});

describe('watching a sign-in that turned somebody away', () => {
  const back = 'https://acme.halopsa.com/auth/account/azureresponse';
  const visit = (index: number, query: string): Exchange => ({
    ...exchange(index, {
      method: 'GET',
      url: `${back}?${query}`,
      status: 302,
      resourceType: 'document',
    }),
    request: { method: 'GET', url: `${back}?${query}`, headers: [], body: noBody },
    action: 'Clicked “Sam Rivera”',
  });
  const refused = diagnosis({
    cause: 'sign-in-refused',
    method: 'GET',
    route: '/auth/account/azureresponse',
    status: 302,
    entries: [3, 4],
  });
  const again = (later: readonly Exchange[]) =>
    verdict({ fault: refused, failed: [visit(3, 'error=access_denied')], later });

  it('is the same again while it turns people away', () => {
    expect(again([visit(4, 'error=access_denied')])).toEqual({ kind: 'same', index: 4 });
  });

  it('asks who it was once it lets somebody in, also after it failed again', () => {
    const asks = { kind: 'waiting', near: { index: 5, differs: 'unseen', name: null } };
    expect(again([visit(5, 'code=one')])).toMatchObject(asks);
    expect(again([visit(4, 'error=access_denied'), visit(5, 'code=one')])).toMatchObject(asks);
  });

  it('takes a redirect without a code for no try', () => {
    expect(again([visit(5, 'state=one')])).toEqual(nothing);
  });

  it('does not say that it was who had signed in before', () => {
    const me = exchange(2, { method: 'GET', url: 'https://acme.halopsa.com/api/agent/me' });
    const anna: Exchange = {
      ...me,
      response: me.response && {
        ...me.response,
        body: { ...noBody, text: '{"id":3,"name":"Anna Berg"}' },
      },
    };
    const rows = [anna, visit(3, 'error=access_denied')].map(rowOf);
    expect(rows.map((row) => peopleIn(rows)(row).person?.name)).toEqual(['Anna Berg', undefined]);
  });
});
