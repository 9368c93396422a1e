import type { Case } from './case-file.ts';
import type { Evidence } from './evidence.ts';
import { isTokenRefusal, type Surroundings } from './facts.ts';
import {
  type Moment,
  type Refusal,
  signInAt,
  type SignInFacts,
  type SignInHistory,
  firstAfter,
} from './sign-in.ts';
import type { AsideReason } from './noise.ts';
import type { Timeline } from './timeline.ts';

/**
 * Where an exchange stands in time: by its clock where every exchange has one, by its place in the
 * source otherwise.
 */
export type Order = (index: number, time: number) => number;

/** Everything that happened around the failures of one Halo, ready to be asked. */
export interface Neighbours {
  around(one: Case, evidence: Evidence, halo: boolean | null): Surroundings;
  /**
   * Why a failure is the cause of nothing after all, by what stands around it; null where it may be
   * one.
   */
  asideReason(one: Case, evidence: Evidence): AsideReason | null;
}

interface Scene {
  readonly cases: readonly Case[];
  readonly timeline: Timeline;
  readonly isHalo: (origin: number) => boolean;
  readonly order: Order;
  readonly near: number;
}

export function neighboursOf(scene: Scene): Neighbours {
  const { cases, order } = scene;
  const failed = new Set(cases.map((one) => one.indexes[0]));
  const seen = successes(scene, failed);
  const refusals = refusalsOf(scene);
  const accountsShown = [...seen.calls, ...refusals].some((one) => one.account !== 0);
  const history: SignInHistory = {
    calls: seen.calls,
    signIns: seen.signIns,
    refusals,
    near: scene.near,
    accountsShown,
  };
  const questions = new Set(cases.filter((one) => one.preflight).map((one) => one.request));
  const asked = new Set(cases.filter((one) => !one.preflight).map((one) => one.question));
  const memory = new Map<string, SignInFacts>();
  const retried = (one: Case): boolean =>
    (seen.latest.get(one.request) ?? -Infinity) > order(one.indexes[0], one.time);
  /** The page renewed its sign-in by itself and asked again: faster than a person could sign in. */
  const renewed = (one: Case): boolean => {
    const at = order(one.indexes[0], one.time);
    const soon = scene.near / 12;
    for (
      let next = firstAfter(seen.calls, at);
      (seen.calls[next]?.order ?? Infinity) <= at + soon;
      next += 1
    ) {
      if (seen.calls[next]?.request === one.request) return true;
    }
    return false;
  };
  const signIn = (one: Case, evidence: Evidence): SignInFacts => {
    const at = order(one.indexes[0], one.time);
    if (!isRefusal(evidence))
      return {
        state: othersAt(at, history) ? 'working' : 'unknown',
        othersSucceed: othersAt(at, history) ? true : null,
      };
    const refusal = {
      order: at,
      way: one.way,
      request: one.request,
      account: one.account,
      doubtful: evidence.thirdParty === 'route',
    };
    // Thousands of refused polls stand between the same two calls and have the same answer.
    const key = `${firstAfter(history.calls, at)} ${history.signIns.findIndex((time) => time > at)} ${one.way} ${one.request} ${one.account} ${refusal.doubtful}`;
    const known = memory.get(key) ?? signInAt(refusal, history);
    memory.set(key, known);
    return known;
  };
  return {
    around(one, evidence, halo) {
      if (evidence.source === 'text')
        return { halo, signIn: 'unknown', othersSucceed: null, retrySucceeded: false, cors: false };
      const { state, othersSucceed } = signIn(one, evidence);
      const cors =
        (evidence.failure === 'other' &&
          (isWithheld(evidence) ||
            questions.has(one.question) ||
            seen.questions.has(one.question))) ||
        (one.preflight && evidence.failure === null);
      return { halo, signIn: state, othersSucceed, retrySucceeded: retried(one), cors };
    },
    asideReason(one, evidence) {
      if (evidence.handshake && evidence.status === 401 && retried(one)) return 'windowsSignIn';
      if (isRefusal(evidence) && renewed(one)) return 'renewed';
      if (one.preflight && asked.has(one.request)) return 'preflight';
      const granted = Math.max(
        seen.ways.get(one.way) ?? -Infinity,
        seen.questions.get(one.request) ?? -Infinity,
      );
      if (one.preflight && granted > order(one.indexes[0], one.time)) return 'preflightGranted';
      if (isSilent(evidence) && granted > order(one.indexes[0], one.time)) return 'laterSucceeded';
      return null;
    },
  };
}

