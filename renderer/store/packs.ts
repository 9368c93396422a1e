import { create } from 'zustand';
import type { AddedPacks, InstalledPack } from '../../shared/packs/pack-list.ts';
import { mergedCauses } from '../../shared/packs/merge.ts';
import type { Pack } from '../../shared/packs/pack.ts';
import { ownPackName } from '../../shared/packs/own-pack.ts';
import { call } from '../platform/halo.ts';
import { useCauses } from './causes.ts';
import { attempt, notify } from './notices.ts';
import { text } from '../text/i18n.ts';

interface PacksState {
  readonly packs: readonly InstalledPack[];
  /** Files that were to be added and had faults, until the next try. */
  readonly refused: AddedPacks['refused'];
}

export const usePacks = create<PacksState>(() => ({ packs: [], refused: [] }));

/** At the start. The built-in causes explain also where the packs cannot be read. */
export async function readPacks(): Promise<void> {
  const [packs] = await Promise.all([call('packs.read', null), takePacks([])]);
  await takePacks(packs);
}

export function addPacks(from: 'file' | 'folder'): Promise<boolean> {
  return attempt(async () => {
    const result = await call('packs.add', { from });
    if (result === null) return;
    await takePacks(result.packs);
    usePacks.setState({ refused: result.refused });
    for (const name of result.added) notify('news', text('packs:added', { name }));
  }, text('packs:unexpected'));
}

/** Takes a pack out at once; the notice brings it back. */
export function removePack({ id, pack }: InstalledPack): Promise<boolean> {
  return attempt(async () => {
    await takePacks(await call('packs.remove', { id }));
    const undo = () =>
      void attempt(async () => {
        await takePacks(await call('packs.putBack', { id }));
      }, text('packs:unexpected'));
    notify('news', text('packs:removed', { name: pack?.pack.name ?? `${id}.json` }), {
      label: text('packs:undo'),
      run: undo,
    });
  }, text('packs:unexpected'));
}

export function switchPack(id: string, isOn: boolean): Promise<boolean> {
  return arrange(
    usePacks.getState().packs.map((one) => ({ id: one.id, isOn: one.id === id ? isOn : one.isOn })),
  );
}

/** Moves a pack one place up or down; a later one wins over an earlier one. */
export function movePack(id: string, by: -1 | 1): Promise<boolean> {
  const order = usePacks.getState().packs.map((one) => ({ id: one.id, isOn: one.isOn }));
  const at = order.findIndex((one) => one.id === id);
  const [moved] = order.splice(at, 1);
  if (moved !== undefined) order.splice(at + by, 0, moved);
  return arrange(order);
}

/**
 * Adds or replaces a pack that this window made. Rejects with main's sentence where it has faults.
 */
export async function keepPack(pack: Pack): Promise<void> {
  await takePacks((await call('packs.save', { pack, to: 'program' })) ?? []);
}

/** Whether a file was written: the user may cancel. */
export async function exportPack(pack: Pack): Promise<boolean> {
  return (await call('packs.save', { pack, to: 'file' })) !== null;
}

/** The packs that count: on and without faults. */
export function packsInUse(packs: readonly InstalledPack[]): readonly Pack[] {
  return packs.flatMap(({ isOn, pack }) => (isOn && pack !== null ? [pack] : []));
}

export function ownPack(packs: readonly InstalledPack[]): Pack | null {
  return packs.find(({ pack }) => pack?.pack.name === ownPackName)?.pack ?? null;
}

function arrange(
  order: readonly { readonly id: string; readonly isOn: boolean }[],
): Promise<boolean> {
  return attempt(async () => {
    await takePacks(await call('packs.arrange', { order: [...order] }));
  }, text('packs:unexpected'));
}

/**
 * Everything that was explained is explained anew. The built-in causes come with the first call:
 * they are a fifth of all code, and no first paint needs them.
 */
async function takePacks(packs: readonly InstalledPack[]): Promise<void> {
  const { knowledge } = await import('../platform/knowledge.ts');
  const isExplained = useCauses.getState().causes.length > 0;
  const had = packsInUse(usePacks.getState().packs).length;
  usePacks.setState({ packs });
  if (isExplained && had === 0 && packsInUse(packs).length === 0) return;
  useCauses.setState(mergedCauses(knowledge, packsInUse(packs)));
}
