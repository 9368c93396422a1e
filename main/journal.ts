import { closeSync, fdatasync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../shared/exchange.ts';
import { type CaptureStore, type StoreLimits, memoryLimits, memoryStore } from './capture-store.ts';
import { newCaptureFolder, writeAbout } from './capture-folder.ts';
import { JournalBodies } from './journal-bodies.ts';
import { isFailing, lineOf, parseLine } from './journal-line.ts';

export interface JournalListener {
  /** The disk refuses: since now nothing is kept there; it is tried again by itself. */
  failing(why: unknown): void;
  /** The disk takes it again. */
  writing(): void;
}

/** Milliseconds until what changed is on disk. */
const writeDelay = 300;
const retryDelay = 2_000;
/** Milliseconds between two summaries of a running capture: each replaces a file, which waits for the disk. */
const summaryPause = 2_000;

interface Place { readonly offset: number; readonly length: number; readonly failing: boolean }
interface OpenJournal { readonly folder: string; readonly file: number; readonly bodies: JournalBodies; readonly startedAt: number; readonly site: string }

/**
 * A capture on disk, only ever appended to: one line for each exchange that changed. Memory holds where each line lies, and what is
 * not written yet. A folder is made with the first exchange.
 */
export class Journal implements CaptureStore {
  readonly #root: string;
  readonly #listener: JournalListener;
  readonly #limits: StoreLimits;
  readonly #places = new Map<string, Place>();
  #pending: CaptureStore;
  #open: OpenJournal | null = null;
  #size = 0;
  #failures = 0;
  #timer: NodeJS.Timeout | null = null;
  #isFailing = false;
  #isSyncing = false;
  #summarizedAt = -Infinity;

  /** `root`: the folder of all captures. */
  constructor(root: string, listener: JournalListener, limits: StoreLimits = memoryLimits) {
    this.#root = root;
    this.#listener = listener;
    this.#limits = limits;
    this.#pending = memoryStore(limits);
  }

  /** The folder of the running capture; null before its first exchange. */
  get folder(): string | null {
    return this.#open?.folder ?? null;
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
    this.#failures = 0;
    this.#summarizedAt = -Infinity;
  }

  #onTime(): void {
    this.#timer = null;
    this.#flush();
    if (this.#isFailing) this.#timer = setTimeout(() => this.#onTime(), retryDelay);
  }

  /** Writes what changed. Where the disk refuses, it stays in memory, within limits, for the next time. */
  #flush(): void {
    const changed = [...this.#pending.all()];
    if (changed.length === 0) return;
    try {
      this.#open ??= this.#begin(changed);
      const lines = changed.map((exchange) => ({ exchange, line: Buffer.from(lineOf(this.#bodiesOf(this.#open).spool(exchange))) }));
      this.#append(this.#open, Buffer.concat(lines.map(({ line }) => line)));
      for (const { exchange, line } of lines) this.#setPlace(exchange, line.length);
      this.#pending = memoryStore(this.#limits);
      if (performance.now() - this.#summarizedAt > summaryPause) this.#summarize(this.#open);
      this.#sync(this.#open.file);
      if (this.#isFailing) this.#listener.writing();
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) this.#listener.failing(error);
      this.#isFailing = true;
    }
  }

  /** A summary that the disk refuses only leaves the list without its counts. */
  #summarize({ folder, site, startedAt }: OpenJournal): void {
    this.#summarizedAt = performance.now();
    try {
      writeAbout(folder, { site, startedAt, requests: this.#places.size, failures: this.#failures });
    } catch (error) {
      console.error(error);
    }
  }

  #begin(first: readonly Exchange[]): OpenJournal {
    const startedAt = first[0]?.startedAt ?? Date.now();
    const folder = newCaptureFolder(this.#root, startedAt);
    const address = first.find(({ request }) => URL.canParse(request.url))?.request.url;
    return {
      folder, file: openSync(join(folder, 'journal.jsonl'), 'ax+', 0o600), bodies: new JournalBodies(folder), startedAt,
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

  #setPlace(exchange: Exchange, length: number): void {
    const before = this.#places.get(exchange.id);
    const failing = isFailing(exchange);
    this.#failures += Number(failing) - Number(before?.failing ?? false);
    this.#places.set(exchange.id, { offset: this.#size, length, failing });
    this.#size += length;
  }

  #read({ offset, length }: Place): Exchange | null {
    if (this.#open === null) return null;
    const bytes = Buffer.alloc(length);
    readSync(this.#open.file, bytes, 0, length, offset);
    const line = parseLine(bytes.toString('utf8'));
    return line === null ? null : this.#open.bodies.restore(line);
  }

  #bodiesOf(open: OpenJournal | null): JournalBodies {
    if (open === null) throw new Error('No capture is open');
    return open.bodies;
  }

  /** A crash of this program loses nothing that was written; this also holds it through a loss of power, one call at a time. */
  #sync(file: number): void {
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    fdatasync(file, () => { this.#isSyncing = false; });
  }
}
