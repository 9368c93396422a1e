import { expect, test } from 'vitest';
import { RowTexts } from '../../../../renderer/har/row-texts.ts';
import { makeRow } from '../requests/make-row.ts';

test.each([
  ['plain', makeRow({})],
  ['with a name that is no part of its address', makeRow({ name: 'acme.halopsa.com' })],
  ['without a name', makeRow({ name: '', url: 'about:blank', domain: '' })],
  [
    'with all that a row may have',
    makeRow({
      failure: 'net::ERR_FAILED',
      pageUrl: 'https://acme.halopsa.com/ticket',
      action: 'Click “Save”',
      initiator: 'https://acme.halopsa.com/app.js',
      timings: { blocked: 1, dns: null, connect: null, ssl: null, send: 0, wait: 2.5, receive: 3 },
      checkup: true,
      runs: [],
    }),
  ],
])('a row %s stays what it was, the first time and later', (_, row) => {
  const texts = new RowTexts();
  const posted = [structuredClone(row), structuredClone(row)];
  for (const one of posted) texts.share(one);
  expect(posted).toEqual([row, row]);
});

test('rows stay what they were beyond the texts that are remembered', () => {
  const texts = new RowTexts();
  const rows = Array.from({ length: 12_000 }, (_, index) =>
    makeRow({ index, mimeType: `a/${index}` }),
  );
  const posted = structuredClone(rows);
  for (const row of posted) texts.share(row);
  expect(posted).toEqual(rows);
});
