import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { CutReader, HarCutter, isEmpty, type Cuttings } from '../../../../shared/har/cutting.ts';
import { plainExchange } from '../../../../shared/har/lazy-exchange.ts';
import type { HarSummary } from '../../../../shared/har/reader.ts';
import { entry, har, readHar, type ReadHar } from './read-har.ts';

/**
 * Reads through a HarCutter and a CutReader, with everything posted between them as between two
 * threads.
 */
function readCut(bytes: Uint8Array, size: number): ReadHar {
  const exchanges: Exchange[] = [];
  const cutter = new HarCutter();
  const reader = new CutReader({
    exchange: (exchange) => exchanges.push(plainExchange(exchange, exchange.index)),
  });
  const take = (cuttings: Cuttings): HarSummary | null => reader.take(structuredClone(cuttings));
  for (let at = 0; at < bytes.length; at += size)
    expect(take(cutter.push(bytes.slice(at, at + size)))).toBeNull();
  const summary = take(cutter.end());
  if (summary === null) throw new Error('no summary behind the last chunk');
  return { ...summary, exchanges };
}

const same = (bytes: Uint8Array, size: number): void => {
  expect(readCut(bytes, size)).toEqual(readHar(bytes, size));
};
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const fixtures = resolve(import.meta.dirname, '../../../fixtures/har');
const names = readdirSync(fixtures).filter((name) => name.endsWith('.har'));

describe('reading a HAR in two threads', () => {
  it.each(names)('gives for %s what one thread gives, whatever the chunks', (name) => {
    const bytes = readFileSync(join(fixtures, name));
    for (const size of [997, 65_536]) same(bytes, size);
  });

  it('passes on long bodies, damage, skipped entries and the end of a file cut short', () => {
    const long = entry(2, {
      response: {
        status: 500,
        headers: [],
        content: { mimeType: 'text/plain', text: 'so long '.repeat(5000) },
      },
    });
    const text = JSON.stringify(
      har([entry(0), {}, 7, long, entry(3)], {
        pages: [{ id: 'page_1', title: 'https://acme.haloitsm.com/' }],
      }),
    );
    const damaged = text.replace(
      '"url":"https://acme.haloitsm.com/api/tickets/3"',
      '"url":"https://acme.haloitsm.com/api/\u0007tickets/3',
    );
    const wrongNumber = text.replace('"time":12.5', '"time":12.5.5');
    for (const one of [
      text,
      damaged,
      wrongNumber,
      text.slice(0, -200),
      '{"log":{}}',
      '{"log":{"entries":[]}}',
      'nothing',
    ]) {
      for (const size of [61, 4096, 1_000_000]) same(encoded(one), size);
    }
    expect(readCut(encoded(damaged), 61)).toMatchObject({ entries: 2, found: true });
    expect(readCut(encoded('{"log":{}}'), 61).found).toBe(false);
  });

  it('needs nothing of the middle of a body of hundreds of megabytes, so that its memory can be used again', () => {
    const cutter = new HarCutter();
    cutter.push(
      encoded(
        `{"log":{"entries":[{"request":{"url":"https://acme.haloitsm.com/api/tickets/1"},"response":{"status":400,"content":{"text":"`,
      ),
    );
    const chunk = new Uint8Array(4 * 1024 * 1024).fill(0x78);
    for (let times = 0; times < 12; times += 1) {
      expect(isEmpty(cutter.push(chunk))).toBe(true);
      cutter.release(chunk.buffer);
    }
    chunk.fill(0);
    expect(isEmpty(cutter.push(encoded('"}}},')))).toBe(false);
  });
});
