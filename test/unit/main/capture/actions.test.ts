import { describe, expect, test } from 'vitest';
import { ActionLog, actionOf } from '../../../../main/capture/actions.ts';
import { CaptureContext } from '../../../../main/capture/context.ts';
import { exchange } from '../journal/exchange.ts';

/** What is told of a request that began at that moment. */
const explained = (log: Pick<ActionLog, 'explain'>, startedAt: number | null) =>
  log.explain({ ...exchange(1), startedAt });
const before = (log: Pick<ActionLog, 'explain'>, startedAt: number | null) =>
  explained(log, startedAt).action;

describe('what the user did', () => {
  const log = new ActionLog();
  log.add({ kind: 'open', label: '/tickets', at: 1_000 });
  log.add({ kind: 'click', label: 'Save', at: 10_000 });
  log.add({ kind: 'submit', label: 'Ticket', at: 10_020 });
  log.add({ kind: 'open', label: '/tickets/7', at: 10_900 });
  log.add({ kind: 'submit', label: '', at: 30_000 });

  test.each([
    [500, null],
    [1_200, 'Opened the page /tickets'],
    [9_000, null],
    [10_010, 'Clicked “Save”'],
    [12_000, 'Clicked “Save”'],
    [15_001, null],
    [29_990, 'Sent a form'],
    [null, null],
  ])('at %s the action before is %s', (moment, words) => {
    expect(before(log, moment)).toBe(words);
  });

  test('going somewhere oneself right after a click is told as that, and not as the click', () => {
    const hasty = new ActionLog();
    hasty.add({ kind: 'click', label: 'Save', at: 1_000 });
    hasty.add({ kind: 'open', label: '/led-on', at: 1_100, isOwn: false });
    expect(before(hasty, 1_200)).toBe('Clicked “Save”');
    hasty.add({ kind: 'open', label: '/console', at: 1_300, isOwn: true });
    hasty.add({ kind: 'open', label: '/sign-in', at: 1_400, isOwn: false });
    expect([1_200, 1_500].map((at) => before(hasty, at))).toEqual([
      'Clicked “Save”',
      'Opened the page /console',
    ]);
  });

  test('the page is that which was shown when it was pressed', () => {
    const told = new ActionLog();
    const page = 'https://acme.halopsa.com/tickets';
    told.add({ kind: 'click', label: 'Assets', at: 1_000, page });
    told.add({ kind: 'click', label: 'Save', at: 2_000 });
    expect(explained(told, 1_100)).toMatchObject({
      action: 'Clicked “Assets”',
      actionAt: 1_000,
      actionPage: page,
    });
    const again = told.explain({ ...explained(told, 1_100), startedAt: 2_100 });
    expect(again.action).toBe('Clicked “Save”');
    expect(again).not.toHaveProperty('actionPage');
  });

  test('what the program does for the user is told apart from what they do themselves', () => {
    const context = new CaptureContext();
    const isOurs = (at: number) => explained(context, at).actionIsOurs === true;
    const now = Date.now();
    context.opensForUser('https://acme.halopsa.com/assets?id=3');
    context.acted({ kind: 'open', label: '/assets', at: now, isOwn: true });
    context.acted({ kind: 'open', label: '/assets', at: now + 2_000, isOwn: true });
    expect([now, now + 2_000].map(isOurs)).toEqual([true, false]);
    context.pressesForUser();
    context.acted({ kind: 'click', label: 'Save', at: now + 4_000 });
    context.acted({ kind: 'click', label: 'Save', at: now + 5_000 });
    expect([now + 4_000, now + 5_000].map(isOurs)).toEqual([true, false]);
    // The page never told what was pressed: what comes next is the user's all the same.
    context.pressesForUser();
    context.leavesToUser();
    context.acted({ kind: 'click', label: 'Save', at: now + 6_000 });
    expect(isOurs(now + 6_000)).toBe(false);
  });

  test('what a page tells is checked', () => {
    expect(actionOf('{"kind":"click","label":"Save","at":5}')).toEqual({
      kind: 'click',
      label: 'Save',
      at: 5,
    });
    for (const bad of [
      null,
      '',
      '7',
      '{"kind":"open","label":"x","at":5}',
      '{"kind":"click","label":"x","at":5,"page":7}',
      `{"kind":"click","label":"${'x'.repeat(300)}","at":5}`,
    ])
      expect(actionOf(bad)).toBeNull();
  });
});
