import { asksWho, isOwnPoll } from './background.ts';
import type { Finding } from './finding.ts';

type Group = readonly Finding[];

/** Problems, and Exchange.index of what failed only because one of them did. */
interface Outages {
  readonly groups: readonly Group[];
  readonly others: readonly number[];
}

/**
 * While Halo is away, whatever its pages ask by themselves fails with what somebody did: that is one
 * problem, and what they did speaks for it. What a page asks by itself is one of its own only where
 * nothing else failed by the same cause at the same server, `near` in time of it or of the one
 * before. `near`: as Finding.order counts.
 */
export function outagesIn(groups: readonly Group[], near: number): Outages {
  const kept: Group[] = [];
  const others: number[] = [];
  for (const group of groups) {
    const rest = withoutSide(group, groups, near);
    if (rest.length > 0) kept.push(rest);
    if (rest.length < group.length)
      others.push(...group.filter((one) => !rest.includes(one)).flatMap(({ indexes }) => indexes));
  }
  return { groups: kept, others };
}

/** The findings of a group that do not stand beside what another group failed of. */
function withoutSide(group: Group, groups: readonly Group[], near: number): Group {
  const [first] = group;
  if (first === undefined || !isAway(first)) return group;
  const own = sideness(group);
  if (own === 0) return group;
  const leading = groups.filter((one) => leads(one, first) && sideness(one) < own).flat();
  const beside = new Set(leading);
  const inTime = [...leading, ...group].toSorted((one, other) => one.order - other.order);
  for (const way of [inTime, inTime.toReversed()]) {
    let last = NaN;
    for (const one of way) {
      if (Math.abs(one.order - last) <= near) beside.add(one);
      if (beside.has(one)) last = one.order;
    }
  }
  return group.filter((one) => !beside.has(one));
}

/** The server cannot answer for now, or does not: what it is asked makes no difference. */
const isAway = ({ evidence: { status } }: Finding): boolean =>
  status === null || status === 0 || (status >= 502 && status <= 504);

function leads([first]: Group, other: Finding): boolean {
  return (
    first !== undefined &&
    first.cause.cause.id === other.cause.cause.id &&
    first.evidence.origin === other.evidence.origin &&
    (first.evidence.status ?? 0) === (other.evidence.status ?? 0)
  );
}

/** 0: somebody may wait for it; 1: each page asks it as it opens; 2: in the background. */
function sideness(group: Group): 0 | 1 | 2 {
  const isAside = ({ evidence, isDeed }: Finding): boolean =>
    isOwnPoll(evidence.method, evidence.route) || (evidence.background && !isDeed);
  if (group.every(isAside)) return 2;
  return group.every(({ evidence }) => asksWho(evidence.route)) ? 1 : 0;
}
