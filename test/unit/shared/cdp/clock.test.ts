import type { EventName } from '../../../../shared/cdp/protocol.ts';
import { describe, expect, test } from 'vitest';
import { NetworkFold } from '../../../../shared/cdp/network-fold.ts';
import { Reconciler } from '../../../../shared/cdp/reconcile.ts';

const hour = 3_600_000;
const url = 'https://acme.halopsa.com/api/Tickets';

describe('a computer’s clock that jumps while Halo is recorded', () => {
  test('neither turns the order around nor makes a negative time', () => {
    const fold = new NetworkFold();
    const tell = (method: string, params: object, at: number): void => {
      fold.accept({ sessionId: 's', method: `Network.${method}` as EventName, params, at });
    };
    const request = (requestId: string, timestamp: number, wallTime: number): void => {
      tell(
        'requestWillBeSent',
        {
          requestId,
          timestamp,
          wallTime,
          type: 'Fetch',
          request: { url: `${url}/${requestId}`, method: 'GET', headers: {} },
        },
        wallTime * 1000,
      );
    };
    const end = (requestId: string, timestamp: number, at: number): void => {
      tell(
        'responseReceived',
        {
          requestId,
          timestamp,
          type: 'Fetch',
          hasExtraInfo: false,
          response: { url: `${url}/${requestId}`, status: 200, headers: {} },
        },
        at,
      );
      tell('loadingFinished', { requestId, timestamp, encodedDataLength: 10 }, at);
    };
    request('1', 10, 1_800_000_000);
    end('1', 12, 1_800_000_000_000 - hour); // set back while it was under way
    request('2', 13, 1_800_000_000 - 3600);
    end('2', 14, 1_800_000_000_000 + hour); // and forward again
    const exchanges = fold.takeChanged();
    expect(exchanges.map(({ request: asked }) => asked.url.at(-1))).toEqual(['1', '2']);
    expect(exchanges.map(({ duration }) => duration)).toEqual([2000, 1000]);
    expect(exchanges.map(({ index }) => index)).toEqual([0, 1]);
  });

  test('set back, does not make two requests of one, nor hold back what only the log saw', () => {
    const reconciler = new Reconciler();
    reconciler.see({ id: 'live-0', method: 'GET', url, at: 10 * hour });
    expect(reconciler.log({ method: 'GET', url, at: 9 * hour }, 9 * hour)).toMatchObject({
      id: 'live-0',
    });
    reconciler.log({ method: 'GET', url: `${url}/unseen`, at: 9 * hour }, 9 * hour);
    expect(reconciler.takeUnseen(8 * hour)).toHaveLength(1);
  });

  test('set forward, does not make two requests of one either', () => {
    const reconciler = new Reconciler();
    reconciler.log({ method: 'GET', url, at: 10 * hour }, 10 * hour);
    expect(reconciler.see({ id: 'live-0', method: 'GET', url, at: 9 * hour })).toMatchObject({
      at: 10 * hour,
    });
  });
});
