import type { EventName } from '../../../../shared/cdp/protocol.ts';
import { expect, test } from 'vitest';
import { NetworkFold } from '../../../../shared/cdp/network-fold.ts';
import { sayNote } from '../../../../shared/words/say.ts';

const start = 1_800_000_000_000;

/** What is shown of a stream that sends these messages, each so many milliseconds after the last. */
function streamed(texts: readonly string[], pause: number) {
  const fold = new NetworkFold();
  const tell = (method: string, params: object, at: number): void =>
    fold.accept({
      sessionId: 's',
      method: `Network.${method}` as EventName,
      params: { requestId: '1', ...params },
      at,
    });
  tell(
    'requestWillBeSent',
    { request: { url: 'https://h/events', method: 'GET' }, timestamp: 1, wallTime: start / 1000 },
    start,
  );
  let shownAgain = 0;
  texts.forEach((data, number) => {
    tell('eventSourceMessageReceived', { data, timestamp: 2 }, start + number * pause);
    shownAgain += fold.takeChanged().length;
  });
  return { exchange: fold.lastExchange('1'), shownAgain };
}

test('a stream that floods is shed with a note, and not shown again for each message', () => {
  const { exchange, shownAgain } = streamed(
    Array.from({ length: 20_000 }, (_, number) => `message ${number}`),
    0.05,
  );
  expect(exchange?.messages.length).toBe(300);
  expect(exchange?.notes.map(sayNote)).toEqual([
    '19,700 messages were not kept: they came too fast.',
  ]);
  expect(shownAgain).toBeLessThan(310);
});

test('a flood of long messages is bounded by their length', () => {
  const { exchange } = streamed(
    Array.from({ length: 1000 }, () => 'x'.repeat(100_000)),
    10,
  );
  const kept = exchange?.messages.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  expect(kept).toBeGreaterThan(50_000);
  expect(kept).toBeLessThanOrEqual(100_000);
  expect(exchange?.notes).toHaveLength(1);
});

test('a stream at its usual pace keeps all its latest messages and has no note', () => {
  const { exchange } = streamed(
    Array.from({ length: 800 }, (_, number) => `message ${number}`),
    50,
  );
  expect(exchange?.messages.map(({ text }) => text).at(-1)).toBe('message 799');
  expect([exchange?.messages.length, exchange?.notes]).toEqual([500, []]);
});
