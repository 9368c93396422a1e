import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import { withRuns } from '../../../../shared/rules/runs.ts';
import { reviewed } from '../rules/exchange-of.ts';
import { type Asked, asked, me } from './practice-failures.ts';

type Done = Exchange | Asked;

/** The verdict on what Sam did after this failed for them. */
function after(fails: Done, ...later: readonly Done[]) {
  const exchange = (one: Done, index: number) => ('id' in one ? one : asked(index, 'sam', one));
  const exchanges = [
    me(1, 'sam'),
    exchange(fails, 2),
    ...later.map((one, at) => exchange(one, 3 + at)),
  ];
  const rows = exchanges.map((one) => withRuns(rowOf(one), one));
  const review = reviewed(exchanges);
  const diagnosis = review.diagnoses.find(({ entries }) => entries.includes(2));
  if (diagnosis === undefined) throw new Error('nothing was found');
  const fingerprint = fingerprintOf({ ...diagnosis, entries: [2] }, rows);
  return verdictOf({ fingerprint, after: 2, anySite: false, pace: null }, rows, review, 1e12);
}

const post = (path: string, sent: unknown, more: Partial<Asked> = {}): Asked => ({
  method: 'POST',
  path,
  sent,
  status: 201,
  answer: [{ id: 9 }],
  ...more,
});
const refused = (path: string, sent: unknown, message: string, status = 400): Asked =>
  post(path, sent, { status, answer: { Message: message } });

describe('another record', () => {
  it('is another one also where the words of the server name the ticket', () => {
    const close = (ticket: number, more = {}) => [{ ticket_id: ticket, outcome_id: 9, ...more }];
    const fails = refused(
      '/api/Actions',
      close(2001),
      'Please set the category of the ticket before you close it: Category is required.',
    );
    expect(after(fails, post('/api/Actions', close(2002, { category_1: 'A' }))).kind).toBe(
      'waiting',
    );
    expect(after(fails, post('/api/Actions', close(2001, { category_1: 'A' }))).kind).toBe('works');
  });

  it('is another one where a field that was filled in is named with the missing one', () => {
    const fails = refused(
      '/api/Tickets',
      [{ id: 2001, outcome_id: 4, category_1: '' }],
      'Category is required for this outcome.',
    );
    const now = (outcome: number) =>
      post('/api/Tickets', [{ id: 2001, outcome_id: outcome, category_1: 'A' }]);
    expect(after(fails, now(5)).kind).toBe('waiting');
    expect(after(fails, now(4)).kind).toBe('works');
  });

  it('is known by its name while it is new, whatever is new inside it', () => {
    const fresh = (summary: string) => [
      { id: 0, summary, user_id: 7, customfields: [{ id: 12, value: 'x' }] },
    ];
    const fails = refused('/api/Tickets', fresh('Printer'), 'The object could not be saved.', 500);
    expect(after(fails, post('/api/Tickets', fresh('Laptop')))).toMatchObject({
      near: { differs: 'record' },
    });
    expect(after(fails, post('/api/Tickets', fresh('Printer'))).kind).toBe('works');
  });

  it('is another one in the query, however its id is called', () => {
    const list = (query: string, status = 200) => ({ path: `/api/Lookup?${query}`, status });
    const fails = { ...list('reportid=7', 500), answer: { Message: 'It failed.' } };
    expect(after(fails, list('reportid=8'))).toMatchObject({ near: { differs: 'record' } });
    expect(after(fails, list('reportid=7&requestid=5')).kind).toBe('works');
  });

  it('is another part of a list: one page may work while another fails', () => {
    const page = (query: string, status = 200) => ({ path: `/api/Tickets?${query}`, status });
    const fails = { ...page('page_no=5&page_size=50', 500), answer: { Message: 'It failed.' } };
    expect(after(fails, page('page_no=1&page_size=50')).kind).toBe('waiting');
    expect(after(fails, page('page_no=5&page_size=10')).kind).toBe('waiting');
    expect(after(fails, page('page_size=50&page_no=5&_=99')).kind).toBe('works');
  });

  it('is less of it with a switch that was not there', () => {
    const fails = { path: '/api/Tickets/7', status: 500, answer: { Message: 'It failed.' } };
    const less = { path: '/api/Tickets/7?idonly=true', status: 200 };
    expect(after(fails, less).kind).toBe('waiting');
  });
});

