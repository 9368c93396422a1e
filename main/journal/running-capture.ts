import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as breath } from 'node:timers/promises';
import { remove } from '../files/removal.ts';
import { join } from 'node:path';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';
import { replace } from '../whole-file.ts';
import { JournalBodies, type Spooled } from './bodies.ts';
import { newCaptureFolder, writeAbout } from './capture-folder.ts';
import { type MemoryStore, type StoreLimits, memoryStore } from './capture-store.ts';
import type { CredentialMask } from './credentials.ts';
import { isFailing, lineOf, markLineOf, parseLine } from './line.ts';
import { type KeyStore, type Seal, newSeal } from './seal.ts';
import { JournalCopy, Places, bytesAt, toLetGo } from './space.ts';

/** Hears whether the disk takes the journal: raised where it refuses, which is tried again. */
interface DiskHealth {
  raise(kind: 'journal', fault: 'unsaved'): void;
  clear(kind: 'journal'): void;
}

export interface JournalParts {
  /** The folder of all captures. */
  readonly root: string;
  readonly health: DiskHealth;
  readonly keys: KeyStore;
  /** Whether an address is the practice Halo's. */
  isPractice(address: string): boolean;
  /** Bytes that a running capture may take. */
  room(): number;
  /** What may wait in memory for the disk. */
  readonly limits: StoreLimits;
}

/** Milliseconds until what changed is on disk. */
const writeDelay = 300;
const retryDelay = 2_000;
/** Lines are made so long at a time, in milliseconds: the page's requests wait for this thread. */
const longestWork = 4;
/** Milliseconds between two summaries of a running capture: each replaces a file. */
const summaryPause = 2_000;

interface OpenJournal {
  readonly folder: string;
  readonly path: string;
  file: FileHandle;
  readonly seal: Seal;
  readonly bodies: JournalBodies;
  readonly mask: CredentialMask;
  readonly startedAt: number;
  readonly site: string;
}

/**
 * One capture on its way to the disk, only ever appended to: one line for each exchange that
 * changed, until it takes more room than it may; then what may stay is copied into a new file that
 * takes the old one's place. Memory holds where each line lies, and what is not written yet. A
 * folder is made with the first exchange. Nothing here waits for the disk with the program: what
 * touches the file takes turns.
 */
