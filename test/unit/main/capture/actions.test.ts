import { describe, expect, test } from 'vitest';
import { ActionLog, actionOf } from '../../../../main/capture/actions.ts';

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
    expect(log.before(moment)).toBe(words);
  });

  test('going somewhere oneself right after a click is told as that, and not as the click', () => {
    const hasty = new ActionLog();
    hasty.add({ kind: 'click', label: 'Save', at: 1_000 });
    hasty.add({ kind: 'open', label: '/led-on', at: 1_100, isOwn: false });
    expect(hasty.before(1_200)).toBe('Clicked “Save”');
    hasty.add({ kind: 'open', label: '/console', at: 1_300, isOwn: true });
    hasty.add({ kind: 'open', label: '/sign-in', at: 1_400, isOwn: false });
    expect([1_200, 1_500].map((at) => hasty.before(at))).toEqual([
      'Clicked “Save”',
      'Opened the page /console',
    ]);
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
      `{"kind":"click","label":"${'x'.repeat(300)}","at":5}`,
    ])
      expect(actionOf(bad)).toBeNull();
  });
});
