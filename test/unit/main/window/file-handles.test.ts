import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileHandles } from '../../../../main/window/file-handles.ts';
import { Refusal } from '../../../../main/refusal.ts';
import { removeFolder } from '../../../remove-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opened-'));
  writeFileSync(join(folder, 'a.har'), '{}');
});
afterEach(() => removeFolder(folder));

test('the window gets a name, a size and an address without the path', () => {
  const files = new FileHandles();
  const opened = files.handOut(join(folder, 'a.har'));
  expect(opened).toEqual({
    name: 'a.har',
    size: 2,
    url: expect.stringMatching(/^opened:\/\/file\/[\w-]{20,}$/),
  });
  expect(files.pathOf(opened.url.split('/').at(-1) ?? '')).toBe(join(folder, 'a.har'));
  expect(files.pathOf('guess')).toBeNull();
});

test('a folder or a missing file is refused in plain words', () => {
  const files = new FileHandles();
  for (const path of [folder, join(folder, 'gone.har'), 'x'.repeat(40_000)])
    expect(() => files.handOut(path)).toThrow(Refusal);
});

test('passed files are given once', () => {
  const files = new FileHandles();
  files.pass([join(folder, 'a.har')]);
  expect(files.takePassed().map(({ name }) => name)).toEqual(['a.har']);
  expect(files.takePassed()).toEqual([]);
});

test('a passed file that went away meanwhile is left out, and the others are given', () => {
  const files = new FileHandles();
  files.pass([join(folder, 'gone.har'), join(folder, 'a.har')]);
  expect(files.takePassed().map(({ name }) => name)).toEqual(['a.har']);
});