export class RunningCapture {
  readonly #parts: JournalParts;
  readonly #places = new Places();
  #pending: MemoryStore;
  /** What is being written just now. */
  #writing: MemoryStore | null = null;
  #open: OpenJournal | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #makingRoom: Promise<void> | null = null;
  #size = 0;
  #lines = 0;
  #marks: readonly FailureMark[] = [];
  #marksWritten = 0;
  #keptSince: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #summaryTimer: NodeJS.Timeout | null = null;
  #isFailing = false;
  #isEnded = false;
  #isSyncing = false;
  #summarizedAt = -Infinity;

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#pending = memoryStore(parts.limits);
  }

  /** null before its first exchange is written. */
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
    void this.flush();
  }

  put(exchanges: readonly Exchange[]): void {
    this.#pending.put(exchanges);
    this.#flushSoon();
  }

  has(id: string): boolean {
    return this.#pending.has(id) || this.#writing?.has(id) === true || this.#places.has(id);
  }

  async get(id: string): Promise<Exchange | null> {
    const held = this.#pending.get(id) ?? this.#writing?.get(id) ?? null;
    return held ?? this.#inTurn(() => this.#read(id));
  }

  /**
   * What is there at this moment, as it is when its turn comes. What waits for the disk is listed
   * at the start too: it may be written, and wait no more, while the disk is read.
   */
  async *all(): AsyncIterable<Exchange> {
    const waiting = [this.#writing, this.#pending].flatMap((store) => [...(store?.all() ?? [])]);
    const ids = new Set([...this.#places].map(([id]) => id));
    for (const { id } of waiting) ids.add(id);
    for (const id of ids) {
      const exchange = await this.get(id);
      if (exchange !== null) yield exchange;
    }
  }

  /** Writes what changed, and makes room where it must; resolves when that is done. */
  async flush(): Promise<void> {
    await this.#inTurn(() => this.#write());
    await this.#makingRoom;
  }

  /** Writes what changed and ends the capture, which is kept. */
  async end(): Promise<void> {
    this.#stop();
    await this.flush();
    await this.#inTurn(async () => {
      if (this.#open !== null) await this.#summarize(this.#open);
      await this.#open?.file.close();
    });
  }

  /** Ends the capture and takes it off the disk. */
  async clear(): Promise<void> {
    this.#stop();
    await this.#makingRoom;
    await this.#inTurn(async () => {
      await this.#open?.file.close();
      if (this.#open !== null) await remove(this.#open.folder);
    });
  }

  #stop(): void {
    this.#isEnded = true;
    for (const timer of [this.#timer, this.#summaryTimer]) if (timer !== null) clearTimeout(timer);
    this.#timer = this.#summaryTimer = null;
  }

  #flushSoon(): void {
    if (this.#isEnded) return;
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null;
        void this.flush();
      },
      this.#isFailing ? retryDelay : writeDelay,
    );
  }

  /** What touches the file is done one after the other. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Where the disk refuses, it stays in memory, within limits, for the next time. */
  async #write(): Promise<void> {
    const taken = this.#pending;
    const changed = [...taken.all()];
    const marks = this.#marks.slice(this.#marksWritten);
    if (changed.length === 0 && (marks.length === 0 || this.#open === null)) return;
    this.#pending = memoryStore(this.#parts.limits);
    this.#writing = taken;
    try {
      const journal = (this.#open ??= await this.#begin(changed));
      await this.#append(journal, changed, marks);
      await this.#summarizeInTime(journal);
      this.#sync(journal.file);
      this.#succeeded();
      if (this.#taken() > this.#parts.room()) this.#makeRoom(journal);
    } catch (error) {
      taken.put([...this.#pending.all()]); // what came meanwhile is newer
      this.#pending = taken;
      this.#failed(error);
    } finally {
      this.#writing = null;
    }
  }

  #succeeded(): void {
    this.#isFailing = false;
    this.#parts.health.clear('journal');
  }

  #failed(error: unknown): void {
    if (!this.#isFailing) {
      console.error(error);
      this.#parts.health.raise('journal', 'unsaved');
    }
    this.#isFailing = true;
    this.#flushSoon();
  }

  async #begin(first: readonly Exchange[]): Promise<OpenJournal> {
    const startedAt = first[0]?.startedAt ?? Date.now();
    const folder = await newCaptureFolder(this.#parts.root, startedAt);
    const addresses = first.map(({ request }) => request.url).filter((one) => URL.canParse(one));
    const address = addresses[0];
    const path = join(folder, 'journal.jsonl');
    const seal = await newSeal(folder, this.#parts.keys);
    // Much to read, and not before there is something to write.
    const { CredentialMask } = await import('./credentials.ts');
    return {
      folder,
      path,
      file: await open(path, 'wx+', 0o600),
      seal,
      bodies: new JournalBodies(folder, seal),
      mask: new CredentialMask(),
      startedAt,
      site: addresses.some((one) => this.#parts.isPractice(one))
        ? 'practice'
        : address === undefined
          ? ''
          : new URL(address).host,
    };
  }

  async #append(
    journal: OpenJournal,
    changed: readonly Exchange[],
    marks: readonly FailureMark[],
  ): Promise<void> {
    const lines: { exchange: Exchange; spooled: Spooled; bytes: Buffer }[] = [];
    let worked = performance.now();
    for (const exchange of changed) {
      if (performance.now() - worked > longestWork) {
        await breath();
        worked = performance.now();
      }
      const spooled = await journal.bodies.spool(journal.mask.masked(exchange));
      lines.push({ exchange, spooled, bytes: sealed(journal, lineOf(spooled.line)) });
    }
    const said = markBytes(journal, marks);
    await this.#appendBytes(journal, Buffer.concat([...lines.map(({ bytes }) => bytes), said]));
    for (const { exchange, spooled, bytes } of lines)
      this.#setPlace(exchange, spooled, bytes.length);
    this.#size += said.length;
    this.#marksWritten += marks.length;
    this.#lines += lines.length + marks.length;
  }

  /**
   * All of it or nothing: half a line would damage the next one. The next bytes go over what a full
   * disk took of these, so cutting it off is only tidy; Windows lets no file be cut that was opened
   * to append (https://github.com/nodejs/node/issues/3177), so none is.
   */
  async #appendBytes({ file }: OpenJournal, bytes: Buffer): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;)
        done += (await file.write(bytes, done, bytes.length - done, this.#size + done))
          .bytesWritten;
    } catch (error) {
      await file.truncate(this.#size).catch(() => undefined);
      throw error;
    }
  }

  #setPlace(exchange: Exchange, { files, bytes }: Spooled, length: number): void {
    this.#places.set(exchange.id, {
      offset: this.#size,
      length,
      failing: isFailing(exchange),
      startedAt: exchange.startedAt ?? this.#places.get(exchange.id)?.startedAt ?? 0,
      files,
      bodyBytes: bytes,
    });
    this.#size += length;
  }

  /** Bytes on disk: the journal, and the bodies that some line names. */
  #taken(): number {
    return this.#size + this.#places.bodyBytes;
  }

  /** Now, or when the pause after the last one is over: the last that is written must be counted. */
  async #summarizeInTime(journal: OpenJournal): Promise<void> {
    const left = this.#summarizedAt + summaryPause - performance.now();
    if (left <= 0) return this.#summarize(journal);
    if (this.#isEnded) return;
    this.#summaryTimer ??= setTimeout(() => {
      this.#summaryTimer = null;
      void this.#inTurn(() => this.#summarize(journal));
    }, left);
  }

  /** A summary that the disk refuses only leaves the list without its counts. */
  async #summarize({ folder, site, startedAt }: OpenJournal): Promise<void> {
    this.#summarizedAt = performance.now();
    await writeAbout(folder, {
      site,
      startedAt,
      requests: this.#places.size,
      failures: this.#places.failures,
      lines: this.#lines,
    }).catch(console.error);
  }

  #makeRoom(journal: OpenJournal): void {
    this.#makingRoom ??= this.#copyWhatStays(journal)
      .catch((error: unknown) => this.#failed(error))
      .finally(() => {
        this.#makingRoom = null;
      });
  }

  /**
   * Lets the oldest go, and with them every line that a later one replaced. Lines are copied while
   * others are still appended; only those wait for their turn at the end. @throws Error where the
   * disk refuses; all is as it was then
   */
  async #copyWhatStays(journal: OpenJournal): Promise<void> {
    const gone = toLetGo(new Map(this.#places), this.#parts.room(), Date.now());
    const before = this.#size;
    const copy = await JournalCopy.begin(journal.path);
    try {
      await copy.add(journal.file, new Map([...this.#places].filter(([id]) => !gone.has(id))));
      await copy.sync();
      await this.#inTurn(() => this.#finishCopy(journal, copy, gone, before));
    } catch (error) {
      await copy.drop();
      throw error;
    }
  }

  async #finishCopy(
    journal: OpenJournal,
    copy: JournalCopy,
    gone: ReadonlySet<string>,
    before: number,
  ): Promise<void> {
    const places = new Map(this.#places);
    const later = new Map([...places].filter(([, { offset }]) => offset >= before));
    await copy.add(journal.file, later);
    await copy.write(markBytes(journal, this.#marks.slice(0, this.#marksWritten)));
    await copy.sync();
    await copy.close();
    const files = [...gone]
      .filter((id) => !later.has(id))
      .flatMap((id) => places.get(id)?.files ?? []);
    this.#lines = copy.places.size + this.#marksWritten;
    const oldPlaces = new Map(this.#places);
    this.#setPlaces(places, copy);
    // Before the journal shrinks: a summary that promises more than there is would tell of a loss.
    await this.#summarize(journal);
    // Windows replaces no file that is open.
    await journal.file.close();
    try {
      await replace(copy.path, journal.path);
      this.#size = copy.size;
    } catch (error) {
      this.#places.become(oldPlaces);
      throw error;
    } finally {
      journal.file = await open(journal.path, 'r+', 0o600);
    }
    await journal.bodies.drop(files);
  }

  /** Takes over where the lines lie in the copy, in the order of their first appearance. */
  #setPlaces(order: ReadonlyMap<string, unknown>, copy: JournalCopy): void {
    this.#places.become(
      [...order.keys()].flatMap((id) => {
        const place = copy.places.get(id);
        return place === undefined ? [] : [[id, place] as const];
      }),
    );
    this.#keptSince = [...this.#places].reduce(
      (oldest, [, { failing, startedAt }]) => (failing ? oldest : Math.min(oldest, startedAt)),
      Date.now(),
    );
  }

  async #read(id: string): Promise<Exchange | null> {
    const place = this.#places.get(id);
    if (place === undefined || this.#open === null) return null;
    const { file, seal, bodies } = this.#open;
    const bytes = await bytesAt(file, place.offset, place.length);
    const text = seal.openLine(bytes.toString('utf8').trimEnd());
    const line = text === null ? null : parseLine(text);
    return line === null ? null : bodies.restore(line);
  }

  /**
   * A crash of this program loses nothing that was written; this also holds it through a loss of
   * power, one call at a time.
   */
  #sync(file: FileHandle): void {
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    // The file may have been replaced meanwhile, which was written through then.
    file
      .datasync()
      .catch(() => undefined)
      .finally(() => {
        this.#isSyncing = false;
      });
  }
}

function sealed({ seal }: OpenJournal, text: string): Buffer {
  return Buffer.from(`${seal.line(text)}\n`);
}

function markBytes(journal: OpenJournal, marks: readonly FailureMark[]): Buffer {
  return Buffer.concat(marks.map((mark) => sealed(journal, markLineOf(mark))));
}