describe('a success with another record', () => {
  const list = { Message: 'The request is not valid: a list of records was expected.' };
  const fails = post('/api/Tickets', { summary: 'One' }, { status: 400, answer: list });
  const empty = post('/api/Tickets', [{ summary: 'Another' }]);
  const missing = refused('/api/Tickets', [{ summary: 'A third' }], 'Category is required.');

  it('is not told any more once the same was refused otherwise', () => {
    expect(after(fails, empty)).toMatchObject({ kind: 'waiting', near: { index: 3 } });
    expect(after(fails, empty, missing)).toMatchObject({
      kind: 'waiting',
      near: null,
      other: { cause: 'mandatory-field' },
    });
    expect(after(fails, missing, empty)).toMatchObject({ kind: 'waiting', near: { index: 4 } });
  });
});

describe('another action', () => {
  it('is a ticket that goes to another team, which has a name and no number', () => {
    const to = (team: string) => [{ id: 2001, team }];
    const fails = refused('/api/Tickets', to('Network'), 'Unable to re-assign. No access.');
    expect(after(fails, post('/api/Tickets', to('Support')))).toMatchObject({
      near: { differs: 'action' },
    });
    expect(after(fails, post('/api/Tickets', to('Network'))).kind).toBe('works');
  });

  it('is the page that reads again what could not be deleted', () => {
    const fails: Asked = {
      method: 'DELETE',
      path: '/api/Tickets/2001',
      status: 405,
      answer: { Message: 'The requested resource does not support http method DELETE.' },
    };
    expect(after(fails, { path: '/api/Tickets/2001', status: 200 }).kind).toBe('waiting');
    const post405 = { ...fails, method: 'POST' };
    expect(after(post405, { path: '/api/Tickets/2001', status: 200 }).kind).toBe('works');
    const clicked = { ...asked(2, 'sam', post405), action: 'Clicked “Run”' };
    const byItself = asked(3, 'sam', { path: '/api/Tickets/2001', status: 200 });
    expect(after(clicked, byItself).kind).toBe('waiting');
    expect(after(clicked, { ...byItself, action: 'Clicked “Run”' }).kind).toBe('works');
  });
});

