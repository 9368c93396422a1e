import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { emptyReview } from '../../../../shared/rules/diagnosis.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { labelledSet } from '../../../labelled/all.ts';
import { sceneOf } from '../../../labelled/labelled.ts';
import { exchangeOf, jsonBody, reviewed } from './exchange-of.ts';
import { knowledge } from './knowledge-files.ts';
import { say } from '../../../../shared/words/say.ts';

const causes = knowledge();
const desk = 'https://acme.halopsa.com';
const at = (
  index: number,
  example: Parameters<typeof exchangeOf>[0],
  more: Partial<Exchange> = {},
): Exchange =>
  exchangeOf(example, {
    id: `har-${index}`,
    index,
    startedAt: 1_700_000_000_000 + index * 1000,
    ...more,
  });
const cases = Object.values(labelledSet)
  .flat()
  .filter((one) => one.calls.every((call) => call.line === undefined));

/** What is told of a case, indexes left aside. */
function told(exchanges: readonly Exchange[]): readonly unknown[] {
  const review = createReview(causes);
  for (const exchange of exchanges) review.add(exchange);
  return review
    .result()
    .diagnoses.map(
      ({ cause, status, wireStatus, refusedBy, integration, message, confidence, entries }) => ({
        cause,
        status,
        wireStatus,
        refusedBy,
        integration,
        message,
        confidence,
        count: entries.length,
      }),
    );
}

