import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzip } from '../../../../renderer/har/gzip-members.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Unpacks each member alone and counts them, as a page's DecompressionStream would. */
async function read(
  bytes: Uint8Array,
  size: number,
): Promise<{ readonly text: string; readonly members: number }> {
  let members = 0;
  const parts: Uint8Array[] = [];
  const unpack = async function* (member: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    members += 1;
    const packed: Uint8Array[] = [];
    for await (const part of member) packed.push(part);
    yield gunzipSync(Buffer.concat(packed));
  };
  for await (const part of gunzip(inChunks(bytes, size), unpack)) parts.push(part);
  return { text: Buffer.concat(parts).toString(), members };
}

const texts = [
  'one ',
  'x'.repeat(100_000),
  '',
  Array.from({ length: 3000 }, (_, at) => Math.sin(at)).join(' '),
];

describe('a gzip file of several members', () => {
  it.each([1, 7, 23, 1000, 1_000_000])(
    'gives each member to a stream of its own, in chunks of %i bytes',
    async (size) => {
      const packed = Buffer.concat(texts.map((text) => gzipSync(text)));
      expect(await read(packed, size)).toEqual({ text: texts.join(''), members: texts.length });
    },
  );

  it('takes a packed file inside a packed file for what it is', async () => {
    const inner = gzipSync('a HAR');
    expect(await read(gzipSync(inner), 64)).toEqual({ text: inner.toString(), members: 1 });
  });
});