describe('another button that reads the same', () => {
  const addigy = 'https://acme.halopsa.com/config/integrations/addigy';
  const list = 'https://acme.halopsa.com/reports';
  const report = `${list}?id=21`;
  const read = (index: number, action: string | null, pageUrl: string, status = 200): Exchange => ({
    ...asked(index, 'sam', {
      path: '/api/Things',
      status,
      answer: status === 200 ? [] : { Message: 'It failed.' },
    }),
    action,
    pageUrl,
  });
  const fetched = 'Clicked “Fetch devices”';
  const tested = 'Clicked “Test the saved sign-in”';
  const fails = read(2, fetched, addigy, 500);
  const opened = { ...me(1, 'sam'), action: 'Opened the page /', pageUrl: addigy };

  /** The verdict on what came after the request with the number 2. */
  function of(...exchanges: readonly Exchange[]) {
    const rows = exchanges.map((one) => rowOf(one));
    const review = reviewed(exchanges);
    const diagnosis = review.diagnoses.find(({ entries }) => entries.includes(2));
    if (diagnosis === undefined) throw new Error('nothing was found');
    const fingerprint = fingerprintOf({ ...diagnosis, entries: [2] }, rows);
    return verdictOf({ fingerprint, after: 2, anySite: false, pace: null }, rows, review, 1e12);
  }

  it('shows that the request works, and not what the first button does', () => {
    expect(of(opened, fails, read(3, tested, addigy))).toMatchObject({
      kind: 'waiting',
      near: { index: 3, differs: 'button' },
    });
    expect(of(opened, fails, read(3, fetched, addigy))).toMatchObject({ kind: 'works' });
    expect(of(opened, fails, read(3, tested, addigy), read(4, fetched, addigy)).kind).toBe('works');
    expect(of(opened, fails, read(3, fetched, addigy), read(4, tested, addigy)).kind).toBe('works');
  });

  it('fails the same way all the same, and is told when it works after that', () => {
    const again = read(3, tested, addigy, 500);
    expect(of(opened, fails, again)).toEqual({ kind: 'same', index: 3 });
    expect(of(opened, fails, again, read(4, tested, addigy))).toMatchObject({
      near: { index: 4, differs: 'button' },
    });
  });

  it('is none where the recording does not say what was pressed', () => {
    expect(of(opened, fails, read(3, null, addigy)).kind).toBe('works');
    expect(of(opened, read(2, null, addigy, 500), read(3, tested, addigy)).kind).toBe('works');
  });

  it('is none where a page asks by itself, whatever was pressed just before', () => {
    const poll = (index: number, action: string, status: number): Exchange => ({
      ...asked(index, 'sam', { path: '/api/OnlineStatus', status }),
      action,
      pageUrl: addigy,
    });
    expect(of(opened, poll(2, fetched, 401), poll(3, tested, 200)).kind).toBe('works');
  });

  it('is none where a page opens, whatever led to it', () => {
    const before = { ...me(1, 'sam'), action: 'Opened the page /reports', pageUrl: list };
    const linked = read(2, 'Clicked “Time by client”', report, 500);
    const open = 'Opened the page /reports';
    expect(of(before, linked, read(3, open, report)).kind).toBe('works');
    expect(of(before, linked, read(3, 'Clicked “Load report”', report)).kind).toBe('works');
    const back = { ...me(3, 'sam'), action: 'Clicked “Reports”', pageUrl: list };
    const asPressed = read(2, 'Clicked “Load report”', report, 500);
    const there = { ...before, pageUrl: report };
    expect(of(there, asPressed, read(3, open, report)).kind).toBe('works');
    expect(of(there, asPressed, back, read(4, 'Clicked “Time by client”', report)).kind).toBe(
      'works',
    );
  });
});

describe('another value', () => {
  it('goes round a right that is missing, and mends nothing, whatever the status', () => {
    const words = "Agent Sam Rivera does not have access to the charge rate 'Emergency call-out'.";
    const book = (chargerate?: number) => [{ ticket_id: 2001, outcome_id: 9, chargerate }];
    for (const status of [400, 409, 422]) {
      const fails = refused('/api/Actions', book(), words, status);
      expect(after(fails, post('/api/Actions', book(3))).kind).toBe('waiting');
      expect(after(fails, post('/api/Actions', book())).kind).toBe('works');
    }
  });
});

describe('something else with the same record', () => {
  const noRight = 'You do not have permission to do this.';
  const ticket = (more: object) => [{ id: 2001, ...more }];

  it('is what fills in other fields, or turns a switch the other way, where a right is missing', () => {
    const fails = refused('/api/Tickets', ticket({ hidden: true }), noRight, 403);
    expect(after(fails, post('/api/Tickets', ticket({ hidden: false })))).toMatchObject({
      near: { differs: 'action' },
    });
    expect(after(fails, post('/api/Tickets', ticket({ impact: 2 }))).kind).toBe('waiting');
    expect(after(fails, post('/api/Tickets', ticket({ hidden: true, note: 'x' }))).kind).toBe(
      'works',
    );
    const impact = refused('/api/Tickets', ticket({ impact: 1 }), noRight, 403);
    expect(after(impact, post('/api/Tickets', ticket({ impact: 1 }))).kind).toBe('works');
  });

  it('may be the very fix where nothing says that a right is missing', () => {
    const booked = (start_date: string) => [{ ticket_id: 2001, start_date }];
    const fails = refused('/api/Appointment', booked('x'), 'The field start_date must be a date.');
    expect(after(fails, post('/api/Appointment', booked('2026-01-01T09:00:00'))).kind).toBe(
      'works',
    );
  });

  it('is what a patch changes elsewhere', () => {
    const patch = (path: string, status: number): Asked => ({
      method: 'PATCH',
      path: '/api/Tickets/2001',
      sent: [{ op: 'replace', path, value: 9 }],
      status,
      ...(status === 403 ? { answer: { Message: noRight } } : {}),
    });
    expect(after(patch('/status', 403), patch('/summary', 200)).kind).toBe('waiting');
    expect(after(patch('/status', 403), patch('/status', 200)).kind).toBe('works');
  });

  it('is a report of less, where the whole took too long', () => {
    const report = (value: string, more: Partial<Asked>) =>
      post('/api/Report/21', { filters: [{ field: 'client', value }] }, more);
    const page = '<html><head><title>504 Gateway Time-out</title></head></html>';
    const fails = report('A', { status: 504, answer: page });
    expect(after(fails, report('B', { status: 200 })).kind).toBe('waiting');
    expect(after(fails, report('A', { status: 200 })).kind).toBe('works');
  });
});

