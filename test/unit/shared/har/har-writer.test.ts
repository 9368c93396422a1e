import { describe, expect, it } from 'vitest';
import { noBody, type Exchange } from '../../../../shared/exchange/exchange.ts';
import type { FailureMark } from '../../../../shared/exchange/failure-mark.ts';
import { harOf } from '../../../../shared/har/har-writer.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import { redactHar } from '../redact/redact-text.ts';
import { entry, har, readHar } from './read-har.ts';

const creator = { name: 'Halo Troubleshooter', version: '1' };

const exchange = (index: number, action: string | null, isOpen = false): Exchange => ({
  id: `live-${index}`,
  index,
  source: 'live',
  startedAt: Date.UTC(2026, 10, 2, 9, 47, index),
  duration: isOpen ? null : 12,
  request: {
    method: 'POST',
    url: `https://acme.halopsa.com/api/tickets/${index}`,
    headers: [],
    body: noBody,
  },
  response: isOpen
    ? null
    : {
        status: 400,
        statusText: '',
        headers: [],
        body: noBody,
        httpVersion: 'h2',
        remoteAddress: null,
        from: 'network',
        redirectUrl: null,
      },
  failure: null,
  state: isOpen ? 'open' : 'done',
  resourceType: 'xhr',
  timings: null,
  pageUrl: null,
  initiator: null,
  action,
  notes: [],
  messages: [],
});

const textOf = (exchanges: readonly Exchange[], marks: readonly FailureMark[] = []): string => {
  const { log, entries } = harOf(exchanges, creator, marks);
  return JSON.stringify({ log: { ...log, entries } });
};

/** Marks that a file holds. */
function marksIn(text: string): readonly FailureMark[] {
  const marks: FailureMark[] = [];
  const reader = new HarReader({
    exchange: () => undefined,
    marked: (mark) => marks.push(mark),
  });
  reader.push(new TextEncoder().encode(text));
  reader.end();
  return marks;
}

const actionsIn = (text: unknown) => readHar(text).exchanges.map(({ action }) => action);

describe('a request that still waits when it is written', () => {
  it('is read back as one without an answer, and not as one that failed', () => {
    const { exchanges } = readHar(textOf([exchange(3, null), exchange(4, 'clicked “Save”', true)]));
    expect(exchanges.map(({ state, failure }) => [state, failure])).toEqual([
      ['done', null],
      ['incomplete', null],
    ]);
  });
});

describe('what the user did, in a HAR', () => {
  it('is read back as it was written, with the marks behind the request they were said after', () => {
    const at = Date.UTC(2026, 10, 2, 9, 48);
    const text = textOf(
      [exchange(3, 'clicked “Save”'), exchange(5, null), exchange(6, null, true)],
      [
        { index: 4, at },
        { index: 6, at: at + 1000 },
      ],
    );
    expect(actionsIn(text)).toEqual(['clicked “Save”', null, null]);
    expect(marksIn(text)).toEqual([
      { index: 0, at },
      { index: 2, at: at + 1000 },
    ]);
  });

  it('leaves out a mark that was made before the first of the requests', () => {
    expect(marksIn(textOf([exchange(3, null)], [{ index: 1, at: 5 }]))).toEqual([]);
  });

  it('keeps no secret that stands in a label, and keeps the rest of it and the marks', () => {
    const secret = 'AKIAIOSFODNN7EXAMPLE';
    const at = Date.UTC(2026, 10, 2, 9, 48);
    const action = `clicked “Copy ${secret} for jane.roe@example.com”`;
    const { text } = redactHar(textOf([exchange(0, action)], [{ index: 0, at }]));
    expect(text).not.toContain(secret);
    expect(text).not.toContain('jane.roe@example.com');
    expect(actionsIn(text)[0]).toMatch(/^clicked “Copy .+”$/);
    expect(marksIn(text)).toEqual([{ index: 0, at }]);
  });

  it('takes the action of a file of ours from its comment, where it stood before', () => {
    const old = (name: string) =>
      har([{ ...entry(1), comment: 'Cut short. after: clicked “Save”' }], {
        creator: { name, version: '1' },
      });
    expect(actionsIn(old('Halo Troubleshooter'))).toEqual(['clicked “Save”']);
    expect(actionsIn(old('Fiddler'))).toEqual([null]);
  });

  it.each([[7], [null], [{}], [['x']], [''], ['  ']])(
    'takes %o for no action and no mark, at no cost to the entry',
    (value) => {
      const text = har([{ ...entry(1), _action: value, _marks: value }]);
      expect(actionsIn(text)).toEqual([null]);
      expect(marksIn(JSON.stringify(text))).toEqual([]);
    },
  );

  it('keeps the beginning of a very long action, and not more marks than anybody makes', () => {
    const time = '2026-11-02T09:48:00.000Z';
    const text = JSON.stringify(
      har(
        Array.from({ length: 100 }, (_, number) => ({
          ...entry(number),
          _action: 'x'.repeat(100_000),
          _marks: Array.from({ length: 500 }, () => time),
        })),
      ),
    );
    expect(actionsIn(text).every((action) => action?.length === 300)).toBe(true);
    expect(marksIn(text)).toHaveLength(1000);
  });
});
