import type { Refuser } from './diagnosis.ts';
import type { Facts } from './condition.ts';
import type { Evidence } from './evidence.ts';
import { isHaloLimit } from './limits.ts';
import type { SignInState } from './sign-in.ts';

/** What the neighbours of a failed request tell about it. */
export interface Surroundings {
  readonly halo: boolean | null;
  readonly signIn: SignInState;
  /** See leftOutAt. */
  readonly signInLeftOut: boolean;
  readonly othersSucceed: boolean | null;
  readonly retrySucceeded: boolean;
  /** The very same request failed the same way again. */
  readonly repeated: boolean;
  /**
   * A failure whose own words tell nothing is, by its neighbours, the browser's refusal to share
   * the answer (CORS).
   */
  readonly cors: boolean;
  /** Who is signed in: a program with a key of its own, or a person; null where nothing tells. */
  readonly account: Account | null;
  /** Whether the token was asked with a scope; null where its call was not recorded. */
  readonly scope: 'given' | 'missing' | null;
}

export type Account = 'application' | 'person';

/** All facts of a failed request: its evidence seen among its neighbours. */
export function factsOf(evidence: Evidence, around: Surroundings): Facts {
  return {
    status: evidence.status,
    wireStatus: evidence.wireStatus,
    method: evidence.method === '' ? null : evidence.method,
    route: evidence.route === '' ? null : evidence.route,
    area:
      evidence.source === 'text' && evidence.route === '' && evidence.area === 'other'
        ? null
        : evidence.area,
    halo: around.halo,
    refusedBy: refuserOf(evidence, around),
    integration: integrationOf(evidence, around),
    message: evidence.message,
    failure: evidence.failure,
    answer: evidence.answer,
    signIn: around.signIn,
    signInLeftOut: around.signInLeftOut ? true : null,
    othersSucceed: around.othersSucceed,
    retrySucceeded: around.retrySucceeded,
    rateLimitProblem: evidence.limits.problem,
    retryAfter: evidence.limits.retryAfter,
    limit: evidence.limits.limit,
    duration: evidence.duration,
    server: evidence.server,
    portal: evidence.portal,
    hidden: evidence.hidden,
    signInSeen: evidence.signInSeen,
    source: evidence.source,
    form: evidence.form,
    kind: evidence.kind,
    account: around.account,
    scope: around.scope,
    row: evidence.row,
    repeated: evidence.source === 'text' ? null : around.repeated,
    failing: evidence.source === 'text' ? evidence.failing : null,
    said: evidence.message === null && evidence.answer === 'missing' ? null : evidence.said,
  };
}

/**
 * A 401 on an integration's route with no words is Halo's own where the sign-in ended for all
 * calls.
 */
function isOwnSignIn(evidence: Evidence, around: Surroundings): boolean {
  return (
    evidence.thirdParty === 'route' &&
    evidence.status === 401 &&
    (around.signIn === 'ended' || around.signIn === 'never')
  );
}

function integrationOf(evidence: Evidence, around: Surroundings): string | null {
  // An ended sign-in is Halo's own, whatever the route would have asked for.
  const isEnded = isTokenRefusal(evidence) && around.othersSucceed !== true;
  return isOwnSignIn(evidence, around) || isEnded ? null : evidence.integration;
}

/** Who said no. */
function refuserOf(evidence: Evidence, around: Surroundings): Refuser {
  const { failure, status } = evidence;
  if (failure !== null) return refuserOfFailure(failure);
  if ((evidence.area === 'token' || evidence.area === 'sign-in') && evidence.server !== 'proxy')
    return 'sign-in';
  if (evidence.thirdParty !== 'no' && !isOwnSignIn(evidence, around)) return 'integration';
  if (isNetworks(evidence)) return 'network';
  if (isTokenRefusal(evidence) && around.othersSucceed !== true) return 'sign-in';
  if (evidence.source === 'text') return refuserOfText(evidence, around);
  return status === 401 && around.othersSucceed !== true ? 'sign-in' : 'halo';
}

function refuserOfText(evidence: Evidence, around: Surroundings): Refuser {
  if (evidence.status === 401 && !evidence.namesHalo) return 'unknown';
  return evidence.namesHalo || isHaloLimit(evidence.message ?? '') || around.halo === true
    ? 'halo'
    : 'unknown';
}

/** Said by what stands between the browser and Halo. */
function isNetworks({ status, server, hidden, answer }: Evidence): boolean {
  if (status === 407 || status === 511) return true;
  if (hidden && answer === 'html') return true;
  return server === 'proxy' && status !== null && status < 500;
}

/** Halo says of an ended sign-in "Token not found", with status 400. */
export function isTokenRefusal(evidence: Evidence): boolean {
  return (
    (evidence.status === 400 || evidence.status === 401 || evidence.status === null) &&
    evidence.thirdParty === 'no' &&
    !isPublic(evidence) &&
    evidence.said.length < 80 &&
    / (token not found|token (has |is )?expired|invalid token|token invalid) /.test(evidence.said)
  );
}

/** A page for everybody carries a word of its own in its address; the token it misses is that. */
function isPublic({ route }: Evidence): boolean {
  return /^\/api\/[a-z]+anon(\/|$)/.test(route);
}

function refuserOfFailure(failure: NonNullable<Evidence['failure']>): Refuser {
  switch (failure) {
    case 'offline':
    case 'dns':
    case 'refused':
    case 'reset':
    case 'tls':
    case 'timed-out':
    case 'cut-short':
      return 'network';
    case 'cors':
    case 'local-network':
    case 'blocked-by-client':
    case 'mixed-content':
    case 'too-many-redirects':
    case 'aborted':
      return 'browser';
    case 'other':
      return 'unknown';
  }
}
