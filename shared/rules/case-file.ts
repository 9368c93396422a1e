import type { Exchange } from '../exchange/exchange.ts';
import type { Evidence } from './evidence.ts';
import type { Traces } from './intake.ts';
import { vendorInText } from './third-party.ts';
import type { AsideReason } from './aside-reason.ts';

/** All that is kept of one failed exchange, or of all lines of a log that are alike. */
export interface Case extends Traces {
  /** Exchange.index of it; of alike lines every one. */
  readonly indexes: readonly [number, ...number[]];
  readonly time: number;
  readonly origin: number;
  readonly aside: AsideReason | null;
  readonly evidence: readonly Evidence[];
  readonly preflight: boolean;
  /** The trace of the preflight that this request would have. */
  readonly question: number;
  /** The user did something just before, or it changes data, which no page does by itself. */
  readonly isDeed: boolean;
}

/** Failed exchanges by id; adding one again replaces it. */
export interface CaseFile {
  set(exchange: Exchange, found: Case): void;
  delete(exchange: Exchange): void;
  /**
   * True where a line like this one is known: it is counted with it, and need not be looked at
   * again.
   */
  repeats(line: Exchange): boolean;
  /** Failures that are not set aside, by origin; those of pasted text stand under -1. */
  readonly counts: ReadonlyMap<number, number>;
  readonly all: Iterable<Case>;
}

export function createCaseFile(): CaseFile {
  const cases = new Map<string, Case>();
  const lines = new Map<string, number[]>();
  const counts = new Map<number, number>();
  const count = (one: Case | undefined, step: number): void => {
    if (one === undefined || one.aside !== null || one.evidence.length === 0) return;
    const origin = one.evidence[0]?.source === 'text' ? -1 : one.origin;
    counts.set(origin, (counts.get(origin) ?? 0) + step);
  };
  const keyOf = (exchange: Exchange): string =>
    exchange.source === 'text' ? `line ${lineShape(exchange)}` : exchange.id;
  return {
    counts,
    set(exchange, found) {
      const key = keyOf(exchange);
      count(cases.get(key), -1);
      const indexes: [number, ...number[]] = [...found.indexes];
      cases.set(key, { ...found, indexes });
      if (exchange.source === 'text') lines.set(key, indexes);
      count(found, 1);
    },
    delete(exchange) {
      if (cases.size === 0 || exchange.source === 'text') return;
      const known = cases.get(exchange.id);
      if (known === undefined) return;
      count(known, -1);
      cases.delete(exchange.id);
    },
    repeats(line) {
      const known = lines.get(keyOf(line));
      if (known === undefined) return false;
      known.push(line.index);
      counts.set(-1, (counts.get(-1) ?? 0) + 1);
      return true;
    },
    get all() {
      return cases.values();
    },
  };
}

/**
 * What alike lines of a log share: names in brackets, addresses and numbers differ from line to
 * line; a status and a third party do not.
 */
function lineShape(exchange: Exchange): string {
  const line = (exchange.response?.body.text ?? '').slice(0, 2000);
  const nameless = /\bfailed to\b/i.test(line)
    ? line.replace(/\(([^()]{0,200})\)/g, (whole, name: string) =>
        vendorInText(name) === null ? '()' : whole,
      )
    : line;
  const shape = nameless
    .replace(/[^\s@]{1,80}@[^\s@]{1,80}/g, '@')
    .replace(/\d+/g, (digits) => (/^[45]\d\d$/.test(digits) ? digits : '0'));
  return `${exchange.request.method} ${exchange.request.url.replace(/\d+/g, '0')} ${exchange.response?.status ?? 0} ${shape}`;
}
