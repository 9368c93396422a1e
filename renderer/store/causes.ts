import { create } from 'zustand';
import type { Override } from '../../shared/packs/merge.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';

/**
 * The causes that explain failures now: the built-in ones with those of the rule packs that are on.
 * None until they are read, right after the first paint.
 */
interface CausesState {
  readonly causes: readonly LoadedCause[];
  readonly overrides: readonly Override[];
}

export const useCauses = create<CausesState>(() => ({ causes: [], overrides: [] }));
