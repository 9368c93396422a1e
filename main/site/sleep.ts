import { powerMonitor } from 'electron';
import { say } from '../../shared/words/say.ts';

/**
 * Hears when the computer wakes, with how long it slept in milliseconds: what was under way then
 * fails for no fault of Halo's.
 */
export function watchSleep(woke: (slept: number) => void): void {
  let since: number | null = null;
  powerMonitor.on('suspend', () => {
    since = Date.now();
  });
  powerMonitor.on('resume', () => {
    // Some systems tell only of the end; a clock that was set back meanwhile makes no negative
    // sleep.
    woke(since === null ? 0 : Math.max(0, Date.now() - since));
    since = null;
  });
}

/** What it means for what was recorded. */
export function sleepWords(slept: number): string {
  const minutes = Math.round(slept / 60_000);
  return minutes < 1 ? say('sleep.short') : say('sleep.long', { count: minutes });
}
