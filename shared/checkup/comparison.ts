import { z } from 'zod';
import { checkStates } from './check.ts';
import type { CheckLine } from './line.ts';

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
  /** Was there, and this time it cannot be told: it is not said to be gone. */
  readonly unclear: readonly KeptLine[];
}

const isWrong = ({ state }: KeptLine): boolean => state === 'broken' || state === 'look';

export function compareCheckups(last: KeptCheckup, now: KeptCheckup): CheckupComparison {
  const before = new Map(last.lines.filter(isWrong).map((line) => [line.key, line]));
  const after = new Map(now.lines.filter(isWrong).map((line) => [line.key, line]));
  const checkOf = ({ key }: KeptLine): string => key.split(' ')[0] ?? key;
  const unknown = new Set(now.lines.filter(({ state }) => state === 'unknown').map(checkOf));
  const known = new Set(now.lines.map(checkOf));
  const left = [...before.values()].filter(({ key }) => !after.has(key));
  const isUnclear = (line: KeptLine) => unknown.has(checkOf(line)) || !known.has(checkOf(line));
  return {
    new: [...after.values()].filter(({ key }) => !before.has(key)),
    gone: left.filter((line) => !isUnclear(line)),
    stillThere: [...after.values()].filter(({ key }) => before.has(key)),
    unclear: left.filter(isUnclear),
  };
}
