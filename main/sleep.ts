import { powerMonitor } from 'electron';

/** Hears when the computer wakes, with how long it slept in milliseconds: what was under way then fails for no fault of Halo's. */
export function watchSleep(woke: (slept: number) => void): void {
  let since: number | null = null;
  powerMonitor.on('suspend', () => { since = Date.now(); });
  powerMonitor.on('resume', () => {
    // Some systems tell only of the end; a clock that was set back meanwhile makes no negative sleep.
    woke(since === null ? 0 : Math.max(0, Date.now() - since));
    since = null;
  });
}

/** What it means for what was recorded. */
export function sleepWords(slept: number): string {
  const minutes = Math.round(slept / 60_000);
  const length = minutes < 1 ? '' : ` for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`;
  return `The computer slept${length}. Requests that were under way then may have failed by that alone. Do the action again.`;
}
