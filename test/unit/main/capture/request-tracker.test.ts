import type { EventName } from '../../../../shared/cdp/protocol.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Send } from '../../../../main/capture/body-reader.ts';
import { fieldsOf } from '../../../../shared/cdp/fields.ts';
import { RequestTracker } from '../../../../main/capture/request-tracker.ts';
import type { LoggedRequest } from '../../../../shared/cdp/unseen-exchange.ts';
import type { Body } from '../../../../shared/exchange/exchange.ts';

/** A browser in which `answers` says what each command returns; an Error is thrown. */
function browser(
  answers: Readonly<Record<string, (requestId: string, sessionId: string) => object | Error>>,
  keeper: string | null = null,
  keepsContents = false,
) {
  const asked: string[] = [];
  const send: Send = (method, params, sessionId) => {
    const { requestId = '' } = params as { requestId?: string };
    asked.push(`${method.replace('Network.', '')} ${requestId} ${sessionId}`);
    const answer =
      answers[method.replace('Network.', '')]?.(requestId, sessionId) ?? new Error('not known');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(fieldsOf(answer));
  };
  const requests = new RequestTracker(send, () => 2_000_000, {
    rootSession: () => keeper,
    keepsContents: () => keepsContents,
  });
  const tell = (method: string, params: object, sessionId = 's') => {
    requests.accept({ sessionId, method: `Network.${method}` as EventName, params, at: 1 });
  };
  const begin = (requestId: string, status: number, type = 'Fetch') => {
    tell('requestWillBeSent', {
      requestId,
      type,
      timestamp: 1,
      wallTime: 1,
      request: { url: `https://h/${requestId}`, method: 'GET', headers: {} },
    });
    tell('responseReceived', {
      requestId,
      type,
      hasExtraInfo: false,
      response: {
        url: `https://h/${requestId}`,
        status,
        headers: { 'Content-Type': 'application/json' },
      },
    });
  };
  const end = (requestId: string, sessionId = 's') =>
    tell('loadingFinished', { requestId, timestamp: 2 }, sessionId);
  const bodyOf = (requestId: string): Body | undefined =>
    requests.lastExchange(requestId)?.response?.body;
  return { requests, asked, tell, begin, end, bodyOf };
}

const logged: LoggedRequest = {
  method: 'GET',
  url: 'https://h/1',
  at: 1,
  endedAt: 2,
  requestHeaders: [],
  responseHeaders: [],
  status: 400,
  error: null,
  fromCache: false,
  resourceType: 'xhr',
};
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a page that is left', () => {
  const left = { sessionId: 's', documentId: 'next', at: 2 };

  test('keeps what came of its requests, and says that it was left before they ended', async () => {
    const { requests, begin, bodyOf } = browser({
      getResponseBody: () => ({ body: 'refused', base64Encoded: false }),
    });
    begin('1', 418);
    begin('next', 200, 'Document');
    requests.left(left);
    await vi.waitFor(() => expect(bodyOf('1')?.text).toBe('refused'));
    expect(requests.lastExchange('1')).toMatchObject({
      state: 'incomplete',
      notes: [{ code: 'recording.leftBefore' }],
    });
    expect(requests.lastExchange('next')?.state).toBe('open');
  });

  test('leaves alone what another page asked for, what began later, and an end that comes all the same', () => {
    const { requests, begin, end, tell } = browser({});
    begin('1', 200);
    tell('requestWillBeSent', { requestId: '2', request: { url: 'https://h/2' } }, 'other');
    requests.left({ ...left, at: 1 });
    expect(requests.lastExchange('1')?.state).toBe('open');
    requests.left(left);
    expect(requests.lastExchange('2')?.state).toBe('open');
    expect(requests.lastExchange('1')?.state).toBe('incomplete');
    end('1');
    expect(requests.lastExchange('1')?.state).not.toBe('incomplete');
  });
});

