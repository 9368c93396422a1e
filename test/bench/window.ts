import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openApp, type App } from '../e2e/app.ts';
import { openRequests } from '../e2e/requests-drawer.ts';
import { writeHar } from './made-har.ts';
import { median, parseScript, rounded, timed } from './reading.ts';
import { begin, blocksDuring, clickToGone, shownIn, watch, type Blocks } from './window-probe.ts';
import { removeFolder } from '../remove-folder.ts';

const megabyte = 1_000_000;

export interface WindowBench {
  readonly file: readonly WindowReading[];
  readonly table: WindowTable;
}

/** Opening a file in the real window. Times in milliseconds. */
export interface WindowReading {
  readonly megabytes: number;
  readonly requests: number;
  readonly megabytesPerSecond: number;
  /** To JSON.parse(readFileSync) of a 150 MB file of the same kind, in the same run. */
  readonly ratio: number;
  /** At most this long after the first failing entry was read its diagnosis stood on the screen. */
  readonly firstDiagnosis: number;
  /**
   * From the click on Cancel until the screen before was back, and until the reader's thread was
   * gone.
   */
  readonly cancelled: number;
  readonly stopped: number;
  readonly whileReading: Blocks;
  /** Memory of the window's process, in megabytes: before, at most while reading, afterwards. */
  readonly memory: { readonly before: number; readonly peak: number; readonly after: number };
}

/** The table of all requests, with more than 100,000 rows. */
export interface WindowTable {
  readonly rows: number;
  readonly opening: Blocks;
  readonly filtering: Blocks;
  readonly sorting: Blocks;
  readonly scrolling: Blocks;
}

/**
 * Drives the built app as a user does. Writes files of up to 700 MB into a temporary folder and
 * removes it.
 */
export async function benchWindow(
  say: (line: string) => void,
  sizes: readonly number[] = [150, 700],
): Promise<WindowBench> {
  const folder = mkdtempSync(join(tmpdir(), 'halo-bench-'));
  const app = await openApp({ args: [], recordHar: null });
  try {
    await watch(app.window, 'charge rate');
    const small = join(folder, 'small.har');
    writeHar(small, 150);
    const file: WindowReading[] = [];
    for (const size of sizes) {
      const path = join(folder, 'large.har');
      say(`writing a HAR of ${size} MB`);
      const written = {
        path,
        bytes: writeHar(path, size, { quiet: size / 2 }),
        quiet: (size / 2) * megabyte,
      };
      say(`reading ${size} MB in the window`);
      file.push(
        await measureReading(app, written, () =>
          timed(['--max-old-space-size=4096', '-e', parseScript, small]).then(({ output }) =>
            Number(output),
          ),
        ),
      );
    }
    const many = join(folder, 'many.har');
    say('writing a HAR of 100,000 requests');
    writeHar(many, 600, { light: true });
    say('filtering, sorting and scrolling');
    return { file, table: await measureTable(app, many) };
  } finally {
    await app.close();
    removeFolder(folder);
  }
}

async function measureReading(
  app: App,
  { path, bytes, quiet }: { readonly path: string; readonly bytes: number; readonly quiet: number },
  parse: () => Promise<number>,
): Promise<WindowReading> {
  const { window } = app;
  const before = await memoryOf(app);
  const { cancelled, stopped } = await measureCancel(app, path);
  const rounds: {
    readonly speed: number;
    readonly parse: number;
    readonly first: number;
    readonly blocks: Blocks;
  }[] = [];
  let peak = 0;
  for (let round = 0; round < 3; round += 1) {
    const parsed = await parse();
    await begin(window);
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
    const blocks = await blocksDuring(app, `${path}.trace`, async () => {
      seconds = await readWhole(app, path);
    });
    clearInterval(watching);
    const shown = await shownIn(window);
    const seen = shown.find((one) => one.found)?.at ?? NaN;
    const unread = shown.findLast((one) => one.bytes < quiet)?.at ?? NaN;
    rounds.push({
      speed: bytes / megabyte / seconds,
      parse: parsed,
      first: Math.max(0, seen - unread),
      blocks,
    });
  }
  const requests = Number(
    (
      await window
        .getByText(/^[\d,]+ requests?$/)
        .first()
        .innerText()
    ).replace(/\D/g, ''),
  );
  return {
    megabytes: Math.round(bytes / megabyte),
    requests,
    megabytesPerSecond: rounded(median(rounds.map((one) => one.speed))),
    ratio: rounded(median(rounds.map((one) => one.speed / one.parse))),
    firstDiagnosis: Math.round(median(rounds.map((one) => one.first))),
    cancelled,
    stopped,
    whileReading: leastBlocked(rounds.map((one) => one.blocks)),
    memory: { before, peak, after: await memoryOf(app) },
  };
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

/**
 * The machine's other work only adds to a block: the round with the shortest one says most of us.
 */
function leastBlocked(rounds: readonly Blocks[]): Blocks {
  return rounds.reduce((least, one) => (one.longestWork < least.longestWork ? one : least));
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
    return Math.round((found?.memory.workingSetSize ?? 0) / 1024);
  });
}

async function measureTable(app: App, path: string): Promise<WindowTable> {
  const { window } = app;
  await readWhole(app, path);
  const during = async (work: () => Promise<void>): Promise<Blocks> => {
    const rounds: Blocks[] = [];
    for (let round = 0; round < 2; round += 1)
      rounds.push(await blocksDuring(app, `${path}.trace`, work));
    return leastBlocked(rounds);
  };
  const only = window.getByRole('checkbox', { name: 'Problems only' });
  await openRequests(window);
  await window.getByRole('button', { name: 'Make the requests larger' }).click();
  const opening = await during(async () => {
    await only.check();
    await only.uncheck();
    await settled(window);
  });
  const rows = Number(await window.getByRole('grid').getAttribute('aria-rowcount')) - 1;
  const box = window.getByRole('combobox', { name: 'Filter requests' });
  const filtering = await during(async () => {
    for (const filter of [
      'status-code:4xx',
      '-domain:*.example larger-than:100',
      'tickets',
      'method:POST | slower-than:5s',
    ]) {
      await box.pressSequentially(filter, { delay: 30 });
      await settled(window);
      await box.fill('');
      await settled(window);
    }
  });
  const sorting = await during(async () => {
    for (const column of ['Name', 'Time', 'What it means', 'Status']) {
      for (let times = 0; times < 3; times += 1) {
        await window.getByRole('columnheader', { name: column }).getByRole('button').click();
        await settled(window);
      }
    }
  });
  const scrolling = await during(() =>
    window.getByRole('grid').evaluate(async (grid) => {
      const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
      for (let step = 1; step <= 60; step += 1) {
        grid.scrollTop = step % 2 === 0 ? step * 300 : (grid.scrollHeight / 60) * step;
        await frame();
      }
    }),
  );
  return { rows, opening, filtering, sorting, scrolling };
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
