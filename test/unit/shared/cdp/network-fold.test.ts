import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NetworkFold } from '../../../../shared/cdp/network-fold.ts';
import type { CdpEvent, EventName } from '../../../../shared/cdp/protocol.ts';
import { type Exchange, headerValue, noBody } from '../../../../shared/exchange/exchange.ts';
// Our own recording of a truth server on Electron 33.2.1, with headers and fields that nobody reads
// taken out.
import recorded from '../../../fixtures/cdp/one-page.json';
import { sayNote } from '../../../../shared/words/say.ts';

interface Recorded {
  readonly session: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}
const list = recorded as readonly Recorded[];
const at = 1_795_354_405_000;
const asEvent = ({ session, method, params }: Recorded): CdpEvent => ({
  sessionId: session,
  method: method as EventName,
  params,
  at,
});

function fold(events: readonly Recorded[]): NetworkFold {
  const folded = new NetworkFold();
  for (const event of events) folded.accept(asEvent(event));
  return folded;
}

function exchangesOf(events: readonly Recorded[]): readonly Exchange[] {
  return fold(events).takeChanged();
}

/** Numbers depend on which event came first; everything else must not. */
function withoutPlaces(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.map((exchange) => JSON.stringify({ ...exchange, id: '', index: 0 })).sort();
}

function only(exchanges: readonly Exchange[], path: string, method = 'GET'): Exchange {
  const found = exchanges.filter(
    ({ request }) => request.url.endsWith(path) && request.method === method,
  );
  expect(found, `${method} ${path}`).toHaveLength(1);
  return found[0] as Exchange; // the line above says that there is one
}

const event = (
  method: string,
  params: Readonly<Record<string, unknown>>,
  session = 's0',
): Recorded => ({ session, method: `Network.${method}`, params });
const sent = (url: string, more: object = {}): Recorded =>
  event('requestWillBeSent', {
    requestId: '1',
    timestamp: 10,
    wallTime: 1000,
    type: 'Fetch',
    request: { url, method: 'GET', headers: {} },
    ...more,
  });
const answered = (status: number, more: object = {}): Recorded =>
  event('responseReceived', {
    requestId: '1',
    timestamp: 11,
    type: 'Fetch',
    hasExtraInfo: false,
    response: { url: 'https://h/a', status, headers: {} },
    ...more,
  });

