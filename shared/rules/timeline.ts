/** What one healthy exchange leaves behind: 30 bytes, so that a million of them stay small. */
export interface Mark {
  /** Milliseconds since 1970, NaN where unknown. */
  readonly time: number;
  readonly index: number;
  /** Same method, address and sent body: the same request. */
  readonly request: number;
  /** Same path, digits left aside: the same way. */
  readonly way: number;
  /** The Authorization header's value, 0 where none is recorded. */
  readonly account: number;
  readonly origin: number;
  readonly kind: MarkKind;
}

/**
 * `call`: an API call that needs a sign-in succeeded; `sign-in`: a sign-in succeeded; `preflight`;
 * `other`: anything else.
 */
export type MarkKind = 'call' | 'sign-in' | 'preflight' | 'other';
const kinds: readonly MarkKind[] = ['call', 'sign-in', 'preflight', 'other'];

/** One object for the marks of many rows. */
type FilledMark = { -readonly [Name in keyof Mark]: Mark[Name] };

export interface Timeline {
  add(mark: Mark): void;
  readonly length: number;
  /** Fills an object with the mark of a row; rows count from 0 in the order they were added. */
  read(row: number, into: FilledMark): void;
  /**
   * Calls for each mark, in the order they were added, with one object that is filled anew each
   * time.
   */
  forEach(use: (mark: Mark, row: number) => void): void;
}

export const emptyMark = (): FilledMark => ({
  time: NaN,
  index: 0,
  request: 0,
  way: 0,
  account: 0,
  origin: 0,
  kind: 'other',
});

export function createTimeline(): Timeline {
  let size = 1024;
  let length = 0;
  let times = new Float64Array(size);
  let numbers = new Uint32Array(size * 6);
  const grow = (): void => {
    size *= 2;
    const moreTimes = new Float64Array(size);
    moreTimes.set(times);
    const moreNumbers = new Uint32Array(size * 6);
    moreNumbers.set(numbers);
    times = moreTimes;
    numbers = moreNumbers;
  };
  const read = (row: number, mark: FilledMark): void => {
    const at = row * 6;
    mark.time = times[row] ?? NaN;
    mark.index = numbers[at] ?? 0;
    mark.request = numbers[at + 1] ?? 0;
    mark.way = numbers[at + 2] ?? 0;
    mark.account = numbers[at + 3] ?? 0;
    mark.origin = numbers[at + 4] ?? 0;
    mark.kind = kinds[numbers[at + 5] ?? 3] ?? 'other';
  };
  return {
    read,
    get length() {
      return length;
    },
    add(mark) {
      if (length === size) grow();
      times[length] = mark.time;
      const at = length * 6;
      numbers[at] = mark.index;
      numbers[at + 1] = mark.request;
      numbers[at + 2] = mark.way;
      numbers[at + 3] = mark.account;
      numbers[at + 4] = mark.origin;
      numbers[at + 5] = kinds.indexOf(mark.kind);
      length += 1;
    },
    forEach(use) {
      const mark = emptyMark();
      for (let row = 0; row < length; row += 1) {
        read(row, mark);
        use(mark, row);
      }
    },
  };
}

/** FNV-1a over a text, never 0. */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0 || 1;
}

/** One number of two, never 0. */
export function mixed(one: number, other: number): number {
  return Math.imul(one ^ other, 0x01000193) >>> 0 || 1;
}

/** The hash of a path in lower case, its digits left aside. */
export function wayOf(path: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < path.length; at += 1) {
    const code = path.charCodeAt(at);
    if (code < 48 || code > 57) hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash >>> 0 || 1;
}
