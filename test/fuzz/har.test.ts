import { describe, expect, it } from 'vitest';
import { HarReader } from '../../shared/har/reader.ts';
import { Splitter } from '../../shared/har/splitter.ts';
import { entry } from '../unit/shared/har/read-har.ts';
import { amount } from '../amount.ts';

const files = amount(20_000);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Sample {
  readonly bytes: Uint8Array;
  /** Start and end of each entry. */ readonly entries: readonly (readonly [number, number])[];
}

function sample(count: number, indent: number, first: number): Sample {
  const parts: string[] = [
    '{"log":{"version":"1.2","creator":{"name":"Fuzz","version":"1"},"pages":[{"id":"p","title":"{x"}],"entries":[',
  ];
  const entries: [number, number][] = [];
  for (let i = 0; i < count; i += 1) {
    if (i > 0) parts.push(indent > 0 ? ',\n' : ',');
    const start = encoder.encode(parts.join('')).length;
    const extra =
      i % 3 === 1
        ? { _long: `${'é{"'.repeat(280)}` }
        : i % 3 === 2
          ? { comment: 'a "quoted", {braced}: [thing]\n' }
          : {};
    parts.push(JSON.stringify(entry(first + i, extra), null, indent));
    entries.push([start, encoder.encode(parts.join('')).length]);
  }
  parts.push(']}}');
  return { bytes: encoder.encode(parts.join('')), entries };
}

const samples = [
  sample(3, 0, 100),
  sample(6, 0, 200),
  sample(4, 2, 300),
  sample(5, 1, 400),
  sample(1, 0, 500),
  sample(7, 2, 600),
];

type Mutation = 'flip' | 'cut' | 'double' | 'splice' | 'insert';
const kinds: readonly Mutation[] = ['flip', 'cut', 'double', 'splice', 'insert'];

function mutated({ bytes }: Sample, random: () => number): Uint8Array {
  let file = bytes.slice();
  const rounds = 1 + Math.floor(random() * 3);
  for (let round = 0; round < rounds; round += 1) {
    const kind = kinds[Math.floor(random() * kinds.length)];
    const at = Math.floor(random() * file.length);
    const size = 1 + Math.floor(random() ** 3 * 900);
    if (kind === 'flip')
      file[at] =
        random() < 0.5
          ? (file[at] ?? 0) ^ (1 << Math.floor(random() * 8))
          : '{}[]",:\\\n'.charCodeAt(Math.floor(random() * 9));
    else if (kind === 'cut')
      file = spliced(file, at, random() < 0.2 ? file.length : size, new Uint8Array(0));
    else if (kind === 'double') file = spliced(file, at, 0, file.slice(at, at + size));
    else if (kind === 'insert')
      file = spliced(
        file,
        at,
        0,
        encoder.encode(
          ['{', '}', '"', ']', ',', '\\', 'null', '[{', '"}', '\u0000'][Math.floor(random() * 10)],
        ),
      );
    else {
      const other = samples[Math.floor(random() * samples.length)]?.bytes ?? bytes;
      const from = Math.floor(random() * other.length);
      file = spliced(file, at, Math.floor(random() * size), other.slice(from, from + size));
    }
  }
  return file;
}

function spliced(
  file: Uint8Array,
  at: number,
  removed: number,
  put: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const rest = file.subarray(Math.min(at + removed, file.length));
  const all = new Uint8Array(at + put.length + rest.length);
  all.set(file.subarray(0, at));
  all.set(put, at);
  all.set(rest, at + put.length);
  return all;
}

/**
 * Addresses of the sample's entries that still stand in the file, byte for byte: strict JSON
 * accepts them.
 */
function intact(base: Sample, file: Uint8Array): readonly string[] {
  const text = Buffer.from(file.buffer, file.byteOffset, file.length);
  return base.entries
    .filter(([start, end]) => text.includes(Buffer.from(base.bytes.subarray(start, end))))
    .map(
      ([start, end]) =>
        (
          JSON.parse(decoder.decode(base.bytes.subarray(start, end))) as {
            request: { url: string };
          }
        ).request.url,
    );
}

describe('damaged HAR files', () => {
  it(`${files} mutated files lose no entry that strict JSON accepts`, () => {
    const random = numbers(20261122);
    const lost: string[] = [];
    let whole = 0;
    for (let number = 0; number < files; number += 1) {
      const base = samples[number % samples.length];
      if (base === undefined) throw new Error('no sample');
      const file = mutated(base, random);
      const found = new Set<string>();
      const reader = new HarReader({ exchange: (exchange) => found.add(exchange.request.url) });
      const size = number % 4 === 0 ? 1 + Math.floor(random() * 300) : file.length;
      for (let at = 0; at < file.length; at += size) reader.push(file.slice(at, at + size));
      const summary = reader.end();
      if (summary.skipped.some((one) => one.reason.length === 0))
        throw new Error(`file ${number} skips an entry without a reason`);
      for (const url of intact(base, file)) {
        whole += 1;
        if (!found.has(url)) lost.push(`file ${number}: ${url}`);
      }
    }
    expect(whole).toBeGreaterThan(files);
    expect(lost).toEqual([]);
  });

  it('reads damaged files in a number of steps that grows with their length only', () => {
    const worst = [
      '{"request":"',
      '{"":"{":"',
      '[{"a":[',
      '{"log":{"entries":[{"request":{"a":"{',
      '{"\\',
      '"{"',
    ];
    for (const part of worst) {
      const file = encoder.encode(`{"log":{"entries":[${part.repeat(40_000)}`);
      const splitter = new Splitter({
        entry: () => undefined,
        skipped: () => undefined,
        head: () => undefined,
      });
      for (let at = 0; at < file.length; at += 10_000) splitter.push(file.slice(at, at + 10_000));
      splitter.end();
      expect(splitter.reread).toBeLessThan(9 * file.length + 8 * 1024 * 1024);
    }
  });
});
