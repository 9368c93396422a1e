import { createReadStream } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HarRedaction, harEnd, LeakFound, type Redacted } from '../shared/redact/har-redaction.ts';
import { Redactor } from '../shared/redact/redactor.ts';
import type { Kind, RedactOptions } from '../shared/redact/register.ts';
import { openSource } from '../shared/har/source.ts';
import { Unreadable } from '../shared/har/unreadable.ts';
import { fileSource, inflate } from './har-file.ts';

/** What `redact --json` writes. */
export interface RedactDocument {
  readonly schema: 1;
  /** Entries written. */
  readonly entries: number;
  /** Entries that could not be used, each with why; they are not in the output. */
  readonly skipped: Redacted['skipped'];
  /** True where the input ended early. */
  readonly truncated: boolean;
  /** Different values that were taken out, by kind, most first. */
  readonly takenOut: readonly { readonly kind: Kind; readonly count: number }[];
  readonly output: string;
}

const wordOption = '--word=';
const usage = 'Use: redact IN.har OUT.har [--json] [--keep-personal] [--word=…].';

/** `redact IN OUT [--json] [--keep-personal] [--word=…]`: a copy of a HAR that is safe to share. Each `--word` goes as well. Returns the exit code. */
export async function redact(args: readonly string[]): Promise<number> {
  const known = ['--json', '--keep-personal'];
  const [input, output, ...more] = args.filter((arg) => !known.includes(arg) && !arg.startsWith(wordOption));
  const words = args.filter((arg) => arg.startsWith(wordOption)).map((arg) => arg.slice(wordOption.length));
  try {
    if (input === undefined || output === undefined || more.length > 0 || input.startsWith('-') || output.startsWith('-')) throw new Unreadable(usage);
    const document = await redactFile(input, output, { keepPersonal: args.includes('--keep-personal'), words });
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(document, null, 2)}\n` : printout(document));
    return 0;
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof LeakFound)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof Unreadable ? 2 : 1;
  }
}

/** Writes beside `output` and renames at the end: there is a whole redacted file, or none. @throws Unreadable, LeakFound */
export async function redactFile(input: string, output: string, options: RedactOptions): Promise<RedactDocument> {
  if (await isSameFile(input, output)) throw new Unreadable('The copy needs a name of its own: the file that you were sent must stay as it is.');
  const middle = `${output}.${process.pid}.first`;
  const last = `${output}.${process.pid}.part`;
  const redactor = new Redactor(options);
  try {
    const { redaction, redacted } = await firstPass(input, middle, redactor);
    await secondPass(redaction, middle, last);
    await rename(last, output);
    return { schema: 1, entries: redacted.entries, skipped: redacted.skipped, truncated: redacted.truncated, takenOut: redactor.takenOut, output };
  } finally {
    await rm(middle, { force: true });
    await rm(last, { force: true });
  }
}

async function firstPass(input: string, middle: string, redactor: Redactor): Promise<{ redaction: HarRedaction; redacted: Redacted }> {
  const source = await fileSource(input);
  try {
    const opened = await openSource(source, inflate);
    if (opened.kind === 'text') throw new Unreadable('This is a text and no HAR file. Read it through before you share it; only HAR files can be redacted here.');
    const file = await create(middle);
    try {
      let lines = '';
      let cut = false;
      const redaction = new HarRedaction(redactor, (json) => { lines += `${json}\n`; });
      const flush = async (): Promise<void> => {
        const text = lines;
        lines = '';
        if (text !== '') await file.writeFile(text);
      };
      for await (const chunk of opened.bytes(() => { cut = true; })) {
        redaction.push(chunk);
        await flush();
      }
      const redacted = redaction.end(cut);
      await flush();
      if (!redacted.found) throw new Unreadable('This file holds no list of requests. Ask for the file that "Export HAR" saves in the browser\'s Network tab.');
      return { redaction, redacted };
    } finally {
      await file.close();
    }
  } finally {
    await source.close();
  }
}

async function secondPass(redaction: HarRedaction, middle: string, last: string): Promise<void> {
  const file = await create(last);
  try {
    let text = redaction.beginning();
    let entry = 0;
    for await (const line of linesOf(middle)) {
      text += (entry === 0 ? '' : ',\n') + redaction.finished(line, entry);
      entry += 1;
      if (text.length < 1024 * 1024) continue;
      await file.writeFile(text);
      text = '';
    }
    await file.writeFile(text + harEnd);
  } finally {
    await file.close();
  }
}

/** Lines end with a line feed alone: what else ends lines in Unicode may stand inside JSON. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8');
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
}

/** Readable by this user alone. */
async function create(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w', 0o600);
  } catch {
    throw new Unreadable(`The copy cannot be written to "${path.replace(/\.\d+\.(?:first|part)$/, '')}". Check that the folder is there and may be written to.`);
  }
}

async function isSameFile(input: string, output: string): Promise<boolean> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
  return await real(input) === await real(output);
}

function printout(document: RedactDocument): string {
  const total = document.takenOut.reduce((sum, one) => sum + one.count, 0);
  const lines = [
    `Wrote ${document.output} with ${document.entries} request${document.entries === 1 ? '' : 's'}.`,
    ...(document.skipped.length === 0 ? [] : [`${document.skipped.length} could not be read and are not in it.`]),
    ...(document.truncated ? ['The file that you gave was cut short.'] : []),
    total === 0 ? 'No secrets were found.' : `Taken out: ${document.takenOut.map((one) => `${one.count} ${one.kind}`).join(', ')}.`,
    'Not checked: names of your own for secret fields. Look through the copy before you send it. Pictures and files were left out.',
  ];
  return `${lines.join('\n')}\n`;
}
