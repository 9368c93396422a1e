import { readFileSync, writeFileSync } from 'node:fs';
import { app } from 'electron';

/**
 * Stands in a program before anything else (see start.ts): tells when the first heading is painted
 * and the page answers, then the memory, and ends the program.
 */
const { from, rest, until, tell } = JSON.parse(process.env['HALO_BENCH'] ?? '{}');

const painted = `new Promise((done) => {
  const wanted = new RegExp(${JSON.stringify(until)});
  const look = () => {
    if (wanted.test(document.querySelector('h1')?.textContent ?? '')) requestAnimationFrame(() => setTimeout(() => done(true)));
    else setTimeout(look, 4);
  };
  look();
})`;

/**
 * Kilobytes of a process, of which shared pages count in part; what Electron tells elsewhere than
 * on Linux. @param {Electron.ProcessMetric} metric
 */
function kilobytes({ pid, memory }) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);
  } catch {
    return memory.workingSetSize;
  }
}

let isFirst = true;
app.on('browser-window-created', (_event, window) => {
  if (!isFirst) return;
  isFirst = false;
  const shown = new Promise((done) => window.once('show', () => done(null)));
  const ready = new Promise((done) => window.webContents.once('dom-ready', () => done(null))).then(
    () => window.webContents.executeJavaScript(painted),
  );
  void Promise.all([shown, ready]).then(() => {
    const milliseconds = Date.now() - from;
    setTimeout(() => {
      const memory = app
        .getAppMetrics()
        .map(kilobytes)
        .reduce((sum, one) => sum + one, 0);
      writeFileSync(
        tell,
        JSON.stringify({ milliseconds, megabytes: Math.round((memory * 1024) / 1e6) }),
      );
      app.exit(0);
    }, rest);
  });
});
