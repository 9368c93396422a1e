import { numberFormat } from '../../shared/words/intl.ts';

/**
 * Milliseconds as people read them: 58 ms, 1.2 s, 12 min. The signs are the same in every language.
 */
export function formatDuration(milliseconds: number, language: string): string {
  const { unit, size } = unitOf(milliseconds);
  return `${formatNumber(milliseconds / size, milliseconds / size, language)}\u00a0${unit}`;
}

/** A part and its whole in the whole's unit: "58" and "60 s". `isAll`: no difference can be read. */
export function formatShare(
  part: number,
  whole: number,
  language: string,
): { readonly part: string; readonly whole: string; readonly isAll: boolean } {
  const { size } = unitOf(whole);
  const shown = (length: number) => formatNumber(length / size, whole / size, language);
  return {
    part: shown(part),
    whole: formatDuration(whole, language),
    isAll: shown(part) === shown(whole),
  };
}

function unitOf(milliseconds: number): {
  readonly unit: 'ms' | 's' | 'min';
  readonly size: number;
} {
  if (milliseconds >= 600_000) return { unit: 'min', size: 60_000 };
  return milliseconds >= 1000 ? { unit: 's', size: 1000 } : { unit: 'ms', size: 1 };
}

/** As many digits as suit `beside`, the number it stands beside. */
function formatNumber(value: number, beside: number, language: string): string {
  return numberFormat(language, { maximumFractionDigits: beside < 10 ? 1 : 0 }).format(value);
}
