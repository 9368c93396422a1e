import { describe, expect, it, vi } from 'vitest';
import { popupSize } from '../../../../main/site/popup-size.ts';
import { QuestionGate } from '../../../../main/site/question-gate.ts';

describe('the gate before questions that a page brings up', () => {
  it('lets one through at a time', async () => {
    const gate = new QuestionGate(() => undefined);
    let answer: (yes: boolean) => void = () => undefined;
    const first = gate.ask(
      () =>
        new Promise<boolean>((resolve) => {
          answer = resolve;
        }),
    );
    const second = vi.fn(async () => true);
    expect(await gate.ask(second)).toBeNull();
    expect(second).not.toHaveBeenCalled();
    answer(true);
    expect(await first).toBe(true);
    expect(await gate.ask(second)).toBe(true);
  });

  it('asks nothing more after three refusals, and says so once, until the user acts', async () => {
    const muted = vi.fn();
    const gate = new QuestionGate(muted);
    const refused = vi.fn(async () => null);
    for (let time = 0; time < 145; time += 1) await gate.ask(refused);
    expect([refused.mock.calls.length, muted.mock.calls.length]).toEqual([3, 1]);
    gate.acted();
    for (let time = 0; time < 5; time += 1) await gate.ask(refused);
    expect([refused.mock.calls.length, muted.mock.calls.length]).toEqual([6, 2]);
  });

  it('forgets refusals with the first question that is answered with yes', async () => {
    const gate = new QuestionGate(() => undefined);
    const no = vi.fn(async () => null);
    await gate.ask(no);
    await gate.ask(no);
    await gate.ask(async () => true);
    await gate.ask(no);
    expect(await gate.ask(async () => 'folder')).toBe('folder');
  });

  it('goes on after a question that failed', async () => {
    const gate = new QuestionGate(() => undefined);
    const broken = gate.ask(async () => {
      throw new Error('no dialog');
    });
    await expect(broken).rejects.toThrow('no dialog');
    expect(await gate.ask(async () => true)).toBe(true);
  });
});

describe('the size of a window that a page opens', () => {
  it.each([
    [{}, { width: 900, height: 720 }],
    [
      { width: 500, height: 600 },
      { width: 500, height: 600 },
    ],
    [
      { width: 1, height: 1 },
      { width: 400, height: 300 },
    ],
    [
      { width: 1e9, height: 5000 },
      { width: 1400, height: 1000 },
    ],
    [
      { width: Number.NaN, height: -5 },
      { width: 900, height: 720 },
    ],
  ])('for %j is %j', (wanted, size) => {
    expect(popupSize(wanted)).toEqual(size);
  });
});
