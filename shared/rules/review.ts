import type { ReviewResult } from './diagnosis.ts';
import { type Exchange, headerValue } from '../exchange/exchange.ts';
import { addressOf } from './address.ts';
import type { Case } from './case.ts';
import { createCaseFile } from './case-file.ts';
import { Deeds } from './deeds.ts';
import { diagnosisOf, entriesOf, grouped } from './diagnose.ts';
import { toldApart } from './titles.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { factsOf, type Surroundings } from './facts.ts';
import { causeFor, confidenceOf, type Finding, type ReadyCause, readyCauses } from './finding.ts';
import { createOrigins } from './halo-origin.ts';
import { type Intake, intakeOf, preflightTrace, tracesOf } from './intake.ts';
import type { LoadedCause } from './knowledge.ts';
import { Neighbours } from './neighbours.ts';
import type { AsideReason } from './aside-reason.ts';
import { type Mark, ranked } from './rank.ts';
import { Roundabout } from './roundabout.ts';
import { type Suspect, suspectIn, Suspects, suspicionsOf } from './suspicion.ts';
import { outagesIn } from './outage.ts';
import { joined } from './text-group.ts';
import type { TokenCall } from './token.ts';
import { createTimeline } from './timeline.ts';

export interface ReviewOptions {
  /** Addresses of the Halo instance, where the user named it: their origins count as Halo's. */
  readonly haloOrigins?: readonly string[];
  /** Exchange.index the user marked with "it failed now". */
  readonly marks?: readonly number[];
  /**
   * True for somebody who watches: what pages ask by themselves in an outage is no problem of its
   * own beside what was done then. Else each address has its own.
   */
  readonly outagesJoined?: boolean;
}

/** Nobody reads more, and each has all its texts. */
const mostDiagnoses = 1000;

type Verdict = Omit<Finding, 'indexes' | 'order' | 'isDeed' | 'isPressed'>;
type Aside = ReviewResult['setAsideEntries'][number];

export function createReview(causes: readonly LoadedCause[], options: ReviewOptions = {}): Review {
  return new Review(causes, options);
}

/**
 * Takes exchanges one at a time, in any order, keeps only small facts of each (never bodies), and
 * derives diagnoses on demand. Adding an exchange again (same id) replaces what was known of it:
 * live exchanges grow.
 */
export class Review {
  readonly #verdicts: Verdicts;
  readonly #origins;
  readonly #marks: number[];
  readonly #deeds = new Deeds();
  readonly #timeline = createTimeline();
  readonly #file = createCaseFile();
  readonly #tokens = new Map<string, TokenCall>();
  readonly #roundabout = new Roundabout();
  readonly #noted = new Set<number>();
  readonly #suspects = new Suspects();
  #hasText = false;
  /**
   * Where Halo sent the browser on to, by the address's trace: such a request is part of a Halo
   * call.
   */
  readonly #sentOn = new Map<number, number>();
  readonly #outagesJoined: boolean;
  #successes = 0;
  /** The highest index so far. */
  #latest = -Infinity;
  #earliest = Infinity;
  #clockless = false;

  constructor(causes: readonly LoadedCause[], options: ReviewOptions = {}) {
    this.#verdicts = new Verdicts(readyCauses(causes));
    this.#origins = createOrigins((options.haloOrigins ?? []).map(addressOf));
    this.#marks = [...(options.marks ?? [])];
    this.#outagesJoined = options.outagesJoined === true;
  }

  /** The user said "it failed now" after the exchange of this index. */
  mark(index: number): void {
    this.#marks.push(index);
  }

