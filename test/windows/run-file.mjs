/*
 * A thread that runs the tests of one bundled file with Vitest's own runner, assertions and spies,
 * but without Vite: its bundler is native code that does not load under Wine.
 */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { startTests } from '@vitest/runner';

const { bundle, root } = workerData;
const config = {
  root,
  setupFiles: [],
  name: undefined,
  passWithNoTests: false,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { shuffle: false, concurrent: false, seed: 1, hooks: 'stack', setupFiles: 'list' },
  chaiConfig: undefined,
  maxConcurrency: 5,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  retry: 0,
  includeTaskLocation: false,
  diffOptions: undefined,
  tags: [],
  strictTags: false,
  expect: { requireAssertions: false, poll: { interval: 50, timeout: 10_000 } },
  fakeTimers: { toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] },
  snapshotOptions: {},
};
// What `vi`, `expect` and their timers ask of the process they run in.
Object.defineProperty(globalThis, '__vitest_worker__', {
  value: {
    config,
    ctx: { files: [], pool: 'threads', projectName: '' },
    environment: { name: 'node' },
    current: undefined,
    filepath: bundle,
    durations: { environment: 0, prepare: 0 },
    rpc: {},
    onCancel: () => undefined,
    onCleanup: () => undefined,
    providedContext: {},
    metaEnv: process.env, // where `vi.stubEnv` writes
  },
});

/** @typedef {{ name: string, type: string, mode: string, tasks?: Task[], result?: { state?: string, errors?: { message: string }[] } }} Task */

/**
 * @param {Task} task
 * @param {readonly string[]} above
 * @returns {{ name: string, state: string, error: string }[]}
 */
const flat = (task, above) => {
  const way = [...above, task.name];
  const error = task.result?.errors?.[0]?.message ?? '';
  if (task.type === 'test')
    return [{ name: way.join(' › '), state: task.result?.state ?? task.mode, error }];
  const inner = (task.tasks ?? []).flatMap((one) => flat(one, way));
  // A file that does not load, or a hook that fails, has tests that never ran.
  return task.result?.state === 'fail' && inner.every(({ state }) => state !== 'fail')
    ? [...inner, { name: way.join(' › '), state: 'fail', error }]
    : inner;
};

const runner = {
  config,
  pool: 'threads',
  importFile: () => import(pathToFileURL(bundle).href),
  onBeforeRunTask: (/** @type {unknown} */ test) => {
    Reflect.get(globalThis, '__vitest_worker__').current = test;
  },
};
const files = await startTests([{ filepath: bundle, testLocations: undefined }], runner);
parentPort?.postMessage(
  files.flatMap((file) => (file.tasks.length === 0 ? flat(file, []) : flat(file, []))),
);
process.exit(0);
