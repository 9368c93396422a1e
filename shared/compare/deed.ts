import { say } from '../words/say.ts';
import type { Side } from './side.ts';
import type { Step } from './step.ts';

/** Asked whenever a page of Halo opens, whatever is done on it then. */
const opening =
  /^\/api\/(agent\/me|users\/me|instanceinfo|authinfo|features?|haloconfig|clientcache|control|lookup|viewlists?|viewfilters?|viewcolumns|views?|teams?|tickettype|ticketarea|areas?|priority|status|agent|toplevel|language|languagepack|translations?|timezones?|fields?|fieldinfo|customfields?|sites?|clients?|sla|workdays?|category|outcome|dashboardlinks|csstheme|theme|tabname|mailbox|licence|modules?|recents?|favourites?|organisation|department|templates?)(\/\{id\})?$/;

const enoughInCommon = 0.5;

/** Why these two do not show the same thing being done; null where they may. */
export function notComparable(working: Side, broken: Side): string | null {
  const [a, b] = [callsOf(working), callsOf(broken)];
  if (a.all.size === 0 || b.all.size === 0)
    return isStoppedBefore(working, broken, a.all.size) ? null : say('compare.noCalls');
  if (a.writes.size > 0 && b.writes.size > 0)
    return commonTo(a.writes, b.writes) > 0 || isTried(a.deed, broken)
      ? null
      : say('compare.otherDeed');
  const isDone = a.deed.size > 0 && b.deed.size > 0;
  const [one, other] = isDone ? [a.deed, b.deed] : [a.all, b.all];
  const share = commonTo(one, other) / Math.min(one.size, other.size);
  return share < enoughInCommon ? say('compare.otherDeed') : null;
}

/**
 * Other things were saved, as in a recording of a whole day, and yet most of the deed was tried and
 * one of its requests failed, before it came to saving.
 */
function isTried(deed: ReadonlySet<string>, broken: Side): boolean {
  const steps = [...deed].map((key) => broken.at(key));
  const tried = steps.filter(({ length }) => length > 0).length;
  const failed = steps.flat().some((step) => broken.troubleAt(step) !== null);
  return failed && tried / deed.size >= enoughInCommon;
}

const commonTo = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((key) => b.has(key)).length;

/** Where not even the page or the sign-in came, there are no calls of Halo in the broken one. */
function isStoppedBefore(working: Side, broken: Side, callsOfWorking: number): boolean {
  const stopped = broken.steps.filter(
    (step) => step.kind !== 'call' && broken.troubleAt(step) !== null,
  );
  if (callsOfWorking > 0) return stopped.length > 0;
  return stopped.some((step) => working.at(broken.keyOf(step)).length > 0);
}

function callsOf(side: Side) {
  const calls = side.steps.filter(({ kind, origin }) => kind === 'call' && origin === side.site);
  const keys = (steps: readonly Step[]): ReadonlySet<string> =>
    new Set(steps.map((step) => side.keyOf(step)));
  return {
    all: keys(calls),
    writes: keys(calls.filter(({ writes }) => writes)),
    deed: keys(calls.filter((step) => step.writes || isOfDeed(step))),
  };
}

/** True where the call tells what somebody did, and not only that a page was opened. */
export const isOfDeed = ({ route }: Step): boolean => !opening.test(route);
