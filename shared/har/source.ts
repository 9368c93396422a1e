import type { ByteSource, Inflate } from './byte-source.ts';
import { joinBytes } from './byte-view.ts';
import { gunzip } from './gunzip.ts';
import { hasUtf16, toUtf8 } from './utf16.ts';
import { Unreadable } from './unreadable-input.ts';
import { entryInZip } from './zip.ts';
import { say } from '../words/say.ts';

/** A source that was looked at: what it holds, as UTF-8. */
export interface OpenedSource {
  readonly kind: 'har' | 'text';
  /** What the user should know of it before reading on, a sentence each. */
  readonly notes: readonly string[];
  /**
   * False where bytes were unpacked or transcoded: offsets then count decoded bytes, and going back
   * means starting over.
   */
  readonly plain: boolean;
  /** Calls `cut` where the packed data ends early or is damaged. */
  bytes(cut: () => void): AsyncIterable<Uint8Array>;
}

const lookAt = 64 * 1024;
const gzipped = [0x1f, 0x8b];

/**
 * Looks at the beginning and unpacks what is packed. Throws Unreadable, with a sentence for the
 * user.
 */
export async function openSource(source: ByteSource, inflate: Inflate): Promise<OpenedSource> {
  const packed = await firstBytes(source);
  const part = startsWith(packed, [0x50, 0x4b]) ? await entryInZip(source) : null;
  const isGzip = startsWith(packed, gzipped);
  const layer = (): AsyncIterable<Uint8Array> => {
    if (part !== null)
      return part.packed
        ? inflate('deflate-raw', source.stream(part.start, part.end))
        : source.stream(part.start, part.end);
    const whole = (): AsyncIterable<Uint8Array> => source.stream(0, null);
    return isGzip ? gunzip(inflate, whole) : whole();
  };
  const unpacked = part !== null || isGzip;
  const outer = unpacked ? await beginning(withCut(layer(), () => undefined)) : packed;
  const isTwice = unpacked && startsWith(outer, gzipped); // in a ZIP, or packed for sending and packed again
  const stream = (): AsyncIterable<Uint8Array> => (isTwice ? gunzip(inflate, layer) : layer());
  const start = isTwice ? await beginning(withCut(stream(), () => undefined)) : outer;
  const name = (part?.name ?? source.name).replace(/\.gz$/i, '');
  if (unpacked && start.length === 0) throw new Unreadable(say('har.damagedPack'));
  const utf16 = hasUtf16(start);
  const text = new TextDecoder(utf16 ?? 'utf-8').decode(start).replace(/^\uFEFF/, '');
  const kind = kindOf(name, text, start, utf16 !== null);
  return {
    kind,
    notes:
      part === null || part.others === 0
        ? []
        : [say('har.zip.others', { name: part.name, count: part.others })],
    plain: !unpacked && utf16 === null,
    bytes: (cut) => {
      const raw = unpacked ? withCut(stream(), cut) : stream();
      return utf16 === null ? raw : toUtf8(raw, utf16);
    },
  };
}

/** A HAR by its name or by its first words; anything else that is text is read line by line. */
function kindOf(name: string, text: string, bytes: Uint8Array, isUtf16: boolean): 'har' | 'text' {
  const isBlank = text.trim() === '';
  if (isBlank && bytes.length < lookAt) throw new Unreadable(say('har.empty'));
  // Of JSON only its beginning is looked at: a crash may leave zeros behind it.
  const known = picture(bytes) ?? (isUtf16 || /^\s*[{[]/.test(text) ? null : foreign(bytes));
  if (known !== null) throw new Unreadable(known);
  const named = /\.har$/i.test(name);
  if (!named && !/\.(?:json|html?|xml|mhtml)$/i.test(name))
    return looksLikeHar(text) ? 'har' : 'text';
  if (/^\s*<\?xml|^\s*<(?:log|har)\b/i.test(text)) throw new Unreadable(say('har.xml'));
  if (/^\s*</.test(text)) throw new Unreadable(say('har.webPage'));
  if (!isBlank && !/[{[]/.test(text)) throw new Unreadable(say('har.plainText'));
  return 'har';
}

/**
 * A list of requests, as any exporter begins it: `{"log":`, a bare list or a bare request, also
 * inside a function call.
 */
function looksLikeHar(text: string): boolean {
  // Also behind the first lines of a mail.
  if (/"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries)"\s*:/.test(text)) return true;
  if (!/^\s*(?:[\w.$]+\s*\(\s*)?[{[]/.test(text)) return false;
  return (
    /^\s*(?:[\w.$]+\s*\(\s*)?\{\s*"log"\s*:\s*\{/.test(text) ||
    /"entries"\s*:\s*\[/.test(text) ||
    (/"request"\s*:\s*\{/.test(text) && /"(?:startedDateTime|response)"\s*:/.test(text))
  );
}

function picture(bytes: Uint8Array): string | null {
  const kinds: readonly (readonly number[])[] = [
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
    [0x52, 0x49, 0x46, 0x46],
  ];
  if (kinds.some((kind) => startsWith(bytes, kind))) return say('har.picture');
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return say('har.pdf');
  return null;
}

function foreign(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf]) || startsWith(bytes, [0x52, 0x61, 0x72, 0x21]))
    return say('har.archive');
  if (startsWith(bytes, [0xd4, 0xc3, 0xb2, 0xa1]) || startsWith(bytes, [0x0a, 0x0d, 0x0d, 0x0a])) {
    return say('har.wireshark');
  }
  if (isMitmproxy(bytes)) return say('har.mitmproxy');
  const looked = bytes.subarray(0, 4096);
  const zeros = looked.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  return zeros > looked.length / 20 ? say('har.neither') : null;
}

/**
 * A flow file of mitmproxy: netstrings with types, of which the first is a group of named values.
 * https://github.com/mitmproxy/mitmproxy/blob/main/mitmproxy/io/tnetstring.py
 */
function isMitmproxy(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  const name = /^\d{1,12}:(\d{1,2}):([a-z_]+)[;,]/.exec(start);
  return name !== null && Number(name[1]) === name[2]?.length;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte);
}

async function firstBytes(source: ByteSource): Promise<Uint8Array> {
  if (source.size === 0) throw new Unreadable(say('har.empty'));
  return source.read(0, lookAt);
}

async function beginning(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    parts.push(part);
    size += part.length;
    if (size >= lookAt) break;
  }
  return joinBytes(parts).subarray(0, lookAt);
}

/** What can be unpacked of damaged data, then `cut` instead of an error. */
async function* withCut(
  stream: AsyncIterable<Uint8Array>,
  cut: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    cut();
  }
}

/** The stretch from `start` to `end` of a stream that can only be read from its beginning. */
export async function* partOf(
  chunks: AsyncIterable<Uint8Array>,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of chunks) {
    if (at + chunk.length > start)
      yield chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
    at += chunk.length;
    if (at >= end) return;
  }
}
