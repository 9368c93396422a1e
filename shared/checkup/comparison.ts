import { z } from 'zod';
import { checkStates } from './check.ts';
import { type CheckLine, sinceThen } from './line.ts';

/**
 * What is kept of a check-up to compare the next one with: which lines there were, no words of other
 * systems.
 */
export const keptCheckupSchema = z.object({
  /** The origin of the Halo. */
  site: z.string().max(300),
  /** Milliseconds since 1970. */
  at: z.number(),
  lines: z
    .array(
      z.object({
        key: z.string().max(400),
        title: z.string().max(200),
        subject: z.string().max(200).nullable(),
        state: z.enum(checkStates),
        outcome: z.string().max(100).nullable(),
        proof: z.record(z.string(), z.number().nullable()).nullable().default(null),
      }),
    )
    .max(2_000),
});
export type KeptCheckup = z.infer<typeof keptCheckupSchema>;
export type KeptLine = KeptCheckup['lines'][number];

export function keptOf(site: string, at: number, lines: readonly CheckLine[]): KeptCheckup {
  return {
    site,
    at,
    lines: lines.slice(0, 2_000).map(({ key, title, subject, state, outcome, proof }) => ({
      key: key.slice(0, 400),
      title,
      subject,
      state,
      outcome,
      proof,
    })),
  };
}

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

const isWrong = ({ state }: KeptLine): boolean => state === 'broken' || state === 'look';

/** `now`: all lines of the later one. */
export function compareCheckups(last: KeptCheckup, now: readonly CheckLine[]): CheckupComparison {
  const kept = keptOf(last.site, last.at, now).lines;
  const before = new Map(last.lines.filter(isWrong).map((line) => [line.key, line]));
  const after = new Map(kept.filter(isWrong).map((line) => [line.key, line]));
  const checkOf = ({ key }: KeptLine): string => key.split(' ')[0] ?? key;
  const left = [...before.values()].filter(({ key }) => !after.has(key));
  const isGone = (line: KeptLine) => {
    const check = checkOf(line);
    const since = sinceThen({ ...line, check }, now);
    if (since === 'gone') return now.some((one) => one.check === check && one.isAll);
    return since === 'over';
  };
  return {
    new: [...after.values()].filter(({ key }) => !before.has(key)),
    gone: left.filter(isGone),
    stillThere: [...after.values()].filter(({ key }) => before.has(key)),
    unclear: left.filter((line) => !isGone(line)),
  };
}
