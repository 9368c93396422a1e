import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { BrowserWindow, type WebContents, app, webContents } from 'electron';
import type { CapturingOrders, CapturingRun, Turn } from './capturing.ts';
import type { Recorded } from './recorder-process.ts';

/**
 * Started by Electron in the place of the program: loads the program itself, opens a page in it as
 * a person would, and lets it work in turn with the same page in a plain window that nobody
 * records. No driver is attached, for a driver's own recording would count as ours.
 */
const orders = JSON.parse(process.env['HALO_BENCH'] ?? '{}') as CapturingOrders;
const say = (line: string): void => {
  process.stderr.write(`  ${line}\n`);
};
// Awaited, because Electron is `ready` once this file has run and the program must register its
// scheme before.
await import(new URL('../main/main.js', import.meta.url).href);

app
  .whenReady()
  .then(measure)
  .then(
    (run) => {
      writeFileSync(orders.answer, JSON.stringify(run));
      app.quit();
    },
    (error: unknown) => {
      console.error(error);
      app.exit(1);
    },
  );

/** Milliseconds that the page took for all, and of processor time for one request. */
interface Block {
  readonly took: number;
  readonly work: number;
}

async function measure(): Promise<CapturingRun> {
  const window = await pageAt('app://bundle/');
  await inPage(window, `halo.call('site.open', { address: ${JSON.stringify(orders.page)} })`);
  const recorded = await pageAt(orders.page);
  // A profile kept on disk, as a site's is: its cache costs as much with capture as without.
  const plain = new BrowserWindow({
    width: 800,
    height: 600,
    webPreferences: { partition: 'persist:bench-plain', sandbox: true },
  });
  await plain.loadURL(orders.page);
  const attached = await attachedPage(orders.page);
  const block = async (contents: WebContents, count: number, mark: string): Promise<Block> => {
    await quiet();
    const before = processorTime();
    const took = await inPage<number>(contents, `fire(${count}, ${JSON.stringify(mark)})`);
    await quiet();
    return { took, work: (processorTime() - before) / count };
  };
  const turns = async (largestBody: number): Promise<readonly Turn[]> => {
    await inPage(
      window,
      `halo.call('settings.write', { capture: { largestBody: ${largestBody}, storageLimit: 2e9, keepDays: 30 } })`,
    );
    const found: Turn[] = [];
    // The first pair warms both up: connections, compiled code.
    for (let pair = -1; pair < orders.pairs; pair += 1) {
      const off = await block(plain.webContents, orders.blockSize, `off-${largestBody}-${pair}`);
      const bare = await block(attached, orders.blockSize, `off-attached-${largestBody}-${pair}`);
      const on = await block(recorded, orders.blockSize, `on-${largestBody}-${pair}`);
      if (pair < 0) continue;
      found.push({
        ratio: on.took / off.took,
        attachedRatio: bare.took / off.took,
        workOff: off.work,
        workAttached: bare.work,
        workOn: on.work,
      });
      say(
        `${largestBody === 0 ? 'without' : 'with'} contents: ${Math.round(off.took)} ms off, ${Math.round(bare.took)} ms with a debugger that keeps nothing, ${Math.round(on.took)} ms on`,
      );
    }
    return found;
  };
  const withoutBodies = await turns(0);
  const withBodies = await turns(2_000_000);
  await quiet();
  const memoryBefore = ownMemory();
  const watched = watchMemory(window.getOSProcessId());
  const profile = await profiling();
  const pageSeconds = (await block(recorded, orders.requests, 'long')).took / 1000;
  await until(
    async () =>
      (
        await inPage<{ value: { recordingCounts: { matched: number } } }>(
          window,
          `halo.call('site.read', null)`,
        )
      ).value.recordingCounts.matched >= orders.requests,
  );
  await quiet();
  await profile();
  const memory = watched();
  say(
    `${orders.requests} requests in ${Math.round(pageSeconds)} s, at most ${memory.main} MB in the main process`,
  );
  const plainSeconds = (await block(plain.webContents, orders.requests, 'off-long')).took / 1000;
  const exchanges = await inPage<readonly Recorded[]>(
    window,
    `halo.call('capture.read', null).then(({ value }) => value.map(({ request, response, state }) =>
    ({ method: request.method, url: request.url, state, from: response === null ? null : response.from, text: response === null ? null : response.body.text })))`,
  );
  return {
    withoutBodies,
    withBodies,
    pageSeconds,
    plainSeconds,
    memoryBefore,
    memoryPeak: memory.main,
    windowPeak: memory.window,
    exchanges,
  };
}

/**
 * The page in a window whose debugger is on and drops all it hears: the least that recording over
 * the protocol can cost.
 */
async function attachedPage(address: string): Promise<WebContents> {
  const { webContents: contents } = new BrowserWindow({
    width: 800,
    height: 600,
    webPreferences: { partition: 'persist:bench-attached', sandbox: true },
  });
  await contents.loadURL(address);
  contents.debugger.attach('1.3');
  contents.debugger.on('message', () => undefined);
  await contents.debugger.sendCommand('Network.enable');
  return contents;
}

function inPage<T>(contents: WebContents, script: string): Promise<T> {
  return contents.executeJavaScript(script) as Promise<T>;
}

async function pageAt(address: string): Promise<WebContents> {
  let found: WebContents | undefined;
  await until(
    () =>
      (found = webContents
        .getAllWebContents()
        .find((one) => one.getURL().startsWith(address) && !one.isLoading())) !== undefined,
  );
  if (found === undefined) throw new Error(`no page at ${address}`);
  return found;
}

async function until(holds: () => boolean | Promise<boolean>, limit = 120_000): Promise<void> {
  for (const from = Date.now(); !(await holds());) {
    if (Date.now() - from > limit) throw new Error(`waited in vain for: ${String(holds)}`);
    await pause(100);
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });

/** Waits until nothing of the block before is still being worked on. */
async function quiet(): Promise<void> {
  app.getAppMetrics();
  for (let calm = 0, tries = 0; calm < 2 && tries < 100; tries += 1) {
    await pause(250);
    const busy = app.getAppMetrics().reduce((sum, { cpu }) => sum + cpu.percentCPUUsage, 0);
    calm = busy < 12 ? calm + 1 : 0;
  }
}

/** Milliseconds of processor time that all processes of the program have had. */
function processorTime(): number {
  return app
    .getAppMetrics()
    .reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0) * 1000, 0);
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
/** In megabytes, what the main process holds of the machine's memory. */
const ownMemory = (): number => megabytes(process.memoryUsage().rss);

/**
 * The peaks of the main process and of our own window, in megabytes, from now until the answer is
 * called.
 */
function watchMemory(pid: number): () => { readonly main: number; readonly window: number } {
  const peak = { main: 0, window: 0 };
  const look = (): void => {
    peak.main = Math.max(peak.main, ownMemory());
    const kilobytes =
      app.getAppMetrics().find((one) => one.pid === pid)?.memory.workingSetSize ?? 0;
    peak.window = Math.max(peak.window, megabytes(kilobytes * 1024));
  };
  const timer = setInterval(look, 100);
  return () => {
    clearInterval(timer);
    look();
    return peak;
  };
}

/** Where a profile is asked for, records one of the main process until the answer is called. */
async function profiling(): Promise<() => Promise<void>> {
  const path = orders.profile;
  if (path === null) return () => Promise.resolve();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(path, JSON.stringify(profile));
    session.disconnect();
  };
}