describe('an answer of success', () => {
  const save = post('/api/Tickets', [{ id: 1 }, { id: 2 }]);
  const fails = refused('/api/Tickets', [{ id: 1 }, { id: 2 }], 'You have no permission.', 403);

  it.each([
    ['one of several that failed', [{ id: 1 }, { id: 2, error: 'No permission' }]],
    [
      'a status of one of them',
      [
        { id: 1, status: 200 },
        { id: 2, status: 403 },
      ],
    ],
    ['a count', { saved: 1, failed: 1 }],
    ['a list of what was refused', { saved: [1], failed: [2] }],
    ['the word false alone', 'false'],
    ['words of another language', { erfolgreich: false }],
  ])('is doubtful where it tells of %s', (_what, answer) => {
    expect(after(fails, { ...save, status: 200, answer }).kind).toBe('doubtful');
  });

  it.each([{ status: 'queued' }, { state: 'Pending' }, [{ id: 'job-1', status: 'processing' }]])(
    'is not yet one where it says that it is still to be done: %j',
    (answer) => {
      expect(after(fails, { ...save, status: 200, answer })).toMatchObject({
        kind: 'waiting',
        near: { differs: 'accepted' },
      });
    },
  );

  it('is one for a record that is pending for reasons of its own', () => {
    const answer = { id: 1, status: 'Pending' };
    expect(after(fails, { ...save, status: 200, answer }).kind).toBe('works');
  });

  it('is none where nothing comes for a record that is read', () => {
    const read: Asked = { path: '/api/Tickets/5', status: 404, answer: { Message: 'Not found' } };
    expect(after(read, { path: '/api/Tickets/5', status: 204, answer: '' }).kind).toBe('waiting');
  });
});

describe('another person', () => {
  it('is whoever else signs in', () => {
    const signIn = (username: string, status: number): Exchange => {
      const one = asked(status === 200 ? 3 : 2, 'sam', {
        method: 'POST',
        path: '/auth/token',
        status,
      });
      const text = `grant_type=password&username=${username}&password=x`;
      const mimeType = 'application/x-www-form-urlencoded';
      const body = { ...one.request.body, text, mimeType };
      const answer = JSON.stringify(
        status === 200 ? { access_token: 'abc' } : { error: 'invalid_grant' },
      );
      if (one.response === null) throw new Error('it was answered');
      return {
        ...one,
        request: { ...one.request, headers: [], body },
        response: { ...one.response, body: { ...one.response.body, text: answer } },
      };
    };
    expect(after(signIn('sam', 400), signIn('alex', 200)).kind).toBe('waiting');
  });
});

describe('what was sent', () => {
  it('is not known where an export says only how long it was', () => {
    const unseen = (index: number, status: number): Exchange => {
      const one = asked(index, 'sam', { method: 'POST', path: '/api/Actions', status });
      const length = { name: 'Content-Length', value: '80' };
      return { ...one, request: { ...one.request, headers: [...one.request.headers, length] } };
    };
    expect(after(unseen(2, 500), unseen(3, 201))).toMatchObject({ near: { differs: 'unseen' } });
  });
});

