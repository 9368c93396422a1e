import { describe, expect, test } from 'vitest';
import { memoryStore, withShortBodies } from '../../../../main/journal/capture-store.ts';
import { exchange } from './exchange.ts';

describe('keeping a capture in memory', () => {
  test('an exchange that changes stays in its place', () => {
    const store = memoryStore();
    store.put([exchange(0, 200, 'a'), exchange(1, 200, 'b')]);
    store.put([exchange(0, 500, 'c')]);
    expect([...store.all()].map(({ id, response }) => `${id} ${response?.status}`)).toEqual([
      'live-0 500',
      'live-1 200',
    ]);
  });

  test('when contents grow too much, the oldest good ones go first and say so', () => {
    const store = memoryStore({ exchanges: 100, bodyCharacters: 100 });
    store.put([
      exchange(0, 500, 'x'.repeat(40)),
      exchange(1, 200, 'x'.repeat(40)),
      exchange(2, 200, 'x'.repeat(40)),
    ]);
    const bodies = [...store.all()].map(({ response }) => response?.body);
    expect(bodies.map((body) => body?.text?.length ?? 0)).toEqual([40, 0, 40]);
    expect(bodies[1]?.missing).toEqual({ code: 'recorded.letGo' });
  });

  test('when there are too many, the oldest good ones go and failures stay', () => {
    const store = memoryStore({ exchanges: 20, bodyCharacters: 1000 });
    store.put(
      Array.from({ length: 30 }, (_, index) => exchange(index, index === 0 ? 400 : 200, '')),
    );
    const ids = [...store.all()].map(({ id }) => id);
    expect(ids).toHaveLength(19);
    expect([ids[0], ids.at(-1)]).toEqual(['live-0', 'live-29']);
  });

  test('long contents travel short and are whole in the store', () => {
    const long = exchange(0, 200, 'x'.repeat(300_000));
    expect(withShortBodies(long).response?.body).toMatchObject({
      truncated: true,
      size: 300_000,
      text: 'x'.repeat(262_144),
    });
    const short = exchange(1, 200, 'x');
    expect(withShortBodies(short)).toBe(short);
  });
});
