import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../../main/files/har-file.ts';
import type { ByteSource } from '../../../../shared/har/byte-source.ts';
import { openSource } from '../../../../shared/har/source.ts';
import { entry, har, readHar, type ReadHar } from './read-har.ts';

const text = JSON.stringify(har([entry(1), entry(2)]));

function source(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read: async (start, end) => bytes.slice(start, end),
    stream: async function* (start, end) {
      for (let at = start; at < (end ?? bytes.length); at += 100)
        yield bytes.slice(at, Math.min(at + 100, end ?? bytes.length));
    },
  };
}

async function opened(
  name: string,
  bytes: Uint8Array | string,
): Promise<{ kind: string; plain: boolean; cut: boolean; read: ReadHar }> {
  const open = await openSource(source(name, Buffer.from(bytes)), inflate);
  const parts: Uint8Array[] = [];
  let cut = false;
  for await (const part of open.bytes(() => {
    cut = true;
  }))
    parts.push(part);
  return {
    kind: open.kind,
    plain: open.plain,
    cut,
    read: readHar(new Uint8Array(Buffer.concat(parts))),
  };
}

/** A ZIP of one file, as APPNOTE.TXT has it. */
function zip(name: string, content: Uint8Array, method: 0 | 8 = 8): Uint8Array {
  const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

describe('opening a file', () => {
  it('reads a HAR that is plain, packed with gzip, inside a ZIP, or in UTF-16', async () => {
    const big = Buffer.from(text, 'utf16le').swap16();
    const files: readonly (readonly [string, Uint8Array | string, boolean])[] = [
      ['a.har', text, true],
      ['a.har.gz', gzipSync(text), false],
      ['a.zip', zip('in/a.har', Buffer.from(text)), false],
      ['a.zip', zip('a.har', Buffer.from(text), 0), false],
      ['a.har', Buffer.from(`\uFEFF${text}`, 'utf16le'), false],
      ['a.har', Buffer.from(text, 'utf16le'), false],
      ['a.har', big, false],
      ['a.har', `\uFEFF${text}`, true],
      ['a.txt', text, true],
      ['a.har', `onInputData(${text});`, true],
      ['standard input', JSON.stringify([entry(1), entry(2)]), true],
      ['a.har', `${'\n'.repeat(200_000)}${text}`, true],
      ['a.zip', zip('../../a.har', Buffer.from(text)), false],
    ];
    for (const [name, bytes, plain] of files) {
      const open = await opened(name, bytes);
      expect([name, open.kind, open.plain, open.cut, open.read.entries]).toEqual([
        name,
        'har',
        plain,
        false,
        2,
      ]);
    }
  });

  it('reads what can be unpacked of a packed file that was cut short', async () => {
    const many = JSON.stringify(
      har(
        Array.from({ length: 400 }, (_, number) =>
          entry(number, { _random: String(Math.sin(number)) }),
        ),
      ),
    );
    const packed = gzipSync(many);
    const open = await opened('a.har.gz', packed.subarray(0, packed.length - 2000));
    expect([open.cut, open.read.truncated]).toEqual([true, true]);
    expect(open.read.entries).toBeGreaterThan(10);
  });

  it('takes messages and logs as text, also where they are JSON or a page', async () => {
    for (const [name, content] of [
      ['a.log', 'Error = 403 Forbidden'],
      ['a.txt', '{"Message":"no"}'],
      ['pasted text', '<html><title>504 Gateway Time-out</title></html>'],
      ['x', 'hello'],
    ] as const) {
      expect((await opened(name, content)).kind).toBe('text');
    }
    expect((await opened('a.log.gz', gzipSync('Error = 403 Forbidden'))).kind).toBe('text');
  });

  it.each([
    ['an empty file', 'a.har', '', 'empty'],
    ['white space', 'a.har', ' \n ', 'empty'],
    ['a web page', 'a.har', '<!doctype html><p>x', 'web page'],
    ['XML', 'a.har', '<?xml version="1.0"?><log/>', 'XML'],
    ['plain text', 'a.har', 'GET / HTTP/1.1', 'plain text'],
    ['a picture', 'a.png', '\x89PNG\r\n', 'picture'],
    ['a PDF', 'a.pdf', '%PDF-1.7', 'PDF'],
    ['a program', 'a.bin', `MZ${'\0'.repeat(500)}`, 'neither'],
    ['a Fiddler archive', 'a.saz', zip('raw/1_c.txt', Buffer.from('GET /')), 'Fiddler'],
    [
      'a mitmproxy flow file',
      'flows',
      '3463:9:websocket;0:~8:response;2000:6:reason;2:OK;',
      'mitmproxy flow file',
    ],
    ['an older one', 'a.har', '1754:7:version;2:20#4:type;4:http;', 'mitmproxy flow file'],
    ['a Word file', 'a.docx', zip('word/document.xml', Buffer.from('<w/>')), 'Word'],
    ['a ZIP without a HAR', 'a.zip', zip('a.png', Buffer.from('x')), 'no HAR'],
    ['a damaged ZIP', 'a.zip', zip('a.har', Buffer.from(text)).subarray(0, 200), 'damaged'],
    ['damaged gzip', 'a.har.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), 'damaged'],
  ] as const)('explains %s in one plain sentence', async (_, name, bytes, word) => {
    const content = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    await expect(opened(name, content)).rejects.toMatchObject({
      name: 'Unreadable',
      message: expect.stringContaining(word) as string,
    });
    await expect(opened(name, content)).rejects.toMatchObject({
      message: expect.not.stringContaining('\n') as string,
    });
  });
});
