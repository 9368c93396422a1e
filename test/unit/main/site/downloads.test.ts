import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePath } from '../../../../main/site/downloads.ts';

test.each([
  ['report.csv', 'report.csv'],
  ['../../.bashrc', '_.._.bashrc'],
  ['a/b\\c:d.txt', 'a_b_c_d.txt'],
  ['', 'download'],
  ['...', 'download'],
  ['invoice\u202efdp.exe', 'invoice_fdp.exe'],
  ['line\nbreak.txt', 'line_break.txt'],
])('the name %j is saved as %j', (name, expected) => {
  expect(freePath('/downloads', name, () => false)).toBe(join('/downloads', expected));
});

test('a file that is there already is never replaced', () => {
  const taken = new Set([join('/d', 'a.csv'), join('/d', 'a (2).csv')]);
  expect(freePath('/d', 'a.csv', (path) => taken.has(path))).toBe(join('/d', 'a (3).csv'));
});
