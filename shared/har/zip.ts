import type { ByteSource } from './byte-source.ts';
import { Unreadable } from './unreadable-input.ts';
import { say } from '../words/say.ts';

/** Where the bytes of a file inside a ZIP stand; `packed`: deflate. */
interface ZipEntry {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly packed: boolean;
}

/** The one that is read; `others`: HAR files beside it that are not. */
interface ChosenEntry extends ZipEntry {
  readonly others: number;
}

interface Listed extends ZipEntry {
  readonly method: number;
  readonly encrypted: boolean;
}

const damaged = (): string => say('har.zip.damaged');
const noHar = (): string => say('har.zip.noHar');

/**
 * The HAR (else the only log) inside a ZIP. Throws Unreadable where there is none. ZIP as in
 * APPNOTE.TXT 6.3, with ZIP64.
 */
export async function entryInZip(source: ByteSource): Promise<ChosenEntry> {
  const entries = await listZip(source);
  const names = entries.map((entry) => entry.name);
  if (/\.saz$/i.test(source.name) || names.some((name) => /^raw\/\d+_[cms]\./i.test(name))) {
    throw new Unreadable(say('har.zip.fiddler'));
  }
  if (names.includes('word/document.xml') || names.includes('xl/workbook.xml')) {
    throw new Unreadable(say('har.zip.office'));
  }
  const own = entries.filter((entry) => !/(?:^|\/)(?:\.(?!\.?\/)|__MACOSX)/.test(entry.name));
  const hars = own.filter((entry) => /\.har(?:\.gz)?$/i.test(entry.name));
  const wanted = largest(hars) ?? own.find((entry) => /\.(?:log|txt|json)$/i.test(entry.name));
  if (wanted === undefined) throw new Unreadable(noHar());
  if (wanted.encrypted) throw new Unreadable(say('har.zip.password'));
  if (wanted.method !== 0 && wanted.method !== 8) throw new Unreadable(say('har.zip.rare'));
  const local = viewOf(await source.read(wanted.start, wanted.start + 30));
  if (local.byteLength < 30 || local.getUint32(0, true) !== 0x04034b50)
    throw new Unreadable(damaged());
  const start = wanted.start + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  return {
    name: wanted.name,
    start,
    end: start + wanted.end - wanted.start,
    packed: wanted.method === 8,
    others: Math.max(0, hars.length - 1),
  };
}

/** Of several HARs the one that holds most. */
function largest(entries: readonly Listed[]): Listed | undefined {
  return entries.reduce<Listed | undefined>(
    (most, one) => (most === undefined || one.end - one.start > most.end - most.start ? one : most),
    undefined,
  );
}

/** The central directory. Here `start` is the local header's and `end - start` the packed size. */
async function listZip(source: ByteSource): Promise<readonly Listed[]> {
  const size = source.size;
  if (size === null) throw new Unreadable(say('har.zip.stream'));
  const tailStart = Math.max(0, size - 66_000);
  const tail = viewOf(await source.read(tailStart, size));
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== 0x06054b50) at -= 1;
  if (at < 0) throw new Unreadable(damaged());
  let length = tail.getUint32(at + 12, true);
  let start = tail.getUint32(at + 16, true);
  if (start === 0xffffffff && at >= 20 && tail.getUint32(at - 20, true) === 0x07064b50) {
    const end64 = viewOf(
      await source.read(bigNumber(tail, at - 12), bigNumber(tail, at - 12) + 56),
    );
    if (end64.byteLength < 56) throw new Unreadable(damaged());
    length = bigNumber(end64, 40);
    start = bigNumber(end64, 48);
  }
  const directory = await source.read(start, start + Math.min(length, 64 * 1024 * 1024));
  return namesIn(directory);
}

function namesIn(directory: Uint8Array): readonly Listed[] {
  const view = viewOf(directory);
  const decoder = new TextDecoder();
  const entries: Listed[] = [];
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50;) {
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const large = largeSizes(view, at, nameEnd, Math.min(extraEnd, view.byteLength));
    entries.push({
      name: decoder.decode(directory.subarray(at + 46, nameEnd)),
      start: large.start,
      end: large.start + large.size,
      method: view.getUint16(at + 10, true),
      packed: view.getUint16(at + 10, true) === 8,
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * Packed size and place of the local header, from the ZIP64 field where the short ones overflow.
 */
function largeSizes(
  view: DataView,
  at: number,
  from: number,
  to: number,
): { readonly size: number; readonly start: number } {
  let size = view.getUint32(at + 20, true);
  let start = view.getUint32(at + 42, true);
  for (let field = from; field + 4 <= to; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    const take = (): number => {
      next += 8;
      return next <= to ? bigNumber(view, next - 8) : 0;
    };
    if (view.getUint32(at + 24, true) === 0xffffffff) take();
    if (size === 0xffffffff) size = take();
    if (start === 0xffffffff) start = take();
  }
  return { size, start };
}

function bigNumber(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
