import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';
import { JournalBodies } from './bodies.ts';
import { journalFile, readAbout } from './capture-folder.ts';
import { type JournalLine, parseLine, parseMark } from './line.ts';
import { type KeyStore, sealOf } from './seal.ts';

/** A capture as its journal holds it, in order of appearance. */
export interface ReadJournal {
  readonly lines: readonly JournalLine[];
  /** Where its user said "it failed now", in that order. */
  readonly marks: readonly FailureMark[];
  /**
   * Lines that are damaged or gone. The last one, cut short by a crash, is none of them: it was
   * never promised.
   */
  readonly damaged: number;
  /** The exchange with its long bodies. */
  whole(line: JournalLine): Promise<Exchange>;
}

/** The key that a capture was encrypted with is not known any more. */
export class KeyLost extends Error {
  override readonly name = 'KeyLost';
}

/**
 * Reads a journal, however its program ended. @throws KeyLost; Error where there is no journal at
 * all
 */
export async function readJournal(folder: string, keys: KeyStore): Promise<ReadJournal> {
  const seal = await sealOf(folder, keys);
  if (seal === null) throw new KeyLost('The key of this capture is lost');
  const about = await readAbout(folder);
  const latest = new Map<string, JournalLine>();
  const marks: FailureMark[] = [];
  let damaged = 0;
  let read = 0;
  for await (const sealed of wholeLines(join(folder, journalFile))) {
    read += 1;
    const text = seal.openLine(sealed);
    const line = text === null ? null : parseLine(text);
    const mark = text === null || line !== null ? null : parseMark(text);
    if (line !== null) latest.set(line.exchange.id, line);
    else if (mark !== null) marks.push(mark);
    else damaged += 1;
  }
  const missing = Math.max(0, (about?.lines ?? 0) - read);
  const bodies = new JournalBodies(folder, seal);
  const lines = [...latest.values()].sort(
    (left, right) => left.exchange.index - right.exchange.index,
  );
  return { lines, marks, damaged: damaged + missing, whole: (line) => bodies.restore(line) };
}

/** Lines that end with a line break, as text. */
async function* wholeLines(path: string): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of createReadStream(path, {
    highWaterMark: 1024 * 1024,
  }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10, from); end >= 0; end = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, end));
      yield Buffer.concat(parts).toString('utf8');
      parts = [];
      from = end + 1;
    }
    parts.push(chunk.subarray(from));
  }
}
