import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractZip } from '../../../../../main/launch/runtime/zip.mjs';

interface Member {
  readonly name: string;
  readonly content: string;
  readonly stored?: boolean;
  readonly mode?: number;
  readonly size?: number;
}

/**
 * A zip as APPNOTE.TXT lays it out: local headers with their data, the central directory, its end.
 */
function zip(members: readonly Member[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, mode = 0o644, size = content.length } of members) {
    const data = stored ? Buffer.from(content) : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(4, 28); // an extra field that only the local header has
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    const whole = Buffer.concat([local, Buffer.from(name), Buffer.alloc(4), data]);
    locals.push(whole);
    central.push(entry, Buffer.from(name));
    offset += whole.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)]);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zip-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const long = 'halo '.repeat(50_000);
const members = [
  { name: 'App/binary', content: long, mode: 0o755 },
  { name: 'App/left-out', content: 'no' },
  { name: 'App/sub/stored.txt', content: 'as it is', stored: true },
  { name: 'App/empty', content: '' },
];
const place = (name: string) => (name === 'App/left-out' ? undefined : name.replace('App/', ''));

function write(bytes: Buffer): string {
  const path = join(folder, 'archive.zip');
  writeFileSync(path, bytes);
  return path;
}

describe('unpacking a zip', () => {
  it('writes what is asked for, packed, stored or empty', async () => {
    await extractZip(write(zip(members)), folder, place);
    expect(readFileSync(join(folder, 'binary'), 'utf8')).toBe(long);
    expect(readFileSync(join(folder, 'sub', 'stored.txt'), 'utf8')).toBe('as it is');
    expect(statSync(join(folder, 'empty')).size).toBe(0);
    expect(statSync(join(folder, 'left-out'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('keeps the right to run a program', async () => {
    await extractZip(write(zip(members)), folder, place);
    expect(statSync(join(folder, 'binary')).mode & 0o111).toBe(0o111);
    expect(statSync(join(folder, 'sub', 'stored.txt')).mode & 0o111).toBe(0);
  });

  it('finds the directory before a comment', async () => {
    await extractZip(write(zip(members, 'made by a test')), folder, place);
    expect(readFileSync(join(folder, 'binary'), 'utf8')).toBe(long);
  });

  it('refuses a file that is no zip', async () => {
    await expect(
      extractZip(write(Buffer.from('<html>not found</html>'.repeat(9))), folder, place),
    ).rejects.toThrow('not a zip');
  });

  it('refuses an entry whose content is not as long as the directory says', async () => {
    await expect(
      extractZip(write(zip([{ name: 'a', content: 'short', size: 9 }])), folder, (name) => name),
    ).rejects.toThrow('damaged');
  });
});