  add(exchange: Exchange): void {
    // What a check-up reads is judged by its checks: the page did not ask for it.
    if (exchange.checkup === true) return;
    if (exchange.source === 'text' && this.#file.repeats(exchange)) return;
    const seen = intakeOf(exchange);
    if (seen === null) return;
    const intake = this.#withLoop(exchange, seen);
    const time = exchange.startedAt ?? NaN;
    this.#noteTime(time);
    const { aside, evidence, preflight, token, success } = intake;
    const traces = tracesOf(exchange, intake);
    const origin = this.#origins.note(intake.address);
    this.#noted.add(origin);
    this.#noteSite(exchange, intake, origin);
    const isNew = this.#isNew(exchange);
    this.#noteSuspect(exchange, intake, origin, isNew);
    if (exchange.source === 'text') this.#hasText = true;
    if (token != null) this.#tokens.set(exchange.id, { ...token, index: exchange.index, time });
    if (exchange.action !== null) this.#deeds.add(exchange.index, exchange.action);
    if (success !== null && evidence.length === 0) this.#successes += 1;
    if (success !== null)
      this.#timeline.add({
        time,
        index: exchange.index,
        request: traces.request,
        way: traces.way,
        account: traces.account,
        origin,
        kind: success,
      });
    if (aside === null && evidence.length === 0) {
      if (!isNew) this.#file.delete(exchange);
      return;
    }
    const found: Case = {
      indexes: [exchange.index],
      time,
      origin,
      aside,
      evidence,
      preflight,
      question: preflightTrace(intake.address),
      isDeed: exchange.action !== null || !/^(get|head|options)$/i.test(exchange.request.method),
      isPressed: exchange.action !== null && exchange.actionIsOurs !== true,
      ...traces,
    };
    this.#file.set(exchange, found, this.#successes);
  }

  #noteTime(time: number): void {
    if (Number.isNaN(time)) this.#clockless = true;
    else if (time < this.#earliest) this.#earliest = time;
  }

  /** Looking for an id costs, and nearly every exchange is a new one. */
  #isNew({ index }: Exchange): boolean {
    if (index <= this.#latest) return false;
    this.#latest = index;
    return true;
  }

  /** An answer that is no failure and deserves a look. */
  #noteSuspect(exchange: Exchange, intake: Intake, origin: number, isNew: boolean): void {
    const isTold = intake.evidence.length > 0 || exchange.source === 'text';
    const suspect = isTold ? null : suspectIn(exchange, intake.address);
    if (suspect !== null) this.#suspects.set(exchange.id, suspect, origin);
    else if (!isNew) this.#suspects.delete(exchange.id);
  }

  /** Failed requests that count, so far: cheap, for live counters. */
  get failureCount(): number {
    let count = this.#file.counts.get(-1) ?? 0;
    for (const [origin, failures] of this.#file.counts)
      if (this.#origins.isHalo(origin)) count += failures;
    return count;
  }

  result(): ReviewResult {
    const cases = this.#file.all;
    const neighbours = new Neighbours({
      cases,
      timeline: this.#timeline,
      isHalo: (origin) => this.#origins.isHalo(origin),
      order: this.#order,
      near: this.#near,
      tokens: this.#tokensInOrder(),
    });
    const asides: Aside[] = [];
    const findings: Finding[] = [];
    for (const one of cases) {
      const judged = this.#judge(one, neighbours);
      if (typeof judged === 'string')
        for (const index of one.indexes) asides.push({ index, why: judged });
      else findings.push(...judged);
    }
    const found = grouped(joined(findings));
    const { groups: problems, others } = this.#outagesJoined
      ? outagesIn(found, this.#near)
      : { groups: found, others: [] };
    for (const index of others) asides.push({ index, why: 'sameOutage' });
    const groups = ranked(problems, this.#lastMark());
    const diagnoses = toldApart(groups.slice(0, mostDiagnoses).map(diagnosisOf));
    const unlisted =
      this.#file.unlisted +
      groups.slice(mostDiagnoses).reduce((sum, group) => sum + entriesOf(group).length, 0);
    const suspects = this.#suspects.at((origin) => this.#origins.isHalo(origin));
    const suspicions = suspicionsOf(
      [...suspects, ...(diagnoses.length === 0 ? unexplainedText(cases) : [])],
      new Set(diagnoses.flatMap(({ entries }) => entries)),
    );
    // What deserves a look is no failure: it stands in one place, and is counted there.
    const doubtful = new Set(suspicions.flatMap(({ entries }) => entries));
    const setAsideEntries = asides
      .filter(({ index }) => !doubtful.has(index))
      .sort((a, b) => a.index - b.index);
    return {
      diagnoses,
      suspicions,
      halo: this.#hasText ? null : this.#origins.recognised,
      setAside: setAsideEntries.length,
      setAsideEntries,
      ...(unlisted > 0 ? { unlisted } : {}),
    };
  }

  /** A redirect that comes round again and again is a failure, though each round succeeds. */
  #withLoop(exchange: Exchange, intake: Intake): Intake {
    if (!this.#roundabout.comesRound(exchange, intake.address)) return intake;
    const evidence = evidenceOf({
      exchange,
      address: intake.address,
      failure: 'too-many-redirects',
    });
    return { ...intake, evidence: [evidence] };
  }

  /** What an exchange tells about which addresses are Halo's. */
  #noteSite(exchange: Exchange, intake: Intake, origin: number): void {
    const status = exchange.response?.status ?? 0;
    if (exchange.resourceType === 'document' && exchange.source !== 'text') {
      // A frame of somebody else's stands in a page of another origin.
      const page = exchange.pageUrl === null ? null : addressOf(exchange.pageUrl).origin;
      if (status >= 200 && status < 400 && page === intake.address.origin)
        this.#origins.opened(origin);
      const isMine = page === null || page === intake.address.origin;
      if (intake.evidence.length > 0 && status <= 0 && isMine) this.#origins.unreachable(origin);
    }
    if (status < 300 || status >= 400) return;
    const target =
      exchange.response?.redirectUrl ?? headerValue(exchange.response?.headers ?? [], 'location');
    if (target !== null && target.includes('://'))
      this.#sentOn.set(preflightTrace(addressOf(target)), origin);
  }

  #isHalo(one: Case): boolean | null {
    if (one.evidence[0]?.source === 'text' && one.evidence[0].origin === '') return null;
    return (
      this.#origins.isHalo(one.origin) || this.#origins.isHalo(this.#sentOn.get(one.question) ?? -1)
    );
  }

  /** What is no further apart is near, as #order counts. */
  get #near(): number {
    return this.#clockless ? 20 : 60_000;
  }

  readonly #order = (index: number, time: number): number =>
    this.#clockless ? index : time - this.#earliest + index * 1e-7;

  #tokensInOrder(): readonly TokenCall[] {
    const at = ({ index, time }: TokenCall): number => this.#order(index, time);
    return [...this.#tokens.values()].sort((a, b) => at(a) - at(b));
  }

  /** Findings of one failed exchange, or why it is set aside. */
  #judge(one: Case, neighbours: Neighbours): readonly Finding[] | AsideReason {
    if (one.aside !== null) return one.aside;
    const halo = this.#isHalo(one);
    const isText = one.evidence[0]?.source === 'text';
    if (halo === false && !isText && !one.evidence.some((evidence) => this.#serves(one, evidence)))
      return 'otherSite';
    const findings: Finding[] = [];
    for (const evidence of one.evidence) {
      const why = neighbours.asideReason(one, evidence);
      if (why !== null) return why;
      const verdict = this.#verdicts.of(evidence, neighbours.around(one, evidence, halo));
      if (verdict !== null) findings.push({ ...verdict, ...this.#placeOf(one) });
    }
    return findings.length > 0 || isText ? findings : 'unexplained';
  }

  /** Who says so again means something new: what was close to an earlier mark is older than it. */
  #lastMark(): Mark | null {
    if (this.#marks.length === 0) return null;
    const index = Math.max(...this.#marks);
    return { index, since: this.#deeds.beginOf(index) };
  }

  #placeOf(one: Case): Pick<Finding, 'indexes' | 'order' | 'isDeed' | 'isPressed'> {
    return {
      indexes: one.indexes,
      isDeed: one.isDeed,
      isPressed: one.isPressed,
      order: this.#order(one.indexes.at(-1) ?? one.indexes[0], one.time),
    };
  }

  /** Another site's failure that a Halo in this recording depends on. */
  #serves(one: Case, evidence: Evidence): boolean {
    const seen = [...this.#noted].some((origin) => this.#origins.isHalo(origin));
    // The provider of Halo's sign-in turned somebody away.
    if (evidence.area === 'sign-in' && evidence.message !== null)
      return seen || this.#sentOn.has(one.question) || /halo/i.test(evidence.query);
    if (!seen || evidence.failure === null || evidence.page === null) return false;
    const page = addressOf(evidence.page);
    if (!this.#origins.isHalo(this.#origins.note(page))) return false;
    // A page that sets up a connection asks the other system itself; one with a telephone asks a
    // program on the computer.
    return (
      evidence.failure === 'mixed-content' ||
      evidence.failure === 'local-network' ||
      /\/config\//.test(page.lower)
    );
  }
}

/** Messages of a pasted text: each tells of a failure, also where nothing explains it. */
function unexplainedText(cases: readonly Case[]): readonly Suspect[] {
  return cases.flatMap(({ evidence, indexes }) => {
    const [first] = evidence;
    if (first?.source !== 'text') return [];
    const said = first.message;
    return indexes.map((index) => ({
      kind: 'says-failure' as const,
      index,
      method: '',
      route: '',
      seconds: null,
      said,
    }));
  });
}

/**
 * Matching costs far more than the rest, and live results are asked for again and again: remembered
 * until the neighbours change.
 */
class Verdicts {
  readonly #causes: readonly ReadyCause[];
  readonly #known = new WeakMap<Evidence, { readonly key: string; readonly is: Verdict | null }>();

  constructor(causes: readonly ReadyCause[]) {
    this.#causes = causes;
  }

  of(evidence: Evidence, around: Surroundings): Verdict | null {
    const key = JSON.stringify(around);
    const known = this.#known.get(evidence);
    if (known !== undefined && known.key === key) return known.is;
    const seen = around.cors ? { ...evidence, failure: 'cors' as const, status: 0 } : evidence;
    const facts = factsOf(seen, around);
    const cause = causeFor(facts, this.#causes);
    const is =
      cause === null
        ? null
        : { evidence: seen, facts, cause, confidence: confidenceOf(cause, facts, seen) };
    this.#known.set(evidence, { key, is });
    return is;
  }
}
