import { spawn, spawnSync } from 'node:child_process';
import { within } from '../time-limit.ts';
import type { InstalledBrowser } from './installed-browsers.ts';
import { endedAtOnce, profileSwitches, refuseInUse } from './own-browser.ts';

/** A browser that is open for signing in, and that nobody records. */
export interface SignInBrowser {
  /** Resolves when it is closed, by the person or by us. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds: a browser that ends before is one that handed over, or that cannot start. */
const settling = 1_500;
const goodbye = 5_000;

/**
 * Opens a browser of the user's on our profile, with nothing attached to it: a sign-in that turns
 * recorded browsers away meets an ordinary one. @throws Refusal where it does not start
 */
export async function openForSignIn(
  { path, title }: InstalledBrowser,
  profile: string,
  address: string,
): Promise<SignInBrowser> {
  await refuseInUse(profile, title);
  const child = spawn(path, [...profileSwitches(profile), address], { stdio: 'ignore' });
  const closed = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('exit', () => done());
  });
  const isGone = await Promise.race([
    closed.then(() => true),
    new Promise<false>((done) => setTimeout(() => done(false), settling)),
  ]);
  if (isGone) throw endedAtOnce(title, child.exitCode, '');
  return {
    closed,
    async close() {
      // It writes what it knows of the sign-in as it ends, so it is asked and not killed.
      if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t']);
      else child.kill('SIGTERM');
      await within(goodbye, closed, 'closing the browser').catch(() => child.kill('SIGKILL'));
      await closed;
    },
  };
}
