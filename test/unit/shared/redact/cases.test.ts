import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HarReader } from '../../../../shared/har/reader.ts';
import { redactHar } from './redact-text.ts';

const folder = join(import.meta.dirname, '../../../fixtures/redaction');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

interface PlantedValue {
  readonly id: number;
  readonly where: string;
  readonly kind: 'secret' | 'personal';
  readonly value: string;
  /** A: plainly a secret; B: nothing marks it; C: no secret; out, personal: must go. */
  readonly today: 'A' | 'B' | 'C' | 'out' | 'personal';
}

interface Evidence {
  readonly what: string;
  readonly value: string;
  readonly entry: object;
}

/** As it stands in JSON, and with its percent-encodings undone. */
const spellings = (text: string): string => {
  const plain = text.replaceAll('\\\\', '\\').replaceAll('\\"', '"');
  return [
    text,
    plain,
    plain.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  ].join('\n');
};

describe('Values that an outside attack planted', () => {
  const planted = JSON.parse(read('planted.json')) as readonly PlantedValue[];
  const { text } = redactHar(read('planted.har'));
  const after = spellings(text);
  const stands = planted.filter(
    ({ value }) => after.includes(value) || after.includes(JSON.stringify(value).slice(1, -1)),
  );

  it('are gone where they are plainly secrets', () => {
    const plain = planted.filter(
      ({ kind, today }) => kind === 'secret' && (today === 'A' || today === 'out'),
    );
    expect(plain.length).toBeGreaterThan(150);
    expect(
      stands.filter((one) => plain.includes(one)).map(({ id, where }) => `${id} ${where}`),
    ).toEqual([]);
  });

  it('are gone where they are personal', () => {
    expect(
      stands.filter(({ kind }) => kind === 'personal').map(({ id, where }) => `${id} ${where}`),
      // A customer's own host says which Halo this is, and no rule tells it from anybody's host.
    ).toEqual(['422 customer host of their own (helpdesk.acme-corp.example)']);
  });
});

describe('Evidence', () => {
  const evidence = JSON.parse(read('evidence.json')) as readonly Evidence[];
  const har = {
    log: {
      version: '1.2',
      creator: { name: 'x', version: '1' },
      entries: evidence.map(({ entry }) => entry),
    },
  };
  const { text } = redactHar(JSON.stringify(har));
  const after = (JSON.parse(text) as { log: { entries: object[] } }).log.entries.map((entry) =>
    spellings(JSON.stringify(entry)),
  );

  it('stays', () => {
    expect(
      evidence
        .filter(
          ({ value }, at) =>
            !(after[at] ?? '').includes(value) &&
            !(after[at] ?? '').includes(JSON.stringify(value).slice(1, -1)),
        )
        .map(({ what }, at) => `${at} ${what}`),
    ).toEqual([]);
  });
});

describe('An entry that could not be read', () => {
  /** The number and the status of each request that a reader finds in a file, and what it can not use. */
  const seenIn = (text: string) => {
    const requests: string[] = [];
    const skipped: number[] = [];
    const reader = new HarReader({
      exchange: ({ index, response }) => requests.push(`${index}: ${response?.status}`),
      skipped: ({ index }) => skipped.push(index),
    });
    reader.push(new TextEncoder().encode(text));
    reader.end();
    return { requests, skipped };
  };
  const good = JSON.stringify({
    request: { url: 'https://a.example/' },
    response: { status: 404 },
  });

  it('keeps its place in the copy, so that the others keep their numbers', () => {
    const before = read('har/redact-drops-skipped-entry-shifts-index.har');
    expect(seenIn(redactHar(before).text)).toEqual(seenIn(before));
    expect(seenIn(before)).toEqual({ requests: ['1: 404'], skipped: [0] });
  });

  it.each(['null', '7', '"text"', '[]', '{}', '{"request":null}', '{"request":{}}', '{"a" "b"}'])(
    'keeps it as %s too, first, between others and last',
    (bad) => {
      const before = `{"log":{"entries":[${[bad, good, bad, bad, good, bad].join(',')}]}}`;
      const { text } = redactHar(before);
      expect(seenIn(text)).toEqual(seenIn(before));
      expect(redactHar(text).text).toBe(text);
    },
  );

  it('says nothing of what it held', () => {
    const { text } = redactHar(`{"log":{"entries":[{"token":"Zk3pQ9wXy71Lm"},${good}]}}`);
    expect(text).not.toContain('Zk3pQ9');
  });
});
