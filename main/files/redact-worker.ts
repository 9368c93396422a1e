import { parentPort, workerData } from 'node:worker_threads';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { LeakFound } from '../../shared/redact/har-redaction.ts';
import type { RedactOptions } from '../../shared/redact/register.ts';
import { redactFile } from './redact-file.ts';

/** What the thread is asked to do. Paths are whole. */
export interface RedactOrder {
  readonly input: string;
  readonly output: string;
  /** What the user says with it; '' for nothing. */
  readonly comment: string;
  readonly options: RedactOptions;
}

/** How it went: written, or one plain sentence. Anything else is a bug and is thrown. */
export type RedactOutcome =
  { readonly ok: true } | { readonly ok: false; readonly message: string };

async function outcomeOf({ input, output, comment, options }: RedactOrder): Promise<RedactOutcome> {
  try {
    await redactFile(input, output, options, { comment });
    return { ok: true };
  } catch (error) {
    if (error instanceof Unreadable || error instanceof LeakFound)
      return { ok: false, message: error.message };
    throw error;
  }
}

parentPort?.postMessage(await outcomeOf(workerData as RedactOrder)); // report-files.ts alone starts it
