import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';
import { JournalBodies } from './bodies.ts';
import { type JournalLine, parseLine, parseMark } from './line.ts';

/** A capture as its journal holds it, in order of appearance. */
export interface ReadJournal {
  readonly lines: readonly JournalLine[];
  /** Where its user said "it failed now", in that order. */
  readonly marks: readonly FailureMark[];
  /**
   * Lines that could not be read. The last one, cut short by a crash, is none of them: it was never
   * promised.
   */
  readonly damaged: number;
  /** The exchange with its long bodies. */
  whole(line: JournalLine): Exchange;
}

/** Reads a journal, however its program ended. Throws where there is no journal at all. */
export async function readJournal(folder: string): Promise<ReadJournal> {
  const latest = new Map<string, JournalLine>();
  const marks: FailureMark[] = [];
  let damaged = 0;
  for await (const text of wholeLines(join(folder, 'journal.jsonl'))) {
    const line = parseLine(text);
    const mark = line === null ? parseMark(text) : null;
    if (line !== null) latest.set(line.exchange.id, line);
    else if (mark !== null) marks.push(mark);
    else damaged += 1;
  }
  const bodies = new JournalBodies(folder);
  const lines = [...latest.values()].sort(
    (left, right) => left.exchange.index - right.exchange.index,
  );
  return { lines, marks, damaged, whole: (line) => bodies.restore(line) };
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
