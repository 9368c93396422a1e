/** What kind of value was taken out; the label and the list for the user name it. */
export const kinds = [
  'password', 'secret', 'token', 'cookie', 'key', 'session', 'signature', 'authorization', 'certificate', 'sql',
  'email', 'name', 'phone', 'address', 'card', 'text', 'ip', 'tenant',
] as const;
export type Kind = (typeof kinds)[number];

const personal: ReadonlySet<Kind> = new Set(['email', 'name', 'phone', 'address', 'card', 'text', 'ip', 'tenant']);
/** Only these are taken out wherever they stand again: shorter or plainer values would hit innocent text. */
const searchedLength = 6;

export interface RedactOptions {
  /** Leave e-mail addresses, names, phone numbers, IP addresses and the tenant's name in. Secrets always go. */
  readonly keepPersonal: boolean;
}

/**
 * Remembers each value that was taken out, so that the same value always becomes the same label and can be searched for in the
 * output. It lives as long as one export and is never written anywhere.
 */
export class Register {
  readonly options: RedactOptions;
  readonly #labels = new Map<string, string>();
  readonly #count = new Map<Kind, number>();
  readonly #searched = new Map<string, string>();

  constructor(options: RedactOptions) {
    this.options = options;
  }

  wants(kind: Kind): boolean {
    return !(this.options.keepPersonal && personal.has(kind));
  }

  /** The label for a value: `redacted-cookie-3-len64`. A value that is empty or a label already comes back as it is. */
  take(kind: Kind, value: string): string {
    if (value === '' || isLabel(value) || !this.wants(kind)) return value;
    const known = this.#labels.get(value);
    if (known !== undefined) return known;
    const label = this.#next(kind, value);
    this.#labels.set(value, label);
    if (isDistinctive(value)) for (const form of formsOf(value)) if (!this.#searched.has(form)) this.#searched.set(form, label);
    return label;
  }

  /** Values to look for in the output, in each form they may have been copied, with the label each becomes. */
  get searched(): ReadonlyMap<string, string> {
    return this.#searched;
  }

  /** How many different values of each kind were taken out. */
  get counts(): ReadonlyMap<Kind, number> {
    return this.#count;
  }

  #next(kind: Kind, value: string): string {
    const number = (this.#count.get(kind) ?? 0) + 1;
    this.#count.set(kind, number);
    // Addresses keep an address's shape (documentation ranges, RFC 5737 and 3849), so that a HAR stays valid.
    if (kind === 'ip') return value.includes(':') ? `2001:db8::${number.toString(16)}` : `192.0.2.${number % 256}`;
    if (kind === 'tenant') return `tenant-${number}`;
    return `redacted-${kind}-${number}-len${value.length}`;
  }
}

/** Letters, digits and hyphens only: a label needs no escaping in an address, in JSON, in markup or in a header. */
const label = /redacted-[a-z]+-\d+-len\d+/;

/** True for a text that is a label as a whole. */
export function isLabel(text: string): boolean {
  return /^(?:redacted-[a-z]+-\d+-len\d+|192\.0\.2\.\d+|2001:db8::[0-9a-f]+|tenant-\d+)$/.test(text);
}

/** True where part of the text was taken out already. */
export function holdsLabel(text: string): boolean {
  return label.test(text);
}

/** Distinctive enough to be searched for in the whole output: long, and not a plain word or number that may stand there by right. */
function isDistinctive(value: string): boolean {
  if (value.length < searchedLength) return false;
  if (/^[\d.,:+ -]*$/.test(value)) return value.length >= 9;
  if (/^(?:true|false|null|undefined|none|unknown|anonymous|bearer|basic)$/i.test(value)) return false;
  return value.length >= 12 || !/^[a-z]+$/.test(value);
}

/** A value as it may stand elsewhere: as it is, percent-encoded, form-encoded, escaped in JSON, base64. */
function formsOf(value: string): readonly string[] {
  const forms = new Set([value, JSON.stringify(value).slice(1, -1)]);
  if (!/\p{Surrogate}/u.test(value)) { // half a character can't be percent-encoded
    const encoded = encodeURIComponent(value);
    forms.add(encoded);
    forms.add(encoded.replaceAll('%20', '+'));
    forms.add(encodeURI(value));
    if (value.length >= 9) forms.add(base64Of(value).replace(/=+$/, '').slice(0, Math.floor(value.length / 3) * 4));
  }
  return [...forms].filter((form) => form.length >= searchedLength);
}

/** Base64 of a text's UTF-8 bytes. */
export function base64Of(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