describe('reading bodies', () => {
  test('text is kept as text, even where the browser hands it over as bytes', async () => {
    const { begin, end, bodyOf } = browser({
      getResponseBody: () => ({ body: base64('{"ok":true}'), base64Encoded: true }),
    });
    begin('1', 200);
    end('1');
    await vi.waitFor(() =>
      expect(bodyOf('1')).toMatchObject({
        text: '{"ok":true}',
        base64: null,
        size: 11,
        missing: null,
        mimeType: 'application/json',
      }),
    );
  });

  test('failing answers are asked for before others', async () => {
    const { begin, end, asked, bodyOf } = browser({
      getResponseBody: () => ({ body: 'x', base64Encoded: false }),
    });
    for (let number = 0; number < 12; number += 1) {
      begin(String(number), 200);
      end(String(number));
    }
    begin('bad', 500);
    end('bad');
    await vi.waitFor(() => expect(bodyOf('11')?.text).toBe('x'));
    const order = asked
      .filter((line) => line.startsWith('getResponseBody'))
      .map((line) => line.split(' ')[1]);
    expect(order.indexOf('bad')).toBe(8);
  });

  test('of a page that is gone, what was streamed is there at once, although the browser never answers', async () => {
    const { begin, end, requests, tell, bodyOf } = browser({
      streamResourceContent: () => ({ bufferedData: base64('{"message":') }),
      getResponseBody: () => new Promise(() => undefined),
    });
    begin('whole', 400);
    begin('cut', 400);
    begin('elsewhere', 400);
    await vi.waitFor(() => undefined);
    for (const requestId of ['whole', 'cut', 'elsewhere'])
      tell(
        'dataReceived',
        { requestId, timestamp: 1, dataLength: 3, data: base64('"x"') },
        requestId === 'elsewhere' ? 'other' : 's',
      );
    end('whole');
    requests.gone(new Set(['s']), 'recording.leftBefore');
    expect(bodyOf('whole')).toMatchObject({
      text: '{"message":"x"',
      truncated: false,
      missing: null,
    });
    expect(bodyOf('cut')).toMatchObject({ text: '{"message":"x"', truncated: true });
    expect(bodyOf('elsewhere')?.text).toBeNull();
    requests.gone(new Set(['s', 'other']), 'recording.leftBefore');
    expect(bodyOf('elsewhere')?.text).toBe('{"message":"x"');
  });

  test('of a page that is closed already, from one that is still open, where the browser keeps them', async () => {
    const { begin, end, asked, bodyOf } = browser(
      {
        getResponseBody: (_requestId, sessionId) =>
          sessionId === 'opener' ? { body: 'kept' } : new Error('Session with given id not found.'),
      },
      'opener',
    );
    begin('popup', 400);
    end('popup');
    await vi.waitFor(() => expect(bodyOf('popup')?.text).toBe('kept'));
    expect(asked.filter((command) => command.startsWith('getResponseBody'))).toEqual([
      'getResponseBody popup s',
      'getResponseBody popup opener',
    ]);
  });

  test('never more than eight at once', async () => {
    let open = 0;
    let most = 0;
    const requests = new RequestTracker(
      async () => {
        most = Math.max(most, ++open);
        await Promise.resolve();
        open -= 1;
        return { body: 'x' };
      },
      () => 2_000_000,
    );
    for (let number = 0; number < 30; number += 1) {
      const requestId = String(number);
      for (const [method, params] of [
        [
          'requestWillBeSent',
          { requestId, request: { url: 'https://h/', method: 'GET', headers: {} } },
        ],
        [
          'responseReceived',
          { requestId, response: { url: 'https://h/', status: 200, headers: {} } },
        ],
        ['loadingFinished', { requestId }],
      ] as const) {
        requests.accept({
          sessionId: 's',
          method: `Network.${method}` as EventName,
          params,
          at: 1,
        });
      }
    }
    await vi.waitFor(() => expect(requests.lastExchange('29')?.response?.body.text).toBe('x'));
    expect(most).toBe(8);
  });

  describe('that the browser keeps when their page goes', () => {
    const kept = () =>
      browser({ getResponseBody: () => ({ body: 'x', base64Encoded: false }) }, null, true);
    const answered = ({ begin, end }: ReturnType<typeof browser>, number: number): void => {
      begin(String(number), 200);
      end(String(number));
    };
    afterEach(() => {
      vi.useRealTimers();
    });

    test('are asked for together, small ones, and those of failures at once', async () => {
      vi.useFakeTimers();
      const page = kept();
      for (let number = 0; number < 40; number += 1) answered(page, number);
      page.begin('40', 200);
      page.tell('dataReceived', { requestId: '40', dataLength: 70_000 });
      page.end('40');
      page.begin('bad', 500);
      page.end('bad');
      const bodies = () => page.asked.filter((line) => line.startsWith('getResponseBody'));
      expect(bodies()).toEqual(['getResponseBody 40 s', 'getResponseBody bad s']);
      await vi.advanceTimersByTimeAsync(50);
      expect(bodies()).toHaveLength(42);
      expect(page.bodyOf('39')?.text).toBe('x');
    });

    test('are asked for at once where the recording ends', async () => {
      vi.useFakeTimers();
      const page = kept();
      for (let number = 0; number < 100; number += 1) answered(page, number);
      await page.requests.settled();
      expect(page.bodyOf('99')?.text).toBe('x');
    });

    test('say that they were not read where the browser is gone before', async () => {
      vi.useFakeTimers();
      const page = kept();
      answered(page, 1);
      page.requests.lost('recording.leftBefore');
      await vi.advanceTimersByTimeAsync(0);
      expect(page.bodyOf('1')?.missing).toEqual({ code: 'body.stopped' });
    });

    test('do not wait where they came from no server, or are a page', () => {
      const page = kept();
      page.begin('page', 200, 'Document');
      page.end('page');
      page.begin('stored', 200);
      page.tell('requestServedFromCache', { requestId: 'stored' });
      page.end('stored');
      expect(page.asked).toEqual(['getResponseBody page s', 'getResponseBody stored s']);
    });
  });

  test('an empty body where bytes came is called missing, not empty', async () => {
    const { begin, end, tell, bodyOf } = browser({
      getResponseBody: () => ({ body: '', base64Encoded: false }),
    });
    begin('1', 200);
    tell('dataReceived', { requestId: '1', dataLength: 0, encodedDataLength: 33 });
    end('1');
    await vi.waitFor(() =>
      expect(bodyOf('1')).toMatchObject({
        text: null,
        size: 33,
        missing: { code: 'body.blob' },
      }),
    );
  });

  test('each session that spoke of the request is tried, the last one first', async () => {
    const { begin, end, asked, bodyOf } = browser({
      getResponseBody: (_id, session) =>
        session === 's' ? { body: 'here' } : new Error('No resource with given identifier found'),
    });
    begin('1', 200);
    end('1', 'child');
    await vi.waitFor(() => expect(bodyOf('1')?.text).toBe('here'));
    expect(asked).toEqual(['getResponseBody 1 child', 'getResponseBody 1 s']);
  });

  test.each([
    ['No resource with given identifier found', 'body.gone'],
    ['Request content was evicted from inspector cache', 'body.evicted'],
    ['Network.getResponseBody took longer than 15000 ms', 'body.late'],
    ['anything else', 'body.refused'],
  ])('“%s” is told as %s', async (error, code) => {
    const { begin, end, bodyOf } = browser({ getResponseBody: () => new Error(error) });
    begin('1', 200);
    end('1');
    await vi.waitFor(() => expect(bodyOf('1')?.missing).toEqual({ code }));
  });

  test('a failing answer that the page never reads is kept from the stream', async () => {
    const { begin, tell, requests, asked, bodyOf } = browser({
      streamResourceContent: () => ({ bufferedData: base64('{"a":') }),
    });
    begin('1', 400);
    await vi.waitFor(() => expect(asked).toEqual(['streamResourceContent 1 s']));
    await Promise.resolve();
    tell('dataReceived', { requestId: '1', dataLength: 2, data: base64('1}') });
    const [seen] = requests.takeChanged('all');
    requests.matched(seen?.id ?? '', logged, 1_000);
    requests.settle(1_999);
    expect(requests.lastExchange('1')?.state).toBe('open');
    requests.settle(2_000);
    expect(bodyOf('1')).toMatchObject({ text: '{"a":1}', truncated: false });
    expect(requests.lastExchange('1')?.state).toBe('done');
  });

  test('pictures that arrived well are not asked for, failing ones are', async () => {
    const { begin, end, asked, bodyOf } = browser({ getResponseBody: () => ({ body: 'nope' }) });
    begin('good', 200, 'Image');
    end('good');
    begin('bad', 404, 'Image');
    end('bad');
    await vi.waitFor(() => expect(bodyOf('bad')?.text).toBe('nope'));
    expect(bodyOf('good')?.missing).toEqual({ code: 'body.picture' });
    expect(asked).not.toContain('getResponseBody good s');
  });

  test('a form with files is asked for what was sent', async () => {
    const { tell, requests } = browser({ getRequestPostData: () => ({ postData: 'name=x' }) });
    tell('requestWillBeSent', {
      requestId: '1',
      request: { url: 'https://h/', method: 'POST', headers: {}, hasPostData: true },
    });
    await vi.waitFor(() =>
      expect(requests.lastExchange('1')?.request.body).toMatchObject({
        text: 'name=x',
        missing: null,
      }),
    );
  });
});
