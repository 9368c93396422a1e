import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder, corpusName, isWholeCorpus } from './corpus.ts';
import { readHar } from './read-har.ts';

interface Listed {
  readonly file: string;
  readonly entries: number;
  readonly creator: string;
}

const files: readonly Listed[] = readFileSync(resolve(corpusFolder, 'INDEX.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [file = '', , , , , , creator = '', , , entries = '0'] = line.split('\t');
    return { file, creator, entries: Number(entries) };
  });

describe(corpusName, () => {
  it('is there', () => {
    expect(files.length).toBeGreaterThan(isWholeCorpus ? 130 : 8);
  });

  it.each(files)('$file is read whole', ({ file, entries, creator }) => {
    const bytes = readFileSync(resolve(corpusFolder, file));
    const read = readHar(bytes, 10_007);
    if (entries > 0) expect(read.entries + read.skippedCount).toBe(entries);
    expect(read.skipped.every((one) => one.reason.length > 0)).toBe(true);
    expect(read.truncated).toBe(false);
    if (entries > 0 && creator !== '') expect(read.creator).toContain(creator);
    for (const exchange of read.exchanges) {
      expect(Number.isFinite(exchange.response?.status ?? 0)).toBe(true);
      expect(typeof (exchange.response?.body.text ?? '')).toBe('string');
      expect(exchange.request.headers.every((header) => typeof header.value === 'string')).toBe(
        true,
      );
    }
  });

  it.each(files.filter((one) => one.entries > 1))(
    '$file cut in the middle gives what stands before the cut',
    ({ file, entries }) => {
      const bytes = readFileSync(resolve(corpusFolder, file));
      const cut = bytes.subarray(0, Math.floor(bytes.length * 0.6));
      const read = readHar(cut);
      expect(read.truncated).toBe(true);
      expect(read.entries).toBeLessThan(entries);
      const before = readHar(bytes)
        .exchanges.slice(0, read.entries)
        .map((one) => one.request.url);
      expect(read.exchanges.map((one) => one.request.url)).toEqual(before);
    },
  );
});
