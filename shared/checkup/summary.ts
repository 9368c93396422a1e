import type { CheckLine } from './line.ts';

/** Looks up a text of resources/locales/checkup.en.json. */
export type SayCheckup = (
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

type Summed = Pick<CheckLine, 'state' | 'why'>;

/** How much the result of a check-up asks for; `untold`: nothing is wrong in what could be read. */
export type SummaryTone = 'bad' | 'warn' | 'untold' | 'good';

export function toneOf(lines: readonly Summed[], isStopped: boolean): SummaryTone {
  const has = (state: CheckLine['state']) => lines.some((line) => line.state === state);
  if (has('broken')) return 'bad';
  if (has('look') || isLimited(lines)) return 'warn';
  return has('unknown') || isStopped ? 'untold' : 'good';
}

/**
 * What a check-up came to, in sentences. That it was not read to its end comes first. Where something
 * could not be told, none is no number: it is left out.
 */
export function summaryOf(
  lines: readonly Summed[],
  isStopped: boolean,
  say: SayCheckup,
): readonly string[] {
  const ends = [
    ...(isLimited(lines) ? [say('summary.tooMuch')] : []),
    ...(isStopped ? [say('summary.stopped')] : []),
  ];
  return [...ends, tallyOf(lines, isStopped, say)];
}

const isLimited = (lines: readonly Summed[]): boolean => lines.some(({ why }) => why === 'limit');

function tallyOf(lines: readonly Summed[], isStopped: boolean, say: SayCheckup): string {
  const of = (state: CheckLine['state']) => lines.filter((line) => line.state === state).length;
  const untold = of('unknown');
  if (of('broken') + of('look') > 0)
    return (['broken', 'look', 'unknown'] as const)
      .filter((state) => of(state) > 0 || (untold === 0 && !isStopped))
      .filter((state) => state !== 'unknown' || untold > 0)
      .map((state) => say(`summary.${state}`, { count: of(state) }))
      .join(' ');
  if (untold > 0) return say('summary.fineSoFar', { count: untold });
  return say(isStopped ? 'summary.fineUntilThen' : 'summary.fine');
}
