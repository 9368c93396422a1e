import { generalText } from '../rules/cause-text.ts';
import type { LoadedCause } from '../rules/knowledge.ts';
import { builtIn } from '../rules/diagnosis.ts';
import type { Pack } from './pack.ts';
import { say } from '../words/say.ts';

/** A cause of a pack that takes the place of another one with the same id. */
export interface Override {
  readonly cause: string;
  /** Title of the cause that makes way. */
  readonly title: string;
  readonly pack: string;
  /** `builtIn` or the name of an earlier pack. */
  readonly over: string;
}

interface Merged {
  readonly causes: readonly LoadedCause[];
  readonly overrides: readonly Override[];
}

/**
 * The causes in use: the built-in ones, then each pack in its order. A later one with the same id
 * takes the earlier one's place.
 */
export function mergedCauses(own: readonly LoadedCause[], packs: readonly Pack[]): Merged {
  const byId = new Map(own.map((loaded) => [loaded.cause.id, loaded]));
  const overrides: Override[] = [];
  for (const { pack, causes } of packs) {
    for (const cause of causes) {
      const before = byId.get(cause.id);
      if (before !== undefined)
        overrides.push({
          cause: cause.id,
          title: generalText(before.cause.title),
          pack: pack.name,
          over: before.origin,
        });
      byId.set(cause.id, { cause, origin: pack.name });
    }
  }
  return { causes: [...byId.values()], overrides };
}

/**
 * "It replaces the built-in cause …": one sentence for each origin that a pack takes causes from.
 */
export function overrideSentences(overrides: readonly Override[]): readonly string[] {
  const byOrigin = new Map<string, string[]>();
  for (const { title, over } of overrides)
    byOrigin.set(over, [...(byOrigin.get(over) ?? []), `“${title}”`]);
  return [...byOrigin].map(([over, causes]) => {
    const values = { count: causes.length, causes: causes.join(', '), pack: over };
    return over === builtIn ? say('pack.replacesBuiltIn', values) : say('pack.replaces', values);
  });
}