describe('a recorded page', () => {
  const exchanges = exchangesOf(list);

  test('every hop of a redirect chain is an exchange of its own, with its own headers', () => {
    const chain = ['/r1', '/r2', '/r3', '/first'].map((path) => only(exchanges, path));
    expect(chain.map(({ response }) => response?.status)).toEqual([302, 307, 302, 200]);
    expect(
      chain.map(({ response }) => response?.redirectUrl?.replace(/^.*\//, '/') ?? null),
    ).toEqual(['/r2', '/r3', '/first', null]);
    expect(chain.map(({ request }) => headerValue(request.headers, 'host'))).toEqual(
      chain.map(({ request }) => expect.stringContaining(new URL(request.url).hostname)),
    );
    expect(chain.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
  });

  test('a cookie that a redirect sets stands with the redirect, not with the page after it', () => {
    expect(headerValue(only(exchanges, '/r302').response?.headers ?? [], 'set-cookie')).toBe('r=1');
    expect(
      headerValue(only(exchanges, '/api/ok').response?.headers ?? [], 'set-cookie'),
    ).toBeNull();
  });

  test('an answer that CORS withholds has its status and says why', () => {
    const { response, failure, state } = only(exchanges, '/api/nocors');
    expect({ state, status: response?.status, failure }).toEqual({
      state: 'failed',
      status: 500,
      failure: {
        text: 'net::ERR_FAILED',
        canceled: false,
        corsError: 'MissingAllowOriginHeader',
        blockedReason: null,
      },
    });
    expect(response?.body.missing).toEqual({ code: 'recorded.unreadableBody' });
  });

  test('a preflight stands beside the request that needed it', () => {
    expect(only(exchanges, '/api/ok', 'OPTIONS').resourceType).toBe('preflight');
    expect(only(exchanges, '/api/ok', 'PUT').response?.status).toBe(200);
  });

  test('the browser calls an unread 204 cancelled, but nothing failed', () => {
    expect(only(exchanges, '/api/status/204')).toMatchObject({
      state: 'done',
      failure: null,
      response: { status: 204 },
    });
  });

  test('an answer that was asked again and had not changed is a 304', () => {
    const twice = exchanges.filter(({ request }) => request.url.endsWith('/etag'));
    expect(twice.map(({ response }) => response?.status)).toEqual([200, 304]);
  });

  test('a stored answer is marked as such', () => {
    const twice = exchanges.filter(({ request }) => request.url.endsWith('/cached'));
    expect(twice.map(({ response }) => response?.from)).toEqual(['network', 'disk-cache']);
  });

  test('a request that the page gives up is cancelled, one whose server has no name is not', () => {
    expect(only(exchanges, '/slow').failure).toMatchObject({
      text: 'net::ERR_ABORTED',
      canceled: true,
    });
    expect(only(exchanges, 'nohost.invalid/').failure).toMatchObject({
      text: 'net::ERR_NAME_NOT_RESOLVED',
      canceled: false,
    });
  });

  test('web sockets and event streams keep their messages', () => {
    expect(
      only(exchanges, '/ws').messages.map(({ direction, text }) => `${direction} ${text}`),
    ).toEqual(['sent ping', 'received hello']);
    expect(only(exchanges, '/sse')).toMatchObject({
      state: 'done',
      failure: null,
      messages: [{ text: 'one' }, { text: 'two' }],
    });
    expect(only(exchanges, '/wsno')).toMatchObject({ state: 'failed', response: null });
  });

  test('a worker’s script, told on two sessions under two ids, is one exchange', () => {
    const scripts = exchanges.filter(({ request }) => request.url.includes('/worker.js?'));
    expect(scripts).toMatchObject([
      { state: 'done', resourceType: 'script', response: { status: 200 } },
    ]);
  });

  test('times are told in milliseconds', () => {
    const { startedAt, duration, timings } = only(exchanges, '/api/status/400');
    expect(startedAt).toBeGreaterThan(1_700_000_000_000);
    expect(duration).toBeGreaterThan(0);
    const { blocked, dns, connect, send, wait, receive } = timings ?? {};
    const sum = [blocked, dns, connect, send, wait, receive].reduce<number>(
      (total, phase) => total + (phase ?? 0),
      0,
    );
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual((duration ?? 0) + 0.1);
  });
});

describe('the order of events', () => {
  const idOf = ({ params }: Recorded) => String(params['requestId']);
  const kindOf = ({ method }: Recorded) => (method.endsWith('ExtraInfo') ? method : 'main');
  // A worker's script has two ids and is left out: its second id is known only by what came before.
  const workerIds = new Set(
    list.filter((one) => JSON.stringify(one.params).includes('/worker.js?')).map(idOf),
  );
  const kept = list.filter((one) => !workerIds.has(idOf(one)));
  const expected = withoutPlaces(exchangesOf(kept));
  const streamOf = (one: Recorded) => `${idOf(one)} ${kindOf(one)}`;
  const streams = [...new Set(kept.map(streamOf))].map((stream) =>
    kept.filter((one) => streamOf(one) === stream),
  );

  test('does not matter: ExtraInfo may come before, between or after the other events of its request', () => {
    const picks = fc.array(fc.nat(streams.length - 1), {
      minLength: kept.length,
      maxLength: kept.length,
    });
    fc.assert(
      fc.property(picks, (order) => {
        expect(withoutPlaces(exchangesOf(merged(streams, order)))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  function merged(
    queues: readonly (readonly Recorded[])[],
    order: readonly number[],
  ): readonly Recorded[] {
    const rest = queues.map((queue) => [...queue]);
    const taken = order.flatMap((pick) => rest[pick]?.shift() ?? []);
    return [...taken, ...rest.flat()];
  }

  test('telling everything twice, as a target attached twice does, changes nothing of the requests', () => {
    const starts = kept.filter(
      ({ method }) =>
        method === 'Network.requestWillBeSent' || method === 'Network.responseReceived',
    );
    expect(
      withoutPlaces(
        exchangesOf(
          kept.flatMap((one) =>
            starts.includes(one) ? [one, { ...one, session: 'again' }] : [one],
          ),
        ),
      ),
    ).toEqual(expected);
  });
});

describe('single requests', () => {
  test('ExtraInfo goes past a hop that the browser answered by itself', () => {
    const exchanges = exchangesOf([
      sent('https://h/old'),
      event('requestWillBeSentExtraInfo', { requestId: '1', headers: { Cookie: 'a=1' } }),
      sent('https://h/a', {
        timestamp: 10.5,
        redirectHasExtraInfo: false,
        redirectResponse: { url: 'https://h/old', status: 307, headers: { Location: '/a' } },
      }),
      event('responseReceivedExtraInfo', {
        requestId: '1',
        statusCode: 200,
        headers: { 'Set-Cookie': 'b=2' },
      }),
      answered(200, { hasExtraInfo: true }),
    ]);
    expect(
      exchanges.map(({ request, response }) => [
        headerValue(request.headers, 'cookie'),
        headerValue(response?.headers ?? [], 'set-cookie'),
      ]),
    ).toEqual([
      [null, null],
      ['a=1', 'b=2'],
    ]);
  });

  test('the first end counts: an error page that loads after a failure does not turn it into a success', () => {
    const [exchange] = exchangesOf([
      sent('https://h/a', { type: 'Document' }),
      event('loadingFailed', {
        requestId: '1',
        timestamp: 11,
        errorText: 'net::ERR_CONNECTION_REFUSED',
        canceled: false,
      }),
      event('loadingFinished', { requestId: '1', timestamp: 12, encodedDataLength: 0 }),
    ]);
    expect(exchange).toMatchObject({
      state: 'failed',
      failure: { text: 'net::ERR_CONNECTION_REFUSED' },
    });
  });

  test('an answer without a start is kept, and says so', () => {
    const [exchange] = exchangesOf([
      answered(500),
      event('loadingFinished', { requestId: '1', timestamp: 12 }),
    ]);
    expect(exchange).toMatchObject({
      state: 'done',
      request: { url: 'https://h/a' },
      response: { status: 500 },
      startedAt: at,
    });
    expect(exchange?.notes).toEqual([{ code: 'recorded.startUnseen' }]);
  });

  test('events that name no address yet are not shown', () => {
    expect(
      exchangesOf([
        event('responseReceivedExtraInfo', { requestId: '1', statusCode: 401, headers: {} }),
      ]),
    ).toEqual([]);
  });

  test('a number that Chromium uses again after the end is a new request', () => {
    const exchanges = exchangesOf([
      sent('https://h/a'),
      answered(200),
      event('loadingFinished', { requestId: '1', timestamp: 12 }),
      sent('https://h/b', { timestamp: 20 }),
    ]);
    expect(exchanges.map(({ request, state }) => `${request.url} ${state}`)).toEqual([
      'https://h/a done',
      'https://h/b open',
    ]);
  });

  test('a file that the page sends as a download is no failure', () => {
    const [exchange] = exchangesOf([
      sent('https://h/a', { type: 'Document' }),
      answered(200, {
        response: {
          url: 'https://h/a',
          status: 200,
          headers: { 'Content-Disposition': 'attachment; filename="a.csv"' },
        },
      }),
      event('loadingFailed', {
        requestId: '1',
        timestamp: 12,
        errorText: 'net::ERR_ABORTED',
        canceled: true,
      }),
    ]);
    expect(exchange).toMatchObject({ state: 'done', failure: null });
  });

  test('an answer cut short keeps both: the status and why it ended', () => {
    const [exchange] = exchangesOf([
      sent('https://h/a'),
      answered(200),
      event('loadingFailed', {
        requestId: '1',
        timestamp: 12,
        errorText: 'net::ERR_CONTENT_LENGTH_MISMATCH',
        canceled: false,
      }),
    ]);
    expect(exchange).toMatchObject({
      state: 'failed',
      response: { status: 200 },
      failure: { text: 'net::ERR_CONTENT_LENGTH_MISMATCH' },
    });
  });

  test('a cookie held back is noted by its name, never its value', () => {
    const [exchange] = exchangesOf([
      sent('https://h/a'),
      event('responseReceivedExtraInfo', {
        requestId: '1',
        statusCode: 200,
        headers: {},
        blockedCookies: [
          { blockedReasons: ['SameSiteNoneInsecure'], cookieLine: 'sid=secret; SameSite=None' },
        ],
      }),
      answered(200, { hasExtraInfo: true }),
    ]);
    expect(exchange?.notes.map(sayNote)).toEqual([
      'The browser did not store the cookie “sid” (SameSiteNoneInsecure).',
    ]);
  });

  test('a crash leaves what was open incomplete with the reason, and what had ended as it was', () => {
    const folded = fold([
      sent('https://h/a'),
      sent('https://h/b', { requestId: '2' }),
      event('loadingFinished', { requestId: '2', timestamp: 12 }),
    ]);
    folded.lose(new Set(['s0']), 'recording.crashedBefore');
    expect(folded.takeChanged().map(({ state, notes }) => [state, ...notes])).toEqual([
      ['incomplete', { code: 'recording.crashedBefore' }],
      ['done'],
    ]);
  });

  const logged = {
    method: 'GET',
    url: 'https://h/a',
    at,
    endedAt: at,
    requestHeaders: [{ name: 'Accept', value: 'x' }],
    responseHeaders: [{ name: 'X', value: '1' }],
    status: 200,
    error: null,
    fromCache: false,
    resourceType: 'xhr',
  };

  test('the browser’s log fills in a start that was not seen, and nothing else', () => {
    const folded = fold([answered(403), sent('https://h/b', { requestId: '2' })]);
    folded.fillStart('1', { ...logged, method: 'POST' });
    folded.fillStart('2', { ...logged, method: 'POST' });
    expect(
      folded
        .takeChanged()
        .map(({ request, notes }) => [request.method, request.headers.length, notes.length]),
    ).toEqual([
      ['POST', 1, 0],
      ['GET', 0, 0],
    ]);
  });

  test('the browser’s log can end what the protocol leaves open, and fills in the answer', () => {
    const folded = fold([
      sent('https://h/a'),
      answered(400),
      sent('https://h/b', { requestId: '2' }),
      sent('https://h/c', { requestId: '3' }),
    ]);
    folded.settle('1', logged);
    folded.settle('2', { ...logged, status: null, error: 'net::ERR_ABORTED' });
    folded.settle('3', logged);
    expect(
      folded
        .takeChanged()
        .map(({ state, failure, response }) => [
          state,
          failure?.canceled ?? null,
          response?.status ?? null,
        ]),
    ).toEqual([
      ['done', null, 400],
      ['failed', true, null],
      ['done', null, 200],
    ]);
  });

  test('an exchange stays open while its body is being read', () => {
    const folded = fold([
      sent('https://h/a'),
      answered(400),
      event('loadingFinished', { requestId: '1', timestamp: 12 }),
    ]);
    folded.awaitBody('1');
    expect(folded.takeChanged()[0]?.state).toBe('open');
    folded.giveBody('1', 'response', {
      ...noBody,
      text: '{"error":"x"}',
      mimeType: 'application/json',
    });
    expect(folded.takeChanged()[0]).toMatchObject({
      state: 'done',
      response: { body: { text: '{"error":"x"}' } },
    });
  });

  test('a request under way can be left for later; what ended is handed out once', () => {
    const folded = fold([
      sent('https://h/a'),
      sent('https://h/b', { requestId: '2' }),
      answered(200),
      event('loadingFinished', { requestId: '1', timestamp: 12 }),
    ]);
    expect(folded.takeChanged('ended').map(({ id, state }) => `${id} ${state}`)).toEqual([
      'live-0 done',
    ]);
    expect(folded.takeChanged('ended')).toEqual([]);
    expect(folded.takeChanged().map(({ id, state }) => `${id} ${state}`)).toEqual(['live-1 open']);
  });

  test('forgetting what was recorded also silences what is under way', () => {
    const folded = fold([sent('https://h/a')]);
    folded.clear();
    folded.accept(asEvent(answered(200)));
    expect(folded.takeChanged()).toEqual([]);
  });

  test('records that ended are dropped, those that are open are kept', () => {
    const folded = fold([
      sent('https://h/a'),
      sent('https://h/b', { requestId: '2' }),
      event('loadingFinished', { requestId: '1', timestamp: 12 }),
    ]);
    folded.takeChanged();
    folded.dropSettled(at + 1);
    expect([folded.record('1'), folded.record('2')?.end]).toEqual([null, null]);
    expect(folded.record('2')).not.toBeNull();
  });

  test('events with fields of the wrong kind do no harm', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            method: fc.constantFrom(...new Set(list.map(({ method }) => method))),
            params: fc.anything(),
          }),
        ),
        (events) => {
          const folded = new NetworkFold();
          for (const one of events)
            folded.accept({
              sessionId: 's0',
              method: one.method as EventName,
              params: { requestId: '1', ...(Object(one.params) as object) },
              at,
            });
          for (const exchange of folded.takeChanged())
            expect(typeof exchange.request.url).toBe('string');
        },
      ),
    );
  });
});