/**
 * Firefox saves a request that the page gave up like one that failed: status 0 and no reason
 * (facts/har.md 4); the reader says so.
 */
function isSilent(evidence: Evidence): boolean {
  return (
    evidence.failure === 'other' &&
    evidence.source === 'traffic' &&
    (evidence.failureText ?? '') === ''
  );
}

/**
 * Chrome writes a response withheld from the page as status 200 with ERR_FAILED and no content
 * (facts/har.md 2.7 and 4).
 */
function isWithheld(evidence: Evidence): boolean {
  if (!/ERR_FAILED|load failed|failed to fetch|networkerror/i.test(evidence.failureText ?? ''))
    return false;
  return (
    evidence.crossOrigin ||
    ((evidence.wireStatus ?? 0) >= 200 && evidence.answer !== 'json' && evidence.answer !== 'text')
  );
}

function isRefusal(evidence: Evidence): boolean {
  if (
    evidence.source === 'text' ||
    evidence.area === 'token' ||
    evidence.failure !== null ||
    evidence.server === 'proxy' ||
    evidence.hidden
  )
    return false;
  return (evidence.status === 401 && evidence.thirdParty !== 'sure') || isTokenRefusal(evidence);
}

function refusalsOf({ cases, isHalo, order }: Scene): readonly Refusal[] {
  return cases
    .filter((one) => isHalo(one.origin))
    .flatMap((one) =>
      one.evidence.filter(isRefusal).map((evidence) => ({
        order: order(one.indexes[0], one.time),
        way: one.way,
        request: one.request,
        account: one.account,
        doubtful: evidence.thirdParty === 'route',
      })),
    )
    .sort((a, b) => a.order - b.order);
}

function othersAt(order: number, history: SignInHistory): boolean {
  const after = firstAfter(history.calls, order);
  const before = history.calls[after - 1];
  return (
    after < history.calls.length || (before !== undefined && order - before.order <= history.near)
  );
}

interface Successes {
  readonly calls: readonly Moment[];
  readonly signIns: readonly number[];
  readonly latest: ReadonlyMap<number, number>;
  readonly ways: ReadonlyMap<number, number>;
  readonly questions: ReadonlyMap<number, number>;
}

/**
 * What the healthy exchanges of Halo prove, read in one pass; only what a failure can ask for is
 * kept.
 */
function successes(
  { cases, timeline, isHalo, order }: Scene,
  failed: ReadonlySet<number>,
): Successes {
  const wanted = new Set(cases.map((one) => one.request));
  const wantedWays = new Set(
    cases.filter((one) => one.preflight || one.evidence.some(isSilent)).map((one) => one.way),
  );
  const calls: Moment[] = [];
  const signIns: number[] = [];
  const latest = new Map<number, number>();
  const ways = new Map<number, number>();
  const questions = new Map<number, number>();
  timeline.forEach((mark) => {
    const at = order(mark.index, mark.time);
    if (mark.kind === 'preflight') {
      questions.set(mark.request, Math.max(at, questions.get(mark.request) ?? -Infinity));
      return;
    }
    if (wantedWays.has(mark.way)) ways.set(mark.way, Math.max(at, ways.get(mark.way) ?? -Infinity));
    // An answer with a failure inside proves the sign-in, but no retry.
    const whole = !failed.has(mark.index);
    if (whole && wanted.has(mark.request))
      latest.set(mark.request, Math.max(at, latest.get(mark.request) ?? -Infinity));
    if (!isHalo(mark.origin)) return;
    if (mark.kind === 'sign-in' && whole) signIns.push(at);
    if (mark.kind === 'call')
      calls.push({ order: at, way: mark.way, request: mark.request, account: mark.account });
  });
  const sorted = calls.every(
    (call, at) => at === 0 || (calls[at - 1]?.order ?? -Infinity) <= call.order,
  );
  return {
    calls: sorted ? calls : calls.sort((a, b) => a.order - b.order),
    signIns: signIns.sort((a, b) => a - b),
    latest,
    ways,
    questions,
  };
}
