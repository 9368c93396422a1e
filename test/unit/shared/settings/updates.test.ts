import { expect, test } from 'vitest';
import { isFeed } from '../../../../shared/settings/updates.ts';

test.each([
  'https://example.com/halo/',
  'http://127.0.0.1:8080/',
  'http://localhost/',
  'http://[::1]:1/',
])('%s may be asked for versions', (address) => {
  expect(isFeed(address)).toBe(true);
});

test.each([
  '',
  'example.com',
  'http://example.com/',
  'http://127.0.0.1.example.com/',
  'http://localhost.example.com/',
  'file:///etc/passwd',
  'https://ann:pw@example.com/',
  'ftp://example.com/',
])('%s may not', (address) => {
  expect(isFeed(address)).toBe(false);
});
