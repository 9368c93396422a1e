import { expect, it } from 'vitest';
import { lazyCalls } from '../../../../main/calls/lazy-calls.ts';

it('reads the code of its calls when the first of them comes, and once', async () => {
  let readings = 0;
  const calls = lazyCalls(['captures.list', 'packs.remove'], () => {
    readings += 1;
    return Promise.resolve({
      'captures.list': () => [],
      'packs.remove': ({ id }) => {
        throw new Error(`no ${id}`);
      },
    });
  });
  expect(readings).toBe(0);
  expect(await calls['captures.list'](null)).toEqual([]);
  await expect(calls['packs.remove']({ id: 'acme' })).rejects.toThrow('no acme');
  expect(readings).toBe(1);
});
