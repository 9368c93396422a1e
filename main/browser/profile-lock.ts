import { existsSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

/**
 * Whether a browser is open with this profile. On Windows its `lockfile` is there for as long.
 * Elsewhere it listens where `SingletonSocket` points, for the starts that hand over to it: a link
 * that a killed browser left behind has nobody at its end
 * (https://source.chromium.org/chromium/chromium/src/+/main:chrome/browser/process_singleton_posix.cc).
 */
export async function isInUse(profile: string): Promise<boolean> {
  if (process.platform === 'win32') return existsSync(join(profile, 'lockfile'));
  const path = socketOf(profile);
  if (path === null) return false;
  return new Promise((answer) => {
    const socket = connect(path, () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}

function socketOf(profile: string): string | null {
  try {
    return readlinkSync(join(profile, 'SingletonSocket'));
  } catch {
    return null; // it was never opened, or was closed
  }
}
