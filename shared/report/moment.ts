/**
 * A moment in the two clocks a support desk needs: UTC to match server logs, local to match the
 * user's memory.
 */
export interface Moment {
  readonly utc: string;
  readonly local: string;
}

/**
 * @param at milliseconds since 1970. @param timeZone IANA name; an unknown one falls back to UTC.
 */
export function momentOf(at: number, timeZone: string): Moment {
  return { utc: `${isoOf(at)} UTC`, local: localOf(at, timeZone) };
}

function isoOf(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? '?'
    : date
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '');
}

function localOf(at: number, timeZone: string): string {
  const shape = { dateStyle: 'medium', timeStyle: 'medium' } as const;
  if (Number.isNaN(new Date(at).getTime())) return '?';
  try {
    return `${new Intl.DateTimeFormat('en-GB', { ...shape, timeZone }).format(at)}, ${timeZone}`;
  } catch {
    return `${new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: 'UTC' }).format(at)}, UTC`;
  }
}
