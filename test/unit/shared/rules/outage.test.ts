import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { exchangeOf, reviewed } from './exchange-of.ts';

const halo = 'https://acme.halopsa.com';
interface Call {
  readonly path: string;
  readonly status?: number;
  readonly second: number;
  readonly action?: string;
  readonly host?: string;
}

const call = ({ path, status = 503, second, action, host = halo }: Call, index: number): Exchange =>
  exchangeOf(
    { method: 'GET', url: `${host}/api/${path}`, status },
    {
      id: `har-${index}`,
      index,
      startedAt: 1_800_000_000_000 + second * 1_000,
      action: action ?? null,
    },
  );
/** Each problem by what it failed of, and what is no problem of its own. */
const told = (...calls: readonly Call[]) => {
  const { diagnoses, setAsideEntries } = reviewed(calls.map(call), { outagesJoined: true });
  return {
    problems: diagnoses.map(({ route, entries }) => `${route} ${entries.join()}`).toSorted(),
    beside: setAsideEntries.filter(({ why }) => why === 'sameOutage').map(({ index }) => index),
  };
};
const poll = (second: number, more: Partial<Call> = {}): Call => ({
  path: 'OnlineStatus',
  second,
  ...more,
});
const assets: Call = { path: 'Asset', second: 100, action: 'Clicked “Assets”' };

describe('an outage', () => {
  it('is one problem, that of what somebody did, with what the page asked by itself before and after', () => {
    expect(told(poll(50), assets, poll(110), poll(140), poll(170))).toEqual({
      problems: ['/api/asset 1'],
      beside: [0, 2, 3, 4],
    });
  });

  it('is told by what each page asks as it opens where nothing else failed, and else beside it', () => {
    const me: Call = { path: 'Agent/me', second: 99, action: 'Clicked “Assets”' };
    expect(told(me, poll(105))).toEqual({ problems: ['/api/agent/me 0'], beside: [1] });
    expect(told(me, assets, poll(105))).toEqual({ problems: ['/api/asset 1'], beside: [0, 2] });
  });

  it('is a problem for each address where nobody watches', () => {
    const { diagnoses, setAside } = reviewed([assets, poll(101)].map(call));
    expect(diagnoses.map(({ entries }) => entries)).toEqual([[0], [1]]);
    expect(setAside).toBe(0);
  });

  it('keeps both of what somebody may wait for', () => {
    const tickets: Call = { path: 'Tickets', second: 101 };
    expect(told(assets, tickets).problems).toEqual(['/api/asset 0', '/api/tickets 1']);
  });

  it('is a problem all the same where only the page asked', () => {
    expect(told(poll(1), poll(31))).toEqual({ problems: ['/api/onlinestatus 0,1'], beside: [] });
  });

  it.each([
    ['at another time', [assets, poll(170)]],
    ['at another server', [assets, poll(101, { host: 'https://other.halopsa.com' })]],
    ['with another answer', [assets, poll(101, { status: 504 })]],
    [
      'of a refusal, which says nothing of what else is asked',
      [{ ...assets, status: 403 }, poll(101, { status: 403 })],
    ],
  ] as const)('is another one %s', (_, calls) => {
    expect(told(...calls).beside).toEqual([]);
    expect(told(...calls).problems).toHaveLength(2);
  });
});
