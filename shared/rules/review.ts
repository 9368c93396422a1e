import type { ReviewResult } from './diagnosis.ts';
import { type Exchange, headerValue } from '../exchange/exchange.ts';
import { addressOf } from './address.ts';
import { type Case, createCaseFile } from './case-file.ts';
import { diagnosisOf, grouped } from './diagnose.ts';
import type { Evidence } from './evidence.ts';
import { factsOf, type Surroundings } from './facts.ts';
import { causeFor, confidenceOf, type Finding, readyCauses } from './finding.ts';
import { createOrigins } from './halo-origin.ts';
import { type Intake, intakeOf, preflightTrace, tracesOf } from './intake.ts';
import type { LoadedCause } from './knowledge.ts';
import { type Neighbours, neighboursOf, type Order } from './neighbours.ts';
import { ranked } from './rank.ts';
import { createTimeline } from './timeline.ts';
import type { AsideReason } from './noise.ts';

export interface ReviewOptions {
  /** Addresses of the Halo instance, where the user named it: their origins count as Halo's. */
  readonly haloOrigins?: readonly string[];
  /** Exchange.index the user marked with "it failed now". */
  readonly marks?: readonly number[];
}

/**
 * Takes exchanges one at a time, in any order, keeps only small facts of each (never bodies), and
 * derives diagnoses on demand. Adding an exchange again (same id) replaces what was known of it:
 * live exchanges grow.
 */
export interface Review {
  add(exchange: Exchange): void;
  /** Failed requests that count, so far: cheap, for live counters. */
  readonly failureCount: number;
  result(): ReviewResult;
}

type Verdict = Omit<Finding, 'indexes' | 'order'>;
type Aside = ReviewResult['setAsideEntries'][number];

export function createReview(causes: readonly LoadedCause[], options: ReviewOptions = {}): Review {
  const ready = readyCauses(causes);
  const origins = createOrigins((options.haloOrigins ?? []).map(addressOf));
  const timeline = createTimeline();
  const file = createCaseFile();
  const verdicts = new WeakMap<
    Evidence,
    { readonly key: string; readonly verdict: Verdict | null }
  >();
  /**
   * Where Halo sent the browser on to, by the address's trace: such a request is part of a Halo
   * call.
   */
  const sentOn = new Map<number, number>();
  let earliest = Infinity;
  let clockless = false;

  const add = (exchange: Exchange): void => {
    if (exchange.source === 'text' && file.repeats(exchange)) return;
    const intake = intakeOf(exchange);
    if (intake === null) return;
    const time = exchange.startedAt ?? NaN;
    if (Number.isNaN(time)) clockless = true;
    else if (time < earliest) earliest = time;
    const traces = tracesOf(exchange, intake);
    const origin = origins.note(intake.address);
    noteSite(exchange, intake, origin);
    if (intake.success !== null)
      timeline.add({
        time,
        index: exchange.index,
        request: traces.request,
        way: traces.way,
        account: traces.account,
        origin,
        kind: intake.success,
      });
    if (intake.aside === null && intake.evidence.length === 0) {
      file.delete(exchange);
      return;
    }
    const { aside, evidence, preflight } = intake;
    file.set(exchange, {
      indexes: [exchange.index],
      time,
      origin,
      aside,
      evidence,
      preflight,
      question: preflightTrace(intake.address),
      ...traces,
    });
  };

  /** What an exchange tells about which addresses are Halo's. */
  const noteSite = (exchange: Exchange, intake: Intake, origin: number): void => {
    const status = exchange.response?.status ?? 0;
    if (exchange.resourceType === 'document' && exchange.source !== 'text') {
      // A frame of somebody else's stands in a page of another origin.
      const page = exchange.pageUrl === null ? null : addressOf(exchange.pageUrl).origin;
      if (status >= 200 && status < 400 && page === intake.address.origin) origins.opened(origin);
      const broken = intake.evidence.length > 0 && (status <= 0 || status === 403 || status >= 500);
      if (broken && (page === null || page === intake.address.origin)) origins.broke(origin);
    }
    if (status < 300 || status >= 400) return;
    const target =
      exchange.response?.redirectUrl ?? headerValue(exchange.response?.headers ?? [], 'location');
    if (target !== null && target.includes('://'))
      sentOn.set(preflightTrace(addressOf(target)), origin);
  };

  const isHalo = (one: Case): boolean | null => {
    if (one.evidence[0]?.source === 'text' && one.evidence[0].origin === '') return null;
    return origins.isHalo(one.origin) || origins.isHalo(sentOn.get(one.question) ?? -1);
  };

  const order: Order = (index, time) => (clockless ? index : time - earliest + index * 1e-7);

  const result = (): ReviewResult => {
    const cases = [...file.all];
    const neighbours = neighboursOf({
      cases,
      timeline,
      isHalo: origins.isHalo,
      order,
      near: clockless ? 20 : 60_000,
    });
    const asides: Aside[] = [];
    const findings: Finding[] = [];
    for (const one of cases) {
      const judged = judge(one, isHalo(one), neighbours);
      if (typeof judged === 'string') asides.push({ index: one.indexes[0], why: judged });
      else findings.push(...judged);
    }
    const groups = ranked(grouped(findings), options.marks ?? []);
    asides.sort((a, b) => a.index - b.index);
    return { diagnoses: groups.map(diagnosisOf), setAside: asides.length, setAsideEntries: asides };
  };

  /** Findings of one failed exchange, or why it is set aside. */
  const judge = (
    one: Case,
    halo: boolean | null,
    neighbours: Neighbours,
  ): readonly Finding[] | AsideReason => {
    if (one.aside !== null) return one.aside;
    if (halo === false && one.evidence[0]?.source !== 'text') return 'otherSite';
    const findings: Finding[] = [];
    for (const evidence of one.evidence) {
      const why = neighbours.asideReason(one, evidence);
      if (why !== null) return why;
      const finding = found(one, evidence, neighbours, halo);
      if (finding !== null) findings.push(finding);
    }
    if (findings.length > 0 || one.evidence[0]?.source === 'text') return findings;
    return 'unexplained';
  };

  const found = (
    one: Case,
    evidence: Evidence,
    neighbours: Neighbours,
    halo: boolean | null,
  ): Finding | null => {
    const around = neighbours.around(one, evidence, halo);
    const verdict = verdictOf(evidence, around);
    return verdict === null
      ? null
      : {
          indexes: one.indexes,
          order: order(one.indexes.at(-1) ?? one.indexes[0], one.time),
          ...verdict,
        };
  };

  /**
   * Matching costs far more than the rest, and live results are asked for again and again:
   * remembered until the neighbours change.
   */
  const verdictOf = (evidence: Evidence, around: Surroundings): Verdict | null => {
    const key = JSON.stringify(around);
    const known = verdicts.get(evidence);
    if (known !== undefined && known.key === key) return known.verdict;
    const seen = around.cors ? { ...evidence, failure: 'cors' as const, status: 0 } : evidence;
    const facts = factsOf(seen, around);
    const cause = causeFor(facts, ready);
    const verdict =
      cause === null
        ? null
        : { evidence: seen, facts, cause, confidence: confidenceOf(cause, facts) };
    verdicts.set(evidence, { key, verdict });
    return verdict;
  };

  return {
    add,
    result,
    get failureCount() {
      let count = file.counts.get(-1) ?? 0;
      for (const [origin, failures] of file.counts) if (origins.isHalo(origin)) count += failures;
      return count;
    },
  };
}
