import type { Pace } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import { say } from '../words/say.ts';

/** What to advise after a rate limit, and where each number comes from. */
interface Advice {
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
  readonly integration: string | null;
  readonly evidence: Evidence;
  readonly others: readonly Evidence[];
}

const day = 86_400;

/**
 * How many at a time and how long to wait: from what the answers say, else the usual figures. One
 * record may need two calls or more, so a batch takes at most 40 in 100 of a limit. A limit for
 * longer than an hour says nothing about a batch, and Xero takes 60 calls a minute whatever its
 * other limits are (https://developer.xero.com/faq/limits): then it is 25.
 */
export function adviceOf({ evidence, others, integration }: Limited): Advice {
  const all = [evidence, ...others];
  const known = <T>(read: (one: Evidence) => T | null): T | null =>
    all.map(read).find((value) => value !== null) ?? null;
  const limit = known((one) => one.limits.limit);
  const problem = known((one) => one.limits.problem);
  const window = known((one) => one.limits.window) ?? (saysDay(problem, all) ? day : null);
  const longest = Math.max(-1, ...all.map((one) => one.limits.retryAfter ?? -1));
  const batch = batchOf(limit, window, problem, integration === 'Xero' ? usualBatch : largestBatch);
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

/** Below the 60 calls a minute of Xero also where a record needs two. */
const usualBatch = 25;
const largestBatch = 500;

/** True where an answer says that the limit of a day is used up, in its header or in its words. */
function saysDay(problem: string | null, all: readonly Evidence[]): boolean {
  return (
    problem?.includes('day') === true ||
    all.some((one) =>
      /\b(?:daily|per day|day limit|24[- ]hours?)\b/i.test(one.message?.slice(0, 2000) ?? ''),
    )
  );
}

function batchOf(
  limit: number | null,
  window: number | null,
  problem: string | null,
  most: number,
): Amount {
  if (problem !== null && problem.includes('concurrent'))
    return { number: 5, text: '5', source: say('advice.batch.concurrent') };
  const isLong = window !== null && window > 3600;
  if (limit === null || limit < 1 || (isLong && limit > 60))
    return { number: usualBatch, text: String(usualBatch), source: say('advice.batch.usual') };
  const number = Math.max(1, Math.min(most, Math.floor(limit * 0.4)));
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
  if (window === day)
    return {
      number: day,
      text: say('time.hours', { count: 24 }),
      source: say('advice.wait.day'),
    };
  if (problem !== null) return seconds(60, say('advice.wait.problem'));
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
