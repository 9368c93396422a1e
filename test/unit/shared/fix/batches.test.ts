import { describe, expect, it } from 'vitest';
import { batchesOf, type Sent } from '../../../../shared/fix/batches.ts';

const pace = { batch: 25, batchSource: '', wait: 60, waitSource: '' };
const sent = (
  count: number,
  outcome: Sent['outcome'],
  from: number | null = 0,
  at = 1000,
): readonly Sent[] =>
  Array.from({ length: count }, (_, number) => ({
    subject: from === null ? null : `invoice ${from + number}`,
    outcome,
    at,
  }));

describe('batches after a rate limit', () => {
  it('plans what was turned away, a batch at a time', () => {
    const batches = batchesOf([...sent(60, 'through'), ...sent(36, 'turned-away', 60)], pace);
    expect(batches).toEqual({ through: 60, left: 36, plan: [25, 11], nextAt: 61_000 });
  });

  it('takes off what went through later, and counts a second refusal once', () => {
    const first = [...sent(60, 'through'), ...sent(36, 'turned-away', 60)];
    expect(batchesOf([...first, ...sent(25, 'through', 60, 90_000)], pace)).toMatchObject({
      through: 85,
      left: 11,
      plan: [11],
      nextAt: 150_000,
    });
    expect(batchesOf([...first, ...sent(36, 'turned-away', 60)], pace)).toMatchObject({ left: 36 });
  });

  it('does not take an open request for an answer', () => {
    expect(
      batchesOf(
        [...sent(2, 'turned-away'), { subject: 'invoice 0', outcome: 'open', at: null }],
        pace,
      ),
    ).toMatchObject({ left: 2, nextAt: 61_000 });
  });

  it('reckons where it is not known what was sent', () => {
    expect(
      batchesOf(
        [
          ...sent(60, 'through', null),
          ...sent(36, 'turned-away', null),
          ...sent(25, 'through', null),
        ],
        pace,
      ).left,
    ).toBe(11);
  });

  it('has no next batch where nothing is left', () => {
    expect(batchesOf([...sent(3, 'turned-away'), ...sent(3, 'through')], pace)).toEqual({
      through: 3,
      left: 0,
      plan: [],
      nextAt: null,
    });
    expect(batchesOf([], pace)).toMatchObject({ left: 0, nextAt: null });
  });
});
