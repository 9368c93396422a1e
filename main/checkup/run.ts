import type { CheckupAnswer, Unanswered } from '../../shared/checkup/answer.ts';
import { addressPattern, mostAddresses } from '../../shared/checkup/plan.ts';

export interface CheckupParts {
  /** Sends one GET. Rejects where nothing answered; the signal ends it. */
  ask(address: string, signal: AbortSignal): Promise<CheckupAnswer>;
  /** Hears of each answer as it comes. */
  told(answer: CheckupAnswer): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Why a check-up ends before its last address: set as the reason of the signal. */
export class CheckupEnd extends Error {
  readonly why: Unanswered;
  constructor(why: Unanswered) {
    super(why);
    this.why = why;
  }
}

const atATime = 2;
/** A whole check-up takes no longer, in milliseconds. */
const longest = 60_000;
/** One address takes no longer: a list that is this slow would use up the time of all others. */
const longestOne = 15_000;

/**
 * Reads the addresses of a check-up: at most two at a time, none after the first 429, none after the
 * user has stopped it. Every address is told, also those that were not asked. @throws RangeError
 * where an address is none that a check-up may read, or where there are too many; then nothing is
 * asked.
 */
export async function runCheckup(
  addresses: readonly string[],
  parts: CheckupParts,
  stop: AbortSignal,
): Promise<void> {
  if (addresses.length > mostAddresses) throw new RangeError('too many addresses');
  const wrong = addresses.find((address) => !addressPattern.test(address));
  if (wrong !== undefined) throw new RangeError('not an address that a check-up reads');
  const end = new AbortController();
  const endBy = (why: Unanswered) => end.abort(new CheckupEnd(why));
  const onStop = () => endBy(stop.reason instanceof CheckupEnd ? stop.reason.why : 'cancelled');
  if (stop.aborted) onStop();
  stop.addEventListener('abort', onStop, { once: true });
  const timer = setTimeout(() => endBy('too-slow'), longest);
  const left = [...addresses];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const answer = await askOne(next, parts, end.signal);
      if (answer.status === 429) endBy('limit');
      parts.told(answer);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  clearTimeout(timer);
  stop.removeEventListener('abort', onStop);
}

async function askOne(
  address: string,
  { ask, now }: CheckupParts,
  end: AbortSignal,
): Promise<CheckupAnswer> {
  const startedAt = now();
  const nothing = (unanswered: Unanswered): CheckupAnswer => ({
    address,
    unanswered,
    status: 0,
    type: '',
    date: null,
    text: '',
    isCut: false,
    startedAt,
    duration: now() - startedAt,
  });
  const whyOf = (reason: unknown): Unanswered =>
    reason instanceof CheckupEnd ? reason.why : 'no-answer';
  if (end.aborted) return nothing(whyOf(end.reason));
  const own = new AbortController();
  const onEnd = () => own.abort(end.reason);
  end.addEventListener('abort', onEnd, { once: true });
  const timer = setTimeout(() => own.abort(new CheckupEnd('too-slow')), longestOne);
  const ended = new Promise<never>((_resolve, reject) => {
    own.signal.addEventListener('abort', () => reject(own.signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([ask(address, own.signal), ended]);
  } catch (error) {
    return nothing(whyOf(own.signal.aborted ? own.signal.reason : error));
  } finally {
    clearTimeout(timer);
    end.removeEventListener('abort', onEnd);
  }
}
