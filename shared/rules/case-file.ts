import type { Exchange } from '../exchange.ts';
import type { Evidence } from './evidence.ts';
import type { Traces } from './intake.ts';

/** All that is kept of one failed exchange. */
export interface Case extends Traces {
  readonly index: number;
  readonly time: number;
  readonly origin: number;
  readonly aside: string | null;
  readonly evidence: readonly Evidence[];
  readonly preflight: boolean;
  /** The trace of the preflight that this request would have. */
  readonly question: number;
}

/** Failed exchanges by id; adding one again replaces it. Alike lines of a log share their evidence, so that a million of them fit. */
export interface CaseFile {
  set(exchange: Exchange, found: Case): void;
  delete(exchange: Exchange): void;
  /** Failures that are not set aside, by origin; those of pasted text stand under -1. */
  readonly counts: ReadonlyMap<number, number>;
  readonly all: Iterable<Case>;
}

export function createCaseFile(): CaseFile {
  const cases = new Map<string | number, Case>();
  const shared = new Map<string, Evidence>();
  const counts = new Map<number, number>();
  const keyOf = (exchange: Exchange): string | number => (exchange.source === 'text' ? exchange.index : exchange.id);
  const count = (one: Case | undefined, step: number): void => {
    if (one === undefined || one.aside !== null || one.evidence.length === 0) return;
    const origin = one.evidence[0]?.source === 'text' ? -1 : one.origin;
    counts.set(origin, (counts.get(origin) ?? 0) + step);
  };
  return {
    counts,
    set(exchange, found) {
      const key = keyOf(exchange);
      count(cases.get(key), -1);
      const one = exchange.source === 'text' ? { ...found, evidence: found.evidence.map((each) => alike(each, shared)) } : found;
      cases.set(key, one);
      count(one, 1);
    },
    delete(exchange) {
      if (cases.size === 0) return;
      count(cases.get(keyOf(exchange)), -1);
      cases.delete(keyOf(exchange));
    },
    get all() { return cases.values(); },
  };
}

/** Lines differ in names and numbers only: what stands in brackets and quotes, and digits, do not count; the status does. */
function alike(evidence: Evidence, shared: Map<string, Evidence>): Evidence {
  const shape = (evidence.message ?? '').slice(0, 1000).replace(/\([^()]{0,200}\)|"[^"]{0,200}"|'[^']{0,200}'/g, '()').replace(/\S{0,80}@\S{0,80}/g, '@').replace(/\d+/g, '0');
  const key = `${evidence.method} ${evidence.route} ${evidence.status ?? ''} ${evidence.failure ?? ''} ${evidence.integration ?? ''} ${evidence.limits.limit ?? ''} ${evidence.limits.retryAfter ?? ''}\n${shape}`;
  const known = shared.get(key);
  if (known !== undefined) return known;
  if (shared.size < 20_000) shared.set(key, evidence);
  return evidence;
}
