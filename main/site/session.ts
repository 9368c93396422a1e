import { createHash } from 'node:crypto';
import { type Session, session } from 'electron';
import type { SiteState } from '../../shared/ipc/ipc.ts';

/** In memory only: a name without `persist:`. */
export const practicePartition = 'site-practice';

/**
 * The browser profile of a site: its own for every Halo, kept between starts; the practice Halo
 * begins afresh with each start.
 */
export function siteSession(
  kind: SiteState['kind'],
  url: string,
  prepare: (session: Session) => void,
): Session {
  const partition =
    kind === 'practice'
      ? practicePartition
      : `persist:site-${createHash('sha256').update(new URL(url).host).digest('hex').slice(0, 16)}`;
  const found = session.fromPartition(partition);
  if (!prepared.has(found)) {
    prepared.add(found);
    // Some sign-in pages turn away browsers whose name they don't know; this is the Chrome it is
    // built from.
    found.setUserAgent(
      found
        .getUserAgent()
        .split(' ')
        .filter((word) => !/^(electron|halo-?troubleshooter)\//i.test(word))
        .join(' '),
    );
    prepare(found);
  }
  return found;
}

const prepared = new WeakSet<Session>();
