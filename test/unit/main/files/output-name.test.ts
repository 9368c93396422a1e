import { expect, it } from 'vitest';
import { isFileName } from '../../../../main/files/output-name.ts';

it.each([
  'NUL',
  'nul.har',
  'C:\\cases\\CON',
  'com1.tar.har',
  'LPT9 .har',
  'x.har:stream',
  'C:\\cases\\x.har:stream:$DATA',
  'C:\\cases\\x:y\\a.har',
  'COM¹.har',
])('on Windows a copy called %s would be nowhere to be found', (path) => {
  expect(isFileName(path, 'win32')).toBe(false);
});

it.each([
  'C:\\cases\\copy.har',
  'Z:/cases/Jörg Müller/copy.har',
  'C:copy.har',
  '\\\\server\\share\\copy.har',
  '\\\\?\\C:\\cases\\copy.har',
  'console.har',
  'nullable.har',
  'com10.har',
])('on Windows a copy may be called %s', (path) => {
  expect(isFileName(path, 'win32')).toBe(true);
});

it('elsewhere these are names like any other', () => {
  for (const path of ['NUL', 'x.har:stream', 'com1.har'])
    expect(isFileName(path, 'linux')).toBe(true);
});
