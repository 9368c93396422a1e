import { type Timings } from '../../shared/exchange/exchange.ts';
import { type ExchangeRow } from '../../shared/exchange/row.ts';

/** Phases in the order they happen; the words are those of Chrome DevTools' timing tab. */
const phases = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;
type Phase = (typeof phases)[number];

/** A phase with when it begins after the request's start, both in milliseconds. */
interface PhaseBar {
  readonly phase: Phase;
  readonly from: number;
  readonly length: number;
}

/**
 * The phases that took time, laid end to end. In HARs `connect` holds `ssl`, so it is taken out of
 * it.
 */
export function phaseBars(timings: Timings | null): readonly PhaseBar[] {
  if (timings === null) return [];
  const bars: PhaseBar[] = [];
  let from = 0;
  for (const phase of phases) {
    const whole = lengthOf(timings, phase);
    const length =
      phase === 'connect' && whole >= lengthOf(timings, 'ssl')
        ? whole - lengthOf(timings, 'ssl')
        : whole;
    if (length <= 0) continue;
    bars.push({ phase, from, length });
    from += length;
  }
  return bars;
}

function lengthOf(timings: Timings, phase: Phase): number {
  const length = timings[phase];
  return length !== null && Number.isFinite(length) && length > 0 ? length : 0;
}

/** The phase that took longest, with the whole it is a part of; null where nothing is known. */
export function longestPhase(
  row: Pick<ExchangeRow, 'timings' | 'duration'>,
): { readonly phase: Phase; readonly length: number; readonly whole: number } | null {
  const bars = phaseBars(row.timings);
  let longest: PhaseBar | null = null;
  for (const bar of bars) if (longest === null || bar.length > longest.length) longest = bar;
  if (longest === null) return null;
  const sum = bars.reduce((total, bar) => total + bar.length, 0);
  return { phase: longest.phase, length: longest.length, whole: Math.max(sum, row.duration ?? 0) };
}

/**
 * Where the waterfall begins and how long it is, in milliseconds; null where no row says when it
 * started.
 */
export function waterfallSpan(
  lines: readonly { readonly row: Pick<ExchangeRow, 'startedAt' | 'duration'> }[],
): { readonly from: number; readonly length: number } | null {
  let from = Infinity;
  let to = -Infinity;
  for (const {
    row: { startedAt, duration },
  } of lines) {
    if (startedAt === null) continue;
    if (startedAt < from) from = startedAt;
    const end = startedAt + Math.max(0, duration ?? 0);
    if (end > to) to = end;
  }
  return from === Infinity ? null : { from, length: Math.max(1, to - from) };
}
