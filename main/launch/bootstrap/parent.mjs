/** How often to look, in milliseconds. */
const every = 500;

/**
 * Ends this process as a supervisor's stop would, once the shell that npm put between itself and us
 * is gone. npm hands a stop on to that shell only, and the practice Halo or the app would run on
 * unseen (https://github.com/npm/cli/issues/6684). Outside npm nothing is watched: somebody who
 * starts us by hand in the background may well close their shell.
 * @param {NodeJS.ProcessEnv} env
 */
export function endWithNpm(env) {
  if (env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, every);
  timer.unref();
}
