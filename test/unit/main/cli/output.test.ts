import { execFileSync } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compare } from '../../../../main/cli/compare-command.ts';
import { answer } from '../../../../main/cli/output.ts';
import { record } from '../../../../main/cli/record-command.ts';
import { redact } from '../../../../main/cli/redact-command.ts';
import { review } from '../../../../main/cli/review-command.ts';
import { Unreadable } from '../../../../shared/har/unreadable-input.ts';
import { removeFolder } from '../../../remove-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'halo-output-'));
const sample = join(import.meta.dirname, '../../../fixtures/redaction/har/leak-state-cookie.har');
/** A named pipe into which nobody writes; Windows has none in folders, there it is a folder. */
const pipe = join(folder, 'pipe.har');
if (process.platform === 'win32') mkdtempSync(pipe);
else execFileSync('mkfifo', [pipe]);

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text: unknown) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  removeFolder(folder);
});

/** Standard output as it is where writing fails with this code; null: it does not fail. */
function outputThat(code: string | null): void {
  vi.spyOn(process.stdout, 'write').mockImplementation((_text: unknown, ...rest: unknown[]) => {
    const done = rest.find((one) => typeof one === 'function') as (error: Error | null) => void;
    done(code === null ? null : Object.assign(new Error('write'), { code }));
    return true;
  });
}

describe('A pipe in place of a file', () => {
  it.each([
    ['review', () => review([pipe])],
    ['redact', () => redact([pipe, join(folder, 'out.har')])],
    ['compare', () => compare([pipe, pipe])],
    ['compare', () => compare([sample, pipe])],
  ])('is told by %s in one sentence, and nobody waits for it', async (_name, command) => {
    expect(await command()).toBe(2);
    expect(said).toMatch(/^".*pipe\.har.*" is not a file\. Give the name of a HAR.*\n$/);
  });

  it.each([
    ['redact', () => redact([sample, pipe])],
    ['record', () => record(['http://127.0.0.1:9', pipe, '--seconds', '1'])],
  ])('is never replaced by %s', async (_name, command) => {
    expect(await command()).toBe(2);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(statSync(pipe).isFile()).toBe(false);
  });
});

describe('An answer', () => {
  it('is done where the reader has gone', async () => {
    outputThat('EPIPE');
    expect(await review([sample])).toBe(0);
    expect(said).toBe('');
  });

  it.each(['ENOSPC', 'EIO'])(
    'that cannot be written (%s) is told in one sentence',
    async (code) => {
      outputThat(code);
      await expect(answer('x')).rejects.toBeInstanceOf(Unreadable);
      for (const command of [review([sample]), redact([sample, join(folder, 'copy.har')])]) {
        said = '';
        expect(await command).toBe(2);
      }
      expect(said).toMatch(/^The answer could not be written\. .*\n$/);
    },
  );

  it('that is written is said nothing about', async () => {
    outputThat(null);
    await answer('x');
    expect(said).toBe('');
  });
});
