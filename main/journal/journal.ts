import {
  closeSync,
  fdatasync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { type CaptureStore, type StoreLimits, memoryLimits, memoryStore } from './capture-store.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';
import { newCaptureFolder, writeAbout } from './capture-folder.ts';
import { JournalBodies, type Spooled } from './bodies.ts';
import { isFailing, lineOf, markLineOf, parseLine } from './line.ts';
import { type Place, copyLines, dropBodies, toLetGo } from './space.ts';

/** Hears whether the disk takes the journal: raised where it refuses, which is tried again. */
export interface DiskHealth {
  raise(kind: 'journal', fault: 'unsaved'): void;
  clear(kind: 'journal'): void;
}

/** Milliseconds until what changed is on disk. */
const writeDelay = 300;
const retryDelay = 2_000;
/**
 * Milliseconds between two summaries of a running capture: each replaces a file, which waits for
 * the disk.
 */
const summaryPause = 2_000;

interface OpenJournal {
  readonly folder: string;
  file: number;
  readonly bodies: JournalBodies;
  readonly startedAt: number;
  readonly site: string;
}

/**
 * A capture on disk, only ever appended to: one line for each exchange that changed, until it takes
 * more room than it may; then what may stay is copied into a new file that takes the old one's
 * place. Memory holds where each line lies, and what is not written yet. A folder is made with the
 * first exchange.
 */
export class Journal implements CaptureStore {
  readonly #root: string;
  readonly #health: DiskHealth;
  readonly #limits: StoreLimits;
  readonly #room: () => number;
  readonly #places = new Map<string, Place>();
  #pending: CaptureStore;
  #open: OpenJournal | null = null;
  #size = 0;
  /** Bytes of body files that some line names. */
  #bodyBytes = 0;
  #failures = 0;
  #marks: readonly FailureMark[] = [];
  #marksWritten = 0;
  #keptSince: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isFailing = false;
  #isSyncing = false;
  #summarizedAt = -Infinity;

  /** `root`: the folder of all captures. `room`: bytes that the running one may take. */
  constructor(
    root: string,
    health: DiskHealth,
    room: () => number = () => Infinity,
    limits: StoreLimits = memoryLimits,
  ) {
    this.#root = root;
    this.#health = health;
    this.#room = room;
    this.#limits = limits;
    this.#pending = memoryStore(limits);
  }

  /** The folder of the running capture; null before its first exchange. */
  get folder(): string | null {
    return this.#open?.folder ?? null;
  }

  get keptSince(): number | null {
    return this.#keptSince;
  }

  marks(): readonly FailureMark[] {
    return this.#marks;
  }

  mark(mark: FailureMark): void {
    this.#marks = [...this.#marks, mark];
    this.#flush();
  }

  put(exchanges: readonly Exchange[]): void {
    this.#pending.put(exchanges);
    this.#timer ??= setTimeout(() => this.#onTime(), this.#isFailing ? retryDelay : writeDelay);
  }

  has(id: string): boolean {
    return this.#pending.has(id) || this.#places.has(id);
  }

  get(id: string): Exchange | null {
    const place = this.#places.get(id);
    return this.#pending.get(id) ?? (place === undefined ? null : this.#read(place));
  }

  *all(): Iterable<Exchange> {
    for (const [id, place] of this.#places) {
      const exchange = this.#pending.get(id) ?? this.#read(place);
      if (exchange !== null) yield exchange;
    }
    for (const exchange of this.#pending.all()) if (!this.#places.has(exchange.id)) yield exchange;
  }

  /** Forgets the running capture, on disk as well. The next exchange begins another. */
  clear(): void {
    const folder = this.folder;
    this.#leave();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }

  /** Ends the running capture and keeps it. The next exchange begins another. */
  end(): void {
    this.#flush();
    if (this.#open !== null) this.#summarize(this.#open);
    this.#leave();
  }

  #leave(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#open !== null) closeSync(this.#open.file);
    this.#open = null;
    this.#pending = memoryStore(this.#limits);
    this.#places.clear();
    this.#size = 0;
    this.#bodyBytes = 0;
    this.#failures = 0;
    this.#marks = [];
    this.#marksWritten = 0;
    this.#keptSince = null;
    this.#summarizedAt = -Infinity;
  }

  #onTime(): void {
    this.#timer = null;
    this.#flush();
    if (this.#isFailing) this.#timer = setTimeout(() => this.#onTime(), retryDelay);
  }

  /**
   * Writes what changed. Where the disk refuses, it stays in memory, within limits, for the next
   * time.
   */
  #flush(): void {
    const changed = [...this.#pending.all()];
    const marks = this.#marks.slice(this.#marksWritten);
    if (changed.length === 0 && (marks.length === 0 || this.#open === null)) return;
    try {
      const open = (this.#open ??= this.#begin(changed));
      const lines = changed.map((exchange) => {
        const spooled = open.bodies.spool(exchange);
        return { exchange, spooled, bytes: Buffer.from(lineOf(spooled.line)) };
      });
      const said = Buffer.from(marks.map(markLineOf).join(''));
      this.#append(open, Buffer.concat([...lines.map(({ bytes }) => bytes), said]));
      for (const { exchange, spooled, bytes } of lines)
        this.#setPlace(exchange, spooled, bytes.length);
      this.#size += said.length;
      this.#marksWritten += marks.length;
      this.#pending = memoryStore(this.#limits);
      if (this.#size + this.#bodyBytes > this.#room()) this.#makeRoom(open);
      if (performance.now() - this.#summarizedAt > summaryPause) this.#summarize(this.#open);
      this.#sync(this.#open.file);
      if (this.#isFailing) this.#health.clear('journal');
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        console.error(error);
        this.#health.raise('journal', 'unsaved');
      }
      this.#isFailing = true;
    }
  }

  /** A summary that the disk refuses only leaves the list without its counts. */
  #summarize({ folder, site, startedAt }: OpenJournal): void {
    this.#summarizedAt = performance.now();
    try {
      writeAbout(folder, {
        site,
        startedAt,
        requests: this.#places.size,
        failures: this.#failures,
      });
    } catch (error) {
      console.error(error);
    }
  }

  #begin(first: readonly Exchange[]): OpenJournal {
    const startedAt = first[0]?.startedAt ?? Date.now();
    const folder = newCaptureFolder(this.#root, startedAt);
    const address = first.find(({ request }) => URL.canParse(request.url))?.request.url;
    return {
      folder,
      file: openSync(join(folder, 'journal.jsonl'), 'ax+', 0o600),
      bodies: new JournalBodies(folder),
      startedAt,
      site: address === undefined ? '' : new URL(address).host,
    };
  }

  /** All of it or nothing: half a line would damage the next one. */
  #append({ file }: OpenJournal, bytes: Buffer): void {
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    } catch (error) {
      ftruncateSync(file, this.#size);
      throw error;
    }
  }

  #setPlace(exchange: Exchange, { files, bytes }: Spooled, length: number): void {
    const before = this.#places.get(exchange.id);
    const failing = isFailing(exchange);
    this.#failures += Number(failing) - Number(before?.failing ?? false);
    this.#bodyBytes += bytes - (before?.bodyBytes ?? 0);
    const startedAt = exchange.startedAt ?? before?.startedAt ?? 0;
    this.#places.set(exchange.id, {
      offset: this.#size,
      length,
      failing,
      startedAt,
      files,
      bodyBytes: bytes,
    });
    this.#size += length;
  }

  /**
   * Lets the oldest go, and with them every line that a later one replaced. @throws Error where the
   * disk refuses; all is as it was then
   */
  #makeRoom(open: OpenJournal): void {
    const gone = toLetGo(this.#places, this.#room(), Date.now());
    const path = join(open.folder, 'journal.jsonl');
    const files = [...gone].flatMap((id) => this.#places.get(id)?.files ?? []);
    const kept = new Map([...this.#places].filter(([id]) => !gone.has(id)));
    const copied = copyLines(
      open.file,
      `${path}.new`,
      kept,
      Buffer.from(this.#marks.map(markLineOf).join('')),
    );
    // Windows replaces no file that is open.
    closeSync(open.file);
    try {
      renameSync(`${path}.new`, path);
      this.#places.clear();
      for (const [id, place] of copied.places) this.#places.set(id, place);
      this.#size = copied.size;
    } finally {
      open.file = openSync(path, 'a+', 0o600);
    }
    dropBodies(open.folder, files);
    const places = [...this.#places.values()];
    this.#bodyBytes = places.reduce((sum, place) => sum + place.bodyBytes, 0);
    this.#failures = places.filter(({ failing }) => failing).length;
    this.#keptSince = places.reduce(
      (oldest, place) => (place.failing ? oldest : Math.min(oldest, place.startedAt)),
      Date.now(),
    );
  }

  #read({ offset, length }: Place): Exchange | null {
    if (this.#open === null) return null;
    const bytes = Buffer.alloc(length);
    readSync(this.#open.file, bytes, 0, length, offset);
    const line = parseLine(bytes.toString('utf8'));
    return line === null ? null : this.#open.bodies.restore(line);
  }

  /**
   * A crash of this program loses nothing that was written; this also holds it through a loss of
   * power, one call at a time.
   */
  #sync(file: number): void {
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    fdatasync(file, () => {
      this.#isSyncing = false;
    });
  }
}
