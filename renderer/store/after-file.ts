import { create } from 'zustand';
import { emptyReview, type Pace, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { Fingerprint } from '../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../shared/fix/verdict.ts';
import type { Verdict } from '../../shared/fix/watch.ts';
import { readCapture } from '../har/har-client.ts';
import type { Reading, ReadingInput } from '../har/reading.ts';
import { call, handOutDropped } from '../platform/halo.ts';
import { tryAt } from './fixes.ts';
import { text } from '../text/i18n.ts';
import { useCauses } from './causes.ts';
import { attempt, notifyAbout } from './notices.ts';
import type { Try } from '../../shared/fix/record.ts';

/**
 * A second file, recorded after the change, and what it says about one problem. It takes no other
 * file's place.
 */
interface AfterFile {
  /** Key of the problem it was opened for. */
  readonly key: string;
  readonly name: string;
  /** null while it is read. */
  readonly verdict: Verdict | null;
  /** The request that decided; null where none did. */
  readonly decided: Try | null;
  /** Some of its requests may be missing. */
  readonly isInPart: boolean;
}

export const useAfterFile = create<{ readonly file: AfterFile | null }>(() => ({ file: null }));

/** What is looked for in the file that was recorded after the change. */
interface Wanted {
  readonly key: string;
  readonly fingerprint: Fingerprint;
  readonly pace: Pace | null;
  /** When it last failed, in milliseconds since 1970; null where that is not known. */
  readonly failedAt: number | null;
}

/** Asks for the file that was recorded after the change, and looks in it for the same request. */
export async function chooseAfterFile(wanted: Wanted): Promise<void> {
  await attempt(async () => {
    const file = await call('file.choose', null);
    if (file !== null) read(wanted, file, file.name);
  }, text('start.file.failed'));
}

/** Looks in a file that was dropped in place of chosen. */
export async function dropAfterFile(wanted: Wanted, file: File): Promise<void> {
  await attempt(
    async () => {
      read(wanted, (await handOutDropped(file)) ?? file, file.name);
    },
    text('start.file.failed'),
    { about: file.name },
  );
}

/** The file that is read now; null where none is. */
let running: Reading | null = null;

function read(
  { key, fingerprint, pace, failedAt }: Wanted,
  input: ReadingInput,
  name: string,
): void {
  // Of two that are given one after the other only the last is told of.
  running?.close();
  useAfterFile.setState({ file: { key, name, verdict: null, decided: null, isInPart: false } });
  const rows: ExchangeRow[] = [];
  let review: ReviewResult = emptyReview;
  const reading = readCapture(
    input,
    {
      progress: () => undefined,
      rows: (more) => {
        for (const row of more) rows.push(row);
      },
      result: (result) => {
        review = result;
      },
      done: ({ truncated, skippedCount }) => {
        const verdict = verdictOf(
          {
            fingerprint,
            after: -1,
            anySite: true,
            pace,
            ...(failedAt === null ? {} : { since: failedAt }),
          },
          rows,
          review,
          null,
        );
        const decided = 'index' in verdict ? tryAt(rows, verdict.index) : null;
        const isInPart = truncated || skippedCount > 0;
        useAfterFile.setState({ file: { key, name, verdict, decided, isInPart } });
        reading.close();
      },
      failed: (message) => {
        useAfterFile.setState({ file: null });
        notifyAbout(name, 'problem', message);
      },
    },
    useCauses.getState().causes,
  );
  running = reading;
}