describe('an answer that says itself that it failed', () => {
  const sent = [{ ticket_id: 2001, outcome_id: 9 }];
  const fails = refused('/api/Actions', sent, 'The object could not be saved.', 500);
  const doubtful: Readonly<Record<string, unknown>> = {
    'success false': { success: false, error: 'Database timeout' },
    'ok false': { ok: false },
    'status error': { status: 'error', message: 'It was not saved' },
    'Success "False"': { Success: 'False' },
    'cut off': '{"id":9,"note":"Call',
  };

  it.each(Object.entries(doubtful))('is no proof: %s', (_, answer) => {
    const works = post('/api/Actions', sent, { status: 200 });
    expect(after(fails, { ...works, answer })).toMatchObject({ kind: 'doubtful', index: 3 });
    expect(after(fails, works, { ...works, answer })).toMatchObject({ kind: 'doubtful', index: 4 });
    expect(after(fails, { ...works, answer }, works)).toEqual({ kind: 'works', index: 4 });
  });

  it('is no proof where nothing comes in place of data', () => {
    const reads = { path: '/api/Report/21?loadreport=true', status: 504, answer: 'Time-out' };
    expect(after(reads, { ...reads, status: 200, answer: 'null' })).toMatchObject({
      kind: 'doubtful',
      index: 3,
    });
  });

  it('is an error of its own where a page stands where data belongs', () => {
    const page = '<!doctype html><html><head><title>Sign in to the network</title></head></html>';
    const works = post('/api/Actions', sent, { status: 200, answer: page });
    expect(['different', 'doubtful']).toContain(after(fails, works).kind);
  });
});

describe('a success that differs from what failed in one thing', () => {
  /** Fields that tell one deed from another, each with what it may hold. */
  const identity = {
    id: fc.integer({ min: 1, max: 9999 }),
    ticket_id: fc.integer({ min: 1, max: 9999 }),
    user_id: fc.integer({ min: 1, max: 9999 }),
    client_id: fc.integer({ min: 1, max: 9999 }),
    outcome_id: fc.integer({ min: 1, max: 99 }),
    agent_id: fc.integer({ min: 1, max: 99 }),
    status_id: fc.integer({ min: 1, max: 99 }),
    team: fc.constantFrom('Network', 'Support', 'Field'),
    chargerate: fc.integer({ min: 1, max: 9 }),
  };
  type Field = keyof typeof identity;
  const fields = Object.keys(identity) as Field[];
  const messages = [
    'It failed.',
    'Please set the category of the ticket: Category is required.',
    'The user must have a client.',
    'An outcome with this id already exists.',
    'The field summary must be text.',
    'You do not have permission to update this closed Ticket.',
    'Unable to re-assign. The agent or team does not have access.',
    "Agent Sam Rivera does not have access to the charge rate 'Emergency call-out'.",
  ];
  const cases = fc.record({
    path: fc.constantFrom('/api/Actions', '/api/Tickets', '/api/Users', '/api/Asset?kind=4'),
    status: fc.constantFrom(400, 403, 404, 409, 422, 423, 500, 502),
    message: fc.constantFrom(...messages),
    sent: fc.record(identity, { requiredKeys: ['id'] }),
    wrapped: fc.boolean(),
    changed: fc.constantFrom(...fields),
    value: fc.integer({ min: 10_000, max: 20_000 }),
    how: fc.constantFrom('field', 'path', 'query', 'method', 'more') as fc.Arbitrary<
      'field' | 'path' | 'query' | 'method' | 'more'
    >,
  });

  it('is never a proof', () => {
    fc.assert(
      fc.property(cases, ({ path, status, message, sent, wrapped, changed, value, how }) => {
        // A field that the server found fault with had to change.
        const named = changed.replace(/_id$/, '');
        const isOwn = changed === 'id' || changed === 'ticket_id';
        if (how === 'field' && !isOwn && message.toLowerCase().includes(named)) return;
        const body = (one: object) => (wrapped ? { ticket: one } : [one]);
        const other = { ...sent, [changed]: changed === 'team' ? 'Other' : value };
        const works = {
          field: post(path, body(other)),
          path: post(path.replace(/\?|$/, '/77$&'), body(sent)),
          query: post(`${path}${path.includes('?') ? '&' : '?'}item_id=77`, body(sent)),
          method: { ...post(path, body(sent)), method: 'PUT' },
          more: post(path, wrapped ? [sent, other] : [sent, { ...sent, id: value }]),
        }[how];
        const { kind } = after(refused(path, body(sent), message, status), works);
        expect(['waiting', 'different']).toContain(kind);
        // The same once more is one, so the property does not hold over nothing.
        if (isOwn) return;
        const again = after(refused(path, body(sent), message, status), post(path, body(sent)));
        expect(again.kind).toBe('works');
      }),
      { numRuns: 150 },
    );
  });
});

