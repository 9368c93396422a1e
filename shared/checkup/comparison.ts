import { z } from 'zod';
import { checkStates } from './check.ts';
import { type CheckLine, isOver } from './line.ts';

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
    lines: lines.slice(0, 2_000).map(({ key, title, subject, state, outcome }) => ({
      key: key.slice(0, 400),
      title,
      subject,
      state,
      outcome,
    })),
  };
}

/** How two check-ups of one Halo differ in what is not fine. */
export interface CheckupComparison {
  readonly new: readonly KeptLine[];
  /** Was there, and a line that could be told says that it is no more. */
  readonly gone: readonly KeptLine[];
  readonly stillThere: readonly KeptLine[];
  /**
   * Was there, and this time it cannot be told, or its row was pushed out by newer ones: it is not
   * said to be gone.
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
  const isGone = (line: KeptLine) => isOver({ key: line.key, check: checkOf(line) }, now);
  return {
    new: [...after.values()].filter(({ key }) => !before.has(key)),
    gone: left.filter(isGone),
    stillThere: [...after.values()].filter(({ key }) => before.has(key)),
    unclear: left.filter((line) => !isGone(line)),
  };
}
