import type { Case } from './case.ts';
import type { Evidence } from './evidence.ts';

/** So many alike failures are kept one by one, each with its own traces. */
const fewEnough = 1000;
/** Kinds of failures that are counted. */
const mostKinds = 10_000;
/** So many failures of a file are kept one by one, alike or not: nobody reads more. */
export const mostKept = 10_000;
/** Bounds on what is kept. */
interface Bounds {
  readonly kinds: number;
  readonly kept: number;
}

/** What is known of failures that are alike. */
interface Kind {
  count: number;
  /** The case that takes in the latest; null before there is one. */
  crowd: Crowd | null;
  /** How many requests had succeeded when it began. */
  successes: number;
}

interface Crowd extends Case {
  request: number;
  time: number;
  readonly indexes: [number, ...number[]];
}

/**
 * Makes one case of failures that are alike, so that a file of a million of them stays small: the
 * first thousand are kept as they are, the others are one case with many numbers. Nothing succeeded
 * between them, so what stands around one stands around all. Whether each was asked again, and which
 * number stood in its words, is not kept. A file of nothing but different ones stays small as well:
 * what is neither among the first nor alike is counted and no more.
 */
export class Crowds {
  /** One case for each crowd. */
  readonly all: Crowd[] = [];
  /** Failures of which nothing is known but that they are there. */
  unlisted = 0;
  readonly #kinds = new Map<string, Kind>();
  readonly #most: Bounds;
  #kept = 0;

  constructor(most: Bounds = { kinds: mostKinds, kept: mostKept }) {
    this.#most = most;
  }

  /**
   * True where a failure need not be kept by itself: it is counted with those like it, or the file
   * holds too many. `successes`: how many requests had succeeded so far.
   */
  holds(one: Case, successes: number): boolean {
    if (this.#takesIn(one, successes)) return true;
    this.#kept += 1;
    if (this.#kept <= this.#most.kept) return false;
    this.unlisted += 1;
    return true;
  }

  /** True where it is counted with those like it. */
  #takesIn(one: Case, successes: number): boolean {
    if (one.preflight || one.evidence.length > 1) return false;
    const kind = this.#kindOf(keyOf(one), successes);
    if (kind === null) return false;
    const isFull = this.#kept >= this.#most.kept;
    kind.count += 1;
    if (kind.count <= fewEnough && !isFull) return false;
    const { crowd } = kind;
    if (crowd === null || (kind.successes !== successes && !isFull)) {
      kind.crowd = { ...one, indexes: [one.indexes[0]] };
      kind.successes = successes;
      this.all.push(kind.crowd);
      return true;
    }
    crowd.indexes.push(one.indexes[0]);
    crowd.time = Math.max(crowd.time, one.time);
    if (crowd.request !== one.request) crowd.request = differing;
    return true;
  }

  /** null where there are too many kinds. */
  #kindOf(key: string, successes: number): Kind | null {
    const known = this.#kinds.get(key);
    if (known !== undefined) return known;
    if (this.#kinds.size >= this.#most.kinds) return null;
    const kind: Kind = { count: 0, crowd: null, successes };
    this.#kinds.set(key, kind);
    return kind;
  }
}

/** Stands for requests that are not the same: no request has this trace. */
export const differing = 0;

/** All that decides what a failure means, when and for which record it was asked left aside. */
function keyOf(one: Case): string {
  const [evidence] = one.evidence;
  const isAsked = evidence?.failure === 'other';
  return JSON.stringify([
    one.aside,
    one.origin,
    one.isDeed,
    one.isPressed,
    one.account,
    one.way,
    isAsked ? one.question : null,
    evidence === undefined ? null : meaningOf(evidence),
  ]);
}

function meaningOf(evidence: Evidence): Evidence {
  const { message, said, failureText, page, duration } = evidence;
  return {
    ...evidence,
    path: '',
    query: '',
    told: [],
    startedAt: null,
    requestId: null,
    message: message === null ? null : numberless(message),
    said: numberless(said),
    failureText: failureText === null ? null : numberless(failureText),
    page: page === null ? null : numberless(page),
    // Only about how long it took: twice as long is another kind.
    duration: duration === null ? null : Math.floor(Math.log2(Math.max(1, duration))),
  };
}

/** Numbers differ from one failure to the next; a status does not. */
export function numberless(text: string): string {
  return text.replace(/\d+/g, (digits) => (/^[45]\d\d$/.test(digits) ? digits : '0'));
}
