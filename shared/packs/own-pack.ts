import type { Cause } from '../rules/cause.ts';
import { say } from '../words/say.ts';
import type { Pack, PackHead } from './pack.ts';

/** The pack that "Make a cause from this failure" saves into. */
export const ownPackName = 'My causes';

/** The user's own pack with one more cause; one with the same id makes way. */
export function withCause(pack: Pack | null, cause: Cause): Pack {
  const others = (pack?.causes ?? []).filter((other) => other.id !== cause.id);
  const head: PackHead = pack?.pack ?? {
    name: ownPackName,
    version: '1',
    by: say('pack.madeHere'),
  };
  return { ...pack, schema: 1, pack: head, causes: [...others, cause] };
}
