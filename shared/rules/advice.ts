import type { Pace } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { say } from '../words/say.ts';

/** What to advise after a rate limit, and where each number comes from. */
export interface Advice {
  readonly batch: string;
  readonly batchSource: string;
  readonly wait: string;
  readonly waitSource: string;
  readonly limit: number | null;
  /** The same as numbers. */
  readonly pace: Pace;
}

interface Amount {
  readonly number: number;
  readonly text: string;
  readonly source: string;
}

interface Limited {
  readonly evidence: Evidence;
  readonly others: readonly Evidence[];
}

/**
 * How many at a time and how long to wait: from what the answers say, else the usual figures. One
 * invoice may need two calls or more, so a batch takes at most 40 in 100 of a limit (facts/halo.md
 * 4.2: 20 to 25 of Xero's 60). Halo's own window is five minutes (4.1).
 */
export function adviceOf({ evidence, others }: Limited): Advice {
  const all = [evidence, ...others];
  const known = <T>(read: (one: Evidence) => T | null): T | null =>
    all.map(read).find((value) => value !== null) ?? null;
  const limit = known((one) => one.limits.limit);
  const window = known((one) => one.limits.window);
  const problem = known((one) => one.limits.problem);
  const longest = Math.max(-1, ...all.map((one) => one.limits.retryAfter ?? -1));
  const batch = batchOf(limit, window, problem);
  const wait = waitOf(longest < 0 ? null : longest, window, problem, evidence);
  return {
    batch: batch.text,
    batchSource: batch.source,
    wait: wait.text,
    waitSource: wait.source,
    limit,
    pace: {
      batch: batch.number,
      batchSource: batch.source,
      wait: wait.number,
      waitSource: wait.source,
    },
  };
}

function batchOf(limit: number | null, window: number | null, problem: string | null): Amount {
  if (problem !== null && problem.includes('concurrent'))
    return { number: 5, text: '5', source: say('advice.batch.concurrent') };
  if (limit === null || limit < 1)
    return { number: 20, text: say('advice.batch.some'), source: say('advice.batch.usual') };
  const calls = window !== null && window > 3600 ? Math.min(limit, 60) : limit;
  const number = Math.max(1, Math.min(500, Math.floor(calls * 0.4)));
  return { number, text: String(number), source: say('advice.batch.limit', { limit }) };
}

function waitOf(
  retryAfter: number | null,
  window: number | null,
  problem: string | null,
  evidence: Evidence,
): Amount {
  const seconds = (number: number, source: string): Amount => ({
    number,
    text: timeText(number),
    source,
  });
  if (retryAfter !== null) return seconds(Math.max(1, retryAfter), say('advice.wait.said'));
  if (problem !== null && problem.includes('day'))
    return {
      number: 86_400,
      text: say('time.hours', { count: 24 }),
      source: say('advice.wait.day'),
    };
  if (problem !== null) return seconds(60, say('advice.wait.problem', { problem }));
  if (window !== null) return seconds(window, say('advice.wait.window'));
  return seconds(evidence.thirdParty === 'no' ? 300 : 60, say('advice.wait.usual'));
}

/** Seconds in words: "45 seconds", "1 minute", "about 19 hours". */
export function timeText(seconds: number): string {
  if (seconds < 91 && seconds !== 60) return say('time.seconds', { count: seconds });
  if (seconds < 5400)
    return rounded(seconds % 60 === 0, say('time.minutes', { count: Math.ceil(seconds / 60) }));
  if (seconds < 172_800)
    return rounded(seconds % 3600 === 0, say('time.hours', { count: Math.ceil(seconds / 3600) }));
  return rounded(false, say('time.days', { count: Math.ceil(seconds / 86_400) }));
}

function rounded(isExact: boolean, time: string): string {
  return isExact ? time : say('time.about', { time });
}
