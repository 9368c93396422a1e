import { expect, test } from 'vitest';
import { noticesOf, unread } from '../../../../../main/launch/dist/notices.mjs';

const zebra = { name: 'zebra', version: '1.0.0', identifier: 'MIT', text: 'Zebra licence text' };
const ape = { name: 'ape', version: '2.0.0', identifier: 'ISC' };

test('the notices name each package once, by name, with its licence text', () => {
  const text = noticesOf([zebra, ape, zebra]);
  expect(text.match(/zebra 1\.0\.0 \(MIT\)/g)).toHaveLength(1);
  expect(text.indexOf('ape 2.0.0 (ISC)')).toBeLessThan(text.indexOf('zebra'));
  expect(text).toContain('Zebra licence text');
});

test('a package whose licence nobody has read, or that names none, is found', () => {
  const strict = { name: 'strict', version: '1.0.0', identifier: 'AGPL-3.0-only' };
  const silent = { name: 'silent', version: '1.0.0' };
  expect(unread([zebra, strict, ape, silent])).toEqual([strict, silent]);
});
