import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HarReader } from '../../../../shared/har/reader.ts';
import { corpusFolder, corpusName, isWholeCorpus } from '../har/corpus.ts';
import { har12Faults } from './har12.ts';
import { redactHar } from './redact-text.ts';

const files = readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.har') && statSync(join(corpusFolder, name)).size < 3_000_000)
  .sort();

function summaryOf(text: string) {
  const statuses: (number | null)[] = [];
  const reader = new HarReader({
    exchange: (exchange) => statuses.push(exchange.response?.status ?? null),
  });
  reader.push(new TextEncoder().encode(text));
  return { entries: reader.end().entries, statuses };
}

const faultsOf = (text: string): readonly string[] => {
  try {
    return har12Faults(JSON.parse(text));
  } catch {
    return ['it is no JSON'];
  }
};

describe(corpusName, () => {
  it('is there', () => {
    expect(files.length).toBeGreaterThan(isWholeCorpus ? 79 : 8);
  });

  it.each(files)(
    '%s: redacted entry for entry, valid where it was, and the same when redacted again',
    (name) => {
      const text = readFileSync(join(corpusFolder, name), 'utf8').replace(/^\uFEFF/, '');
      const { text: clean, redacted } = redactHar(text);
      const before = summaryOf(text);
      expect(summaryOf(clean)).toEqual(before);
      expect(redacted.entries).toBe(before.entries);
      if (faultsOf(text).length === 0) expect(faultsOf(clean)).toEqual([]);
      expect(redactHar(clean).text).toBe(clean);
    },
  );
});
