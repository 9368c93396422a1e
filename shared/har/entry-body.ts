import {
  headerValue,
  noBody,
  type Body,
  type Header,
  type TextEnds,
} from '../exchange/exchange.ts';
import type { Note } from '../exchange/note.ts';
import { longestText, type LongPlace, type RawEntry } from './raw-entry.ts';
import { isTooDeep, listOf, measureOf, membersOf, type Members } from './values.ts';

/** Media types whose bytes are text. */
const textual =
  /^(?:text\/|application\/(?:[\w.+-]*(?:json|xml|javascript|ecmascript|graphql|x-www-form-urlencoded|yaml)))|charset=|^image\/svg/i;
const binary =
  /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|wasm|x-?protobuf|vnd\.)/i;

/**
 * Firefox keeps the first megabyte of a body: `devtools.netmonitor.responseBodyLimit`.
 * https://github.com/giacomelli/HarSharp/issues/16
 */
const firefoxLimit = 1024 * 1024;

const elsewhere: Note = { code: 'body.elsewhere' };
const notHeld: Note = { code: 'body.notHeld' };

/** Headers are parsed when somebody asks for them. */
export type Headers = () => readonly Header[];

/** The answer's body; its headers stand in for exporters that leave mimeType out. */
export function responseBody(
  raw: RawEntry,
  written: unknown,
  headers: Headers,
  transferred: number | null,
): Body {
  const content = membersOf(written);
  const mimeType = mimeOf(content['mimeType'], headers);
  const size = measureOf(content['size']) ?? transferred;
  const comment = typeof content['comment'] === 'string' ? content['comment'].slice(0, 200) : '';
  const text = content['text'];
  if (typeof text !== 'string') {
    if (size === null || size === 0) return { ...noBody, mimeType, size };
    const missing =
      typeof content['_file'] === 'string'
        ? elsewhere
        : comment === ''
          ? notHeld
          : { code: 'body.notHeldBecause' as const, comment };
    return { ...noBody, mimeType, size, missing };
  }
  if (text === '' && (size ?? 0) > 0) return { ...noBody, mimeType, size, missing: notHeld };
  const encoded =
    typeof content['encoding'] === 'string' &&
    content['encoding'].trim().toLowerCase() === 'base64';
  return contentBody(raw, text, encoded, mimeType, size);
}

/** What an entry sent, from its `postData`; the empty body where it sent nothing. */
export function requestBody(raw: RawEntry, written: unknown, headers: Headers): Body {
  const post = membersOf(written);
  const text = post['text'];
  if (text === undefined && post['params'] === undefined && post['mimeType'] === undefined)
    return noBody;
  const mimeType = mimeOf(post['mimeType'], headers);
  if (typeof text === 'string' && text !== '')
    return contentBody(raw, text, post['encoding'] === 'base64', mimeType, null);
  const params = listOf(post['params']).map(membersOf);
  if (params.length > 0) return { ...noBody, mimeType, text: formText(raw, params, mimeType) };
  if (typeof post['_file'] === 'string') return { ...noBody, mimeType, missing: elsewhere };
  return { ...noBody, mimeType };
}

/** Short bodies are decoded at once, long ones when somebody reads them. */
function contentBody(
  raw: RawEntry,
  text: string,
  encoded: boolean,
  mimeType: string,
  size: number | null,
): Body {
  const place = raw.placeOf(text);
  if (place === null) {
    const body = decoded(text, encoded, mimeType);
    return {
      text: body.text,
      base64: body.base64,
      mimeType,
      size,
      missing: null,
      truncated: isCut(text.length, encoded, size),
    };
  }
  return new LazyBody(raw, place, encoded, mimeType, size);
}

/** A body that is read from the file's bytes when somebody looks at it. */
class LazyBody implements Body {
  readonly mimeType: string;
  readonly size: number | null;
  readonly missing = null;
  readonly truncated: boolean;
  readonly #raw: RawEntry;
  readonly #place: LongPlace;
  readonly #encoded: boolean;
  #known: Decoded | null = null;
  #ends: TextEnds | null = null;

  constructor(
    raw: RawEntry,
    place: LongPlace,
    encoded: boolean,
    mimeType: string,
    size: number | null,
  ) {
    this.#raw = raw;
    this.#place = place;
    this.#encoded = encoded;
    this.mimeType = mimeType;
    this.size = size;
    // In the file, escapes included: at least as many as the string has.
    const written = place.end - place.start - 2;
    this.truncated = written > longestText || isCut(written, encoded, size);
  }

  get text(): string | null {
    return this.#read().text;
  }

  get base64(): string | null {
    return this.#read().base64;
  }

