import { expect, test } from 'vitest';
import { printable, printableJson } from '../../../../main/cli/console-text.ts';

const evil = 'a\u001b[2Jb\u009b31mc\u202ed\u0000\te\nf';

test('words for a terminal are one line without anything that steers it', () => {
  expect(printable(evil)).toBe('a [2Jb 31mc d  e f');
});

test('JSON for a terminal has no such signs either, and means the same', () => {
  const text = printableJson({ evil });
  expect(text).toMatch(/^[\n\u0020-\u007e]+$/);
  expect(JSON.parse(text)).toEqual({ evil });
});
