import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CheckupEnd, runCheckup } from '../../../../main/checkup/run.ts';
import type { CheckupAnswer } from '../../../../shared/checkup/answer.ts';
import { checkSchema, pathOf } from '../../../../shared/checkup/check.ts';
import { addressPattern } from '../../../../shared/checkup/plan.ts';
import { checks } from '../../shared/checkup/built-in.ts';
import { answerOf } from '../../shared/checkup/make-answer.ts';

const emptyList = (address: string, status = 200): CheckupAnswer =>
  answerOf(address, [], { status });
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => `/api/Row${String.fromCharCode(65 + at)}`);
const never = () => new Promise<never>(() => undefined);

async function run(
  addresses: readonly string[],
  ask: (address: string, signal: AbortSignal) => Promise<CheckupAnswer>,
  stop = new AbortController(),
) {
  const told: CheckupAnswer[] = [];
  await runCheckup(
    addresses,
    { ask, told: (answer) => told.push(answer), now: () => 0 },
    stop.signal,
  );
  return told;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a check-up', () => {
  test('asks two at a time, and tells of each address', async () => {
    let open = 0;
    let most = 0;
    const told = await run(many(25), async (address) => {
      open += 1;
      most = Math.max(most, open);
      await Promise.resolve();
      await Promise.resolve();
      open -= 1;
      return emptyList(address);
    });
    expect(most).toBe(2);
    expect(told.map(({ address }) => address).toSorted()).toEqual(many(25).toSorted());
  });

  test('asks nothing more after the first 429', async () => {
    const asked: string[] = [];
    const told = await run(many(10), (address) => {
      asked.push(address);
      return Promise.resolve(emptyList(address, asked.length === 3 ? 429 : 200));
    });
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(told).toHaveLength(10);
    expect(told.filter(({ unanswered }) => unanswered === 'limit').length).toBeGreaterThan(5);
  });

  test('ends at once where the user stops it, also what is under way', async () => {
    const stop = new AbortController();
    const signals: AbortSignal[] = [];
    const running = run(
      many(10),
      (_address, signal) => {
        signals.push(signal);
        return never();
      },
      stop,
    );
    stop.abort();
    const told = await running;
    expect(told.map(({ unanswered }) => unanswered)).toEqual(many(10).map(() => 'cancelled'));
    expect(signals.every((signal) => signal.aborted)).toBe(true);
    expect(signals).toHaveLength(2);
  });

  test('says that the page was left, where it was', async () => {
    const told = await run(many(2), () => Promise.reject(new CheckupEnd('left')));
    expect(told.map(({ unanswered }) => unanswered)).toEqual(['left', 'left']);
  });

  test('takes no longer than a minute, whatever answers', async () => {
    vi.useFakeTimers();
    const running = run(many(25), never);
    await vi.advanceTimersByTimeAsync(60_000);
    const told = await running;
    expect(told.map(({ unanswered }) => unanswered)).toEqual(many(25).map(() => 'too-slow'));
  });

  test('refuses more than 25 addresses, and every address of another form, before it asks', async () => {
    const ask = vi.fn(never);
    await expect(run(many(26), ask)).rejects.toThrow(RangeError);
    for (const wrong of [
      'https://elsewhere.example/api/Rows',
      '//elsewhere.example/api/Rows',
      '/auth/token',
      '/api/../auth/token',
      '/api/Tickets/1',
      '/api/Rows?x=a/b',
      '/api/Rows#x',
      '/api/Rows\n',
      '/api/Rows?_delete=true&x=%0a',
    ])
      await expect(run(['/api/Rows', wrong], ask)).rejects.toThrow(RangeError);
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('what a check can say', () => {
  const [base] = checks;

  test('is an address of the one form, whatever its path and its query are', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webPath(), fc.constantFrom('/api/Rows', '/api/Rows/all')),
        fc.dictionary(fc.string(), fc.string(), { maxKeys: 4 }),
        (path, query) => {
          const parsed = checkSchema.safeParse({ ...base, address: { path, query } });
          return !parsed.success || addressPattern.test(pathOf(parsed.data));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('has no place for a method, a body, a host or a header', () => {
    for (const extra of [
      { method: 'POST' },
      { body: '{}' },
      { url: 'https://elsewhere.example' },
      { headers: { a: 'b' } },
    ]) {
      expect(checkSchema.safeParse({ ...base, ...extra }).success).toBe(false);
      const address = { ...base?.address, ...extra };
      expect(checkSchema.safeParse({ ...base, address }).success).toBe(false);
    }
    expect(checkSchema.safeParse(base).success).toBe(true);
  });
});