  /** By its type and how it is written; what is said to be base64 and is none begins otherwise. */
  isBytes(): boolean {
    if (!this.#encoded || !isBinaryType(this.mimeType)) return false;
    const [first = 0, second = 0] = this.#raw.firstBytes(this.#place, 2);
    return firstOfBase64(first, second) !== 0;
  }

  mayBeMarkup(): boolean {
    if (this.isBytes()) return false;
    const [first = 0, second = 0] = this.#raw.firstBytes(this.#place, 2);
    const letter = this.#encoded ? firstOfBase64(first, second) : first;
    // A backslash begins an escape.
    return letter <= blank || letter === lessThan || letter === backslash || letter >= beyondAscii;
  }

  ends(): TextEnds | null {
    if (this.#encoded || this.#known !== null) return null;
    return (this.#ends ??= this.#raw.ends(this.#place));
  }

  #read(): Decoded {
    return (this.#known ??= decoded(
      this.#raw.long(this.#place).text,
      this.#encoded,
      this.mimeType,
    ));
  }
}

const blank = 0x20;
const lessThan = 0x3c;
const backslash = 0x5c;
const beyondAscii = 0x80;
const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The byte that these two letters begin; 0 where they are not of base64. */
function firstOfBase64(first: number, second: number): number {
  const high = base64Letters.indexOf(String.fromCharCode(first));
  const low = base64Letters.indexOf(String.fromCharCode(second));
  return high < 0 || low < 0 ? 0 : (high << 2) | (low >> 4);
}

/** `written`: characters in the file; with escapes that is at least the body's own length. */
function isCut(written: number, encoded: boolean, size: number | null): boolean {
  const bytes = encoded ? written * 0.75 : written;
  if (size === null || bytes === 0) return false;
  return bytes < size / 2 || (size > firefoxLimit && Math.abs(bytes - firefoxLimit) < 1024);
}

interface Decoded {
  readonly text: string | null;
  readonly base64: string | null;
}

function decoded(text: string, encoded: boolean, mimeType: string): Decoded {
  if (!encoded) return { text, base64: null };
  if (text === '') return { text: '', base64: null };
  const base64 = cleanBase64(text);
  if (base64 === null) return { text, base64: null };
  if (isBinaryType(mimeType)) return { text: null, base64 };
  const plain = textOfBytes(
    Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
    textual.test(mimeType),
    mimeType,
  );
  return plain === null ? { text: null, base64 } : { text: plain, base64: null };
}

const isBinaryType = (mimeType: string): boolean =>
  binary.test(mimeType) && !textual.test(mimeType);

/** Base64 without line ends, with its padding; null where it is none. */
function cleanBase64(text: string): string | null {
  if (text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)) return text;
  const packed = text
    .replace(/[\s=]+/g, '')
    .replace(/-/g, '+')
    .replace(/_/g, '/');
  if (!/^[A-Za-z0-9+/]*$/.test(packed)) return null;
  const whole = packed.length % 4 === 1 ? packed.slice(0, -1) : packed;
  return whole.padEnd(Math.ceil(whole.length / 4) * 4, '=');
}

/**
 * UTF-8 where it is that; a textual body in another encoding by its charset; null for what is no
 * text.
 */
function textOfBytes(bytes: Uint8Array, isText: boolean, mimeType: string): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isText || !text.includes('\0') ? text : null;
  } catch {
    return isText
      ? decoderFor(/charset="?([\w-]+)/i.exec(mimeType)?.[1] ?? 'windows-1252').decode(bytes)
      : null;
  }
}

function decoderFor(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('windows-1252'); // a charset nobody knows
  }
}

function mimeOf(written: unknown, headers: Headers): string {
  const type =
    typeof written === 'string' && written !== '' && written !== 'x-unknown'
      ? written
      : (headerValue(headers(), 'content-type') ?? '');
  return type.trim().toLowerCase();
}

function formText(raw: RawEntry, params: readonly Members[], mimeType: string): string {
  const part = (value: unknown): string =>
    typeof value === 'string'
      ? raw.textOf(value)
      : value === undefined || value === null || isTooDeep(value)
        ? ''
        : String(value);
  const first = part(params[0]?.['name']);
  if (params.length === 1 && /^\s*[[{]/.test(first)) return first; // Proxyman: the whole JSON as one name
  if (!mimeType.startsWith('multipart/'))
    return params.map((param) => `${part(param['name'])}=${part(param['value'])}`).join('&');
  // As a browser sends it, so that a file is known as one: https://www.rfc-editor.org/rfc/rfc7578
  const boundary = /boundary="?([^";]+)/.exec(mimeType)?.[1] ?? 'form';
  const quoted = (value: unknown): string => `"${part(value).replaceAll('"', '%22')}"`;
  const parts = params.map((param) => {
    const file = part(param['fileName']);
    const name = `name=${quoted(param['name'])}${file === '' ? '' : `; filename=${quoted(file)}`}`;
    return `--${boundary}\r\nContent-Disposition: form-data; ${name}\r\n\r\n${part(param['value'])}\r\n`;
  });
  return `${parts.join('')}--${boundary}--\r\n`;
}
