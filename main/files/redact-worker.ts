import { parentPort, workerData } from 'node:worker_threads';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { LeakFound } from '../../shared/redact/har-redaction.ts';
import type { RedactOptions } from '../../shared/redact/register.ts';
import { redactFile } from './redact-file.ts';

/** What the thread is asked to do. Paths are whole. */
export interface RedactOrder {
  readonly input: string;
  readonly output: string;
  readonly options: RedactOptions;
}

/** How it went: the entries written, or one plain sentence. Anything else is a bug and is thrown. */
export type RedactOutcome =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly message: string };

async function outcomeOf({ input, output, options }: RedactOrder): Promise<RedactOutcome> {
  try {
    return { ok: true, entries: (await redactFile(input, output, options)).entries };
  } catch (error) {
    if (error instanceof Unreadable || error instanceof LeakFound)
      return { ok: false, message: error.message };
    throw error;
  }
}

parentPort?.postMessage(await outcomeOf(workerData as RedactOrder)); // report-files.ts alone starts it
