import { headerValue, type Header } from '../exchange/exchange.ts';

/** What an answer tells about a rate limit; each null where it does not say. */
export interface Limits {
  /** Calls allowed. */
  readonly limit: number | null;
  /** Seconds that the limit counts over. */
  readonly window: number | null;
  /** Seconds to wait. */
  readonly retryAfter: number | null;
  /** Which limit was hit, lower case: minute, day, concurrent … (Xero's X-Rate-Limit-Problem). */
  readonly problem: string | null;
}

const units: Readonly<Record<string, number>> = {
  s: 1,
  second: 1,
  sec: 1,
  m: 60,
  minute: 60,
  min: 60,
  h: 3600,
  hour: 3600,
  hr: 3600,
  d: 86_400,
  day: 86_400,
};
const unitWords = '(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)';

const counted = new RegExp(
  `\\b(\\d[\\d,]{0,8})\\s{0,3}(?:api )?(?:requests?|calls?|hits|queries)\\s{1,3}(?:allowed |permitted |are allowed )?(?:(?:per|in|every|within|over|/|for|during)\\s{0,3}){1,2}(?:an? |any |the |each |rolling |last |sliding ){0,3}(\\d{0,6})\\s{0,3}-?${unitWords}\\b`,
  'i',
);
const fraction = new RegExp(
  `\\b(\\d[\\d,]{0,8})\\s{0,3}/\\s{0,3}(\\d{0,6})\\s{0,3}${unitWords}\\b`,
  'i',
);
const waiting = new RegExp(
  `\\b(?:retry[- ]?after|try again (?:in|after)|retry in|wait(?: for)?)["']?\\s{0,3}[:=]?\\s{0,3}["']?(?:about |at least )?(\\d{1,7})\\s{0,3}${unitWords}?\\b`,
  'i',
);

/** What headers and words say of a limit; null for what they do not say. */
export function limitsOf(
  headers: readonly Header[],
  text: string,
  startedAt: number | null,
): Limits {
  const start = text.slice(0, 2000);
  const stated = counted.exec(start) ?? fraction.exec(start);
  const bare =
    /\b(?:limit|maximum|quota)(?:\s(?:of|is|was|[:=]))?[\s:=]{1,3}(\d[\d,]{0,8})\b/i.exec(start) ??
    /\b(\d[\d,]{0,8})\s{0,3}(?:api )?(?:requests|calls)\b/i.exec(start);
  const unit = stated?.[3] === undefined ? null : (units[singular(stated[3])] ?? null);
  return {
    limit: numberOf(
      stated?.[1] ??
        bare?.[1] ??
        headerValue(headers, 'x-ratelimit-limit') ??
        headerValue(headers, 'x-rate-limit-limit'),
    ),
    window: unit === null ? null : unit * Math.max(1, Number(stated?.[2] || 1)),
    retryAfter: retryAfterHeader(headers, startedAt) ?? retryAfterText(start),
    problem: headerValue(headers, 'x-rate-limit-problem')?.trim().toLowerCase() || null,
  };
}

function singular(unit: string): string {
  return unit.toLowerCase().replace(/(?<=..)s$/, '');
}

function numberOf(text: string | null | undefined): number | null {
  const digits = text?.replaceAll(',', '') ?? '';
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/**
 * Retry-After holds seconds or a date (RFC 9110 10.2.3); the date is measured from the answer's own
 * Date, else from the request's start.
 */
function retryAfterHeader(headers: readonly Header[], startedAt: number | null): number | null {
  const value = headerValue(headers, 'retry-after')?.trim() ?? '';
  if (/^\d{1,8}(\.\d+)?$/.test(value)) return Math.ceil(Number(value));
  const until = value === '' ? NaN : Date.parse(value);
  const date = Date.parse(headerValue(headers, 'date') ?? '');
  const from = Number.isNaN(date) ? (startedAt ?? NaN) : date;
  return Number.isNaN(until - from) ? null : Math.max(0, Math.ceil((until - from) / 1000));
}

function retryAfterText(text: string): number | null {
  const found = waiting.exec(text);
  if (found?.[1] === undefined) return null;
  return Number(found[1]) * (units[singular(found[2] ?? 's')] ?? 1);
}

/**
 * Halo's own limit speaks of a rolling window; no third party's does.
 * https://github.com/KelvinTegelaar/PowerShellWarrantyReports/issues/51
 */
export function isHaloLimit(text: string): boolean {
  return (
    /rate limit reached|rolling \d{0,6} ?-?(minute|second|hour)/i.test(text.slice(0, 2000)) &&
    /rolling/i.test(text.slice(0, 2000))
  );
}
