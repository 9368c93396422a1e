import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BrowserWindow, type WebContents, app, dialog } from 'electron';
import type { CallInput, SavedFile } from '../../shared/ipc/ipc.ts';
import { joined, type Redacted } from '../../shared/redact/redacted.ts';
import type { RedactOptions } from '../../shared/redact/register.ts';
import type { FileHandles } from '../window/file-handles.ts';
import { Refusal } from '../refusal.ts';
import { unwritten, writeWhole } from '../whole-file.ts';
import { tidyAway } from './removal.ts';
import type { RedactOrder, RedactOutcome } from './redact-worker.ts';
import type { SavedFiles } from './saved-files.ts';
import { type Sentence, say } from '../../shared/words/say.ts';

type ReportInput = CallInput<'report.save'>;

const kindWords: Readonly<Record<ReportInput['kind'], Sentence>> = {
  html: 'dialog.html',
  pdf: 'dialog.pdf',
  har: 'dialog.har',
};

/** Saves what the window redacted. null where the user cancels. @throws Refusal */
export async function saveReport(
  parent: BrowserWindow,
  saved: SavedFiles,
  { kind, name, parts }: ReportInput,
): Promise<SavedFile | null> {
  const path = await askWhere(parent, kind, name);
  if (path === null) return null;
  try {
    await writeWhole(path, kind === 'pdf' ? [await printed(joined(parts))] : parts);
  } catch (error) {
    console.error(error);
    throw unwritten(path, error, say('file.unsaved'));
  }
  return saved.keep(path);
}

/**
 * Redacts an opened HAR into a new file in a thread of its own. @throws Refusal
 */
export async function redactOpened(
  parent: BrowserWindow,
  { files, saved }: { readonly files: FileHandles; readonly saved: SavedFiles },
  { url, name, comment }: Pick<CallInput<'report.redact'>, 'url' | 'name' | 'comment'>,
  options: RedactOptions,
): Promise<SavedFile | null> {
  const input = files.pathAt(url);
  if (input === null) throw new Refusal(say('file.closed'));
  const output = await askWhere(parent, 'har', name);
  if (output === null) return null;
  const outcome = await redactedInThread({ input, output, comment, options }).catch(
    (error: unknown) => {
      console.error(error);
      throw new Refusal(say('file.noCopy'));
    },
  );
  if (!outcome.ok) throw new Refusal(outcome.message);
  return saved.keep(output);
}

/** @throws Error where the thread ends without an outcome */
function redactedInThread(order: RedactOrder): Promise<RedactOutcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, 'redact-worker.js'), { workerData: order });
    worker.once('message', (outcome: RedactOutcome) => resolve(outcome));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The redacting thread ended with ${code}`)));
  });
}

async function askWhere(
  parent: BrowserWindow,
  kind: ReportInput['kind'],
  name: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    defaultPath: join(
      app.getPath('documents'),
      `${name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '-')}.${kind}`,
    ),
    filters: [{ name: say(kindWords[kind]), extensions: [kind] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** What the paper itself asks for, in its first tag. Margin boxes of CSS came with Chromium 131. */
const numbered = /^<!doctype html>\s*<html[^>]* data-numbered>/;
const pageNumbers = {
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<p style="width:100%;margin:0 0.5in;text-align:end;font:8pt sans-serif;color:#50605c"><span class="pageNumber"></span> / <span class="totalPages"></span></p>',
};

function printed(html: Redacted): Promise<Uint8Array> {
  return withReportPage(html, (page) =>
    page.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      margins: { top: 0.5, bottom: 0.5, left: 0.5, right: 0.5 },
      ...(numbered.test(html) ? pageNumbers : {}),
    }),
  );
}

/**
 * The page has no scripts and may load nothing; it lies in a file because an address that holds it
 * all could grow too long. `over`: the window over which the page is shown meanwhile.
 */
export async function withReportPage<T>(
  html: Redacted,
  work: (page: WebContents) => Promise<T>,
  over: BrowserWindow | null = null,
): Promise<T> {
  const page = join(tmpdir(), `halo-report-${randomUUID()}.html`);
  const window = new BrowserWindow({
    show: false,
    ...(over === null ? {} : { parent: over, minimizable: false, autoHideMenuBar: true }),
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
      partition: 'report',
    },
  });
  try {
    await writeFile(page, html, { mode: 0o600 });
    await window.loadFile(page);
    if (over !== null) window.show();
    return await work(window.webContents);
  } finally {
    window.destroy();
    await tidyAway(page);
  }
}
