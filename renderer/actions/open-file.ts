import { emptyReview, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { CaptureListing, FailureMark, OpenedFile } from '../../shared/ipc/ipc.ts';
import { readCapture } from '../har/har-client.ts';
import { isDamaged, type ReadingInput, type ReadingSummary } from '../har/reading.ts';
import { call, handOutDropped } from '../platform/halo.ts';
import { captureTitle } from '../text/capture-name.ts';
import { text } from '../text/i18n.ts';
import { useCauses } from '../store/causes.ts';
import { answerEntry, rememberExplained } from '../store/entry.ts';
import { explainFile, showFile } from '../store/file.ts';
import { attempt, type NoticeAction, notifyAbout } from '../store/notices.ts';
import { redactOptions } from '../store/redaction.ts';
import { updateReading, useReading } from '../store/reading.ts';
import { setWaitingFiles, waitNoMore } from '../store/waiting-files.ts';
import { back, forgetSource, show, showHalo, useWizard } from '../store/wizard.ts';

/**
 * Milliseconds after which reading gets a screen of its own; shorter ones go straight to their
 * results.
 */
const patience = 300;

const anotherFile = (): NoticeAction => ({
  label: text('start.file.open'),
  run: () => void chooseFile(),
});

/** What was answered at the box is no news beside what comes of a file. `about`: its name. */
async function opening(work: () => Promise<void>, about: string | null = null): Promise<void> {
  answerEntry(null);
  await attempt(work, text('start.file.failed'), { action: anotherFile(), about });
}

/** Asks for a file and reads it. */
export const chooseFile = (): Promise<void> =>
  opening(async () => {
    const file = await call('file.choose', null);
    if (file !== null) readOpened(file);
  });

/** Opens the file whose whole path somebody typed or pasted. */
export const openTyped = (path: string): Promise<void> =>
  opening(async () => {
    readOpened(await call('file.typed', { path }));
  });

/**
 * A File that was dropped on the window. Main knows those on a disk, as if they were chosen; the
 * worker reads others straight away.
 */
export const readDropped = (file: File): Promise<void> =>
  opening(async () => {
    const known = await handOutDropped(file);
    readOpened(known ?? file);
  }, file.name);

/** The first is opened; the others wait, and the screens offer the next one. */
export async function readOneByOne([first, ...others]: readonly File[]): Promise<void> {
  if (first === undefined) return;
  setWaitingFiles(others);
  await readDropped(first);
}

/** A file of the recent ones; one that is gone is refused in words. */
export const openRecent = (id: string): Promise<void> =>
  opening(async () => {
    readOpened(await call('recent.open', { id }));
  });

/**
 * A capture of an earlier recording, shown like any other file, under the name that it has in the
 * list. `onRead`: it was read whole.
 */
export function openCapture(capture: CaptureListing, onRead?: () => void): Promise<boolean> {
  return attempt(async () => {
    const file = await call('captures.open', { id: capture.id });
    readOpened({ ...file, name: captureTitle(capture) }, onRead);
  }, text('captures:failed'));
}

/** Files of the command line; the last one wins, for one is open at a time. */
export async function openPassedFiles(): Promise<void> {
  const file = (await call('file.passed', null)).at(-1);
  if (file !== undefined) readOpened(file);
}

/** A File is one that is on no disk, so that main does not know it. */
export function readOpened(file: OpenedFile | File, onRead?: () => void): void {
  read(file, file.name, file.size, anotherFile(), onRead);
}

/**
 * Reads what was pasted and shows what it means. Where that is nothing, the box says so: the text
 * stays in it to be mended.
 */
export function readPasted(pasted: string): void {
  rememberExplained(pasted);
  read({ text: pasted }, text('paste.name'), null, null);
}

/** Tells who went elsewhere meanwhile that a file was read. */
async function sayRead(name: string, count: number): Promise<void> {
  const { redacted } = await import('../../shared/redact/redaction.ts');
  await call('attention.ask', {
    title: redacted(text('commands:read.title', { name: name.slice(0, 100) }), redactOptions()),
    text: redacted(text('commands:read.text', { count }), redactOptions()),
  });
}

/**
 * Reads in the worker. What was read before stays until this is read whole. `retry`: what a Notice
 * offers where it cannot be.
 */
function read(
  input: ReadingInput,
  name: string,
  size: number | null,
  retry: NoticeAction | null,
  onRead?: () => void,
): void {
  useReading.getState().reading?.cancel();
  answerEntry(null);
  // A File has a `text` too: the way to read it.
  const isPasted = 'text' in input && typeof input.text === 'string';
  const rows: ExchangeRow[] = [];
  let review: ReviewResult = emptyReview;
  let failures = 0;
  const { causes } = useCauses.getState();
  let isLong = false;
  const timer = setTimeout(() => {
    isLong = true;
    show({ screen: 'reading', source: 'file' });
  }, patience);
  const stop = () => {
    clearTimeout(timer);
    useReading.setState({ reading: null });
    if (useWizard.getState().places.now.screen === 'reading') back();
  };
  // What was read before can be gone on with from the start page; beside this answer it would mislead.
  const answerNothing = (answer: () => void) => {
    stop();
    const { places, source } = useWizard.getState();
    if (places.now.screen === 'start' && source === 'file') showHalo();
    answer();
  };
  const finish = (summary: ReadingSummary, marks: readonly FailureMark[]) => {
    if (isPasted && rows.length === 0) {
      answerNothing(() => {
        answerEntry({ kind: 'unknown' });
      });
      return;
    }
    clearTimeout(timer);
    useReading.setState({ reading: null });
    forgetSource('file');
    const { load, review: explain, close } = reading;
    showFile({
      file: {
        name,
        size,
        url: 'url' in input ? input.url : null,
        isDamaged: isDamaged(input),
        summary,
      },
      rows,
      failures,
      review,
      marks,
      contents: { load, review: explain, sentText: () => null, close },
    });
    if (useCauses.getState().causes !== causes) explainFile(); // a rule pack came while it was read
    waitNoMore({ name, size });
    show({ screen: 'results', source: 'file' });
    onRead?.();
    if ('url' in input) call('recent.keep', { url: input.url }).catch(console.error);
    if (isLong) sayRead(name, review.diagnoses.length).catch(console.error);
  };
  const reading = readCapture(
    input,
    {
      progress: (progress) => {
        failures = progress.failures;
        updateReading({ progress });
      },
      rows: (more) => {
        for (const row of more) rows.push(row);
      },
      result: (result) => {
        review = result;
        updateReading({ review });
      },
      done: finish,
      failed: (message) => {
        answerNothing(() => {
          if (isPasted) answerEntry({ kind: 'refused', text: message });
          else notifyAbout(name, 'problem', message, ...(retry === null ? [] : [retry]));
        });
      },
    },
    causes,
  );
  const cancel = () => {
    reading.cancel();
    stop();
  };
  const progress = { bytes: 0, total: size, entries: 0, failures: 0 };
  useReading.setState({ reading: { name, progress, review, cancel } });
}
