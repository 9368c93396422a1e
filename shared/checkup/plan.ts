import { type Check, checkGroups, pathOf } from './check.ts';

/** Most addresses that one check-up reads. */
export const mostAddresses = 25;

/**
 * The only form of an address that a check-up can read. Whoever sends it looks at it once more, so
 * that nothing but the API of the Halo that is open is ever asked.
 */
export const addressPattern =
  /^\/api\/[A-Za-z]{2,60}(?:\/[a-z]{2,30})?(?:\?[a-z_]{2,40}=[A-Za-z0-9_-]{1,40}(?:&[a-z_]{2,40}=[A-Za-z0-9_-]{1,40}){0,9})?$/;

interface CheckupPlan {
  /** Checks that are run, by group. */
  readonly checks: readonly Check[];
  /** What is read, each once, in the order of the checks: at most 25. */
  readonly addresses: readonly string[];
  /** Checks that found no room among them: they are told as not run. */
  readonly left: readonly Check[];
}

/**
 * What a check-up of these checks reads; those that come first find room first, and what few have
 * last. Of two checks with one id the later one takes the place of the earlier one.
 */
export function planOf(checks: readonly Check[]): CheckupPlan {
  const byId = new Map(checks.map((check) => [check.id, check]));
  const room = new Set<string>();
  const run: Check[] = [];
  const left: Check[] = [];
  const seldomLast = [...byId.values()].toSorted(
    (one, other) => Number(one.seldom ?? false) - Number(other.seldom ?? false),
  );
  for (const check of seldomLast) {
    const path = pathOf(check);
    if (!room.has(path) && room.size === mostAddresses) left.push(check);
    else {
      room.add(path);
      run.push(check);
    }
  }
  run.sort((one, other) => checkGroups.indexOf(one.group) - checkGroups.indexOf(other.group));
  return { checks: run, addresses: [...new Set(run.map(pathOf))], left };
}

/** The addresses that one check needs: its own, and the one it takes names from. */
export function addressesFor(check: Check, checks: readonly Check[]): readonly string[] {
  const other = checks.find(({ id }) => id === check.join?.from);
  return [...new Set([check, ...(other === undefined ? [] : [other])].map(pathOf))];
}
