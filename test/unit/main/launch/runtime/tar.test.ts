import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../../../main/launch/runtime/tar.mjs';

/** One file of a ustar archive: a header block, then the content filled up to whole blocks. */
function member(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')} `, 124);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

const long = 'x'.repeat(1000);
const members = [
  member('package/package.json', '{}'),
  member('package/runtime.zip', long),
  member('package/later', 'z'),
];
const archive = Buffer.concat([...members, Buffer.alloc(1024)]);

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(tar: Buffer, wanted: string, chunk: number): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of bytesOf(inChunks(tar, chunk), wanted)) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('reading one file of a tar stream', () => {
  it.each([1, 7, 511, 512, 513, 100_000])(
    'gives its bytes whole when chunks have %i bytes',
    async (chunk) => {
      expect(await read(archive, 'package/runtime.zip', chunk)).toBe(long);
    },
  );

  it('finds the first and the last file too', async () => {
    expect(await read(archive, 'package/package.json', 600)).toBe('{}');
    expect(await read(archive, 'package/later', 600)).toBe('z');
  });

  it('refuses an archive without the file', async () => {
    await expect(read(archive, 'package/none', 512)).rejects.toThrow('package/none');
  });

  it('refuses an archive that is cut off inside the file', async () => {
    await expect(read(archive.subarray(0, 2000), 'package/runtime.zip', 512)).rejects.toThrow(
      'does not hold all',
    );
  });
});
