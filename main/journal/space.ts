import { closeSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where an exchange's last line lies, and what it takes beside the journal. Bytes; `startedAt` in
 * milliseconds since 1970.
 */
export interface Place {
  readonly offset: number;
  readonly length: number;
  readonly failing: boolean;
  readonly startedAt: number;
  /** Its files in the capture's `bodies` folder, and their bytes together. */
  readonly files: readonly string[];
  readonly bodyBytes: number;
}

/**
 * What just happened stays whole as long as it fits, so that a failure need not be repeated:
 * milliseconds.
 */
const justHappened = 300_000;
/** Room is made for more than the next line, because making it copies what stays. */
const keptShare = 0.8;

/**
 * The exchanges that a capture over its limit lets go: older ones before those of the last five
 * minutes, among them good answers before failures, the oldest first. `now` in milliseconds since
 * 1970.
 */
export function toLetGo(
  places: ReadonlyMap<string, Place>,
  limit: number,
  now: number,
): ReadonlySet<string> {
  const rank = ({ failing, startedAt }: Place) =>
    (startedAt >= now - justHappened ? 2 : 0) + Number(failing);
  const inOrder = [...places].sort(
    ([, left], [, right]) => rank(left) - rank(right) || left.startedAt - right.startedAt,
  );
  let total = inOrder.reduce((sum, [, place]) => sum + place.length + place.bodyBytes, 0);
  const gone = new Set<string>();
  for (const [id, place] of inOrder) {
    if (total <= limit * keptShare) break;
    total -= place.length + place.bodyBytes;
    gone.add(id);
  }
  return gone;
}

/**
 * Writes lines of an open journal into a new file beside it, and tells where each lies there.
 * @throws Error where the disk refuses
 */
export function copyLines(
  file: number,
  path: string,
  places: ReadonlyMap<string, Place>,
  more: Buffer,
): { readonly places: ReadonlyMap<string, Place>; readonly size: number } {
  rmSync(path, { force: true });
  const target = openSync(path, 'wx', 0o600);
  try {
    const copied = new Map<string, Place>();
    let size = 0;
    for (const [id, place] of places) {
      const bytes = Buffer.alloc(place.length);
      readSync(file, bytes, 0, place.length, place.offset);
      for (let done = 0; done < bytes.length;) done += writeSync(target, bytes, done);
      copied.set(id, { ...place, offset: size });
      size += place.length;
    }
    for (let done = 0; done < more.length;) done += writeSync(target, more, done);
    fsyncSync(target);
    return { places: copied, size: size + more.length };
  } finally {
    closeSync(target);
  }
}

export function dropBodies(folder: string, files: readonly string[]): void {
  for (const file of files) rmSync(join(folder, 'bodies', file), { force: true });
}
