import type { HeldBytes } from './held-bytes.ts';
import { keySign, keySignAt, keyText } from './json-bytes.ts';
import { longNumbers, parseLeniently, RawEntry, unclear } from './raw-entry.ts';
import { isTooDeep } from './values.ts';
import type { SkipReason, SplitterEvents } from './splitter-events.ts';

/** What is known of an open object or array, as bits. */
export const kind = { object: 1, element: 2, request: 4 } as const;

const headNames = new Set(['creator', 'browser', 'version', 'comment', 'pages']);
const decoder = new TextDecoder();

/** Something inside an entry that looks like an entry itself. */
interface Nested {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** Where the array it stands in opened; null: in none. */
  readonly list: number | null;
}

/**
 * Where the splitter stands: which list is `log.entries`, which stretch of bytes may be an entry.
 * All offsets count from the start of the stream; a depth is the number of objects and arrays open.
 */
export class Places {
  /** A list of entries was there, if only an empty one. */
  found = false;
  /** Elements met so far. */
  count = 0;
  /** Per depth: bits of `kind`, and the offset where it opened. */
  readonly kinds: number[] = [0];
  readonly starts: number[] = [0];
  /** Depth of the stretch that may be an entry; 0: none. */
  region = 0;
  /** Depth of the array whose elements are entries; 0 where none is open. */
  listDepth = 0;
  /**
   * Start and end of what the region's light text leaves out: long strings, and members nobody
   * reads.
   */
  longs: number[] = [];
  #isBroken = false;
  /** Depth of a member that is being left out; 0: none. */
  aside = 0;
  /** Offset of the key whose value nobody reads; -1: none. */
  unread = -1;
  readonly #events: SplitterEvents;
  readonly #bytes: HeldBytes;
  readonly #keys: (string | null)[] = ['', '', ''];
  /** The list's place in the file says that its elements are entries, whatever they look like. */
  #listSure = false;
  #regionStart = 0;
  #regionSure = false;
  #dropped = false;
  /** Objects inside the region that look like entries: they count if the region breaks. */
  #nested: Nested[] = [];
  /** Those of the entry that has just ended that may be an exporter's extra. */
  #extras: (Nested & { readonly longs: readonly number[] })[] = [];
  /** Nothing before this offset is looked at again. */ private floor: number;

  constructor(events: SplitterEvents, base: number, bytes: HeldBytes) {
    this.#events = events;
    this.#bytes = bytes;
    this.floor = base;
  }

