import { type FileHandle, open } from 'node:fs/promises';
import { remove, tidyAway } from '../files/removal.ts';

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

/** Where every exchange of a capture lies, by its id, in the order of their first appearance. */
export class Places {
  readonly #places = new Map<string, Place>();
  #bodyBytes = 0;
  #failures = 0;

  get size(): number {
    return this.#places.size;
  }

  /** What the bodies take beside the journal. */
  get bodyBytes(): number {
    return this.#bodyBytes;
  }

  /** How many of the exchanges failed. */
  get failures(): number {
    return this.#failures;
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  get(id: string): Place | undefined {
    return this.#places.get(id);
  }

  set(id: string, place: Place): void {
    this.#count(this.#places.get(id), -1);
    this.#count(place, 1);
    this.#places.set(id, place);
  }

  /** Takes these in place of all it has. */
  become(places: Iterable<readonly [string, Place]>): void {
    const all = [...places];
    this.#places.clear();
    this.#bodyBytes = this.#failures = 0;
    for (const [id, place] of all) this.set(id, place);
  }

  [Symbol.iterator](): IterableIterator<[string, Place]> {
    return this.#places.entries();
  }

  #count(place: Place | undefined, sign: 1 | -1): void {
    if (place === undefined) return;
    this.#bodyBytes += sign * place.bodyBytes;
    if (place.failing) this.#failures += sign;
  }
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

/** Bytes that are copied at a time. */
const blockSize = 1024 * 1024;

/**
 * A new file beside a journal, filled with lines of it while lines are still appended there. Nothing
 * counts until the file takes the journal's place.
 */
export class JournalCopy {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #places = new Map<string, Place>();
  #size = 0;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /** @throws Error where the disk refuses */
  static async begin(journal: string): Promise<JournalCopy> {
    const path = `${journal}.new`;
    await remove(path);
    return new JournalCopy(path, await open(path, 'wx', 0o600));
  }

  /** Where each line lies in the copy, by the id of its exchange. */
  get places(): ReadonlyMap<string, Place> {
    return this.#places;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the lines at these places of the journal. @throws Error where the disk refuses */
  async add(journal: FileHandle, places: ReadonlyMap<string, Place>): Promise<void> {
    for (const block of blocksOf(places)) {
      const [first] = block;
      const last = block.at(-1);
      if (first === undefined || last === undefined) continue;
      const start = first[1].offset;
      await this.write(await bytesAt(journal, start, last[1].offset + last[1].length - start));
      for (const [id, place] of block)
        this.#places.set(id, {
          ...place,
          offset: this.#size - (last[1].offset + last[1].length - place.offset),
        });
    }
  }

  async write(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;)
      done += (await this.#file.write(bytes, done)).bytesWritten;
    this.#size += bytes.length;
  }

  /** What was written is on the disk itself. */
  sync(): Promise<void> {
    return this.#file.datasync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** The copy is not wanted. */
  async drop(): Promise<void> {
    await this.#file.close().catch(() => undefined); // it may be closed already
    await tidyAway(this.path);
  }
}

/** Bytes of a file. @throws Error where it ends before */
export async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new Error('The journal ends too early');
    done += bytesRead;
  }
  return bytes;
}

/** Lines that lie one after the other are copied together, so many at a time. */
function blocksOf(
  places: ReadonlyMap<string, Place>,
): readonly (readonly (readonly [string, Place])[])[] {
  const blocks: (readonly [string, Place])[][] = [];
  let end = -1;
  let size = 0;
  for (const one of [...places].sort(([, left], [, right]) => left.offset - right.offset)) {
    const [, { offset, length }] = one;
    const block = blocks.at(-1);
    if (block !== undefined && offset === end && size + length <= blockSize) {
      block.push(one);
      size += length;
    } else {
      blocks.push([one]);
      size = length;
    }
    end = offset + length;
  }
  return blocks;
}
