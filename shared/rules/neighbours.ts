import type { Case } from './case.ts';
import type { Evidence } from './evidence.ts';
import { Calls } from './calls.ts';
import { type Account, isTokenRefusal, type Surroundings } from './facts.ts';
import {
  leftOutAt,
  type Refusal,
  signInAt,
  type SignInFacts,
  type SignInHistory,
} from './sign-in.ts';
import { differing } from './crowd.ts';
import type { AsideReason } from './aside-reason.ts';
import type { TokenCall } from './token.ts';
import type { Timeline } from './timeline.ts';

/**
 * Where an exchange stands in time: by its clock where every exchange has one, by its place in the
 * source otherwise.
 */
export type Order = (index: number, time: number) => number;

interface Scene {
  readonly cases: readonly Case[];
  readonly timeline: Timeline;
  readonly isHalo: (origin: number) => boolean;
  readonly order: Order;
  readonly near: number;
  readonly tokens: readonly TokenCall[];
}

/** Everything that happened around the failures of one Halo, ready to be asked. */
export class Neighbours {
  readonly #scene: Scene;
  readonly #seen: Successes;
  readonly #history: SignInHistory;
  /** Questions before a request (preflights) that failed, and requests whose question failed. */
  readonly #questions: ReadonlySet<number>;
  readonly #asked: ReadonlySet<number>;
  readonly #repeats: ReadonlyMap<string, number>;
  readonly #memory = new Map<string, SignInFacts>();

  constructor(scene: Scene) {
    const { cases } = scene;
    this.#scene = scene;
    this.#seen = successes(scene, new Set(cases.flatMap((one) => one.indexes)));
    const refusals = refusalsOf(scene);
    this.#history = {
      calls: this.#seen.calls,
      signIns: this.#seen.signIns,
      refusals,
      near: scene.near,
      accountsShown:
        refusals.some(isSignedIn) ||
        this.#seen.calls.find(0, this.#seen.calls.length, isSignedIn) !== null,
    };
    this.#questions = new Set(cases.filter((one) => one.preflight).map((one) => one.request));
    this.#asked = new Set(cases.filter((one) => !one.preflight).map((one) => one.question));
    this.#repeats = repeatsOf(cases);
  }

  around(one: Case, evidence: Evidence, halo: boolean | null): Surroundings {
    if (evidence.source === 'text') return { ...unknownSurroundings, halo };
    const { state, othersSucceed } = this.#signIn(one, evidence);
    const token = this.#tokenBefore(one);
    return {
      halo,
      signIn: state,
      signInLeftOut: isRefusal(evidence) && leftOutAt(this.#refusal(one, evidence), this.#history),
      othersSucceed,
      retrySucceeded: this.#retried(one),
      repeated: (this.#repeats.get(repeatKey(one, evidence)) ?? 0) > 1,
      cors: this.#isCors(one, evidence),
      account: accountOf(evidence, this.#tokenOf(one), token),
      scope: evidence.fromPage === true ? null : (token?.scope ?? null),
    };
  }

  /**
   * Why a failure is the cause of nothing after all, by what stands around it; null where it may be
   * one.
   */
  asideReason(one: Case, evidence: Evidence): AsideReason | null {
    if (evidence.handshake && evidence.status === 401 && this.#retried(one)) return 'windowsSignIn';
    if (isRefusal(evidence) && this.#renewed(one)) return 'renewed';
    if (one.preflight && this.#asked.has(one.request)) return 'preflight';
    const granted =
      Math.max(
        this.#seen.ways.get(one.way) ?? -Infinity,
        this.#seen.questions.get(one.request) ?? -Infinity,
      ) > this.#order(one);
    if (one.preflight && granted) return 'preflightGranted';
    if (isSilent(evidence) && granted) return 'laterSucceeded';
    if (isWhoAmI(evidence) && this.#signIn(one, evidence).othersSucceed === true) return 'whoAmI';
    return null;
  }

  #order(one: Case): number {
    return this.#scene.order(one.indexes[0], one.time);
  }

  #retried(one: Case): boolean {
    return (this.#seen.latest.get(one.request) ?? -Infinity) > this.#order(one);
  }

  /** The page renewed its sign-in by itself and asked again: faster than a person could sign in. */
  #renewed(one: Case): boolean {
    const { calls, near } = this.#history;
    const at = this.#order(one);
    const next = calls.firstAfter(at);
    const soon = calls.firstAfter(at + near / 12);
    return calls.find(next, soon, (call) => call.request === one.request) !== null;
  }

  #signIn(one: Case, evidence: Evidence): SignInFacts {
    const at = this.#order(one);
    if (!isRefusal(evidence)) {
      const others = othersAt(at, this.#history);
      return { state: others ? 'working' : 'unknown', othersSucceed: others ? true : null };
    }
    const refusal = this.#refusal(one, evidence);
    // Thousands of refused polls stand between the same two calls and have the same answer.
    const { calls, signIns } = this.#history;
    const key = `${calls.firstAfter(at)} ${signIns.findIndex((time) => time > at)} ${one.way} ${one.request} ${one.account} ${refusal.doubtful} ${refusal.named}`;
    const known = this.#memory.get(key) ?? signInAt(refusal, this.#history);
    this.#memory.set(key, known);
    return known;
  }

  #refusal(one: Case, evidence: Evidence): Refusal {
    return {
      order: this.#order(one),
      way: one.way,
      request: one.request,
      account: one.account,
      doubtful: evidence.thirdParty === 'route',
      named: isTokenRefusal(evidence),
    };
  }

  #tokenBefore(one: Case): TokenCall | null {
    const at = this.#order(one);
    return (
      this.#scene.tokens.findLast(({ index, time }) => this.#scene.order(index, time) <= at) ?? null
    );
  }

  /** The call that gave out the very token that it carries; null where that is not known. */
  #tokenOf({ account }: Case): TokenCall | null {
    if (account === 0) return null;
    return this.#scene.tokens.findLast((token) => token.account === account) ?? null;
  }

  #isCors(one: Case, evidence: Evidence): boolean {
    // The browser asked first and was refused.
    if (one.preflight && evidence.failure === null) return true;
    if (evidence.failure !== 'other') return false;
    // The answer came and was withheld from the page.
    if (isWithheld(evidence)) return true;
    // The question before this very request failed, or was the last thing that went through.
    return this.#questions.has(one.question) || this.#seen.questions.has(one.question);
  }
}

