import { faultLine } from '../../shared/packs/faults.ts';
import { mergedCauses, overrideSentences } from '../../shared/packs/merge.ts';
import type { Pack } from '../../shared/packs/pack.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { say } from '../../shared/words/say.ts';
import { knowledge } from '../kept/knowledge.ts';
import { readPacks } from '../kept/pack-files.ts';

/**
 * A rule pack that took part in a review. `replaces`: sentences that say which causes it takes the
 * place of.
 */
export interface UsedPack {
  readonly name: string;
  readonly version: string;
  readonly causes: number;
  readonly replaces: readonly string[];
}

export interface ReviewCauses {
  readonly causes: readonly LoadedCause[];
  readonly used: readonly UsedPack[];
}

/**
 * The built-in causes with those of the packs at these paths. @throws Unreadable with one sentence
 * where a pack has a fault.
 */
export async function causesWith(paths: readonly string[]): Promise<ReviewCauses> {
  const packs: Pack[] = [];
  for (const path of paths) packs.push(...(await usablePacks(path)));
  const { causes, overrides } = mergedCauses(knowledge, packs);
  const used = packs.map(({ pack, causes: own }) => ({
    name: pack.name,
    version: pack.version,
    causes: own.length,
    replaces: overrideSentences(overrides.filter((override) => override.pack === pack.name)),
  }));
  return { causes, used };
}

async function usablePacks(path: string): Promise<readonly Pack[]> {
  const gathered = await readPacks(path, knowledge);
  const faults = gathered.flatMap(({ name, result }) =>
    result.ok ? [] : result.faults.map((fault) => ({ name, line: faultLine(fault) })),
  );
  const [first] = faults;
  if (first === undefined)
    return gathered.flatMap(({ result }) => (result.ok ? [result.value] : []));
  const more =
    faults.length === 1 ? '' : ` ${say('pack.moreFaults', { count: faults.length - 1 })}`;
  throw new Unreadable(`${say('pack.unusable', first)}${more}`);
}
