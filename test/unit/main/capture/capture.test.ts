import type { EventName } from '../../../../shared/cdp/protocol.ts';
import type { WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Capture, type PageHub } from '../../../../main/capture/capture.ts';
import type { HubListener } from '../../../../main/capture/cdp-hub.ts';
import { RecordingHealth } from '../../../../main/capture/health.ts';
import type { LoggedRequest } from '../../../../shared/cdp/unseen-exchange.ts';
import { storeInMemory } from './store-in-memory.ts';

const page = { isDestroyed: () => false } as WebContents;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A recording over a debugger connection of the test's making. */
function recording(hub: Partial<PageHub> = {}) {
  const health = new RecordingHealth();
  const told: string[] = [];
  const closed = vi.fn();
  const store = storeInMemory();
  const tellHub: { listener: HubListener | null } = { listener: null };
  const capture = new Capture({
    openHub: (listener) => {
      tellHub.listener = listener;
      return Promise.resolve({
        send: () => Promise.resolve({ body: '{"error":"no"}' }),
        attach: () => Promise.resolve('root'),
        attachNewWindow: () => undefined,
        check: () => Promise.resolve(),
        close: closed,
        keepsContents: () => false,
        ...hub,
      });
    },
    store,
    health,
    largestBody: () => 2_000_000,
    exchanges: (changed) => {
      told.push(changed.map(({ id, state }) => `${id} ${state}`).join(', '));
    },
    now: Date.now,
  });
  const tell = (method: string, params: object) =>
    capture.event({
      sessionId: 'root',
      method: `Network.${method}` as EventName,
      params,
      at: Date.now(),
    });
  const request = (requestId: string, status = 400) => {
    const url = `https://acme.halopsa.com/api/${requestId}`;
    tell('requestWillBeSent', {
      requestId,
      timestamp: 1,
      wallTime: Date.now() / 1000,
      type: 'Fetch',
      request: { url, method: 'GET', headers: {} },
    });
    tell('responseReceived', { requestId, response: { url, status, headers: {} } });
    tell('loadingFinished', { requestId, timestamp: 2 });
  };
  return { capture, health, store, told, closed, request, tellHub };
}

const logged = (name: string): LoggedRequest => ({
  method: 'GET',
  url: `https://acme.halopsa.com/api/${name}`,
  at: Date.now(),
  endedAt: Date.now() + 5,
  requestHeaders: [],
  responseHeaders: [],
  status: 200,
  error: null,
  fromCache: false,
  resourceType: 'xhr',
});

describe('a recording', () => {
  test('tells what ended in one batch, and keeps it with its body', async () => {
    const { capture, store, told, request } = recording();
    await capture.attach(page);
    request('1');
    request('2');
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual(['live-0 done, live-1 done']);
    expect((await store.get('live-0'))?.response?.body.text).toBe('{"error":"no"}');
    await capture.close();
  });

  test('tells of a burst in few messages, each request once as it is then, and of a failure at once', async () => {
    const { capture, told, request } = recording();
    await capture.attach(page);
    request('1', 200);
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual(['live-0 done']);
    request('2', 200);
    await vi.advanceTimersByTimeAsync(110);
    request('3', 200);
    await vi.advanceTimersByTimeAsync(110);
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(40);
    expect(told.slice(1)).toEqual(['live-1 done, live-2 done']);
    request('4', 200);
    request('5', 500);
    await vi.advanceTimersByTimeAsync(100);
    expect(told.slice(2)).toEqual(['live-3 done, live-4 done']);
    await capture.close();
  });

  test.each(['mark', 'begin', 'close'] as const)(
    'tells all that it knows before %s, and nothing of it after that',
    async (deed) => {
      const { capture, told, request } = recording();
      await capture.attach(page);
      request('1', 200);
      await vi.advanceTimersByTimeAsync(100);
      request('2', 200);
      await vi.advanceTimersByTimeAsync(110);
      await capture[deed]();
      expect(told).toEqual(['live-0 done', 'live-1 done']);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(told).toHaveLength(2);
      await capture.close();
    },
  );

  test('tells nothing more of what was forgotten', async () => {
    const { capture, told, request } = recording();
    await capture.attach(page);
    request('1', 200);
    await vi.advanceTimersByTimeAsync(100);
    request('2', 200);
    await vi.advanceTimersByTimeAsync(110);
    await capture.clear();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual(['live-0 done']);
    await capture.close();
  });

  test('says what only the browser’s log saw, and that the recorder gets no events', async () => {
    const { capture, health } = recording();
    await capture.attach(page);
    for (const name of ['a', 'b', 'c', 'd', 'e']) capture.log(logged(name));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await capture.read()).toHaveLength(5);
    expect(health.read()).toMatchObject({
      recording: 'lost',
      recordingCounts: { logged: 5, matched: 0, unseen: 5 },
    });
    await capture.close();
  });

  test('is whole again once the log and the recorder see the same request', async () => {
    const { capture, health, request } = recording();
    await capture.attach(page);
    for (const name of ['a', 'b', 'c', 'd', 'e']) capture.log(logged(name));
    await vi.advanceTimersByTimeAsync(4_000);
    request('f', 200);
    capture.log(logged('f'));
    await vi.advanceTimersByTimeAsync(600);
    expect(health.read()).toMatchObject({ recording: 'on', recordingCounts: { matched: 1 } });
    await capture.close();
  });

  test('says that it did not start, and goes on with the log alone', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { capture, health } = recording({ attach: () => Promise.reject(new Error('refused')) });
    await capture.attach(page);
    expect(health.read().recording).toBe('lost');
    expect(error).toHaveBeenCalled();
    await capture.close();
  });

  test('says that the recorder does not answer, until it does', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let answers = false;
    const { capture, health } = recording({
      check: () => (answers ? Promise.resolve() : Promise.reject(new Error('took longer'))),
    });
    await capture.attach(page);
    await vi.advanceTimersByTimeAsync(500);
    expect(health.read().recording).toBe('lost');
    answers = true;
    await vi.advanceTimersByTimeAsync(500);
    expect(health.read().recording).toBe('on');
    await capture.close();
  });

  test('attaches again where the connection is lost', async () => {
    const { capture, health, tellHub } = recording();
    await capture.attach(page);
    tellHub.listener?.lost();
    expect(health.read().recording).toBe('starting');
    await vi.advanceTimersByTimeAsync(0);
    expect(health.read().recording).toBe('on');
    await capture.close();
  });

  test('that is begun anew keeps nothing of the one before, nor what was under way', async () => {
    const { capture, told, request } = recording();
    await capture.attach(page);
    request('1');
    await vi.advanceTimersByTimeAsync(100);
    capture.mark();
    expect(capture.marks()).toEqual([{ index: 0, at: Date.now() }]);
    await capture.begin();
    expect([await capture.read(), capture.marks()]).toEqual([[], []]);
    request('2');
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual(['live-0 done', 'live-1 done']);
    await capture.close();
  });

  test('leaves no timer and no connection behind when it is closed', async () => {
    const { capture, closed, request, tellHub } = recording();
    await capture.attach(page);
    request('1');
    await capture.close();
    tellHub.listener?.event({
      sessionId: 'root',
      method: 'Network.dataReceived',
      params: {},
      at: 1,
    });
    expect(vi.getTimerCount()).toBe(0);
    expect(closed).toHaveBeenCalledOnce();
  });
});
