import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Session, app, session } from 'electron';
import { practicePartition } from './session.ts';

/**
 * Wipes what this program's browser keeps of every Halo it ever opened: cookies and sign-ins, what
 * pages stored, the cache, and the names and passwords of this run. Settings and captures stay.
 */
export async function wipeSiteData(): Promise<void> {
  for (const one of everySiteSession()) await wipe(one);
}

async function wipe(one: Session): Promise<void> {
  // First what is under way: an answer that comes late would set its cookies again.
  await one.closeAllConnections();
  await one.clearStorageData();
  await one.clearCache();
  await one.clearAuthCache();
  await one.clearHostResolverCache();
  await one.clearCodeCaches({});
  // An open connection would still be signed in with a certificate.
  await one.closeAllConnections();
  await one.cookies.flushStore();
}

/** By their folders: a Halo whose address is forgotten counts as well. */
function everySiteSession(): readonly Session[] {
  let folders: readonly string[] = [];
  try {
    folders = readdirSync(join(app.getPath('userData'), 'Partitions')).filter((name) =>
      name.startsWith('site-'),
    );
  } catch {
    // No Halo was ever opened.
  }
  return [
    session.fromPartition(practicePartition),
    ...folders.map((name) => session.fromPartition(`persist:${name}`)),
  ];
}
