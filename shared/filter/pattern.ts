/**
 * Patterns (`/…/`) as a set of states instead of the language's own regular expressions: those can
 * take minutes on a hostile address, these look at every character once. Known: literals, `.`,
 * classes, `\d \w \s` and their opposites, `* + ?`, groups, `|`, `^` and `$`. Not known, on
 * purpose: look-around, back references and counts.
 */

/** Half-open ranges of UTF-16 units, already in lower case. */
export interface Unit {
  readonly ranges: readonly (readonly [number, number])[];
  readonly negated: boolean;
}

export type State =
  | { readonly kind: 'unit'; readonly unit: Unit; next: number }
  | { readonly kind: 'split'; next: number; other: number }
  | { readonly kind: 'start' | 'end'; next: number }
  | { readonly kind: 'match' };

type Node =
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'start' | 'end' | 'empty' }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: 0 | 1; readonly many: boolean };

const longest = 500;
const deepest = 50;
const anything: Unit = { ranges: [], negated: true };
const classes: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  d: [[48, 58]],
  w: [
    [48, 58],
    [95, 96],
    [97, 123],
  ],
  s: [
    [9, 14],
    [32, 33],
    [160, 161],
    [0x2028, 0x202a],
    [0xfeff, 0xff00],
  ],
};

/**
 * States of a pattern; the last one matches. null where the pattern is broken, too long or uses
 * what is not known.
 */
export function readPattern(source: string): readonly State[] | null {
  if (source.length > longest) return null;
  const reader = new Reader(source.toLowerCase() === source ? source : lowered(source));
  const node = reader.choice(0);
  return node === null || !reader.done ? null : statesOf(node);
}

/** Lower case, but `\D`, `\W` and `\S` keep their meaning. */
function lowered(source: string): string {
  let text = '';
  for (let i = 0; i < source.length; i += 1) {
    const letter = source.charAt(i);
    if (letter === '\\') {
      text += letter + source.charAt(i + 1);
      i += 1;
    } else text += letter.toLowerCase();
  }
  return text;
}

class Reader {
  readonly #source: string;
  #at = 0;
  constructor(source: string) {
    this.#source = source;
  }

  get done(): boolean {
    return this.#at >= this.#source.length;
  }

  choice(depth: number): Node | null {
    if (depth > deepest) return null;
    const parts: Node[] = [];
    do {
      const part = this.#sequence(depth);
      if (part === null) return null;
      parts.push(part);
    } while (this.#take('|'));
    return parts.length === 1 ? (parts[0] ?? null) : { kind: 'any', parts };
  }

  #sequence(depth: number): Node | null {
    const parts: Node[] = [];
    while (!this.done && this.#peek() !== '|' && this.#peek() !== ')') {
      const atom = this.#atom(depth);
      if (atom === null) return null;
      const mark = this.#peek();
      if (mark === '*' || mark === '+' || mark === '?') {
        this.#at += 1;
        this.#take('?'); // lazy or not makes no difference when only yes or no is asked
        if ('*+?{'.includes(this.#peek()) && !this.done) return null;
        parts.push({ kind: 'repeat', part: atom, least: mark === '+' ? 1 : 0, many: mark !== '?' });
      } else parts.push(atom);
    }
    return parts.length === 0 ? { kind: 'empty' } : { kind: 'all', parts };
  }

  #atom(depth: number): Node | null {
    const letter = this.#peek();
    this.#at += 1;
    switch (letter) {
      case '(': {
        if (this.#take('?') && !this.#take(':')) return null;
        const inner = this.choice(depth + 1);
        return inner !== null && this.#take(')') ? inner : null;
      }
      case '[':
        return this.#class();
      case '.':
        return { kind: 'unit', unit: anything };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\': {
        const unit = this.#escape();
        return unit === null ? null : { kind: 'unit', unit };
      }
      case '*':
      case '+':
      case '?':
      case '{':
        return null;
      default:
        return { kind: 'unit', unit: just(letter) };
    }
  }

  #escape(): Unit | null {
    const letter = this.#peek();
    if (letter === '') return null;
    this.#at += 1;
    const named = classes[letter.toLowerCase()];
    if (named !== undefined) return { ranges: named, negated: letter !== letter.toLowerCase() };
    return /[a-z0-9]/i.test(letter) ? null : just(letter);
  }

  #class(): Node | null {
    const negated = this.#take('^');
    const ranges: (readonly [number, number])[] = [];
    while (!this.#take(']')) {
      if (this.done) return null;
      const letter = this.#peek();
      this.#at += 1;
      const from = letter === '\\' ? this.#escape() : just(letter);
      if (from === null || from.negated) return null;
      const low = from.ranges[0]?.[0] ?? 0;
      if (
        this.#peek() === '-' &&
        this.#source.charAt(this.#at + 1) !== ']' &&
        from.ranges.length === 1
      ) {
        const high = this.#source.charCodeAt(this.#at + 1);
        if (Number.isNaN(high) || high < low) return null;
        this.#at += 2;
        ranges.push([low, high + 1]);
      } else ranges.push(...from.ranges);
    }
    return { kind: 'unit', unit: { ranges, negated } };
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #take(letter: string): boolean {
    if (this.#peek() !== letter) return false;
    this.#at += 1;
    return true;
  }
}

function just(letter: string): Unit {
  const code = letter.charCodeAt(0);
  return { ranges: [[code, code + 1]], negated: false };
}

/** Lays the tree out backwards: each piece is told where the road goes on after it. */
function statesOf(root: Node): readonly State[] {
  const states: State[] = [{ kind: 'match' }];
  const add = (state: State): number => states.push(state) - 1;
  const lay = (node: Node, next: number): number => {
    switch (node.kind) {
      case 'unit':
        return add({ kind: 'unit', unit: node.unit, next });
      case 'start':
      case 'end':
        return add({ kind: node.kind, next });
      case 'empty':
        return next;
      case 'all':
        return node.parts.reduceRight((after, part) => lay(part, after), next);
      case 'any':
        return node.parts
          .map((part) => lay(part, next))
          .reduceRight((other, first) => add({ kind: 'split', next: first, other }));
      case 'repeat': {
        if (!node.many) return add({ kind: 'split', next: lay(node.part, next), other: next });
        const split: State = { kind: 'split', next, other: next };
        const place = add(split);
        split.next = lay(node.part, place);
        return node.least === 1 ? split.next : place;
      }
    }
  };
  const first = lay(root, 0);
  add({ kind: 'split', next: first, other: first });
  return states;
}
