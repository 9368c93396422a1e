import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { HarCutter, replay } from '../../shared/har/cutting.ts';
import { openSource } from '../../shared/har/source.ts';
import type { Tapes } from '../../shared/har/tapes.ts';
import { Unreadable } from '../../shared/har/unreadable-input.ts';
import { HarRedaction, harEnd, type RedactedHar } from '../../shared/redact/har-redaction.ts';
import type { Kind } from '../../shared/redact/kinds.ts';
import { Redactor } from '../../shared/redact/redactor.ts';
import type { RedactOptions } from '../../shared/redact/register.ts';
import { cutAhead, type CutterThread, tapesLength } from './cutter-thread.ts';
import { fileSource, inflate } from './har-file.ts';
import { isFileName } from './output-name.ts';
import { tidyAway } from './removal.ts';
import { RedactedEntries } from './redacted-entries.ts';
import { isReadOnly, replace, unwritten } from '../whole-file.ts';
import { say } from '../../shared/words/say.ts';

/** What `redact --json` writes. */
export interface RedactDocument {
  readonly schema: 1;
  /** Requests written. */
  readonly entries: number;
  /** Entries that could not be used, each with why; a note stands in the place of each. */
  readonly skipped: readonly { readonly index: number; readonly reason: string }[];
  /** True where the input ended early. */
  readonly truncated: boolean;
  /** Different values that were taken out, by kind, most first. */
  readonly takenOut: readonly { readonly kind: Kind; readonly count: number }[];
  readonly output: string;
}

/**
 * Writes beside `output` and renames at the end: there is a whole redacted file, or none. `comment`
 * goes with it; '' for none. @throws Unreadable, LeakFound
 */
export async function redactFile(
  input: string,
  output: string,
  options: RedactOptions,
  {
    comment = '',
    ahead = null,
  }: { readonly comment?: string; readonly ahead?: CutterThread | null } = {},
): Promise<RedactDocument> {
  if (!isFileName(output, process.platform))
    throw new Unreadable(say('redact.unwritten', { path: output }));
  // A folder or a device of this name is never replaced by a file.
  const known = await stat(output).catch(() => null);
  if (known !== null && !known.isFile())
    throw new Unreadable(say('redact.unwritten', { path: output }));
  if (isReadOnly(output)) throw new Unreadable(say('file.readOnly', { name: basename(output) }));
  if (await isSameFile(input, output)) throw new Unreadable(say('redact.sameName'));
  const middle = `${await placeOfFirst(output)}.${process.pid}.first`;
  const last = `${output}.${process.pid}.part`;
  const redactor = new Redactor(options);
  try {
    const entries = new RedactedEntries(await create(middle, output));
    try {
      const redaction = new HarRedaction(redactor, (json) => {
        entries.add(json);
      });
      const redacted = await firstPass(input, redaction, comment, ahead);
      entries.flush();
      if (!redacted.found) throw new Unreadable(say('har.noList'));
      await secondPass(redaction, entries, last, output);
      await replace(last, output).catch((error: unknown) => {
        const { message } = unwritten(output, error, say('redact.unwritten', { path: output }));
        throw new Unreadable(message);
      });
      return {
        schema: 1,
        entries: redacted.entries,
        skipped: redacted.skipped.map(({ index, reason }) => ({
          index,
          reason: say(`har.skip.${reason}`),
        })),
        truncated: redacted.truncated,
        takenOut: redactor.takenOut,
        output,
      };
    } finally {
      await entries.close();
    }
  } finally {
    await tidyAway(middle);
    await tidyAway(last);
  }
}

/**
 * What is not redacted to the end lies where only this user can read it: on Windows the folder of
 * the copy decides that, and it may be shared. Elsewhere nothing random is needed, and what makes it
 * takes as long to load as a small file to redact.
 */
async function placeOfFirst(output: string): Promise<string> {
  if (process.platform !== 'win32') return output;
  const { randomUUID } = await import('node:crypto');
  return join(tmpdir(), `halo-${randomUUID()}`);
}

async function firstPass(
  input: string,
  redaction: HarRedaction,
  comment: string,
  ahead: CutterThread | null,
): Promise<RedactedHar> {
  const source = await fileSource(input);
  const ended = (truncated: boolean, found: boolean): RedactedHar => {
    if (comment !== '') redaction.addComment(comment);
    return redaction.end(truncated, found);
  };
  try {
    const opened = await openSource(source, inflate);
    if (opened.kind === 'text') throw new Unreadable(say('redact.noHar'));
    if (!opened.plain) ahead?.drop();
    const thread = opened.plain ? (ahead ?? (await cutAhead(input, true))) : null;
    if (thread !== null) {
      const { truncated, found } = await thread.take((cuttings) => replay(cuttings, redaction));
      return ended(truncated, found);
    }
    const cutter = new HarCutter();
    // Used for one chunk after the other: each is done with before the next comes.
    const tapes: Tapes = {
      entries: new Int32Array(tapesLength),
      // Here nothing is won by reading them before they are looked at.
      insides: new Int32Array(0),
      texts: new Uint8Array(0),
    };
    let cut = false;
    for await (const chunk of opened.bytes(() => {
      cut = true;
    }))
      replay(cutter.push(chunk, tapes), redaction);
    const last = replay(cutter.end(), redaction);
    return ended(cut || last?.truncated !== false, last?.found === true);
  } finally {
    await source.close();
  }
}

async function secondPass(
  redaction: HarRedaction,
  entries: RedactedEntries,
  last: string,
  output: string,
): Promise<void> {
  const file = await create(last, output);
  try {
    // The next block is looked through while the one before is written.
    let writing = file.writeFile(redaction.beginning());
    try {
      for await (const block of entries.finished(redaction)) {
        await writing;
        writing = file.writeFile(block);
      }
    } finally {
      await writing;
    }
    await file.writeFile(harEnd);
  } finally {
    await file.close();
  }
}

/** Readable by this user alone. `output`: what the user called it. */
async function create(path: string, output: string): Promise<FileHandle> {
  try {
    return await open(path, 'w+', 0o600);
  } catch (error) {
    const { message } = unwritten(output, error, say('redact.unwritten', { path: output }));
    throw new Unreadable(message);
  }
}

async function isSameFile(input: string, output: string): Promise<boolean> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
  return (await real(input)) === (await real(output));
}
