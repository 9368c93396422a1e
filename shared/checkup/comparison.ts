import { hashOf } from '../basics/hash.ts';
import { redacted } from '../redact/redaction.ts';
import type { KeptCheckup, KeptLine } from './kept.ts';
import { type CheckLine, isWrong, sinceThen } from './line.ts';

/** What is kept of a check-up, without secrets. `at`: milliseconds since 1970. */
export function keptOf(site: string, at: number, lines: readonly CheckLine[]): KeptCheckup {
  return {
    site,
    at,
    lines: lines.slice(0, 2_000).map(({ key, title, subject, state, outcome, proof }) => ({
      key: keptKey(key),
      title,
      subject: subject === null ? null : redacted(subject, names),
      state,
      outcome,
      proof,
    })),
  };
}

const names = { keepPersonal: true, keepTenant: true };

/** By what a line is known again: a name with a secret in it by its number alone. */
function keptKey(key: string): string {
  return redacted(key, names) === key ? key.slice(0, 400) : `${checkOf(key)} #${hashOf(key)}`;
}

const checkOf = (key: string): string => key.split(' ')[0] ?? key;

/** How two check-ups of one Halo differ in what is not fine. */
export interface CheckupComparison {
  readonly new: readonly KeptLine[];
  /** Was there, and is seen to be mended, or not to be there any more. */
  readonly gone: readonly KeptLine[];
  readonly stillThere: readonly KeptLine[];
  /**
   * Was there, and nothing proves that it is over: it cannot be told, its error may only have been
   * cleared, or its row was pushed out by newer ones.
   */
  readonly unclear: readonly KeptLine[];
}

/** `now`: all lines of the later one. */
export function compareCheckups(last: KeptCheckup, now: readonly CheckLine[]): CheckupComparison {
  const kept = keptOf(last.site, last.at, now).lines;
  const before = new Map(last.lines.filter(isWrong).map((line) => [line.key, line]));
  const after = new Map(kept.filter(isWrong).map((line) => [line.key, line]));
  const left = [...before.values()].filter(({ key }) => !after.has(key));
  const isGone = (line: KeptLine) => {
    const check = checkOf(line.key);
    const later = isNumbered(line.key) ? now.map(numbered) : now;
    const since = sinceThen({ ...line, check }, later);
    if (since === 'gone') return later.some((one) => one.check === check && one.isAll);
    return since === 'over';
  };
  return {
    new: [...after.values()].filter(({ key }) => !before.has(key)),
    gone: left.filter(isGone),
    stillThere: [...after.values()].filter(({ key }) => before.has(key)),
    unclear: left.filter((line) => !isGone(line)),
  };
}

const isNumbered = (key: string): boolean => / #\d+$/.test(key);

const numbered = (line: CheckLine): CheckLine => ({
  ...line,
  key: keptKey(line.key),
  fine: line.fine.map((one) => ({ ...one, key: keptKey(one.key) })),
});
