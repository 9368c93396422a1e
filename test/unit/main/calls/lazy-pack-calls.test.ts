import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { lazyPackCalls } from '../../../../main/calls/lazy-pack-calls.ts';

const asked = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../../../main/calls/pack-calls.ts', () => ({
  packCalls: () => ({
    'packs.read': () => {
      asked.count += 1;
      return [];
    },
  }),
}));

it('reads what checks a pack only where there is one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'halo-packs-'));
  const calls = lazyPackCalls({} as never, folder);
  expect(await calls['packs.read'](null)).toEqual([]);
  writeFileSync(join(folder, 'list.json'), '[]');
  expect(await calls['packs.read'](null)).toEqual([]);
  expect(asked.count).toBe(0);
  writeFileSync(join(folder, 'acme.json'), '{}');
  await calls['packs.read'](null);
  expect(asked.count).toBe(1);
  rmSync(folder, { recursive: true });
});
