import type { LongPlace, RawEntry } from '../har/raw-entry.ts';
import { membersOf } from '../har/values.ts';

/**
 * An entry that is not quite JSON as the reader mended it, with its long strings and late members
 * in place.
 */
export function wholeEntry(raw: RawEntry): unknown {
  return restore(raw.light, raw);
}

function restore(value: unknown, raw: RawEntry): unknown {
  if (typeof value === 'string') {
    const place = raw.placeOf(value);
    return place === null ? value : longOf(value, place, raw);
  }
  if (Array.isArray(value)) return value.map((one: unknown) => restore(one, raw));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(membersOf(value)).map(([key, inner]) => [key, restore(inner, raw)]),
  );
}

/**
 * A member that was put aside is JSON of any kind; a string may be longer than what is kept of it.
 */
function longOf(mark: string, place: LongPlace, raw: RawEntry): unknown {
  try {
    return raw.whole(mark);
  } catch {
    return raw.long(place).text;
  }
}
