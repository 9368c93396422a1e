import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { askThrough } from '../../../../main/checkup/page-world.ts';
import { runCheckup } from '../../../../main/checkup/run.ts';
import type { CheckupAnswer } from '../../../../shared/checkup/answer.ts';
import { type Check, checkSchema } from '../../../../shared/checkup/check.ts';
import { planOf } from '../../../../shared/checkup/plan.ts';
import { checks } from '../../shared/checkup/built-in.ts';
import { type OpenPage, ok, openPage, origin } from './open-page.ts';

async function readAll(
  { through }: OpenPage,
  addresses: readonly string[],
  stop = new AbortController(),
) {
  const told: CheckupAnswer[] = [];
  const parts = {
    ask: through().ask,
    told: (answer: CheckupAnswer) => told.push(answer),
    now: Date.now,
  };
  await runCheckup(addresses, parts, stop.signal);
  return told;
}

describe('what a check-up sends in the page', () => {
  test('is a GET to this Halo that follows nothing, with the page’s own sign-in', async () => {
    const open = openPage();
    const answer = await open.through('Bearer abc').ask('/api/Webhook?type=0', signal());
    expect(open.sent).toMatchObject([
      {
        url: `${origin}/api/Webhook?type=0`,
        init: {
          method: 'GET',
          headers: { authorization: 'Bearer abc' },
          credentials: 'same-origin',
          redirect: 'manual',
        },
      },
    ]);
    expect(answer).toMatchObject({ status: 200, text: '[]', unanswered: null });
  });

  test('is nothing but such GETs, 25 at most, whatever a rule pack holds', async () => {
    const word = fc.stringMatching(/^[A-Za-z]{2,12}$/);
    const value = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/);
    const query = fc.dictionary(fc.stringMatching(/^[a-z_]{2,8}$/), value, { maxKeys: 3 });
    const address = fc.record({ path: word.map((name) => `/api/${name}`), query });
    const extra = fc.dictionary(
      fc.constantFrom('method', 'body', 'headers', 'url', 'host', 'redirect', 'seldom', 'note'),
      fc.anything(),
      { maxKeys: 2 },
    );
    const [base] = checks;
    const pack = fc.array(fc.tuple(address, fc.oneof(fc.constant({}), extra)), { maxLength: 25 });
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(pack, async (given) => {
        const added = given.flatMap(([where, more], at): readonly Check[] => {
          const own = { ...base, ...more, id: `own-${at}`, address: where };
          const parsed = checkSchema.safeParse(own);
          return parsed.success ? [parsed.data] : [];
        });
        const open = openPage();
        await readAll(open, planOf([...checks, ...added]).addresses);
        asked += open.sent.length;
        expect(open.sent.length).toBeLessThanOrEqual(25);
        for (const { url, init } of open.sent) {
          expect(url.startsWith(`${origin}/api/`)).toBe(true);
          expect(init.method).toBe('GET');
          expect(init.body).toBeUndefined();
          expect(init.redirect).toBe('manual');
        }
      }),
      { numRuns: 30 },
    );
    expect(asked).toBeGreaterThan(30 * 20);
  });
});

describe('a page that will not have it', () => {
  test('that shows another site by now is asked nothing', async () => {
    const open = openPage(ok, 'https://elsewhere.example');
    const told = await readAll(open, ['/api/Webhook', '/api/Mailbox', '/api/Features']);
    expect(told.map(({ unanswered }) => unanswered)).toEqual(['left', 'left', 'left']);
    expect(open.sent).toEqual([]);
  });

  test('that goes away in the middle is said to have been left, and nothing else', async () => {
    const open = openPage((url) => {
      if (url.endsWith('Mailbox')) open.page.isGone = true;
      return Response.json([]);
    });
    const told = await readAll(open, [
      '/api/Webhook',
      '/api/Mailbox',
      '/api/Features',
      '/api/Rows',
    ]);
    expect(told.slice(2).map(({ unanswered }) => unanswered)).toEqual(['left', 'left']);
  });

  test('that cannot reach its server got no answer', async () => {
    const open = openPage(() => Promise.reject(new TypeError('Failed to fetch')));
    const told = await readAll(open, ['/api/Webhook']);
    expect(told.map(({ unanswered }) => unanswered)).toEqual(['no-answer']);
  });

  test('that sends the question on to another host is not followed', async () => {
    const moved = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    const open = openPage(() => moved);
    const answer = await open.through().ask('/api/Webhook', signal());
    expect(answer).toMatchObject({ status: 302, text: '' });
    expect(open.sent).toHaveLength(1);
  });

  test('that answers without end is cut off', async () => {
    let pulled = 0;
    const endless = (ended: AbortSignal | null | undefined) =>
      new ReadableStream<Uint8Array>({
        start: (controller) =>
          ended?.addEventListener('abort', () => controller.error(new Error('aborted'))),
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(new Uint8Array(1_000_000));
        },
      });
    const open = openPage((_url, { signal: ended }) => new Response(endless(ended)));
    const answer = await open.through().ask('/api/Webhook', signal());
    expect(answer).toMatchObject({ isCut: true, text: '' });
    expect(pulled).toBeLessThan(50);
    expect(open.sent[0]?.init.signal?.aborted).toBe(true);
  });

  test('that never answers is let go of when the user stops', async () => {
    const stop = new AbortController();
    const open = openPage(
      (_url, { signal: ended }) =>
        new Promise((_resolve, reject) => {
          ended?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    const running = readAll(open, ['/api/Webhook', '/api/Mailbox', '/api/Features'], stop);
    await vi.waitFor(() => expect(open.sent).toHaveLength(2));
    stop.abort();
    const told = await running;
    expect(told.map(({ unanswered }) => unanswered)).toEqual(Array(3).fill('cancelled'));
    await vi.waitFor(() =>
      expect(open.sent.map(({ init }) => init.signal?.aborted)).toEqual([true, true]),
    );
    expect(open.sent).toHaveLength(2);
  });

  test('is sent nothing where the user stops before it is found', async () => {
    for (let turns = 0; turns < 8; turns += 1) {
      const stop = new AbortController();
      const open = openPage();
      const running = readAll(open, ['/api/Webhook', '/api/Mailbox', '/api/Features'], stop);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      const before = open.sent.length;
      stop.abort();
      await running;
      await new Promise(setImmediate);
      expect(open.sent.length, `after ${turns} turns`).toBe(before);
    }
  });

  test('that hands back something else than an answer is taken for no answer', async () => {
    const ask = askThrough({
      send: ((method: string) =>
        Promise.resolve(
          method === 'Page.getFrameTree'
            ? { frameTree: { frame: { id: 'f1' } } }
            : method === 'Page.createIsolatedWorld'
              ? { executionContextId: 7 }
              : { result: { value: { status: 'fine' } } },
        )) as never,
      origin,
      authorization: null,
    }).ask;
    const told: CheckupAnswer[] = [];
    await runCheckup(
      ['/api/Webhook'],
      { ask, told: (one) => told.push(one), now: Date.now },
      signal(),
    );
    expect(told).toMatchObject([{ unanswered: 'no-answer', status: 0 }]);
  });
});

function signal(): AbortSignal {
  return new AbortController().signal;
}
