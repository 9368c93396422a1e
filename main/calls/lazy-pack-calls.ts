import type { BrowserWindow } from 'electron';
import { packNames } from '../kept/pack-names.ts';
import { lazyCalls } from './lazy-calls.ts';
import type { PackCalls } from './pack-calls.ts';

/**
 * The window asks for the packs at each start, and most users have none: to say so, neither the
 * built-in causes nor what checks a pack need be read.
 */
export function lazyPackCalls(window: BrowserWindow, folder: string): PackCalls {
  const calls = lazyCalls(
    ['packs.read', 'packs.add', 'packs.remove', 'packs.putBack', 'packs.arrange', 'packs.save'],
    async () => (await import('./pack-calls.ts')).packCalls(window, folder),
  );
  return {
    ...calls,
    'packs.read': (input) => (packNames(folder).length === 0 ? [] : calls['packs.read'](input)),
  };
}
