import { say } from '../words/say.ts';
import { rightMissing } from './answer-difference.ts';
import { difference, type Difference, requestName } from './difference.ts';
import type { Pair } from './pairing.ts';
import type { Sides, Trouble } from './side.ts';

/** How a step failed that did not fail so in the working recording; null where it failed in both. */
export function failure(pair: Pair, trouble: Trouble, sides: Sides): Difference | null {
  const before = pair.working === null ? null : sides.working.troubleAt(pair.working);
  if (before !== null && isSame(before, trouble)) return null;
  // Of several uses of one address, chance decides which of them are paired.
  const all = sides.working.at(sides.broken.keyOf(trouble.step));
  const troubles = all.flatMap((step) => sides.working.troubleAt(step) ?? []);
  if (troubles.some((one) => isSame(one, trouble))) return null;
  const paired: Pair = { ...pair, working: pair.working ?? all[0] ?? null };
  const text = failureText(paired, { trouble, before, sides });
  return difference('failed', text, paired, trouble.diagnosis?.cause ?? null);
}

const isSame = (a: Trouble, b: Trouble): boolean =>
  a.status === b.status && a.diagnosis?.cause === b.diagnosis?.cause;

interface Told {
  readonly trouble: Trouble;
  readonly before: Trouble | null;
  readonly sides: Sides;
}

function failureText(pair: Pair, { trouble, before, sides }: Told): string {
  const { step, diagnosis, status } = trouble;
  const request = requestName(step);
  const title = diagnosis?.title ?? say('compare.unexplained');
  const values = { request, status, title };
  if (step.outcome.is === 'signed-out') return say('compare.signedOut', values);
  if (pair.working === null || requestName(pair.working) !== request)
    return say('compare.failedAlone', values);
  if (before !== null) return say('compare.failedOtherwise', values);
  if (status <= 0) return say('compare.unanswered', values);
  if (status < 300) return say('compare.failedInside', values);
  if (status >= 500) return say('compare.failedServer', values);
  const isAboutRights = status === 401 || status === 403 || status === 404 || status === 400;
  const right = isAboutRights ? rightMissing(pair, step.route, sides) : null;
  return right === null
    ? say('compare.failed', values)
    : say('compare.failedRight', { ...values, right });
}
