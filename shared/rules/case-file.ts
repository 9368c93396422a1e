import type { Exchange } from '../exchange/exchange.ts';
import type { Case } from './case.ts';
import { Crowds, mostKept, numberless } from './crowd.ts';
import { vendorInText } from './third-party.ts';

/** Failed exchanges by id; adding one again replaces it. */
interface CaseFile {
  /** `successes`: how many requests had succeeded so far. */
  set(exchange: Exchange, found: Case, successes: number): void;
  delete(exchange: Exchange): void;
  /**
   * True where a line like this one is known: it is counted with it, and need not be looked at
   * again.
   */
  repeats(line: Exchange): boolean;
  /**
   * Failures that are not set aside, by origin; those of pasted text stand under -1. Rows of a log that
   * is read again count once.
   */
  readonly counts: ReadonlyMap<number, number>;
  readonly all: readonly Case[];
  /** Failures that are counted and not kept, since there are too many. */
  readonly unlisted: number;
}

/** Rows that are known again; what comes after them counts each time. */
const mostRows = 50_000;

export function createCaseFile(): CaseFile {
  const cases = new Map<string, Case>();
  const lines = new Map<string, number[]>();
  const crowds = new Crowds();
  const counts = new Map<number, number>();
  let lost = 0;
  /** Rows that tell of a failure, and the exchange that showed each first. */
  const told = new Map<string, string>();
  /** A list that is read again shows the rows of before: they have been counted. */
  const isCounted = (id: string, { origin, evidence }: Case): boolean => {
    const rows = evidence.flatMap((one) => one.told.map((row) => `${origin} ${one.route} ${row}`));
    if (rows.length === 0 || evidence.some((one) => one.told.length === 0)) return false;
    for (const row of rows) if (!told.has(row) && told.size < mostRows) told.set(row, id);
    return rows.every((row) => (told.get(row) ?? id) !== id);
  };
  const count = (id: string, one: Case | undefined, step: number): void => {
    if (one === undefined || one.aside !== null || one.evidence.length === 0) return;
    if (isCounted(id, one)) return;
    const origin = one.evidence[0]?.source === 'text' ? -1 : one.origin;
    counts.set(origin, (counts.get(origin) ?? 0) + step);
  };
  const keyOf = (exchange: Exchange): string =>
    exchange.source === 'text' ? `line ${lineShape(exchange)}` : exchange.id;
  return {
    counts,
    set(exchange, found, successes) {
      const key = keyOf(exchange);
      const former = cases.get(key);
      count(exchange.id, former, -1);
      count(exchange.id, found, 1);
      // What a site sends grows, and is replaced; what stands in a file comes once.
      if (former === undefined && exchange.source === 'har' && crowds.holds(found, successes))
        return;
      if (former === undefined && exchange.source === 'text' && lines.size >= mostKept) {
        lost += 1;
        return;
      }
      const indexes: [number, ...number[]] = [...found.indexes];
      cases.set(key, { ...found, indexes });
      if (exchange.source === 'text') lines.set(key, indexes);
    },
    delete(exchange) {
      if (cases.size === 0 || exchange.source === 'text') return;
      const known = cases.get(exchange.id);
      if (known === undefined) return;
      count(exchange.id, known, -1);
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
      return [...cases.values(), ...crowds.all];
    },
    get unlisted() {
      return crowds.unlisted + lost;
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
  const shape = numberless(nameless.replace(/[^\s@]{1,80}@[^\s@]{1,80}/g, '@'));
  return `${exchange.request.method} ${exchange.request.url.replace(/\d+/g, '0')} ${exchange.response?.status ?? 0} ${shape}`;
}
