import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { BrowserWindow, type WebContents, app, webContents } from 'electron';
import { type Block, haloRequests } from './bench-site.ts';
import type { CapturingOrders, CapturingRun } from './capturing.ts';
import type { Recorded } from './recorder-process.ts';
import { Book, inRounds, turned } from './rounds.ts';

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
interface Took {
  readonly page: number;
  readonly work: number;
}

/** A way to open the page, and what is to be done before each of its blocks. */
interface Way {
  readonly kind: 'off' | 'bare' | 'devtools' | 'without' | 'with';
  readonly contents: WebContents;
  readonly before?: () => Promise<unknown>;
}

async function measure(): Promise<CapturingRun> {
  const book = new Book();
  const window = await pageAt('app://bundle/');
  await inPage(window, `halo.call('site.open', { address: ${JSON.stringify(orders.page)} })`);
  const recorded = await pageAt(orders.page);
  const keeping = (largestBody: number) => () =>
    inPage(
      window,
      `halo.call('settings.write', { capture: { largestBody: ${largestBody}, storageLimit: 2e9, keepDays: 30 } })`,
    );
  const plain = await plainPage('plain');
  const ways: readonly Way[] = [
    { kind: 'off', contents: plain },
    { kind: 'bare', contents: await attachedPage() },
    { kind: 'devtools', contents: await inspectedPage() },
    { kind: 'without', contents: recorded, before: keeping(0) },
    { kind: 'with', contents: recorded, before: keeping(2_000_000) },
  ];
  writeFileSync(orders.ready, '');
  for (const kind of ['burst', 'halo'] as const)
    await inRounds({ what: kind, say, warm: true }, async (round) => {
      const took = new Map<Way['kind'], Took>();
      for (const way of turned(ways, round)) took.set(way.kind, await blockOf(way, kind, round));
      if (round >= 0) addRound(book, kind, took);
    });
  await keeping(2_000_000)();
  await measureMany(window, recorded, plain, book);
  const exchanges = await inPage<readonly Recorded[]>(
    window,
    `halo.call('capture.read', null).then(({ value }) => value.map(({ request, response, state }) =>
    ({ method: request.method, url: request.url, state, from: response === null ? null : response.from, text: response === null ? null : response.body.text })))`,
  );
  return { found: book.found, exchanges };
}

async function blockOf(
  { kind: way, contents, before }: Way,
  kind: Block['kind'],
  round: number,
): Promise<Took> {
  await before?.();
  const who = way === 'with' || way === 'without' ? `on-${way}` : way;
  const count = kind === 'halo' ? haloRequests : orders.blockSize;
  return fire(contents, { kind, count, mark: `${who}-${kind}-${round + 1}` });
}

async function fire(contents: WebContents, block: Block): Promise<Took> {
  await quiet();
  const before = processorTime();
  const page = await inPage<number>(contents, `fire(${JSON.stringify(block)})`);
  await quiet();
  return { page, work: (processorTime() - before) / block.count };
}

/** What one round says of each way, beside the page that nobody records. */
function addRound(book: Book, kind: Block['kind'], took: ReadonlyMap<Way['kind'], Took>): void {
  const off = took.get('off');
  if (off === undefined) return;
  const added = (way: Way['kind']): number => (took.get(way)?.work ?? NaN) - off.work;
  for (const way of ['bare', 'devtools', 'without', 'with'] as const) {
    const ratio = (took.get(way)?.page ?? NaN) / off.page;
    book.add(kind === 'halo' ? `capture-halo-${way}` : `capture-page-${way}`, ratio);
    if (kind === 'burst') book.add(`capture-work-${way}`, added(way));
  }
  if (kind === 'halo') return;
  book.add('capture-work-off', off.work);
  book.add('capture-share', added('with') / added('devtools'));
}

/** Very many requests at once, recorded with contents, and then in the page nobody records. */
async function measureMany(
  window: WebContents,
  recorded: WebContents,
  plain: WebContents,
  book: Book,
): Promise<void> {
  const count = orders.requests;
  say(`${count} requests at once`);
  const before = await matched(window);
  const watched = watchMemory(window.getOSProcessId());
  const profile = await profiling();
  const standstill = watchStandstill();
  await fire(recorded, { kind: 'burst', count, mark: 'on-long' });
  await until(async () => (await matched(window)) >= before + count);
  book.add('capture-standstill', standstill());
  await quiet();
  await profile();
  const memory = watched();
  book.add('capture-memory', memory.main);
  book.add('capture-window-memory', memory.window);
  const standstillOff = watchStandstill();
  await fire(plain, { kind: 'burst', count, mark: 'off-long' });
  book.add('capture-standstill-off', standstillOff());
}

/** How many requests of Halo our window counts so far. */
async function matched(window: WebContents): Promise<number> {
  const { value } = await inPage<{ value: { recordingCounts: { matched: number } } }>(
    window,
    `halo.call('site.read', null)`,
  );
  return value.recordingCounts.matched;
}

/** Milliseconds that this process answered nobody at most, from now until the answer is called. */
function watchStandstill(): () => number {
  const resolution = 1;
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  return () => {
    histogram.disable();
    return histogram.max / 1e6 - resolution;
  };
}

/** The page in a window of its own with a profile on disk, as a site's is: its cache costs as much. */
async function plainPage(name: string): Promise<WebContents> {
  const { webContents: contents } = new BrowserWindow({
    width: 800,
    height: 600,
    webPreferences: { partition: `persist:bench-${name}`, sandbox: true },
  });
  await contents.loadURL(orders.page);
  return contents;
}

/**
 * The page in a window whose debugger is on and drops all it hears: the least that recording over
 * the protocol can cost.
 */
async function attachedPage(): Promise<WebContents> {
  const contents = await plainPage('attached');
  contents.debugger.attach('1.3');
  contents.debugger.on('message', () => undefined);
  await contents.debugger.sendCommand('Network.enable');
  return contents;
}

/** The page beside DevTools that show its requests: what a person would use instead. */
async function inspectedPage(): Promise<WebContents> {
  const contents = await plainPage('inspected');
  const opened = new Promise((done) => {
    contents.once('devtools-opened', () => done(null));
  });
  contents.openDevTools({ mode: 'detach' });
  await opened;
  const tools = contents.devToolsWebContents;
  if (tools === null) throw new Error('DevTools did not open');
  await inPage(tools, `DevToolsAPI.showPanel('network')`);
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
    await delay(100);
  }
}

/** Waits until nothing of the block before is still being worked on. */
async function quiet(): Promise<void> {
  app.getAppMetrics();
  for (let calm = 0, tries = 0; calm < 2 && tries < 100; tries += 1) {
    await delay(250);
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
