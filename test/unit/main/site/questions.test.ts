import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type NewQuestion, SiteQuestions } from '../../../../main/site/questions.ts';
import type { SiteQuestion } from '../../../../shared/ipc/site-question.ts';

const signIn = (
  server: string,
  more: Partial<Extract<NewQuestion, { kind: 'sign-in' }>> = {},
): NewQuestion => ({
  kind: 'sign-in',
  server,
  isProxy: false,
  realm: null,
  isAgain: false,
  ...more,
});
const kim = { kind: 'sign-in', name: 'kim', password: 'secret' } as const;

describe('questions of servers', () => {
  let shown: (SiteQuestion | null)[];
  let questions: SiteQuestions;
  const now = () => questions.current()?.id ?? '';
  beforeEach(() => {
    shown = [];
    questions = new SiteQuestions((question) => {
      shown.push(question);
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are shown one at a time, in order, and the window hears when there is none left', async () => {
    const first = questions.ask({}, signIn('a'));
    const second = questions.ask({}, signIn('b'));
    questions.answer(now(), kim);
    questions.answer(now(), null);
    expect([await first, await second]).toEqual([kim, null]);
    expect(shown.map((question) => question?.server ?? null)).toEqual(['a', 'b', null]);
  });

  it('are asked once where several requests of a page want the same', async () => {
    const page = {};
    const answers = [questions.ask(page, signIn('a')), questions.ask(page, signIn('a'))];
    questions.answer(now(), kim);
    expect(await Promise.all(answers)).toEqual([kim, kim]);
    expect(shown).toHaveLength(2);
  });

  it('are not asked again on a page where the person said no, but on the next', async () => {
    const page = {};
    const first = questions.ask(page, signIn('a'));
    questions.answer(now(), null);
    expect([await first, await questions.ask(page, signIn('a'))]).toEqual([null, null]);
    questions.drop(page);
    void questions.ask(page, signIn('a'));
    expect(questions.current()).not.toBeNull();
  });

  it('end with the page that asked', async () => {
    const page = {};
    const asked = questions.ask(page, signIn('a'));
    questions.drop(page);
    expect(await asked).toBeNull();
    expect(questions.current()).toBeNull();
  });

  it('never pile up, and none holds a request for ever', async () => {
    vi.useFakeTimers();
    const asked = Array.from({ length: 1000 }, (_, number) =>
      questions.ask({}, signIn(`server-${number}`)),
    );
    expect(await asked[999]).toBeNull();
    vi.advanceTimersByTime(6 * 60_000);
    expect(await Promise.all(asked)).toEqual(asked.map(() => null));
  });

  it('are not shown any more after three times no, until the person acts in a page', async () => {
    const page = {};
    const refuse = async (server: string): Promise<boolean> => {
      const asked = questions.ask(page, signIn(server));
      const isShown = questions.current() !== null;
      if (isShown) questions.answer(now(), null);
      expect(await asked).toBeNull();
      // A page that loads itself again and again may ask anew each time.
      questions.drop(page);
      return isShown;
    };
    const shown = async (): Promise<number> => {
      let count = 0;
      for (let time = 0; time < 20; time += 1) if (await refuse('a')) count += 1;
      return count;
    };
    expect(await shown()).toBe(3);
    questions.acted();
    expect(await shown()).toBe(3);
  });

  it('take no answer of another kind, and none to a question that is gone', async () => {
    const asked = questions.ask({}, signIn('a'));
    questions.answer('another', kim);
    expect(questions.current()).not.toBeNull();
    questions.answer(now(), { kind: 'certificate', certificate: 0 });
    expect(await asked).toBeNull();
  });

  it('cut what a server says of itself', () => {
    void questions.ask({}, signIn('a'.repeat(9999), { realm: 'r'.repeat(9999) }));
    expect(JSON.stringify(questions.current()).length).toBeLessThan(1000);
  });
});
