import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alone } from '../../../../../main/launch/bootstrap/lock.mjs';
import { removeFolder } from '../../../../remove-folder.ts';

let folder = '';
let said = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halo-lock-'));
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text: unknown) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  removeFolder(folder);
});

/** Two commands at once; the first is done when the second has waited for it. */
async function atOnce(patience: number): Promise<readonly string[]> {
  const lock = join(folder, 'out', 'launch.lock');
  const order: string[] = [];
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  const first = alone(
    async () => {
      await held;
      order.push('first');
    },
    { lock, patience },
  );
  const second = alone(
    () => {
      order.push('second');
      return Promise.resolve();
    },
    { lock, patience },
  );
  letGo();
  await Promise.all([first, second]);
  expect(existsSync(lock)).toBe(false);
  return order;
}

describe('Two commands at once', () => {
  it('work one after the other, and say nothing of a moment of waiting', async () => {
    expect(await atOnce(60_000)).toEqual(['first', 'second']);
    expect(said).toBe('');
  });

  it('say once what is waited for where it takes long', async () => {
    await atOnce(0);
    expect(said).toBe('Another command is getting this folder ready; waiting for it …\n');
  });
});
