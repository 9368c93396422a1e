import type { DeedMark } from '../../shared/fix/deed-mark.ts';
import type { Fingerprint } from '../../shared/fix/fingerprint.ts';

/**
 * "ticket 2003", where what failed names one record by its number, as `ticket_id` does; null where it
 * names none, more than one, or itself by `id` alone.
 */
export function recordName({ deeds }: Pick<Fingerprint, 'deeds'>): string | null {
  const [deed, ...others] = deeds;
  if (deed === undefined || others.length > 0 || deed.record.length !== 1) return null;
  const named = /(?:^|\.)([a-z]+)#?id=(\d+)$/.exec(deed.record[0] ?? '');
  return named === null ? null : `${named[1] ?? ''} ${named[2] ?? ''}`;
}

/**
 * "ticket 2003"; of something new what it is called; else the address. Where the same failed at several
 * addresses, with the one it failed at.
 */
export function deedName(deed: DeedMark): string {
  const { site } = deed;
  return site === undefined
    ? nameOf(deed)
    : `${nameOf(deed)} (${site.replace(/^https?:\/\//, '')})`;
}

function nameOf(deed: DeedMark): string {
  const [record] = deed.record;
  if (record === undefined) return deed.target;
  return recordName({ deeds: [deed] }) ?? record.slice(record.indexOf('=') + 1);
}
