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
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['COM1.log', '_COM1.log'],
  ['lpt³', '_lpt³'],
  ['aux .tar.gz', '_aux .tar.gz'],
  ['CONIN$', '_CONIN$'],
  ['console.txt', 'console.txt'],
  ['com10.txt', 'com10.txt'],
  ['-rf', '_-rf'],
  ['..-rf ', '_-rf'],
  ['~user', '_~user'],
  ['a\u2028b\u2029c\u0085d.txt', 'a_b_c_d.txt'],
  ['a\u200b\ufeff\u{e0041}.txt', 'a___.txt'],
  ['a\ud800.txt', 'a_.txt'],
  ['Desktop.INI', 'Desktop.INI.download'],
  ['-x.lnk', '_-x.lnk.download'],
  ['invoice.pdf.scf', 'invoice.pdf.scf.download'],
  ['a.library-ms. ', 'a.library-ms.download'],
  ['a.url.txt', 'a.url.txt'],
  ['\u0301e.txt', 'e.txt'],
  ['price list – Straße 価格.pdf', 'price list – Straße 価格.pdf'],
])('the name %j is saved as %j', (name, expected) => {
  expect(freePath('/downloads', name, () => false)).toBe(join('/downloads', expected));
});

test('a long name keeps its ending and fits into what file systems take', () => {
  for (const letter of ['a', 'é', '価', '😀']) {
    const name = freePath('', `${letter.repeat(400)}.csv`, () => false);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/.{40,}\.csv$/u);
    expect(name).not.toMatch(/\p{Cs}/u);
  }
});

test('a file that is there already is never replaced', () => {
  const taken = new Set([join('/d', 'a.csv'), join('/d', 'a (2).csv')]);
  expect(freePath('/d', 'a.csv', (path) => taken.has(path))).toBe(join('/d', 'a (3).csv'));
});
