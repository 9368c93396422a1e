import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { failureToPicture } from '../../../../renderer/actions/picture-failures.ts';
import { exchange } from '../build.ts';

const did = (index: number, action: string | null, changes = {}) => ({
  ...rowOf(exchange(index, { status: 400, ...changes })),
  action,
});
const failed = (...entries: readonly number[]) => [{ entries }];

describe('A picture of the page', () => {
  it('is taken when something fails that the user did', () => {
    const rows = [did(1, null), did(2, 'Clicked “Save”')];
    expect(failureToPicture(rows, failed(1, 2), null, 2500)?.index).toBe(2);
  });

  it('is not taken of what pages ask for by themselves, nor of Halo’s own poll', () => {
    const rows = [
      did(1, null),
      did(2, 'Clicked “Save”', { url: 'https://acme.halopsa.com/api/OnlineStatus' }),
    ];
    expect(failureToPicture(rows, failed(1, 2), null, 2500)).toBeNull();
  });

  it('is taken once for each action', () => {
    const first = did(2, 'Clicked “Save”');
    const last = { action: 'Clicked “Save”', at: 2000 };
    expect(
      failureToPicture([first, did(3, 'Clicked “Save”')], failed(2, 3), last, 3500),
    ).toBeNull();
    expect(failureToPicture([did(4, 'Clicked “Run”')], failed(4), last, 4500)?.index).toBe(4);
    expect(failureToPicture([did(9, 'Clicked “Save”')], failed(9), last, 9500)?.index).toBe(9);
  });

  it('is not taken of what failed long ago, when the page shows something else', () => {
    expect(failureToPicture([did(2, 'Clicked “Save”')], failed(2), null, 60_000)).toBeNull();
  });

  it('is not taken of what works', () => {
    expect(failureToPicture([did(2, 'Clicked “Save”')], [], null, 2500)).toBeNull();
  });
});
