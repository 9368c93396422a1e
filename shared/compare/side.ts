import { type Doer, type People, peopleIn } from '../fix/people.ts';
import type { AsideReason } from '../rules/aside-reason.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import type { Suspicion } from '../rules/suspicion.ts';
import type { Recording } from './recording.ts';
import type { Step } from './step.ts';

/** How a step failed. `diagnosis` null: nothing known explains it. */
export interface Trouble {
  readonly step: Step;
  readonly status: number;
  readonly message: string | null;
  readonly diagnosis: Diagnosis | null;
  /** Least first: what the review finds most important. */
  readonly rank: number;
}

/** The two recordings that are compared. */
export interface Sides {
  readonly working: Side;
  readonly broken: Side;
}

/** One of the two recordings, ready to be looked things up in. */
export class Side {
  readonly site: string;
  /** In the order of the recording; without what came to nothing. */
  readonly steps: readonly Step[];
  readonly #byKey = new Map<string, Step[]>();
  readonly #diagnoses = new Map<number, { readonly diagnosis: Diagnosis; readonly rank: number }>();
  readonly #suspicions = new Map<number, Suspicion>();
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #people: People;

  /** `aliases`: keys that stand for another one, see `aliasesOf`. */
  constructor(
    { steps, site, review }: Recording,
    aliases: ReadonlyMap<string, string> = new Map<string, string>(),
  ) {
    this.site = site;
    this.#aliases = aliases;
    this.#people = peopleIn(steps.map(({ row }) => row));
    review.diagnoses.forEach((diagnosis, rank) => {
      for (const index of diagnosis.entries)
        if (!this.#diagnoses.has(index)) this.#diagnoses.set(index, { diagnosis, rank });
    });
    for (const suspicion of review.suspicions)
      for (const index of suspicion.entries)
        if (!this.#suspicions.has(index)) this.#suspicions.set(index, suspicion);
    const asides = new Map(review.setAsideEntries.map(({ index, why }) => [index, why]));
    const answered = new Map(
      steps.filter(isAnswered).map(({ attempt, index }) => [attempt, index] as const),
    );
    const signedIn = new Map(
      steps
        .filter((step) => step.kind === 'sign-in' && isAnswered(step))
        .map((step) => [signInKey(step), step.index] as const),
    );
    const lastCall = steps.findLast((step) => step.kind === 'call' && isAnswered(step));
    this.steps = steps.filter(
      (step) =>
        !this.#cameToNothing(step, asides) &&
        !wasAskedAgain(step, answered) &&
        !ledBackIn(step, lastCall) &&
        !gotIn(step, signedIn),
    );
    for (const step of this.steps) {
      const same = this.#byKey.get(this.keyOf(step));
      if (same === undefined) this.#byKey.set(this.keyOf(step), [step]);
      else same.push(step);
    }
  }

  /** What a step is the same by: own addresses of an instance count as one, whatever its name. */
  keyOf({ method, origin, route, kind }: Step): string {
    if (origin !== this.site) return `${method} ${origin}${route}`;
    // An instance may live deeper than the root of its host, and its pages with it.
    const key = `${method} ${kind === 'page' ? route.slice(route.lastIndexOf('/')) : route}`;
    return this.#aliases.get(key) ?? key;
  }

  /** Steps that are the same as one of the other recording by its key. */
  at(key: string): readonly Step[] {
    return this.#byKey.get(key) ?? [];
  }

  get keys(): readonly string[] {
    return [...this.#byKey.keys()];
  }

  /**
   * The answer about who was signed in when the step of this Exchange.index was sent; the last one
   * of the recording where none is given. Several people may use one recording.
   */
  whoAt(index = Infinity): Step | null {
    const answers = this.steps.filter(({ rights }) => rights !== null);
    return answers.findLast((step) => step.index <= index) ?? answers[0] ?? null;
  }

  /** Who sent a step, as far as the recording tells. */
  doerOf({ row }: Step): Doer {
    return this.#people(row);
  }

  /** True where any request of the recording carries a header of this name. */
  sendsHeader(name: string): boolean {
    return this.steps.some(({ sentHeaders }) => sentHeaders.has(name));
  }

  suspicionAt(step: Step): Suspicion | null {
    return this.#suspicions.get(step.index) ?? null;
  }

  /** null where the step did not fail. */
  troubleAt(step: Step): Trouble | null {
    const { outcome } = step;
    const known = this.#diagnoses.get(step.index);
    if (known !== undefined) {
      const { diagnosis, rank } = known;
      return { step, status: diagnosis.status, message: diagnosis.message, diagnosis, rank };
    }
    const unexplained = { step, diagnosis: null, rank: Infinity };
    if (outcome.is === 'signed-out')
      return { ...unexplained, status: outcome.status, message: null };
    return outcome.is === 'failed'
      ? { ...unexplained, status: outcome.status, message: outcome.message }
      : null;
  }

  /** The review knows why the failure is the cause of nothing: a retry, a handshake, another site. */
  #cameToNothing(step: Step, asides: ReadonlyMap<number, AsideReason>): boolean {
    const cause = this.#diagnoses.get(step.index)?.diagnosis.cause ?? null;
    if (step.kind === 'background') return cause !== 'session-expired';
    if (step.outcome.is !== 'failed' || cause !== null) return false;
    if (step.origin !== this.site || step.kind !== 'call') return true;
    const why = asides.get(step.index);
    return why !== undefined && why !== 'unexplained' && why !== 'otherSite';
  }
}

const isAnswered = ({ outcome }: Step): boolean => outcome.is === 'answered';

/** Of the moment, and not of what was asked or of who asked it; 0: no answer came. */
const passing: ReadonlySet<number> = new Set([0, 408, 429, 500, 502, 503, 504]);

/**
 * Who was sent to the sign-in, gave up, or met a server that was busy, and asked the same once
 * more, has got the answer. `answered`: by attempt, when it was answered last.
 */
function wasAskedAgain(step: Step, answered: ReadonlyMap<string, number>): boolean {
  const { outcome, attempt, index } = step;
  if (outcome.is === 'answered' || (answered.get(attempt) ?? -1) < index) return false;
  return outcome.is !== 'failed' || passing.has(outcome.status);
}

/** A page that led to the sign-in is how every visit begins; it matters where nothing came after. */
const ledBackIn = ({ outcome, kind, index }: Step, lastCall: Step | undefined): boolean =>
  outcome.is === 'signed-out' && kind === 'page' && (lastCall?.index ?? -1) > index;

const signInKey = ({ method, origin, route }: Step): string => `${method} ${origin}${route}`;

/**
 * A password that was mistyped is typed again: who got in at the same place has got over it.
 * `signedIn`: by place, when it was answered last.
 */
const gotIn = (step: Step, signedIn: ReadonlyMap<string, number>): boolean =>
  step.kind === 'sign-in' &&
  step.outcome.is === 'failed' &&
  (signedIn.get(signInKey(step)) ?? -1) > step.index;