describe('what was judged by what it says', () => {
  const note = (text: string, more: Partial<Asked> = {}) =>
    post('/api/Actions', [{ ticket_id: 2003, outcome_id: 1, note_html: text }], more);
  const blocked: Partial<Asked> = {
    status: 403,
    headers: { Server: 'cloudflare' },
    answer: '<html><h1>Sorry, you have been blocked. Cloudflare Ray ID: 8f2a1c</h1></html>',
  };

  it.each([
    ['short', '<script>alert(1)</script>', 'Plain words.'],
    ['long', '<b>Look:</b> '.repeat(40), 'Plain words. '.repeat(40)],
    ['long, then short', '<b>Look:</b> '.repeat(40), 'Plain words.'],
  ])('was not let through by a firewall with another text: %s', (_, stopped, plain) => {
    expect(after(note(stopped, blocked), note(plain))).toMatchObject({
      kind: 'waiting',
      near: { differs: 'value' },
    });
    expect(after(note(stopped, blocked), note(stopped)).kind).toBe('works');
  });

  it('may be written anew where no firewall judged it', () => {
    const refusal = { status: 403, answer: { Message: 'Not allowed.' } };
    expect(after(note('One. '.repeat(90), refusal), note('Two. '.repeat(90))).kind).toBe('works');
  });
});

describe('a token', () => {
  const token = (scope: string | null, more: Partial<Asked> = {}) =>
    post(
      '/auth/token',
      {
        grant_type: 'client_credentials',
        client_id: 'stock-runbook',
        ...(scope === null ? {} : { scope }),
      },
      { status: 200, answer: { token_type: 'Bearer' }, ...more },
    );

  it.each(['invalid_scope', 'invalid_client'])(
    'that was asked for without its scope proves nothing after %s',
    (error) => {
      const fails = token('read:users', { status: 400, answer: { error } });
      for (const none of [null, '', ' '])
        expect(after(fails, token(none))).toMatchObject({
          kind: 'waiting',
          near: { differs: 'value' },
        });
      expect(after(fails, token('read:tickets')).kind).toBe('works');
      expect(after(token(null, { status: 400, answer: { error } }), token('all')).kind).toBe(
        'works',
      );
    },
  );
});

describe('another person', () => {
  const list = (status: number): Asked => ({
    path: '/api/Tickets?open_only=true',
    status,
    answer: status === 200 ? { tickets: [] } : { Message: 'Object reference not set.' },
  });
  const byAlex = (one: Asked) =>
    after(list(one.status), me(3, 'alex'), asked(4, 'alex', list(200)));

  it.each([500, 504])(
    'proves nothing where Halo answered %i: their list may be another',
    (status) => {
      expect(byAlex(list(status))).toMatchObject({ kind: 'waiting', near: { differs: 'person' } });
      expect(after(list(status), list(200)).kind).toBe('works');
    },
  );

  it.each([502, 503])('counts where Halo was not there (%i)', (status) => {
    expect(byAlex(list(status)).kind).toBe('works');
  });
});

describe('the same ticket', () => {
  const sent = (id: number, agent: number) => [{ id, agent_id: agent, tickettype_id: 3 }];
  const message = 'Unable to re-assign. The Agent or Team was not found or did not have access.';
  const fails = refused('/api/Tickets', sent(2006, 2), message);

  it('is no other record where it goes to somebody else', () => {
    expect(after(fails, post('/api/Tickets', sent(2006, 3)))).toMatchObject({
      near: { differs: 'value' },
    });
    expect(after(fails, refused('/api/Tickets', sent(2006, 3), message))).toMatchObject({
      again: { differs: 'value' },
    });
    for (const agent of [2, 3])
      expect(after(fails, post('/api/Tickets', sent(2007, agent)))).toMatchObject({
        near: { differs: 'record' },
      });
  });
});
