import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { App } from '../e2e/app.ts';

/** How long the window's own thread was busy with one thing, in milliseconds. */
export interface Blocks {
  /** The longest task by the clock. A busy machine makes it longer. */
  readonly longest: number;
  /**
   * The longest task by the time the processor spent on it: what it takes where nothing else runs.
   */
  readonly longestWork: number;
  /** Tasks of more than 50 ms, by the clock. */
  readonly longTasks: number;
}

/** One state of the reading screen, as it stood in the page. */
export interface Shown {
  readonly at: number;
  readonly bytes: number;
  readonly found: boolean;
}

interface Probe {
  shown: Shown[];
  clicked: number;
  gone: number;
}

declare global {
  interface Window {
    probe?: Probe;
  }
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Does something while Chromium records every task of the window's process. */
export async function blocksDuring(app: App, work: () => Promise<void>): Promise<Blocks> {
  const trace = join(tmpdir(), 'window.trace');
  const process = await app.electron.evaluate(async ({ contentTracing, webContents }) => {
    const window =
      webContents
        .getAllWebContents()
        .find((one) => one.getURL().startsWith('app://'))
        ?.getOSProcessId() ?? 0;
    await contentTracing.startRecording({
      included_categories: ['toplevel'],
      excluded_categories: [],
      included_process_ids: [window],
      trace_buffer_size_in_kb: 400_000,
    });
    return window;
  });
  await work();
  await app.electron.evaluate(
    ({ contentTracing }, path) => contentTracing.stopRecording(path),
    trace,
  );
  const { traceEvents } = JSON.parse(readFileSync(trace, 'utf8')) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const thread = traceEvents.find(
    (event) =>
      event.pid === process && event.name === 'thread_name' && event.args.name === 'CrRendererMain',
  )?.tid;
  const tasks = traceEvents.filter(
    (event) => event.tid === thread && event.pid === process && event.name.endsWith('::RunTask'),
  );
  if (tasks.length === 0) throw new Error('Chromium recorded no task of the window');
  const longest = (of: (task: TraceEvent) => number | undefined): number =>
    Math.round(tasks.reduce((most, task) => Math.max(most, of(task) ?? 0), 0) / 100) / 10;
  return {
    longest: longest((task) => task.dur),
    longestWork: longest((task) => task.tdur),
    longTasks: tasks.filter((task) => (task.dur ?? 0) > 50_000).length,
  };
}

/**
 * Watches from inside what the reading screen shows, and when it goes after a click. To be called
 * once for each page.
 */
export async function watch(page: Page, found: string): Promise<void> {
  await page.evaluate((words) => {
    const probe: Probe = { shown: [], clicked: 0, gone: 0 };
    window.probe = probe;
    document.addEventListener(
      'click',
      (event) => {
        probe.clicked = event.timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      const bar = document.querySelector('[role=progressbar]');
      const now = performance.now();
      if (bar === null) probe.gone ||= now;
      else {
        probe.gone = 0;
        probe.shown.push({
          at: now,
          bytes: Number(bar.getAttribute('aria-valuenow')),
          found: document.querySelector('main')?.textContent.includes(words) === true,
        });
      }
    }).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['aria-valuenow'],
      characterData: true,
    });
  }, found);
}

/** Forgets what was seen so far. */
export async function begin(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window.probe ?? {}, { shown: [], clicked: 0, gone: 0 });
  });
}

/** What the reading screen showed, one after the other. */
export async function shownIn(page: Page): Promise<readonly Shown[]> {
  return page.evaluate(() => window.probe?.shown ?? []);
}

/** Milliseconds from the last click until the reading screen was gone. */
export async function clickToGone(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.round((window.probe?.gone ?? NaN) - (window.probe?.clicked ?? NaN)),
  );
}
