import { numberFormat } from './intl.ts';

/** Amounts as a language writes them; English where no screen knows its user's region. */

/**
 * English whole numbers need no tables of languages: the first use of Intl takes 15 to 40
 * milliseconds, a fifth of a short command.
 */
export function formatCount(count: number, language = 'en'): string {
  return language === 'en' && Number.isSafeInteger(count)
    ? String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
    : numberFormat(language).format(count);
}

/**
 * A span in one unit that fits: "40 milliseconds", "0.4 seconds", "12 seconds", "3 minutes";
 * `milliseconds` from 0.
 */
export function formatSpan(milliseconds: number, language = 'en'): string {
  const seconds = milliseconds / 1000;
  if (milliseconds > 0 && milliseconds < 100)
    return numberFormat(language, {
      style: 'unit',
      unit: 'millisecond',
      unitDisplay: 'long',
      maximumFractionDigits: 0,
    }).format(milliseconds);
  const [value, unit] =
    seconds < 91
      ? ([seconds, 'second'] as const)
      : seconds < 5400
        ? ([seconds / 60, 'minute'] as const)
        : ([seconds / 3600, 'hour'] as const);
  return numberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