describe('a review', () => {
  test('keeps its word when unrelated healthy traffic is added anywhere', () => {
    const strange = fc.record({
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      url: fc.constantFrom(
        'https://cdn.example/x.js',
        'https://www.example/api/v2/tickets.json',
        'https://fonts.example/a.css',
      ),
    });
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.array(strange, { maxLength: 5 }), (one, added) => {
        const { exchanges } = sceneOf(one);
        const more = [...exchanges];
        for (const { place, url } of added) {
          const time = (exchanges[Math.floor(place * (exchanges.length - 1))]?.startedAt ?? 0) + 1;
          more.push(
            at(
              more.length,
              { url, status: 200, body: 'Error = 403 Forbidden', mimeType: 'text/plain' },
              { startedAt: time },
            ),
          );
        }
        expect(told(more)).toEqual(told(exchanges));
      }),
      { numRuns: 150 },
    );
  });

  test('does not depend on the order in which exchanges arrive', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.integer(), (one, seed) => {
        const { exchanges } = sceneOf(one);
        const shuffled = [...exchanges].sort(
          (a, b) => Math.imul(a.index + 1, seed | 1) - Math.imul(b.index + 1, seed | 1),
        );
        expect(told(shuffled)).toEqual(told(exchanges));
      }),
      { numRuns: 150 },
    );
  });

  test('does not depend on the case of field names, on wrapping, or on base64', () => {
    const shapes: readonly ((body: string) => Exchange['request']['body'])[] = [
      (body) => ({
        ...noBody,
        text: body.replace(/"(Message|ClassName|errorMessage|error)":/g, (name) =>
          name.toLowerCase(),
        ),
        mimeType: 'application/json',
      }),
      (body) => ({ ...noBody, text: JSON.stringify(body), mimeType: 'application/json' }),
      (body) => ({
        ...noBody,
        base64: btoa(body.replace(/[^ -\u00ff]/g, '?')),
        mimeType: 'application/json',
        size: body.length,
      }),
    ];
    const open = cases.filter(
      (one) =>
        one.expected.length > 0 &&
        one.calls.every(
          (call) =>
            (call.status ?? 0) < 400 ||
            (typeof call.body === 'object' && !Array.isArray(call.body)),
        ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...open), fc.constantFrom(...shapes), (one, shape) => {
        const { exchanges } = sceneOf(one);
        const changed = exchanges.map((exchange) => {
          const body = exchange.response?.body;
          if (
            exchange.response === null ||
            exchange.response.status < 400 ||
            body?.text === undefined ||
            body.text === null ||
            !body.text.startsWith('{')
          )
            return exchange;
          return { ...exchange, response: { ...exchange.response, body: shape(body.text) } };
        });
        expect(told(changed)).toEqual(told(exchanges));
      }),
      { numRuns: 120 },
    );
  });

  test("learns from a later answer that an address is Halo's", () => {
    const failed = at(0, {
      url: 'https://desk.field.example/team/',
      method: 'POST',
      status: 500,
      body: '',
    });
    expect(reviewed([failed, at(1, { url: `${desk}/api/authinfo` })]).diagnoses).toEqual([]);
    expect(
      reviewed([failed, at(1, { url: 'https://desk.field.example/api/authinfo' })]).diagnoses.map(
        (found) => found.cause,
      ),
    ).toEqual(['server-error']);
  });

  test("takes the word of the user for which address is Halo's", () => {
    const failed = at(0, { url: 'https://desk.field.example/x', status: 500, body: '' });
    expect(
      reviewed([failed], { haloOrigins: ['https://desk.field.example/portal'] }).diagnoses,
    ).toHaveLength(1);
    expect(reviewed([failed]).diagnoses).toEqual([]);
  });

  test('replaces what it knew of an exchange that grew', () => {
    const review = createReview(causes);
    const url = `${desk}/api/Actions`;
    review.add(at(0, { url }, { response: null, state: 'open' }));
    expect(review.failureCount).toBe(0);
    review.add(at(0, { url, status: 400 }));
    expect(review.failureCount).toBe(1);
    expect(review.result().diagnoses[0]?.message).toBeNull();
    review.add(at(0, { url, status: 400, body: '{"Message":"No access to this Action"}' }));
    expect(review.failureCount).toBe(1);
    expect(review.result().diagnoses[0]?.message).toBe('No access to this Action');
    review.add(at(0, { url, status: 200, body: '{}' }));
    expect(review.failureCount).toBe(0);
    expect(review.result().diagnoses).toEqual([]);
  });

  test("puts first what failed last before the user's mark", () => {
    const exchanges = [
      at(0, { url: `${desk}/api/Team`, status: 403, body: '' }),
      at(1, { url: `${desk}/api/Tickets` }),
      at(2, { url: `${desk}/api/Site`, status: 500, body: '' }),
    ];
    expect(reviewed(exchanges).diagnoses.map((found) => found.cause)).toEqual([
      'server-error',
      'forbidden',
    ]);
    expect(reviewed(exchanges, { marks: [1] }).diagnoses.map((found) => found.cause)).toEqual([
      'forbidden',
      'server-error',
    ]);
    expect(reviewed(exchanges, { marks: [1, 2] }).diagnoses.map((found) => found.cause)).toEqual([
      'server-error',
      'forbidden',
    ]);
  });

  test('takes a second answer with the same failure inside for no success', () => {
    const failed = (index: number) =>
      at(index, {
        url: `${desk}/api/Report/5`,
        body: '{"report":{"load_error":"Incorrect syntax near \'FORM\'."}}',
      });
    const other = at(1, { url: `${desk}/api/Site/1`, status: 500, body: '' });
    expect(
      reviewed([failed(0), other, failed(2)]).diagnoses.map((found) => [
        found.cause,
        found.entries,
      ]),
    ).toEqual([
      ['report-sql', [0, 2]],
      ['server-error', [1]],
    ]);
  });

  test('lists the entries of a diagnosis in order, each once', () => {
    const refused = (index: number) =>
      at(index, { url: `${desk}/api/Tickets/${index}`, status: 403, body: '' });
    expect(
      reviewed([refused(9), refused(2), refused(5), refused(2)]).diagnoses.map(
        (found) => found.entries,
      ),
    ).toEqual([[2, 5, 9]]);
  });

  test('says of each request that it sets aside why', () => {
    const { setAside, setAsideEntries } = reviewed([
      at(3, { url: `${desk}/favicon.ico`, status: 404 }),
      at(1, { url: 'https://x.example/y', status: 500 }),
      at(2, { url: `${desk}/api/Tickets` }),
    ]);
    expect(setAside).toBe(2);
    expect(setAsideEntries.map((entry) => entry.index)).toEqual([1, 3]);
    expect(
      setAsideEntries.every((entry) => /^[A-Z].{15,}\.$/.test(say(`aside.${entry.why}`))),
    ).toBe(true);
  });

  test('counts what deserves a look neither as a failure nor as set aside', () => {
    const unanswered = at(
      0,
      { url: `${desk}/api/Tickets/2001`, status: 0, resourceType: 'xhr' },
      { state: 'incomplete', response: null, failure: null },
    );
    const missing = at(1, { url: `${desk}/a.woff2`, status: 404, resourceType: 'font' });
    expect(reviewed([at(2, { url: `${desk}/api/Tickets` }), unanswered, missing])).toMatchObject({
      diagnoses: [],
      suspicions: [{ kind: 'pending', entries: [0] }],
      setAside: 1,
      setAsideEntries: [{ index: 1, why: 'font' }],
    });
  });

  test('computes the advice for a rate limit from what the answers say', () => {
    const limited = (index: number, headers: Record<string, string>, body = '') =>
      at(index, {
        method: 'POST',
        url: `${desk}/api/IntegrationData/Send/Xero`,
        status: 429,
        body,
        headers,
      });
    const advice = (exchanges: readonly Exchange[]) =>
      JSON.stringify(reviewed(exchanges).diagnoses[0]?.steps);
    expect(advice([limited(0, {})])).toMatch(/at most 25 .*1 minute|1 minute.*at most 25\b/);
    expect(advice([limited(0, {}), limited(1, { 'Retry-After': '37' })])).toContain('37 seconds');
    expect(advice([limited(0, {}, '"You may make 50 calls per minute"')])).toContain('20');
  });

  test('names the address that opens a report without loading it', () => {
    const page = `${desk}/reports?mainview=reportgroup&selid=3&sellevel=1&id=412&loadreport=true`;
    const [found] = reviewed([
      at(0, { url: `${desk}/api/Report/412`, status: 504, body: '' }, { pageUrl: page }),
    ]).diagnoses;
    expect(found?.steps.map((step) => step.open)).toContain(
      `${desk}/reports?mainview=reportgroup&selid=3&sellevel=1&id=412&loadreport=false`,
    );
  });

  test("leaves a report's address out where the page is not known", () => {
    const [found] = reviewed([
      at(0, { url: `${desk}/api/Report/412`, status: 504, body: '' }),
    ]).diagnoses;
    expect(
      found?.steps.map((step) => step.open).filter((open) => open?.includes('loadreport')),
    ).toEqual([]);
    expect(found?.steps.length).toBeGreaterThan(1);
  });

  test('lets a rule pack take the place of a cause with the same id', () => {
    const [first] = causes.filter(({ cause }) => cause.id === 'server-error');
    if (first === undefined) throw new Error('the knowledge has server-error');
    const pack = { cause: { ...first.cause, title: 'Ours' }, origin: 'Field Ltd' };
    const review = createReview([...causes, pack]);
    review.add(at(0, { url: `${desk}/api/Team`, status: 500, body: '' }));
    expect(review.result().diagnoses.map(({ title, origin }) => ({ title, origin }))).toEqual([
      { title: 'Ours', origin: 'Field Ltd' },
    ]);
  });

  test('keeps nothing of the bodies of 100,000 healthy exchanges', () => {
    const review = createReview(causes);
    const body = jsonBody({
      tickets: Array.from({ length: 200 }, (_, id) => ({ id, summary: 'Error = 403 Forbidden' })),
    });
    const base = at(0, { url: `${desk}/api/Tickets`, status: 200 });
    if (base.response === null) throw new Error('an example has a response');
    const response = { ...base.response, body };
    const before = process.memoryUsage();
    for (let index = 0; index < 100_000; index += 1)
      review.add({
        ...base,
        id: `har-${index}`,
        index,
        startedAt: index,
        request: { ...base.request, url: `${desk}/api/Tickets/${index}` },
        response: { ...response, body: { ...body, text: `${body.text ?? ''} ` } },
      });
    const after = process.memoryUsage();
    // Their bodies alone are 900 MB.
    expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(
      150_000_000,
    );
    expect(review.result()).toEqual({ ...emptyReview, halo: true });
  });

  test('makes thousands of alike log lines one diagnosis', () => {
    const review = createReview(causes);
    for (let index = 1; index <= 5000; index += 1) {
      const text = `Failed to create/update user (Person ${index}). Error = 403 Forbidden`;
      review.add(exchangeOf({ text, status: 403 }, { id: `text-${index}`, index }));
    }
    const { diagnoses } = review.result();
    expect(diagnoses).toHaveLength(1);
    expect(diagnoses[0]?.entries).toHaveLength(5000);
    expect(diagnoses[0]?.message).toBe(
      'Failed to create/update user (Person 1). Error = 403 Forbidden',
    );
  });

  test('tells nothing of a line that only quotes', () => {
    expect(
      reviewed([
        exchangeOf({
          text: '2026-03-03 10:00:00 INFO Ticket 5 "Error = 403 Forbidden" saved',
          status: 403,
        }),
      ]).diagnoses,
    ).toEqual([]);
  });

  test('tells a sign-in that ended again after it was renewed', () => {
    const asked = (index: number, by: string, path: string, status: number) =>
      at(index, {
        url: `${desk}/api/${path}`,
        requestHeaders: { authorization: `Bearer ${by}` },
        status,
        body: status === 200 ? '{}' : '',
      });
    const exchanges = [
      // The recording begins when the first one has ended. What went through at once is no problem.
      asked(0, 'first', 'Agent/me', 401),
      asked(1, 'first', 'OnlineStatus', 401),
      at(2, { method: 'POST', url: `${desk}/auth/token`, body: '{"token_type":"Bearer"}' }),
      asked(3, 'second', 'Agent/me', 200),
      asked(4, 'second', 'Tickets', 200),
      asked(5, 'second', 'Agent/me', 401),
      asked(6, 'second', 'Asset', 401),
    ];
    const { diagnoses } = reviewed(exchanges);
    expect(diagnoses.map(({ cause, entries }) => [cause, entries])).toEqual([
      ['session-expired', [1, 5, 6]],
    ]);
  });

  test('comes to an end for ten thousand refused polls', () => {
    const exchanges = [
      at(0, { url: `${desk}/api/Agent/me`, body: '{}' }),
      ...Array.from({ length: 10_000 }, (_, index) =>
        at(index + 1, { url: `${desk}/api/OnlineStatus`, status: 401, body: '' }),
      ),
      at(10_001, { url: `${desk}/api/Agent/me`, status: 401, body: '' }),
    ];
    const { diagnoses } = reviewed(exchanges);
    expect(diagnoses.map((found) => [found.cause, found.entries.length])).toEqual([
      ['session-expired', 10_001],
    ]);
  });
});
