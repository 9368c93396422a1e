/** Lenient readings of what exporters write. None throws. */

export type Members = Readonly<Record<string, unknown>>;

/** The members of an object; none for anything else. */
export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : {};
}

/** A list; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Whether lists and objects stand inside one another on so many levels that to make text of them
 * may fill the stack. JSON.parse has no such bound.
 */
export function isTooDeep(value: unknown, levels = 64): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1));
}

/** A finite number, also where it is written as text ("200", "200 OK", "12.5"); null otherwise. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const digits = /^\s*(-?\d{1,15}(?:\.\d+)?)(?![\dA-Za-z])/.exec(value)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * A number from zero on: exporters write -1, null or nothing for "unknown", as HAR 1.2 has it.
 * http://www.softwareishard.com/blog/har-12-spec/
 */
export function measureOf(value: unknown): number | null {
  const number = numberOf(value);
  return number === null || number < 0 ? null : number;
}

const isoDate =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?/i;

/**
 * Milliseconds since 1970, or null. Takes offsets without a colon (BrowserMob), six or seven digits
 * of a second (mitmproxy, Fiddler), numbers of seconds or milliseconds; a time without a zone
 * counts as UTC.
 */
export function timeOf(value: unknown): number | null {
  if (typeof value === 'number')
    return !Number.isFinite(value) || value <= 0 ? null : value < 1e11 ? value * 1000 : value;
  if (typeof value !== 'string') return null;
  if (value.length === 24 && value[4] === '-' && value[10] === 'T' && value[23] === 'Z') {
    const written = Date.parse(value); // as most exporters write it: five times as fast
    if (!Number.isNaN(written)) return written;
  }
  const parts = isoDate.exec(value);
  if (parts === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] =
    parts;
  if (
    Number(month) < 1 ||
    Number(month) > 12 ||
    Number(day) < 1 ||
    Number(day) > 31 ||
    Number(hour) > 24
  )
    return null;
  const whole = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return whole + Math.floor(Number(`0.${fraction}`) * 1000) - zoneMinutes(zone) * 60_000;
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