  /** First offset whose bytes are still needed; null where nothing is under way. */
  get keepFrom(): number | null {
    return (this.region > 0 && !this.#dropped) || this.#extras.length > 0
      ? this.#regionStart
      : null;
  }

  /**
   * A key ended at `at` in these bytes, without its quotes: marks objects that have a request, and
   * members that nobody reads; remembers those that say where we are. `start`: where its first quote
   * stands.
   */
  named(depth: number, start: number, bytes: Uint8Array, at: number, size: number): void {
    const sign = keySignAt(bytes, at, size);
    if (sign === keySign.request) this.kinds[depth] = (this.kinds[depth] ?? 0) | kind.request;
    else if (sign === keySign.unread && this.region > 0 && this.aside === 0) this.unread = start;
    if (depth > 2 || this.listDepth > 0 || (this.region > 0 && this.region !== depth)) return;
    const name = keyText(bytes.subarray(at, at + size));
    this.#keys[depth] = name;
    const bare = ((this.kinds[1] ?? 0) & kind.request) !== 0;
    if (depth === 1 && !bare && (name === 'log' || name === 'entries')) this.#closeRegion();
  }

  openRegion(depth: number, start: number, sure: boolean): void {
    this.region = depth;
    this.#extras = [];
    this.#regionStart = start;
    this.#regionSure = sure;
  }

  /** An object or array began outside of any region. */
  opened(depth: number, start: number): void {
    const object = ((this.kinds[depth] ?? 0) & kind.object) !== 0;
    const key = this.#keys[depth - 1] ?? '';
    if (this.listDepth > 0) {
      if (depth === this.listDepth + 1) this.openRegion(depth, start, this.#listSure);
    } else if (!object && key === 'entries' && (depth === 2 || (depth === 3 && this.#inLog())))
      this.#openList(depth, true);
    else if (depth === 3 && this.#inLog() && !object && !headNames.has(key))
      this.#openList(3, false); // "entries" with a damaged byte is a name like any other
    else if (depth > 2 || !object || key !== 'log') this.openRegion(depth, start, false);
  }

  /** What ended at this depth was an element of what is surely the list of entries. */
  isBehindEntry(depth: number): boolean {
    return this.#listSure && this.region === 0 && depth === this.listDepth + 1;
  }

  /** Entries up to `end` were found by somebody else. */
  passOver(end: number, entries: number): void {
    this.floor = end;
    this.#extras = [];
    this.count += entries;
  }

  /** The value of an unread key began. */
  putAside(depth: number): void {
    this.aside = depth;
    this.unread = -1;
  }

  /** An object or array ended; `depth` is its own. */
  closed(depth: number, end: number): void {
    const bits = this.kinds[depth] ?? 0;
    if (depth === this.region) {
      const isEntry =
        (bits & kind.request) !== 0 || (this.#regionSure && this.#nested.length === 0);
      if (isEntry) this.#emit(this.#regionStart, end, this.longs);
      this.#harvest(isEntry);
      if (
        !isEntry &&
        depth === 3 &&
        this.listDepth === 0 &&
        this.#inLog() &&
        headNames.has(this.#keys[2] ?? '')
      )
        this.#head(this.#regionStart, end);
      this.floor = end;
      this.#closeRegion();
    } else if (this.region > 0) this.#closedInside(depth, end, bits);
    if (depth !== this.listDepth) return;
    this.listDepth = 0;
    this.#extras = [];
  }

  /** Something ended inside the region. */
  #closedInside(depth: number, end: number, bits: number): void {
    const start = this.starts[depth] ?? 0;
    if (depth === this.aside) {
      this.aside = 0;
      this.longs.push(start, end, unclear);
    }
    if ((bits & kind.request) === 0) return;
    const list = (bits & kind.element) !== 0 ? (this.starts[depth - 1] ?? 0) : null;
    this.#nested.push({ start, end, depth, list });
  }

  /** A string, number or word that is a value ended outside of any region. */
  scalar(depth: number, start: number, end: number): void {
    if (this.listDepth > 0) {
      if (depth === this.listDepth && this.#listSure) this.#skip('noEntry');
    } else if (depth === 2 && this.#inLog() && headNames.has(this.#keys[2] ?? ''))
      this.#head(start, end);
  }

  /**
   * Damage: what was under way is lost, what looks whole inside it is not. Returns the first offset
   * that may be read again.
   */
  breakOff(tokenStart: number, reason: SkipReason): number {
    this.#isBroken = true;
    this.handOutExtras();
    const from = this.keepFrom ?? tokenStart;
    const request = ((this.kinds[this.region] ?? 0) & kind.request) !== 0;
    if (this.region > 0 && (this.#regionSure || request))
      this.#skip(this.#dropped ? 'large' : reason);
    this.#harvest();
    this.#closeRegion();
    this.listDepth = 0;
    return Math.max(from, this.floor);
  }

  /**
   * What was taken for an exporter's extra in a broken file: the lists of entries end where they
   * should not.
   */
  handOutExtras(): void {
    if (this.#isBroken) for (const extra of this.#extras) this.#handOut(extra, extra.longs);
    this.#extras = [];
  }

  /** A region that grows (`large`) around things that look like entries is no entry: they are. */
  rebase(large: boolean, depth: number): void {
    const inner = this.#nested.find((one) => one.list !== null)?.depth;
    if (!large || inner === undefined || depth < inner - 1) return;
    if (this.#regionSure) this.#skip('damaged');
    this.#harvest();
    this.#closeRegion();
    this.#openList(inner - 1, false);
    if (depth >= inner) this.openRegion(inner, this.starts[inner] ?? 0, false);
  }

  /** The region is too large to be held: it is read on, but no longer kept. */
  dropRegion(): void {
    this.#dropped = this.region > 0;
    this.#extras = [];
    this.#nested = [];
    this.longs = [];
  }

  #inLog(): boolean {
    return this.#keys[1] === 'log' && ((this.kinds[2] ?? 0) & kind.object) !== 0;
  }

  #openList(depth: number, sure: boolean): void {
    this.listDepth = depth;
    this.#listSure = sure;
    if (sure) this.found = true;
  }

  #closeRegion(): void {
    this.region = 0;
    this.aside = 0;
    this.unread = -1;
    this.#dropped = false;
    this.longs = [];
    this.#nested = [];
  }

  /**
   * Hands out what looks like entries inside the region. In a `whole` entry an exporter's extra
   * stays, unless damage or the end follows at once; anywhere else a lost bracket let headers, say,
   * run on into the next entries, which stand inside one another then.
   */
  #harvest(whole = false): void {
    const nested = this.#nested;
    const { longs, floor } = this;
    for (const one of nested.sort((a, b) => a.start - b.start)) {
      if (!whole && one.start < floor) continue;
      if (one.list === null && (whole || one.start < this.floor)) continue;
      if (whole && isExtra(one.list ?? 0, nested, this.#bytes, this.#regionStart))
        this.#extras.push({ ...one, longs });
      else this.#handOut(one, longs);
    }
  }

  #handOut({ start, end }: Nested, longs: readonly number[]): void {
    this.#emit(start, end, longsWithin(longs, start, end));
    this.floor = Math.max(this.floor, end);
  }

  #emit(start: number, end: number, longs: readonly number[]): void {
    if (this.#dropped) return this.#skip('large');
    if (this.#events.unparsed !== undefined) {
      this.#events.unparsed(this.count, start, end, this.#bytes.view(start, end), longs);
      this.count += 1;
      return;
    }
    let entry: RawEntry;
    try {
      entry = new RawEntry(this.count, start, end, this.#bytes.view(start, end), longs);
    } catch {
      return this.#skip('damaged');
    }
    this.found = true;
    this.count += 1;
    this.#events.entry(entry);
  }

  #skip(reason: SkipReason): void {
    this.#events.skipped(this.count++, reason);
  }

  #head(start: number, end: number): void {
    const bytes = this.#bytes.slice(start, end);
    if (bytes.length !== end - start || bytes.length > 16 * 1024 * 1024) return;
    try {
      const value = parseLeniently(decoder.decode(bytes));
      if (!isTooDeep(value)) this.#events.head(this.#keys[2] ?? '', value);
    } catch {
      // A damaged creator or page list is no loss: entries do not need it.
    }
  }
}

/**
 * A list under a name such as `_redirects` is an exporter's extra: its key begins with an
 * underscore, and its first element looks like an entry. `from`: nothing before is looked at.
 */
function isExtra(list: number, nested: readonly Nested[], bytes: HeldBytes, from: number): boolean {
  const first = nested.find((one) => one.list === list)?.start ?? list;
  return /"_[^"]*"\s*:\s*\[\s*$/.test(
    decoder.decode(bytes.slice(Math.max(from, list - 80), first)),
  );
}

/** Of the long values those that lie between `start` and `end`. */
function longsWithin(longs: readonly number[], start: number, end: number): readonly number[] {
  return longs.filter((_, at) => {
    const first = at - (at % longNumbers);
    return (longs[first] ?? 0) > start && (longs[first + 1] ?? 0) <= end;
  });
}
