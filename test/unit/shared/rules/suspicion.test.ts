import { describe, expect, it } from 'vitest';
import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import type { ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { pendingIn, suspicionText } from '../../../../shared/rules/suspicion.ts';
import { plainExchange } from '../../../../shared/har/lazy-exchange.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import { TextReader } from '../../../../shared/text/reader.ts';
import { exchange } from '../../renderer/build.ts';
import { entry, har } from '../har/read-har.ts';
import { exchangeOf } from './exchange-of.ts';
import { knowledge } from './knowledge-files.ts';

const causes = knowledge();
const halo = 'https://acme.halopsa.com';
const call = (more: Partial<ExampleExchange>): ExampleExchange => ({
  url: `${halo}/api/Tickets/2001`,
  status: 200,
  body: '{"id":2001}',
  duration: 100,
  resourceType: 'xhr',
  ...more,
});

function reviewOf(...calls: readonly ExampleExchange[]): ReviewResult {
  const review = createReview(causes);
  calls.forEach((one, index) => {
    review.add(exchangeOf(one, { id: `har-${index}`, index, startedAt: index * 1000 }));
  });
  return review.result();
}

/** A body of so many bytes, of which not all may be there. */
function ofSize(text: string, size: number): ReviewResult {
  const review = createReview(causes);
  const one = exchangeOf(call({ body: text }), { index: 0, startedAt: 0 });
  if (one.response === null) throw new Error('it was answered');
  const body = { ...one.response.body, size };
  review.add({ ...one, response: { ...one.response, body } });
  return review.result();
}

const texts = ({ suspicions }: ReviewResult) => suspicions.map(suspicionText);

function ofText(text: string): ReviewResult {
  const review = createReview(causes);
  const reader = new TextReader((one) => review.add(one));
  reader.pushText(text);
  reader.end();
  return review.result();
}

describe('an answer that is no failure deserves a look', () => {
  it.each([
    [
      'says that it failed',
      { body: '{"success":false,"error":"Database timeout while saving ticket"}' },
      'says-failure',
      'GET /api/tickets/… was answered as a success, but the answer says: “Database timeout while saving ticket”',
    ],
    [
      'says it in one word',
      { body: '{"status":"error"}' },
      'says-failure',
      /says that it failed\.$/,
    ],
    [
      'holds only an error',
      { body: '{"error":"Nothing was saved"}' },
      'says-failure',
      /Nothing was saved/,
    ],
    [
      'holds a list of errors',
      { body: '{"errors":["No outcome"],"data":null}' },
      'says-failure',
      /No outcome/,
    ],
    [
      'is a web page',
      {
        url: `${halo}/api/TicketType`,
        body: '<!doctype html><title>Inbox</title>',
        mimeType: 'text/html',
      },
      'page-instead-of-data',
      'GET /api/tickettype was answered with a web page where data belongs.',
    ],
    [
      'ends in the middle',
      { body: '{"tickets":[{"id":1,"summary":"Prin', mimeType: 'application/json' },
      'cut-off',
      'The answer to GET /api/tickets/… ends in the middle.',
    ],
    [
      'is plain text',
      { body: 'The service is busy, please come back later', mimeType: 'text/plain' },
      'not-data',
      'The answer to GET /api/tickets/… is plain text where data belongs: “The service is busy, please come back later”',
    ],
    [
      'took half a minute',
      { duration: 30_000 },
      'slow',
      'The answer to GET /api/tickets/… took 30 seconds.',
    ],
  ] as const)('that %s', (_, more, kind, text) => {
    const result = reviewOf(call(more));
    // A cause may explain it by now; then it is a failure, and no longer a suspicion.
    if (result.diagnoses.length > 0) return;
    expect(result.suspicions).toMatchObject([{ kind, entries: [0] }]);
    expect(texts(result)[0]).toMatch(text instanceof RegExp ? text : new RegExp(escaped(text)));
  });

  it.each([
    ['{"ok":false}', null],
    ['{"Success":"False","Message":"It was not saved"}', 'It was not saved'],
    ['{"success":0,"msg":"x"}', null],
    ['{"isSuccessful":false,"errorMessage":"No access"}', 'No access'],
    ['{"status":"ERROR","detail":"The database is busy"}', 'The database is busy'],
    ['{"result":"failure"}', null],
    ['{"outcome":"Failed"}', null],
    ['{"error":true,"message":"Unable to save data"}', 'Unable to save data'],
    ['{"hasErrors":"true"}', null],
    ['{"statusCode":500,"message":"Something broke"}', 'Something broke'],
    ['{"code":"403","message":"No access"}', 'No access'],
    ['{"Message":"Unable to save data"}', 'Unable to save data'],
    ['{"d":{"success":false,"error":"Not saved"}}', 'Not saved'],
    ['{"data":{"status":"error"}}', null],
    ['"{\\"success\\":false,\\"error\\":\\"Not saved\\"}"', 'Not saved'],
    ['{"exceptionMessage":"Deadlock"}', 'Deadlock'],
    [`{"trace":"${'x'.repeat(3000)}","success":false}`, null],
  ])('that says in other words that it failed: %s', (body, said) => {
    const result = reviewOf(call({ body }));
    // A cause may explain it by now; then it is a failure, and no longer a suspicion.
    if (result.diagnoses.length > 0) return;
    expect(result.suspicions).toMatchObject([{ kind: 'says-failure' }]);
    if (said !== null) expect(result.suspicions[0]?.said).toBe(said);
  });

  it.each([
    '[{"success":true},{"success":false,"error":"Not saved"}]',
    '{"results":[{"ok":true},{"ok":false}]}',
    '[{"id":4,"status":"failed"}]',
    '"Unable to save data"',
  ])('that says it of one of several results of a change: %s', (body) => {
    const result = reviewOf(call({ method: 'POST', body }));
    if (result.diagnoses.length > 0) return;
    expect(result.suspicions).toMatchObject([{ kind: 'says-failure' }]);
  });

  it.each([
    ['Unable to save data', 'text/plain', 'Unable to save data'],
    [
      'Object reference not set to an instance of an object.',
      'application/json',
      /^Object reference/,
    ],
    [
      '<?xml version="1.0"?><Error><Message>Not this one</Message></Error>',
      'application/xml',
      /Not this one/,
    ],
    ['<soap:Fault><faultstring>Busy</faultstring></soap:Fault>', 'text/xml', /Busy/],
  ])('that says it in a text of its own: %s', (body, mimeType, said) => {
    const result = reviewOf(call({ method: 'POST', body, mimeType }));
    if (result.diagnoses.length > 0) return;
    expect(['says-failure', 'not-data']).toContain(result.suspicions[0]?.kind);
    expect(result.suspicions[0]?.said).toMatch(said);
  });

  it('that is shorter than its length says, whatever it ends with', () => {
    expect(ofSize('{"a":{"b":1}', 4000).suspicions).toMatchObject([{ kind: 'cut-off' }]);
    expect(ofSize('{"name":"Größe"}', 18).suspicions).toEqual([]);
  });

  it('that had none when the recording ended', () => {
    const review = createReview(causes);
    const reader = new HarReader({ exchange: (one) => review.add(one) });
    const entry = {
      startedDateTime: '2026-11-29T09:00:00.000Z',
      time: 0,
      request: { method: 'GET', url: `${halo}/api/Tickets`, headers: [] },
      response: null,
    };
    reader.push(new TextEncoder().encode(JSON.stringify({ log: { entries: [entry] } })));
    reader.end();
    expect(texts(review.result())).toEqual([
      'GET /api/tickets had no answer when the recording ended.',
    ]);
  });

  it('that still waits in a running recording, from 15 seconds on', () => {
    const open = rowOf({ ...exchange(3, { method: 'GET', state: 'open' }), startedAt: 0 });
    expect(pendingIn([open], 14_999)).toEqual([]);
    expect(pendingIn([open], 31_000).map(suspicionText)).toEqual([
      'GET /api/actions has waited for its answer for 31 seconds.',
    ]);
    const channel = rowOf({
      ...exchange(4, { method: 'GET', state: 'open', resourceType: 'eventsource' }),
      startedAt: 0,
    });
    expect(pendingIn([channel], 90_000)).toEqual([]);
  });

  it('once for many of one kind, and the most telling first', () => {
    const result = reviewOf(
      call({ duration: 12_000 }),
      call({ duration: 20_000 }),
      call({ method: 'POST', body: '{"success":false}' }),
    );
    expect(texts(result)).toEqual([
      'POST /api/tickets/… was answered as a success, but the answer says that it failed.',
      '2 answers to GET /api/tickets/… took up to 20 seconds.',
    ]);
  });
});

describe('a text that tells of a failure which nothing explains', () => {
  it.each(['Unable to save data', 'Ticket could not be saved'])(
    '“%s” is told as a failure that is not known, never as no failure',
    (text) => {
      const { diagnoses, suspicions, halo } = ofText(text);
      expect(diagnoses.length + suspicions.length).toBe(1);
      for (const { cause, confidence } of diagnoses)
        expect([cause, confidence]).toEqual(['unrecognised', 'possible']);
      expect(halo).toBeNull();
    },
  );

  it.each([
    '{"success":false}',
    '{"status":"error"}',
    '{"hasErrors":"true"}',
    '{"ok":false,"data":null}',
    '{"errors":[{"message":"Nothing was saved"}],"data":null}',
  ])('%s, an answer that says itself that it failed, is told too', (text) => {
    const { diagnoses, suspicions } = ofText(text);
    expect(diagnoses.length + suspicions.length).toBe(1);
    for (const { confidence } of diagnoses) expect(confidence).toBe('possible');
    expect(suspicions.map(suspicionText).join(' ')).not.toContain('“”');
  });

  it.each([
    '{"success":true,"id":5}',
    '[{"id":1,"error":"x"}]',
    '{"id":5,"summary":"printer error","status":"Open"}',
    '{"message":"Saved"}',
  ])('%s, a healthy answer, is nothing at all', (text) => {
    expect(ofText(text)).toMatchObject({ diagnoses: [], suspicions: [] });
  });

  it('and one that tells of none is nothing at all', () => {
    expect(ofText('Good morning, the printer works.')).toMatchObject({
      diagnoses: [],
      suspicions: [],
    });
  });
});

describe('an answer with nothing in it', () => {
  const nothing = (path: string, more: Partial<ExampleExchange> = {}) =>
    reviewOf(
      call({ url: `${halo}/api/Agent/me`, body: '{"id":1}' }),
      call({ url: `${halo}/api/${path}`, body: '', ...more }),
    );
  const json = { mimeType: 'application/json', headers: { 'Content-Length': '0' } };

  it.each([
    ['null for a record', 'Tickets/2001', { body: 'null' }],
    ['null for a record of any kind', 'Roster/7', { body: ' null\n' }],
    ['null for a list', 'Tickets?page_no=2', { body: 'null' }],
    ['no content for a record', 'Report/21?loadreport=true', json],
    ['no content that calls itself JSON', 'LicenseInfo', json],
  ] as const)('deserves a look: %s', (_, path, more) => {
    const result = nothing(path, more);
    expect(result.suspicions).toMatchObject([{ kind: 'not-data', said: null, entries: [1] }]);
    expect(texts(result)[0]).toMatch(/^GET \/api\/.* was answered as a success, but with nothing/);
  });

  it.each([
    ['null where there may be none', 'mcp', { body: 'null' }],
    ['null of a part of a record', 'VirtualAgent/4/MCP', { body: 'null' }],
    ['an empty text', 'IntegrationData/Search/Jira', { body: '""' }],
    ['an empty list', 'Tickets', { body: '[]' }],
    ['no content that was not kept', 'Tickets/2001', { mimeType: 'application/json' }],
    ['a change', 'Automation/4d3c1be0-0000-4000-8000-000000000071', { ...json, method: 'POST' }],
    ['a file', 'Attachment/5', json],
    ['an answer that says it has none', 'Tickets/2001', { ...json, status: 204 }],
  ] as const)('is healthy: %s', (_, path, more) => {
    expect(nothing(path, more)).toMatchObject({ diagnoses: [], suspicions: [] });
  });
});

describe('a healthy answer', () => {
  it.each([
    ['a list', { body: '[{"id":1,"error":"x"}]' }],
    [
      'a record with a field called error',
      { body: '{"id":1,"error":"disk full","status":"Open"}' },
    ],
    ['a record with an empty error', { body: '{"error":null,"errors":[],"data":1}' }],
    ['a count of what went well', { body: '{"success":0,"failed":0,"total":0}' }],
    ['a list of runs that failed', { body: '[{"id":4,"success":false,"status":"failed"}]' }],
    ['a message that says success', { body: '{"message":"The ticket was saved"}' }],
    ['a record with a code', { body: '{"id":5,"code":404,"title":"Room 404"}' }],
    ['a record that failed a state', { body: '{"id":5,"state":"Failed","outcome":"Failed"}' }],
    ['one that says success', { body: '{"success":true,"message":"Saved"}' }],
    ['a bare string or number', { body: '"done"' }],
    ['a bare word', { body: 'true', mimeType: 'text/plain' }],
    ['nothing', { body: '' }],
    [
      'a file',
      { url: `${halo}/api/Attachment/5`, body: 'Dear customer, hello', mimeType: 'text/plain' },
    ],
    [
      'a page',
      {
        url: `${halo}/tickets`,
        body: '<html></html>',
        mimeType: 'text/html',
        resourceType: 'document',
      },
    ],
    ['a channel that stays open', { resourceType: 'eventsource', duration: 90_000 }],
    ['nine seconds', { duration: 9_000 }],
  ] as const)('raises no suspicion: %s', (_, more) => {
    expect(reviewOf(call(more))).toMatchObject({ diagnoses: [], suspicions: [] });
  });

  it('of another site raises none either', () => {
    const other = { url: 'https://shop.example/api/cart', duration: 40_000 };
    expect(reviewOf(call({}), call(other)).suspicions).toEqual([]);
  });
});

describe('an answer that is no data', () => {
  const kinds = (one: Exchange) => {
    const review = createReview(causes);
    review.add(exchangeOf(call({}), { id: 'har-0', index: 0, startedAt: 0 }));
    review.add({ ...one, index: 1 });
    return review.result().suspicions.map(({ kind }) => kind);
  };
  const saved = (more: Partial<NonNullable<Exchange['response']>>): Exchange => {
    const one = exchange(1, { url: `${halo}/api/Actions`, sent: [{ ticket_id: 1 }] });
    if (one.response === null) throw new Error('it was answered');
    return { ...one, response: { ...one.response, ...more } };
  };

  it('is a way to the page where somebody signs in to the same site, and to no other', () => {
    const location = (value: string) =>
      kinds(saved({ status: 302, headers: [{ name: 'Location', value }] }));
    expect(location('/auth/login?back=1')).toEqual(['page-instead-of-data']);
    expect(location(`${halo}/login`)).toEqual(['page-instead-of-data']);
    expect(location('https://login.microsoftonline.com/common/login')).toEqual([]);
    expect(location('/api/Actions/5')).toEqual([]);
    expect(kinds(saved({ status: 302, redirectUrl: `${halo}/auth/login` }))).toHaveLength(1);
  });

  it('is read in base64 as well, where it is short', () => {
    const answer = (text: string) =>
      kinds(saved({ body: { ...noBody, base64: btoa(text), mimeType: 'application/json' } }));
    expect(answer('{"success":false,"error":"No access"}')).toEqual(['says-failure']);
    expect(answer('{"success":true}')).toEqual([]);
  });

  it('is the word false alone after a change, and nowhere else', () => {
    const body = { ...noBody, text: 'false', mimeType: 'application/json', size: 5 };
    expect(kinds(saved({ body }))).toEqual(['says-failure']);
    const read = exchange(1, { method: 'GET', url: `${halo}/api/Lookup` });
    if (read.response === null) throw new Error('it was answered');
    expect(kinds({ ...read, response: { ...read.response, body } })).toEqual([]);
  });
});

function escaped(text: string): string {
  return `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
}

/** The reviews of a file as its reader hands it over, and of the same with everything read. */
function bothWays(entries: readonly object[]): readonly ReviewResult[] {
  const asFile = createReview(causes);
  const whole = createReview(causes);
  const reader = new HarReader({
    exchange: (one) => {
      asFile.add(one);
      whole.add(plainExchange(one, one.index));
    },
  });
  reader.push(new TextEncoder().encode(JSON.stringify(har(entries))));
  reader.end();
  return [asFile.result(), whole.result()];
}

describe('a long answer of a file, which need not be read whole,', () => {
  const rows = Array.from({ length: 90 }, (_, id) => ({ id, name: 'Printer „0“ on floor "1"' }));
  const list = JSON.stringify({ record_count: 90, tickets: rows });
  const record = JSON.stringify({ id: 1, rows, note: 'fine' });
  const failed = { success: false, error: 'Database timeout' };
  it.each<[string, string, number | null, 'GET' | 'POST', number]>([
    ['a list', list, null, 'GET', 0],
    ['a record', record, null, 'GET', 0],
    ['a list that was changed', list, null, 'POST', 0],
    ['a failure told at its beginning', JSON.stringify({ ...failed, rows }), null, 'GET', 1],
    ['a failure told at its end', JSON.stringify({ rows, ...failed }), null, 'GET', 1],
    [
      'a failure told behind a list of its kind',
      JSON.stringify({ rows, ...failed }),
      null,
      'POST',
      1,
    ],
    ['one that ends in the middle', list.slice(0, -700), null, 'GET', 1],
    ['one that ends behind a bracket', list.slice(0, list.lastIndexOf(',{')), 9_000, 'GET', 1],
    ['one whose size is told wrong', list, 50_000, 'GET', 0],
    ['a web page', `<!doctype html><html>${'<p>Sign in</p>'.repeat(200)}</html>`, null, 'GET', 1],
    ['words', `The service is busy. ${'Please wait. '.repeat(200)}`, null, 'GET', 1],
  ])('is judged as one that was read: %s', (_, text, size, method, count) => {
    const { request, response } = entry(1) as { request: object; response: object };
    const content = { mimeType: 'application/json', size: size ?? Buffer.byteLength(text), text };
    const one = entry(1, {
      _resourceType: 'fetch',
      request: { ...request, method },
      response: { ...response, content },
    });
    const [asFile, whole] = bothWays([one]);
    expect(asFile).toEqual(whole);
    expect((asFile?.suspicions.length ?? 0) + (asFile?.diagnoses.length ?? 0)).toBe(count);
  });

  it('is explained where it is an exception of Halo’s', () => {
    const { response } = entry(1) as { response: object };
    const text = JSON.stringify({
      ClassName: 'System.NullReferenceException',
      Message: 'Object reference not set to an instance of an object.',
      StackTraceString: '   at Halo.Api.TicketController.Get()'.repeat(100),
    });
    const content = { mimeType: 'application/json', size: text.length, text };
    const [asFile, whole] = bothWays([entry(1, { response: { ...response, content } })]);
    expect(asFile).toEqual(whole);
    expect(asFile?.diagnoses).toHaveLength(1);
  });
});
