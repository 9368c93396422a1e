import { ownIdsOf } from '../fix/deed-mark.ts';
import { type Doer, isSamePerson } from '../fix/people.ts';
import { addressOf, apiStart } from '../rules/address.ts';
import { routeOf } from '../rules/route.ts';
import { say } from '../words/say.ts';
import { isOfDeed } from './deed.ts';
import type { Pair } from './pairing.ts';
import type { Side, Sides } from './side.ts';
import type { Step } from './step.ts';

/** Another Halo, another person, another record: said before what else differs. */
export interface Apart {
  readonly kind: 'site' | 'person' | 'record';
  /** An address, a name, "ticket 2001"; null where a name is not known. */
  readonly working: string | null;
  readonly broken: string | null;
}

/** What is known to be another one. `decides`: the two requests of the first difference. */
export function apartIn(sides: Sides, pairs: readonly Pair[], decides: Pair): readonly Apart[] {
  const site = siteApart(sides);
  // Numbers of people and of records say nothing in another Halo.
  const all = [
    site,
    personApart(sides, decides, site !== null),
    site === null ? recordApart(sides, pairs, decides) : null,
  ];
  return all.filter((one) => one !== null);
}

/** In one plain sentence. */
export function apartText({ kind, working, broken }: Apart): string {
  if (working === null || broken === null) return say('compare.apart.nameless');
  return say(`compare.apart.${kind}`, { a: working, b: broken });
}

interface Base {
  readonly origin: string;
  /** Below which the Halo lives; null where no call tells. */
  readonly path: string | null;
}

function siteApart({ working, broken }: Sides): Apart | null {
  const [a, b] = [baseOf(working), baseOf(broken)];
  if (a === null || b === null || isTakenOut(a.origin) || isTakenOut(b.origin)) return null;
  const isSamePath = a.path === null || b.path === null || a.path === b.path;
  if (a.origin === b.origin && isSamePath) return null;
  return { kind: 'site', working: addressTo(a), broken: addressTo(b) };
}

/** What a shared recording holds in place of a name: it tells nothing of whose it was. */
const isTakenOut = (text: string): boolean =>
  /^(?:https?:\/\/tenant|redacted-[a-z]+)-\d/.test(text);

const addressTo = ({ origin, path }: Base): string => `${origin}${path ?? ''}`.slice(0, 200);

/** Where the Halo of a recording lives; null where neither a call nor a page of it tells. */
function baseOf({ steps, site }: Side): Base | null {
  const own = steps.filter(({ origin }) => origin === site && site !== '');
  const call = own.find(({ kind }) => kind === 'call');
  if (call === undefined)
    return own.some(({ kind }) => kind === 'page') ? { origin: site, path: null } : null;
  const { lower } = addressOf(call.row.url);
  return { origin: site, path: lower.slice(0, apiStart(lower)) };
}

function personApart(sides: Sides, decides: Pair, isOtherSite: boolean): Apart | null {
  const last = { working: lastCall(sides.working), broken: lastCall(sides.broken) };
  for (const { working, broken } of [decides, last]) {
    if (working === null || broken === null) continue;
    const [a, b] = [sides.working.doerOf(working), sides.broken.doerOf(broken)];
    const isSame = isOtherSite ? hasSameName(a, b) : isSamePerson(a, b);
    if (isSame === true) return null;
    if (isSame === false) return { kind: 'person', working: nameOf(a), broken: nameOf(b) };
  }
  return null;
}

const lastCall = ({ steps, site }: Side): Step | null =>
  steps.findLast(({ kind, origin }) => kind === 'call' && origin === site) ?? null;

function nameOf({ person }: Doer): string | null {
  const name = person?.name ?? null;
  return name === null || isTakenOut(name) ? null : name;
}

/** null where it cannot be told. */
function hasSameName(a: Doer, b: Doer): boolean | null {
  const [one, other] = [nameOf(a), nameOf(b)];
  return one === null || other === null ? null : one.toLowerCase() === other.toLowerCase();
}

/** Ids by what they are of: `ticket` to `2001`. */
type Records = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What decides is looked at alone where it names a record; else all that was changed, else all that
 * was read.
 */
function recordApart({ working, broken }: Sides, pairs: readonly Pair[], decides: Pair) {
  const isOwn = (step: Step | null, side: Side): boolean =>
    step?.kind === 'call' && step.origin === side.site && (step.writes || isOfDeed(step));
  const own = [decides, ...pairs].filter(
    (pair) => isOwn(pair.working, working) && isOwn(pair.broken, broken),
  );
  const groups = [
    own.filter((pair) => pair === decides),
    own.filter((pair) => pair.broken?.writes === true),
    own,
  ];
  for (const group of groups) {
    const a = recordsOf(group.map((pair) => pair.working));
    const b = recordsOf(group.map((pair) => pair.broken));
    const common = [...a.keys()].filter((kind) => b.has(kind));
    if (common.length > 0) return otherRecord(common, a, b);
  }
  return null;
}

function otherRecord(kinds: readonly string[], a: Records, b: Records): Apart | null {
  const kind = kinds.find((one) =>
    [...(a.get(one) ?? [])].every((id) => b.get(one)?.has(id) !== true),
  );
  if (kind === undefined) return null;
  return { kind: 'record', working: named(kind, a), broken: named(kind, b) };
}

/** More of them are not read. */
const mostNamed = 3;

function named(kind: string, records: Records): string {
  const ids = [...(records.get(kind) ?? [])];
  const shown = ids.slice(0, mostNamed).map((id) => `${kind} ${id}`.slice(0, 80));
  return ids.length > mostNamed ? `${shown.join(', ')}, …` : shown.join(', ');
}

function recordsOf(steps: readonly (Step | null)[]): Records {
  const records = new Map<string, Set<string>>();
  for (const step of steps)
    for (const [kind, id] of step === null ? [] : idsOf(step))
      records.set(kind, (records.get(kind) ?? new Set()).add(id));
  return records;
}

function idsOf({ row }: Step): readonly (readonly [kind: string, id: string])[] {
  const parts = addressOf(row.url).lower.split('/');
  const words = parts.map((part) => routeOf(part));
  const thingBefore = (at: number): string =>
    singular(words.slice(0, at).findLast((word) => word !== '' && word !== '{id}') ?? '');
  const inPath = parts.flatMap((id, at) =>
    words[at] === '{id}' ? [[thingBefore(at), id] as const] : [],
  );
  const inBody = ownIdsOf(row).map((pair) => {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const kind = name === 'id' ? thingBefore(parts.length) : 'ticket';
    return [kind, pair.slice(at + 1)] as const;
  });
  return [...inPath, ...inBody];
}

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/s$/, '');
