import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileSource, inflate } from '../../../../main/files/har-file.ts';
import { FileReading } from '../../../../renderer/har/file-reading.ts';
import { inflate as inflateInPage, sourceOf } from '../../../../renderer/har/page-source.ts';
import type { FromWorker } from '../../../../renderer/har/reading.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import { openSource } from '../../../../shared/har/source.ts';

const folder = resolve(import.meta.dirname, '../../../fixtures/odd-hars');
const files = readdirSync(folder).filter((name) => name !== 'README.md');
const urls = ['https://acme.haloitsm.com/api/Tickets/1', 'https://acme.haloitsm.com/api/Tickets/2'];

describe('an odd HAR file', () => {
  it.each(files)('gives its two requests on the command line: %s', async (name) => {
    const source = await fileSource(join(folder, name));
    const read: string[] = [];
    const reader = new HarReader({ exchange: (exchange) => read.push(exchange.request.url) });
    const opened = await openSource(source, inflate);
    for await (const chunk of opened.bytes(() => {
      throw new Error('cut');
    }))
      reader.push(chunk);
    const { skippedCount, truncated, creator } = reader.end();
    await source.close();
    expect({ read, skippedCount, truncated, creator, kind: opened.kind }).toEqual({
      read: urls,
      skippedCount: 0,
      truncated: false,
      creator: 'odd 1',
      kind: 'har',
    });
    expect(opened.notes).toEqual(
      name === 'two-hars.zip'
        ? [
            'The ZIP file holds 1 other HAR file. Only after.har, the largest, was read. Unpack it to open the other one.',
          ]
        : [],
    );
  });

  it.each(files)('gives the same in the window: %s', async (name) => {
    const posted: FromWorker[] = [];
    const file = new File([readFileSync(join(folder, name))], name);
    await new FileReading({
      source: sourceOf(file),
      cut: null,
      inflate: inflateInPage,
      causes: [],
      options: {},
      post: (message) => posted.push(message),
      now: () => 0,
    }).run();
    expect(
      posted.flatMap((message) =>
        message.type === 'rows' ? message.rows.map((row) => row.url) : [],
      ),
    ).toEqual(urls);
    expect(posted.at(-1)).toMatchObject({
      type: 'done',
      summary: { kind: 'har', entries: 2, skippedCount: 0, truncated: false },
    });
  });
});
