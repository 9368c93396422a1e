import type { Calls, KeptCall } from './calls.ts';

export interface Refusal extends KeptCall {
  /**
   * The refusal may be a third party's (a 401 under /IntegrationData with no words): it proves
   * nothing about Halo's sign-in.
   */
  readonly doubtful: boolean;
  /** The answer says that the sign-in itself is unknown or has run out. */
  readonly named: boolean;
}

export type SignInState = 'working' | 'ended' | 'never' | 'unknown';

export interface SignInFacts {
  readonly state: SignInState;
  /** Other calls with the same sign-in succeed around it; null where the recording cannot tell. */
  readonly othersSucceed: boolean | null;
}

/**
 * Everything of one Halo in order of time. `near` is how far apart two moments still count as
 * together.
 */
export interface SignInHistory {
  readonly calls: Calls;
  readonly signIns: readonly number[];
  readonly refusals: readonly Refusal[];
  readonly near: number;
  /**
   * The recording shows sign-ins; then a request without one was sent without. A stripped export
   * shows none at all.
   */
  readonly accountsShown: boolean;
}

/**
 * What a refused sign-in means, by what happens around it: a later call that
 * succeeds with the same sign-in shows that it still works and one route refused; none, where one
 * succeeded before, that it ended. Where the recording shows neither, it says unknown.
 */
export function signInAt(refusal: Refusal, history: SignInHistory): SignInFacts {
  const { order } = refusal;
  const same = (call: KeptCall): boolean =>
    !history.accountsShown || call.account === refusal.account;
  const renewal = history.signIns.find((at) => at > order) ?? Infinity;
  if (survivesRenewal(refusal, renewal, history)) return { state: 'working', othersSucceed: true };
  const from = history.calls.firstAfter(order);
  const next = history.calls.find(from, from + 200, (call) => call.order < renewal && same(call));
  // The very same request going through next means that the sign-in was renewed unseen, not that
  // this route is closed to it.
  if (next !== null && (next.request === 0 || next.request !== refusal.request))
    return { state: 'working', othersSucceed: true };
  const before = history.calls.findLast(from, 200, same);
  const begun = Math.max(lastAtMost(history.signIns, order), before?.order ?? -Infinity);
  const until = Math.min(renewal, next?.order ?? Infinity);
  const gap = history.refusals.filter(
    (other) =>
      other.order > begun &&
      other.order < until &&
      same(other) &&
      !other.doubtful &&
      other.way !== refusal.way,
  );
  if (before === null) {
    // What was carried in from before the recording, and was renewed in it, had run out.
    const isOld = begun === -Infinity && renewal < Infinity && isShown(refusal, history);
    return isOld ? { state: 'ended', othersSucceed: null } : unopened(refusal, gap, next);
  }
  const worked =
    !refusal.doubtful &&
    history.calls.find(0, from, (call) => call.way === refusal.way && same(call)) !== null;
  const renewed = !refusal.doubtful && (renewal < Infinity || next !== null);
  const told = history.refusals.some(
    (other) => other.named && other.order > begun && other.order <= order && same(other),
  );
  if (worked || renewed || told || gap.length > 0) return { state: 'ended', othersSucceed: false };
  return {
    state: 'unknown',
    othersSucceed: isJustAfter(before, refusal, begun, history) ? true : null,
  };
}

/**
 * It carried no sign-in, while that of the page around it goes on: what sent it leaves it out, and no
 * new sign-in of the page changes that. Whoever signed out is refused at more than one address.
 */
export function leftOutAt(refusal: Refusal, history: SignInHistory): boolean {
  const { order, account } = refusal;
  if (!history.accountsShown || account !== 0) return false;
  const { calls, signIns, refusals, near } = history;
  const from = calls.firstAfter(order);
  const before = calls.findLast(from, 200, (call) => call.account !== 0);
  if (before === null || lastAtMost(signIns, order) > before.order) return false;
  const renewal = signIns.find((at) => at > order) ?? Infinity;
  const goesOn = (call: KeptCall): boolean =>
    call.order < renewal && call.account === before.account;
  if (calls.find(from, from + 200, goesOn) !== null) return true;
  const isAlone = refusals.every(
    (other) =>
      other.order < before.order ||
      other.order > renewal ||
      other.account !== 0 ||
      other.way === refusal.way,
  );
  return isAlone && order - before.order <= near;
}

/** With what nothing was opened before. `gap`: what else was refused with it. */
function unopened(refusal: Refusal, gap: readonly Refusal[], next: KeptCall | null): SignInFacts {
  const isOneWay = refusal.doubtful && new Set(gap.map((other) => other.way)).size < 2;
  if (gap.length > 0 && !isOneWay) return { state: 'never', othersSucceed: false };
  return { state: next === null ? 'unknown' : 'ended', othersSucceed: null };
}

/** The request carried a sign-in, and the recording shows which. */
function isShown({ account }: Refusal, { accountsShown }: SignInHistory): boolean {
  return accountsShown && account !== 0;
}

/**
 * Only one way was refused and nothing followed: a success just before means that others work, one
 * long ago means nothing. Where the answer says that the sign-in itself ended, a success before it
 * is none afterwards.
 */
function isJustAfter(
  before: KeptCall,
  refusal: Refusal,
  begun: number,
  { refusals, accountsShown, near }: SignInHistory,
): boolean {
  if (refusal.named) return false;
  const first = refusals.find(
    (other) =>
      other.order > begun &&
      other.way === refusal.way &&
      (!accountsShown || other.account === refusal.account),
  );
  return (first?.order ?? refusal.order) - before.order <= near;
}

/**
 * The same way is refused again with a fresh token, while only other ways go through with it: not
 * the sign-in ended, this way is closed to it. A way that the fresh token opened first is none: that
 * sign-in ended, too.
 */
function survivesRenewal(refusal: Refusal, renewal: number, history: SignInHistory): boolean {
  if (renewal === Infinity) return false;
  const again = history.refusals.find(
    (other) => other.order > renewal && other.way === refusal.way,
  );
  if (again === undefined) return false;
  const went = (isIt: (call: KeptCall) => boolean): boolean =>
    history.calls.find(
      history.calls.firstAfter(renewal),
      history.calls.length,
      (call) => call.account === again.account && isIt(call),
    ) !== null;
  const isOpen = went((call) => call.way === refusal.way && call.order < again.order);
  return !isOpen && went((call) => call.way !== refusal.way);
}

function lastAtMost(orders: readonly number[], order: number): number {
  let last = -Infinity;
  for (const at of orders) if (at <= order) last = at;
  return last;
}
