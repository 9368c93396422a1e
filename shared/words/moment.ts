/**
 * A moment in the two clocks a support desk needs: UTC to match server logs, local to match the
 * user's memory.
 */
export interface Clocks {
  readonly utc: string;
  readonly local: string;
}

/**
 * @param at milliseconds since 1970. @param timeZone IANA name; an unknown one falls back to UTC.
 */
export function momentOf(at: number, timeZone: string): Clocks {
  return { utc: utcOf(at), local: localOf(at, timeZone) };
}

/** "2026-11-29 09:24:05 UTC": for what travels between time zones. `at` as above. */
export function utcOf(at: number): string {
  const date = new Date(at);
  const shown = Number.isNaN(date.getTime()) ? '?' : date.toISOString().slice(0, 19);
  return `${shown.replace('T', ' ')} UTC`;
}

/** "1 December 2026", in UTC; `at` as above. */
export function utcDayOf(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** As the screens write it (renderer/text/format.ts), with the zone. */
function localOf(at: number, timeZone: string): string {
  const shape = { dateStyle: 'long', timeStyle: 'medium', hourCycle: 'h23' } as const;
  if (Number.isNaN(new Date(at).getTime())) return '?';
  try {
    return `${new Intl.DateTimeFormat('en-GB', { ...shape, timeZone }).format(at)}, ${timeZone}`;
  } catch {
    return `${new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: 'UTC' }).format(at)}, UTC`;
  }
}