const unknownSurroundings: Surroundings = {
  halo: null,
  signIn: 'unknown',
  signInLeftOut: false,
  othersSucceed: null,
  retrySucceeded: false,
  repeated: false,
  cors: false,
  account: null,
  scope: null,
};

function repeatsOf(cases: readonly Case[]): ReadonlyMap<string, number> {
  const repeats = new Map<string, number>();
  for (const one of cases)
    for (const evidence of one.evidence) {
      const key = repeatKey(one, evidence);
      const count = one.request === differing ? 0 : one.indexes.length;
      repeats.set(key, (repeats.get(key) ?? 0) + count);
    }
  return repeats;
}

const isSignedIn = ({ account }: { readonly account: number }): boolean => account !== 0;

const repeatKey = (one: Case, evidence: Evidence): string => `${one.request} ${evidence.status}`;

/**
 * A program's own token is an application's, also where a page tries out what a program will call. A
 * page has a person in front of it else; where only the token before it is known, that one tells.
 */
function accountOf(
  evidence: Evidence,
  own: TokenCall | null,
  before: TokenCall | null,
): Account | null {
  if (own?.grant === 'client_credentials') return 'application';
  if (evidence.fromPage === true) return 'person';
  return before?.grant === 'client_credentials' ? 'application' : null;
}

/** A program that asks who it is: of agents and customers one kind always has no such record. */
function isWhoAmI(evidence: Evidence): boolean {
  return (
    evidence.status === 404 &&
    evidence.method === 'GET' &&
    /\/api\/(users|client|agent)\/(me|onbehalf)$/.test(evidence.route)
  );
}

/**
 * Firefox saves a request that the page gave up like one that failed, with status 0 and no reason.
 */
function isSilent(evidence: Evidence): boolean {
  return (
    evidence.failure === 'other' &&
    evidence.source === 'traffic' &&
    (evidence.failureText ?? '') === ''
  );
}

/**
 * Chrome writes a response withheld from the page as status 200 with ERR_FAILED and no content.
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
        named: isTokenRefusal(evidence),
      })),
    )
    .sort((a, b) => a.order - b.order);
}

function othersAt(order: number, history: SignInHistory): boolean {
  const after = history.calls.firstAfter(order);
  const before = history.calls.orderOf(after - 1);
  return after < history.calls.length || (before !== undefined && order - before <= history.near);
}

interface Successes {
  readonly calls: Calls;
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
  const orders: number[] = [];
  const rows: number[] = [];
  const signIns: number[] = [];
  const latest = new Map<number, number>();
  const ways = new Map<number, number>();
  const questions = new Map<number, number>();
  timeline.forEach((mark, row) => {
    const at = order(mark.index, mark.time);
    if (mark.kind === 'preflight') {
      questions.set(mark.request, Math.max(at, questions.get(mark.request) ?? -Infinity));
      return;
    }
    if (wantedWays.has(mark.way)) ways.set(mark.way, Math.max(at, ways.get(mark.way) ?? -Infinity));
    // An answer with a failure inside proves the sign-in, but no retry.
    if (wanted.has(mark.request) && !failed.has(mark.index))
      latest.set(mark.request, Math.max(at, latest.get(mark.request) ?? -Infinity));
    if (!isHalo(mark.origin)) return;
    if (mark.kind === 'sign-in' && !failed.has(mark.index)) signIns.push(at);
    if (mark.kind !== 'call') return;
    orders.push(at);
    rows.push(row);
  });
  return {
    calls: new Calls(timeline, orders, rows),
    signIns: signIns.sort((a, b) => a - b),
    latest,
    ways,
    questions,
  };
}
