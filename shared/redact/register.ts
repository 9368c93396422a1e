import type { Kind } from './kinds.ts';
import { Names } from './names.ts';
import { Remembered } from './reading-cache.ts';
import { isLabel, isSearched } from './value-forms.ts';

const personal: ReadonlySet<Kind> = new Set([
  'email',
  'name',
  'phone',
  'address',
  'card',
  'text',
  'ip',
  'tenant',
]);
/**
 * Values longer than this are told apart by their length and two hashes, so that they are not held
 * in memory.
 */
const longestHeld = 64 * 1024;

/** From here on a label tells how long the value was: the same token, or one that was cut short. */
const leastTold = 16;
const longestRemembered = 400;
const mostRemembered = 20_000;

/** How to redact a text of any kind: see content.ts. */
export type RedactAny = (text: string, type: string, register: Register, nesting: number) => string;

/** The type of a string that stands under no name that says anything. */
export const anyString = 'string';

export interface RedactOptions {
  /**
   * Leave e-mail addresses, names, phone numbers, IP addresses and the tenant's name in. Secrets
   * always go.
   */
  readonly keepPersonal: boolean;
  /** Leave the tenant's name in: Halo Support finds the instance by it. */
  readonly keepTenant?: boolean;
  /** Words of the user's own that go as well, wherever they stand and whatever their case. */
  readonly words?: readonly string[];
  /** Headers, fields and parameters whose value always goes, in any case. */
  readonly names?: readonly string[];
}

/** A part of an exchange, for the list of what was taken out. */
export const parts = [
  'address',
  'request-headers',
  'request-body',
  'answer-headers',
  'answer-body',
  'messages',
  'other',
] as const;
export type Part = (typeof parts)[number];

/** One value that was taken out. */
export interface Taken {
  readonly kind: Kind;
  readonly label: string;
  /** The value with nearly all of it hidden. */
  readonly hint: string;
  /** Where it was met first. */
  readonly part: Part;
}

/**
 * Remembers each value that was taken out, so that the same value always becomes the same label and
 * can be searched for in the output. It lives as long as one export and is never written anywhere.
 */
export class Register {
  readonly options: RedactOptions;
  readonly names: Names;
  readonly remembered: Remembered;
  /** What is being read just now. */
  part: Part = 'other';
  /** A header of the request that is being read says that it goes to a Halo. */
  namesHalo = false;
  /** How many values inside values are being read. */
  nesting = 0;
  /** What became of short values, by what they are about. */
  readonly #known = new Map<string, Map<string, string>>();
  #knownCount = 0;
  /** Hosts that name the company, with the label of each. */
  readonly #hosts = new Map<string, string>();
  readonly #taken = new Map<string, Taken>();
  readonly #count = new Map<Kind, number>();
  readonly #searched = new Map<string, string>();

  readonly #redactAny: RedactAny;

  constructor(options: RedactOptions, redactAny: RedactAny) {
    this.options = options;
    this.names = new Names(options.names);
    this.remembered = new Remembered(this.names);
    this.#redactAny = redactAny;
  }

  /**
   * A text of any kind, with its media type where one is known. What holds texts inside texts asks
   * the register, so that no reader of a format needs to know the others.
   */
  redactAny(text: string, type: string, nesting = 0): string {
    return this.#redactAny(text, type, this, nesting);
  }

  /** A string that stands under no name that says anything. */
  redactValue(text: string): string {
    // A parameter may hold an address whose parameter holds JSON …
    this.nesting += 1;
    const clean = this.redactAny(text, anyString, this.nesting);
    this.nesting -= 1;
    return clean;
  }

  /**
   * What `redact` makes of a short value: headers and addresses come again and again, and the same
   * value always becomes the same.
   */
  once(about: string, value: string, redact: (value: string) => string): string {
    if (value.length > longestRemembered) return redact(value);
    const known = this.#known.get(about) ?? new Map<string, string>();
    const former = known.get(value);
    if (former !== undefined) return former;
    const clean = redact(value);
    if (this.#knownCount < mostRemembered) {
      this.#knownCount += 1;
      this.#known.set(about, known.set(value, clean));
    }
    return clean;
  }

  wants(kind: Kind): boolean {
    if (kind === 'tenant' && this.options.keepTenant === true) return false;
    return !(this.options.keepPersonal && personal.has(kind));
  }

  /**
   * The label for a value: `redacted-cookie-3-len64`. A value that is empty or a label already
   * comes back as it is.
   */
  take(kind: Kind, value: string): string {
    if (value === '' || isLabel(value) || !this.wants(kind)) return value;
    const key = value.length <= longestHeld ? value : fingerprint(value);
    const known = this.#taken.get(key);
    if (known !== undefined) return known.label;
    const label = this.#next(kind, value);
    this.#taken.set(key, { kind, label, hint: hintOf(value), part: this.part });
    const bare = value.trim();
    if (value.length <= longestHeld && isSearched(kind, bare) && !this.#searched.has(bare))
      this.#searched.set(bare, label);
    return label;
  }

  /** From now on a host is taken out wherever it stands; null: there is none. */
  addHost(host: string | null): void {
    if (host === null || this.#hosts.has(host) || !this.wants('tenant')) return;
    this.#hosts.set(host, this.take('tenant', host));
    // What was made of a text so far may hold it.
    this.#known.clear();
    this.#knownCount = 0;
    this.remembered.forget();
  }

  withoutHosts(text: string): string {
    if (this.#hosts.size === 0) return text;
    let clean = text;
    for (const [host, label] of this.#hosts)
      if (clean.includes(host)) clean = clean.replaceAll(host, label);
    return clean;
  }

  /** Values to look for in the output, in whatever spelling, with the label each becomes. */
  get searched(): ReadonlyMap<string, string> {
    return this.#searched;
  }

  /** How many different values of each kind were taken out. */
  get counts(): ReadonlyMap<Kind, number> {
    return this.#count;
  }

  get taken(): Iterable<Taken> {
    return this.#taken.values();
  }

  #next(kind: Kind, value: string): string {
    const number = (this.#count.get(kind) ?? 0) + 1;
    this.#count.set(kind, number);
    // Addresses keep an address's shape, so that a HAR stays valid: 0.0.0.0/8 and 100::/64 lead
    // nowhere (RFC 1122, RFC 6666).
    if (kind === 'ip' && /^\d+\.\d+\.\d+\.\d+$/.test(value))
      return `0.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
    if (kind === 'ip' && /^[\da-f:.]*:[\da-f:.]*:[\da-f:.]*$/i.test(value))
      return `100::${number.toString(16)}`;
    if (kind === 'tenant') return `tenant-${number}`;
    // The length of a short secret would help to guess it.
    return value.length < leastTold
      ? `redacted-${kind}-${number}`
      : `redacted-${kind}-${number}-len${value.length}`;
  }
}

/** Enough to recognise one's own value by, too little to use it. */
function hintOf(value: string): string {
  return value.length < leastTold ? '••••••' : `${value.slice(0, 2)}••••••${value.slice(-2)}`;
}

function fingerprint(value: string): string {
  let first = 0;
  let second = 7;
  for (let place = 0; place < value.length; place += 1) {
    const code = value.charCodeAt(place);
    first = (Math.imul(first, 31) + code) | 0;
    second = (Math.imul(second, 16_777_619) ^ code) | 0;
  }
  return `${value.length} ${first} ${second}`;
}
