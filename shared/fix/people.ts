import type { ExchangeRow } from '../exchange/row.ts';
import type { Person } from '../exchange/signed-in.ts';
import { addressOf } from '../rules/address.ts';
import { isSignInStation } from '../rules/sign-in-failure.ts';

/** Who did something, as far as the recording tells. */
export interface Doer {
  readonly person: Person | null;
  /** The sign-in it carried; null where none is recorded. */
  readonly account: number | null;
}

/** Tells for each request of a recording who sent it. */
export type People = (row: ExchangeRow) => Doer;

const known = new WeakMap<readonly ExchangeRow[], People>();

/**
 * `rows` in order. A sign-in that an answer gave a name to keeps that name in the whole recording.
 * Where an export dropped the sign-ins, whoever was named last before a request sent it.
 */
export function peopleIn(rows: readonly ExchangeRow[]): People {
  const made = known.get(rows) ?? madeFrom(rows);
  known.set(rows, made);
  return made;
}

function madeFrom(rows: readonly ExchangeRow[]): People {
  const byAccount = new Map<number, Person>();
  const named: Named[] = [];
  for (const { index, signedIn } of rows) {
    if (signedIn === undefined) continue;
    const { account, person, renewed } = signedIn;
    if (account !== null && person !== null)
      byAccount.set(account, merged(byAccount.get(account) ?? null, person));
    if (renewed || person?.agent) named.push({ index, person, renewed });
  }
  const lastNamed = (index: number): Person | null => {
    const at = named.findLastIndex((one) => one.index <= index);
    const person = named[at]?.person ?? null;
    return person === null || isTwo(named, at) ? null : person;
  };
  return (row) => {
    const account = row.signedIn?.account ?? null;
    // Whoever is on the way in is not yet signed in, and need not be who was so before.
    if (row.resourceType === 'document' && isSignInStation(addressOf(row.url)))
      return { account, person: null };
    // A program that signs in as itself is nobody whose page it may stand on.
    const isNobodys = account === null && row.deed?.sent.includes(ofProgram) === true;
    if (isNobodys) return { account, person: null };
    const person = account === null ? lastNamed(row.index) : (byAccount.get(account) ?? null);
    return { account, person };
  };
}

const ofProgram = 'granttype=client_credentials';

/** Who was named by an answer, in order; `renewed`: by a new sign-in. */
interface Named {
  readonly index: number;
  readonly person: Person | null;
  readonly renewed: boolean;
}

/**
 * Somebody else is named with no sign-in between: two people in two tabs, whose requests cannot be
 * told apart.
 */
function isTwo(named: readonly Named[], at: number): boolean {
  const begin = named.findLastIndex(({ renewed }, place) => renewed && place <= at);
  const next = named.findIndex(({ renewed }, place) => renewed && place > at);
  const together = named.slice(Math.max(0, begin), next < 0 ? undefined : next);
  const agents = together.map(({ person }) => person?.agent ?? null).filter((one) => one !== null);
  return new Set(agents).size > 1;
}

function merged(before: Person | null, now: Person): Person {
  return {
    agent: now.agent ?? before?.agent ?? null,
    user: now.user ?? before?.user ?? null,
    client: now.client ?? before?.client ?? null,
    name: now.name ?? before?.name ?? null,
  };
}

/** null where it cannot be told. */
export function isSamePerson(one: Doer, other: Doer): boolean | null {
  if (one.account !== null && one.account === other.account) return true;
  if (one.person === null || other.person === null) return null;
  for (const kind of ['agent', 'user', 'client'] as const) {
    const left = one.person[kind];
    const right = other.person[kind];
    if (left !== null && right !== null) return left === right;
  }
  return isProgram(one.person) !== isProgram(other.person) ? false : null;
}

/** It signed in as itself, and nothing tells which agent it may be. */
function isProgram({ agent, user, client }: Person): boolean {
  return client !== null && agent === null && user === null;
}
