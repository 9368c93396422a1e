import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../../main/files/har-file.ts';
import { inflate as inflateInPage } from '../../../../renderer/har/page-source.ts';
import { gunzip } from '../../../../shared/har/gunzip.ts';

const text = Array.from({ length: 30_000 }, (_, at) => Math.sin(at)).join(' ');
const packed = gzipSync(text);

/** What is unpacked, and how it ended. */
async function read(
  how: typeof inflate,
  bytes: Uint8Array,
  size: number,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const source = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const parts: Uint8Array[] = [];
  const isCut = await (async () => {
    for await (const part of gunzip(how, source)) parts.push(part);
  })().then(
    () => false,
    () => true,
  );
  return { text: Buffer.concat(parts).toString(), isCut };
}

const rubbish: readonly (readonly [string, Uint8Array])[] = [
  ['a line end', Buffer.from('\n')],
  ['zeros', new Uint8Array(512)],
  ['rubbish', Buffer.from('\x1f\x8b\x00\xff\xffnot gzip at all', 'latin1')],
  ['a text', Buffer.from('x'.repeat(100_000))],
];
const wrongCheck = Buffer.from(packed);
wrongCheck.writeUInt32LE(1, packed.length - 8);
const wrongSize = Buffer.from(packed);
wrongSize.writeUInt32LE(1, packed.length - 4);

describe.each([
  ['on the command line', inflate],
  ['in the window', inflateInPage],
] as const)('a gzip file %s', (_where, how) => {
  it.each<readonly [string, Uint8Array]>([
    ['as it should be', packed],
    ['with a wrong checksum', wrongCheck],
    ['with a wrong size', wrongSize],
    ['without its trailer', packed.subarray(0, packed.length - 8)],
    ...rubbish.map(
      ([name, more]) => [`with ${name} behind it`, Buffer.concat([packed, more])] as const,
    ),
  ])('%s is read whole', async (_name, bytes) => {
    for (const size of [977, 1_000_000]) {
      const { text: found, isCut } = await read(how, bytes, size);
      expect([found === text, isCut]).toEqual([true, false]);
    }
  });

  it('of several members is read whole, the last with a wrong checksum', async () => {
    const bytes = Buffer.concat([packed, gzipSync(''), gzipSync('one '), wrongCheck]);
    const { text: found, isCut } = await read(how, bytes, 5000);
    expect([found === `${text}one ${text}`, isCut]).toEqual([true, false]);
  });

  it('that was cut short gives what it holds, wherever the cut is', async () => {
    for (const missing of [9, 40, 1000, 1001, 1002, 1003, 40_000]) {
      const { text: found, isCut } = await read(how, packed.subarray(0, -missing), 5000);
      expect([text.startsWith(found), found.length > 100_000, isCut]).toEqual([true, true, true]);
    }
  });

  it('inside a packed file is taken for what it is', async () => {
    const { text: found, isCut } = await read(how, gzipSync(packed), 5000);
    expect([found === packed.toString(), isCut]).toEqual([true, false]);
  });
});
