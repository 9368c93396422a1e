import { expect, test } from 'vitest';
import { lineOf, parseLine } from '../../../../main/journal/line.ts';
import { sayNote } from '../../../../shared/words/say.ts';
import { exchange } from './exchange.ts';

/** A line of a journal with this remark on the request, and as the reason why its answer is gone. */
function lineWith(note: unknown): string {
  const line = JSON.parse(lineOf({ exchange: exchange(0), bodies: {} })) as {
    exchange: { notes: unknown[]; response: { body: { text: null; missing: unknown } } };
  };
  line.exchange.notes = [note];
  line.exchange.response.body = { ...line.exchange.response.body, text: null, missing: note };
  return JSON.stringify(line);
}

test.each([
  [
    'a finished sentence of an older recording',
    'This content was let go.',
    'This content was let go.',
  ],
  [
    'a code with its values',
    { code: 'body.tooLarge', bytes: 5, limit: 4 },
    'This content is too large to be kept: it has 5 bytes, and the limit is 4.',
  ],
  [
    'a code that only a newer version knows',
    { code: 'body.eaten', by: 'the dog' },
    'A newer version of this program wrote a remark here that this one cannot show.',
  ],
])('a journal with %s opens and says so', (_kind, note, sentence) => {
  const read = parseLine(lineWith(note))?.exchange;
  expect(read?.notes.map(sayNote)).toEqual([sentence]);
  expect(read?.response?.body.missing && sayNote(read.response.body.missing)).toBe(sentence);
});

test('what is written is read back as it was', () => {
  const notes = [
    { code: 'recorded.cookieNotSent', name: 'sid', reasons: ['SameSiteLax'] },
  ] as const;
  const line = { exchange: { ...exchange(0), notes }, bodies: {} };
  expect(parseLine(lineOf(line))?.exchange).toEqual(line.exchange);
});
