import type { Page } from '@playwright/test';
import { openApp, type App } from '../e2e/app.ts';
import { openRequests } from '../e2e/requests-drawer.ts';
import type { GoalName } from './goals.ts';
import { writeHar } from './made-har.ts';
import { writeSmallRequests } from './many-requests.ts';
import { parseSpeed, smallHar } from './reading.ts';
import { type Book, inRounds, madeFile, type Say } from './rounds.ts';
import { begin, blocksDuring, clickToGone, shownIn, watch, type Blocks } from './window-probe.ts';

const megabyte = 1_000_000;
const size = 700;

/** Opens files and works with the table in the real window, as a user does. */
export async function benchWindow(book: Book, say: Say): Promise<void> {
  const app = await openApp({ args: [], recordHar: null });
  try {
    await watch(app.window, 'charge rate');
    const small = smallHar(say);
    const quiet = size / 2;
    const large = madeFile('late-failures.har', say, (path) => writeHar(path, size, { quiet }));
    await inRounds({ what: `reading ${size} MB in the window`, say }, async () => {
      const parse = await parseSpeed(small);
      const { cancelled, stopped } = await measureCancel(app, large);
      book.add('window-cancel', cancelled);
      book.add('window-stopped', stopped);
      const { seconds, first, blocks, peak } = await measureReading(app, large, quiet * megabyte);
      book.add('window-speed', size / seconds);
      book.add('window-ratio', size / seconds / parse);
      book.add('window-first', first);
      book.add('window-standstill', blocks.longestWork);
      book.add('window-standstill-clock', blocks.longest);
      book.add('window-memory', peak);
    });
    const many = madeFile('150k.har', say, (path) => writeSmallRequests(path, 150_000));
    await measureTable(app, many, book, say);
  } finally {
    await app.close();
  }
}

/** Seconds for all; milliseconds to the first diagnosis; megabytes at most. */
interface Reading {
  readonly seconds: number;
  readonly first: number;
  readonly blocks: Blocks;
  readonly peak: number;
}

/** `quiet`: bytes before the first failing entry. */
async function measureReading(app: App, path: string, quiet: number): Promise<Reading> {
  const { window } = app;
  await begin(window);
  let peak = 0;
  const watching = setInterval(
    () =>
      void memoryOf(app)
        .then((now) => {
          peak = Math.max(peak, now);
        })
        .catch(() => undefined),
    200,
  );
  let seconds = 0;
  const blocks = await blocksDuring(app, async () => {
    seconds = await readWhole(app, path);
  });
  clearInterval(watching);
  const shown = await shownIn(window);
  const seen = shown.find((one) => one.found)?.at ?? NaN;
  const unread = shown.findLast((one) => one.bytes < quiet)?.at ?? NaN;
  return { seconds, first: Math.max(0, seen - unread), blocks, peak };
}

/** Opens a file and waits for its result. Returns the seconds it took. */
async function readWhole(app: App, path: string): Promise<number> {
  const from = performance.now();
  await open(app, path);
  await app.window.getByRole('progressbar').waitFor();
  await app.window
    .getByRole('heading', { level: 1, name: /problems? found/ })
    .waitFor({ timeout: 600_000 });
  return (performance.now() - from) / 1000;
}

async function measureCancel(
  app: App,
  path: string,
): Promise<{ readonly cancelled: number; readonly stopped: number }> {
  const { window } = app;
  await begin(window);
  await open(app, path);
  const bar = window.getByRole('progressbar');
  await bar.waitFor();
  const reader = window.workers().at(-1); // an earlier file keeps the one that read it
  const stopped = reader?.waitForEvent('close').then(() => performance.now());
  const cancel = window.getByRole('button', { name: 'Cancel' });
  const from = performance.now();
  await cancel.click();
  await bar.waitFor({ state: 'detached' });
  return {
    cancelled: await clickToGone(window),
    stopped: Math.round(((await stopped) ?? NaN) - from),
  };
}

async function open(app: App, path: string): Promise<void> {
  await app.electron.evaluate(({ dialog, BrowserWindow }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    BrowserWindow.getAllWindows()[0]?.focus();
  }, path);
  await app.window.keyboard.press('Control+o');
}

/** Working set of the window's process, in megabytes. */
async function memoryOf(app: App): Promise<number> {
  return app.electron.evaluate(({ app: program, webContents }) => {
    const process = webContents
      .getAllWebContents()
      .find((one) => one.getURL().startsWith('app://'))
      ?.getOSProcessId();
    const found = program.getAppMetrics().find(({ pid }) => pid === process);
    return Math.round(((found?.memory.workingSetSize ?? 0) * 1024) / 1e6);
  });
}

async function measureTable(app: App, path: string, book: Book, say: Say): Promise<void> {
  const { window } = app;
  await readWhole(app, path);
  await openRequests(window);
  await window.getByRole('button', { name: 'Make the requests larger' }).click();
  const only = window.getByRole('checkbox', { name: 'Problems only' });
  await only.uncheck();
  await settled(window);
  book.add('window-rows', Number(await window.getByRole('grid').getAttribute('aria-rowcount')) - 1);
  const box = window.getByRole('combobox', { name: 'Filter requests' });
  const filterBy = async (filters: readonly string[]): Promise<void> => {
    for (const filter of filters) {
      await box.pressSequentially(filter, { delay: 30 });
      await settled(window);
      await box.fill('');
      await settled(window);
    }
  };
  const jobs: readonly (readonly [GoalName, () => Promise<void>])[] = [
    [
      'window-opening',
      async () => {
        await only.check();
        await only.uncheck();
        await settled(window);
      },
    ],
    [
      'window-filtering',
      () => filterBy(['tickets', 'status-code:4xx', '-domain:*.example larger-than:100']),
    ],
    ['window-pattern', () => filterBy(['/tickets\\/\\d+5(\\?|$)/'])],
    ['window-sorting', () => sortBy(window, ['Name', 'Time', 'What it means', 'Status'])],
    ['window-scrolling', () => scroll(window)],
  ];
  await inRounds({ what: 'filtering, sorting and scrolling in the window', say }, async () => {
    for (const [name, job] of jobs) book.add(name, (await blocksDuring(app, job)).longestWork);
  });
}

async function sortBy(window: Page, columns: readonly string[]): Promise<void> {
  for (const column of columns)
    for (let times = 0; times < 3; times += 1) {
      await window.getByRole('columnheader', { name: column }).getByRole('button').click();
      await settled(window);
    }
}

async function scroll(window: Page): Promise<void> {
  await window.getByRole('grid').evaluate(async (grid) => {
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    for (let step = 1; step <= 60; step += 1) {
      grid.scrollTop = step % 2 === 0 ? step * 300 : (grid.scrollHeight / 60) * step;
      await frame();
    }
  });
}

/** Two frames were drawn and nothing is waiting. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)));
      }),
  );
}
