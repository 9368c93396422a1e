/** Milliseconds as people read them: 58 ms, 1.2 s, 3 min. */
export function formatDuration(milliseconds: number, language: string): string {
  const { unit, size } = unitOf(milliseconds);
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digitsOf(milliseconds / size) }).format(milliseconds / size);
}

/** A part and its whole in the whole's unit: "58" and "60 s". */
export function formatShare(part: number, whole: number, language: string): { readonly part: string; readonly whole: string } {
  const { size } = unitOf(whole);
  return {
    part: new Intl.NumberFormat(language, { maximumFractionDigits: digitsOf(whole / size) }).format(part / size),
    whole: formatDuration(whole, language),
  };
}

function unitOf(milliseconds: number): { readonly unit: 'millisecond' | 'second' | 'minute'; readonly size: number } {
  if (milliseconds >= 600_000) return { unit: 'minute', size: 60_000 };
  return milliseconds >= 1000 ? { unit: 'second', size: 1000 } : { unit: 'millisecond', size: 1 };
}

function digitsOf(value: number): number {
  return value < 10 && !Number.isInteger(value) ? 1 : 0;
}

/** Time of day to the millisecond; '' where the time is none. */
export function formatMoment(at: number, language: string): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return '';
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 }).format(at);
}
