import { create } from 'zustand';
import type { CaptureListing } from '../../shared/ipc/ipc.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { attempt } from './notices.ts';

/** The captures on disk, newest first; null until they were asked for. */
export const useCaptures = create<{ readonly captures: readonly CaptureListing[] | null }>(() => ({
  captures: null,
}));

export function readCaptures(): Promise<boolean> {
  return attempt(async () => {
    useCaptures.setState({ captures: await call('captures.list', null) });
  }, text('captures:failed'));
}

export function renameCapture(id: string, name: string): Promise<boolean> {
  return change(() => call('captures.rename', { id, name }));
}

export function deleteCapture(id: string): Promise<boolean> {
  return change(() => call('captures.delete', { id }));
}

/** All but the one that is being recorded. */
export function deleteAllCaptures(): Promise<boolean> {
  return change(() => call('captures.deleteAll', null));
}

async function change(work: () => Promise<unknown>): Promise<boolean> {
  const isDone = await attempt(work, text('captures:failed'));
  await readCaptures();
  return isDone;
}

/**
 * The oldest capture that may go, where all together take more than `limit` bytes; null where they
 * do not.
 */
export function tooMuch(captures: readonly CaptureListing[], limit: number): CaptureListing | null {
  const size = captures.reduce((sum, one) => sum + one.size, 0);
  return size <= limit ? null : (captures.findLast(({ running }) => !running) ?? null);
}
