import { describe, expect, test } from 'vitest';
import { Reconciler } from '../../../../shared/cdp/reconcile.ts';
import { unseenExchange } from '../../../../shared/cdp/unseen-exchange.ts';

const url = 'https://h/api/x';
const seen = (id: string, at: number, more: object = {}) => ({
  id,
  method: 'GET',
  url,
  at,
  ...more,
});
const logged = (at: number, more: object = {}) => ({ method: 'GET', url, at, ...more });

describe('comparing with the browser’s own log', () => {
  test('a request that both know is matched, whoever speaks first', () => {
    const first = new Reconciler();
    expect(first.see(seen('live-0', 1000))).toBeNull();
    expect(first.log(logged(1005), 1010)).toMatchObject({ id: 'live-0' });
    const second = new Reconciler();
    expect(second.log(logged(1005), 1010)).toBeNull();
    expect(second.see(seen('live-0', 1000))).toMatchObject({ at: 1005 });
    for (const one of [first, second])
      expect([one.counts.matched, one.takeUnseen(9_000_000)]).toEqual([1, []]);
  });

  test('requests alike are matched one by one, in order', () => {
    const reconciler = new Reconciler();
    reconciler.see(seen('live-0', 1000));
    reconciler.see(seen('live-1', 1001));
    expect(
      [logged(1002), logged(1003), logged(1004)].map(
        (entry) => reconciler.log(entry, 1010)?.id ?? null,
      ),
    ).toEqual(['live-0', 'live-1', null]);
  });

  test('a request that waited long in the browser’s queue is still the same', () => {
    const reconciler = new Reconciler();
    reconciler.see(seen('live-0', 1000));
    expect(reconciler.log(logged(61_000), 61_010)).toMatchObject({ id: 'live-0' });
  });

  test('an entry is not explained by a request that was sent only after it', () => {
    const reconciler = new Reconciler();
    reconciler.log(logged(1000), 1000);
    expect(reconciler.see(seen('live-0', 3500))).toBeNull();
  });

  test('what follows # does not make another address', () => {
    const reconciler = new Reconciler();
    reconciler.see(seen('live-0', 1000));
    expect(reconciler.log(logged(1000, { url: `${url}#part` }), 1000)).toMatchObject({
      id: 'live-0',
    });
  });

  test('an entry that the recorder did not see in three seconds is told, once', () => {
    const reconciler = new Reconciler();
    reconciler.log(logged(1000), 1000);
    expect(reconciler.takeUnseen(3999)).toEqual([]);
    expect(reconciler.takeUnseen(4000)).toEqual([logged(1000)]);
    expect(reconciler.takeUnseen(9000)).toEqual([]);
    expect(reconciler.counts).toEqual({ logged: 1, matched: 0, unseen: 1 });
  });

  test('method and address both count', () => {
    const reconciler = new Reconciler();
    reconciler.see(seen('live-0', 1000));
    expect(reconciler.log(logged(1000, { method: 'POST' }), 1000)).toBeNull();
  });
});

describe('a request that only the log knows', () => {
  const entry = {
    method: 'POST',
    url,
    at: 1000,
    endedAt: 1250,
    requestHeaders: [],
    responseHeaders: [{ name: 'Content-Type', value: 'Text/HTML' }],
    status: 504,
    error: null,
    fromCache: false,
    resourceType: 'mainFrame',
  };

  test('has what the log tells and says that the content is missing', () => {
    const exchange = unseenExchange(entry, { id: 'live-7', index: 7 });
    expect(exchange).toMatchObject({
      id: 'live-7',
      startedAt: 1000,
      duration: 250,
      state: 'done',
      resourceType: 'document',
      response: { status: 504 },
    });
    expect(exchange.response?.body).toMatchObject({ text: null, mimeType: 'text/html' });
    expect(exchange.response?.body.missing).toEqual({ code: 'recorded.onlyLogged' });
  });

  test('carries the log’s error where no answer came', () => {
    const { response, failure, state } = unseenExchange(
      { ...entry, status: null, error: 'net::ERR_ABORTED' },
      { id: 'live-7', index: 7 },
    );
    expect([response, failure?.canceled, state]).toEqual([null, true, 'failed']);
  });
});
