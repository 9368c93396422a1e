import type { Side } from './side.ts';
import type { Step } from './step.ts';

/** Answers to an address that is written wrongly. */
const refusals: ReadonlySet<number> = new Set([400, 404, 405, 500, 501]);

/** What stands in an address where a program had no value to put there. */
const placeholder = /^(undefined|null|nan|none|\[object( |%20)object\]|[{<$%:].*)$/;

/** Ways to write one address wrongly, those first that leave least to chance. */
const readings: readonly ((step: Step) => string)[] = [
  ({ method, route }) => `${method} ${filled(route)}`,
  ({ method, route }) => `${method} ${filled(route).replace(/^(\/api)+\//, '/api/')}`,
  ({ method, route }) => `${method} ${singular(route)}`,
  // What changes data is no other way to read it.
  ({ writes, route }) => `${writes ? 'change' : 'read'} ${filled(route).replace(/\/\{id\}$/, '')}`,
];

/**
 * Requests of the broken recording that were refused at an address that the working one does not
 * know, by their key, and the key of what they most likely stand for there: an id that is missing,
 * a name or a method that is wrong.
 */
export function aliasesOf(working: Side, broken: Side): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  const refused = broken.steps.filter(
    (step) => working.at(broken.keyOf(step)).length === 0 && isRefused(step, broken),
  );
  if (refused.length === 0) return aliases;
  const known = readings.map((reading) => keysBy(reading, working));
  for (const step of refused) {
    const key = broken.keyOf(step);
    if (aliases.has(key)) continue;
    const at = readings.findIndex((reading, nth) => known[nth]?.has(reading(step)));
    const meant = known[at]?.get(readings[at]?.(step) ?? '');
    if (meant !== undefined) aliases.set(key, meant);
  }
  return aliases;
}

type Reading = (typeof readings)[number];

/** Keys of the working recording by how an address reads; of several the first. */
function keysBy(reading: Reading, working: Side): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const step of working.steps) {
    if (!isOwnCall(step, working) || working.troubleAt(step) !== null) continue;
    const read = reading(step);
    if (!keys.has(read)) keys.set(read, working.keyOf(step));
  }
  return keys;
}

const isOwnCall = ({ kind, origin }: Step, { site }: Side): boolean =>
  kind === 'call' && origin === site;

const isRefused = (step: Step, side: Side): boolean =>
  isOwnCall(step, side) && refusals.has(side.troubleAt(step)?.status ?? 0);

const filled = (route: string): string =>
  route
    .split('/')
    .map((part) => (placeholder.test(part) ? '{id}' : part))
    .join('/');

/** `/api/contracts/{id}` and `/api/contract/{id}`: Halo has some names in one form, some in the other. */
const singular = (route: string): string =>
  filled(route)
    .split('/')
    .map((part) => part.replace(/ies$/, 'y').replace(/s$/, ''))
    .join('/');
