import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HarReader } from '../../../../shared/har/reader.ts';
import { plantedEvidence, plantedValues } from './planted-figures.ts';
import { redactHar } from './redact-text.ts';

const folder = join(import.meta.dirname, '../../../fixtures/redaction');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('Values that an outside attack planted', () => {
  const { secrets, personal, stands } = plantedValues();
  const named = (values: typeof stands) => values.map(({ id, where }) => `${id} ${where}`);

  it('are gone where they are plainly secrets', () => {
    expect(secrets.length).toBeGreaterThan(150);
    expect(named(stands.filter((one) => secrets.includes(one)))).toEqual([]);
  });

  it('are gone where they are personal', () => {
    expect(named(stands.filter((one) => personal.includes(one)))).toEqual(
      // A customer's own host says which Halo this is, and no rule tells it from anybody's host.
      ['422 customer host of their own (helpdesk.acme-corp.example)'],
    );
  });
});

describe('Evidence', () => {
  it('stays', () => {
    expect(plantedEvidence().lost.map(({ what }) => what)).toEqual([]);
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
