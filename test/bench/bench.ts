import { mkdtempSync, readFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../remove-folder.ts';
import { partNames, type PartName, type Samples } from './goals.ts';
import { figuresOf, rounded, type Measured } from './measured.ts';
import { PartProcess } from './part-process.ts';
import { printed } from './printed.ts';
import { pairs, requests } from './rounds.ts';

/**
 * Measures part after part: one JSON document on standard output, and on standard error progress
 * and every figure beside its goal. Arguments name single parts: `npm run bench -- table`. A part
 * that fails is said, and the others go on; the exit code is 1 then.
 */
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = asked.filter((word) => !partNames.includes(word as PartName));
if (unknown.length > 0) {
  say(`There is no part “${unknown.join('”, “')}”. There are: ${partNames.join(', ')}.`);
  process.exit(2);
}

const at = new Date().toISOString();
const load = rounded(loadavg()[0] ?? 0);
/** Every temporary file of all parts lies in here, large ones are shared, and it goes in the end. */
const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
let running: PartProcess | null = null;
let stopped = false;
const stop = async (code: number): Promise<void> => {
  if (stopped) return;
  stopped = true;
  await running?.end();
  removeFolder(folder);
  process.exit(code);
};
process.on('SIGINT', () => void stop(130));
process.on('SIGTERM', () => void stop(143));
process.on('SIGHUP', () => void stop(129));

let samples: Samples = {};
const seconds: Record<string, number> = {};
const failed: Record<string, string> = {};
const notThere: string[] = [];
for (const name of partNames) {
  if (stopped || (asked.length > 0 && !asked.includes(name))) continue;
  say(`Measuring: ${name} …`);
  const from = performance.now();
  running = new PartProcess(name, folder);
  const found = await running.ended();
  if (stopped) break;
  samples = { ...samples, ...found.samples };
  notThere.push(...found.notThere);
  if (found.failed !== null) {
    failed[name] = found.failed;
    say(`${name} failed: ${found.failed}`);
  }
  seconds[name] = Math.round((performance.now() - from) / 1000);
}
const document: Measured = {
  machine: {
    cores: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryMB: Math.round(totalmem() / 1e6),
    node: process.version,
    electron: electronVersion(),
    load,
  },
  at,
  pairs,
  requests,
  figures: figuresOf(samples),
  seconds,
  failed,
  notThere,
};
if (!stopped) {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  say(printed(document));
  process.exitCode = Object.keys(failed).length > 0 ? 1 : 0;
  removeFolder(folder);
}

/** As the file beside the program says; the package may be another than what runs. */
function electronVersion(): string {
  try {
    const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
    return readFileSync(join(folder, 'version'), 'utf8').trim();
  } catch {
    return '';
  }
}
