import { momentFormat, numberFormat } from '../../shared/words/intl.ts';

export { formatCount, formatSpan } from '../../shared/words/amount.ts';

/**
 * Numbers, times and sizes as the user's language writes them. All pure: the language is handed
 * over.
 */

/**
 * Habits of the user's region where it speaks the language of our strings ("en-GB" for "en"), else
 * the language of the strings.
 */
export function regionOf(language: string, preferred: readonly string[]): string {
  return preferred.find((one) => one.split('-')[0] === language.split('-')[0]) ?? language;
}

/** `percent` as in 125 for "125%". */
export function formatPercent(percent: number, language: string): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(
    percent / 100,
  );
}

/**
 * Bytes with one unit that fits: 512 bytes, 3.4 kB, 120 MB. Decimal units, as file managers show them.
 */
export function formatBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const digits = value < 10 && step > 0 ? 1 : 0;
  return numberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short', // "628 byte" is the short form of English
    maximumFractionDigits: digits,
  }).format(value);
}

/**
 * The hours of the day from 0 to 23, in every region: so do logs, servers and our reports, beside
 * which a moment on screen is read (shared/words/moment.ts).
 */
const hours = { hourCycle: 'h23' } as const;

/** Time of day to the second; `at` in milliseconds since 1970. */
export function formatTime(at: number, language: string): string {
  return momentFormat(language, { timeStyle: 'medium', ...hours }).format(at);
}

/** Time of day to the millisecond; '' where the time is none. */
export function formatExactTime(at: number, language: string): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return '';
  return momentFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    ...hours,
  }).format(at);
}

export function formatMinutes(minutes: number, language: string): string {
  return numberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(
    minutes,
  );
}

/**
 * A wait as people say it: whole seconds below two minutes, then whole minutes and hours; never less
 * than what is left.
 */
export function formatWait(milliseconds: number, language: string): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const [value, unit] =
    seconds < 120
      ? ([seconds, 'second'] as const)
      : seconds <= 7200
        ? ([Math.ceil(seconds / 60), 'minute'] as const)
        : ([Math.ceil(seconds / 3600), 'hour'] as const);
  return numberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/**
 * English writes the day before the month in every region here: so do our sentences and reports
 * beside it (shared/words/moment.ts).
 */
const dayForm = (language: string): string => (/^en\b/.test(language) ? 'en-GB' : language);

/** "3 November 2026"; `at` in milliseconds since 1970. */
export function formatDay(at: number, language: string): string {
  return momentFormat(dayForm(language), { dateStyle: 'long' }).format(at);
}

/** Day and time of day. */
export function formatMoment(at: number, language: string): string {
  return momentFormat(dayForm(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    ...hours,
  }).format(at);
}

/** As formatMoment, to the second where two of them would read the same beside each other. */
export function formatMoments(all: readonly number[], language: string): readonly string[] {
  const short = all.map((at) => formatMoment(at, language));
  if (new Set(short).size === new Set(all).size) return short;
  const shape = { dateStyle: 'long', timeStyle: 'medium', ...hours } as const;
  return all.map((at) => momentFormat(dayForm(language), shape).format(at));
}

/** "400, 401 and 403". */
export function formatList(parts: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}
