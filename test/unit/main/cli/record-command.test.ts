import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { record } from '../../../../main/cli/record-command.ts';
import { defaultSettings } from '../../../../shared/settings/defaults.ts';
import { say } from '../../../../shared/words/say.ts';
import { exchange } from '../../renderer/build.ts';
import { commandTest } from './console.ts';

/** A token that stands in a path. */
const inPath =
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
const recorded = exchange(0, {
  url: `https://desk.example/api/tickets/${inPath}?depot=9`,
  sent: { password: 'Hunter!2-x', shelf: 'top row' },
});
// A browser that shows one request and is closed at once.
vi.mock(import('../../../../main/browser/browser-choice.ts'), async (original) => ({
  ...(await original()),
  browserFor: () => ({ name: 'chromium', title: 'Chromium', path: '/usr/bin/chromium' }) as never,
}));
vi.mock(import('../../../../main/browser/own-browser.ts'), async (original) => ({
  ...(await original()),
  startBrowser: () =>
    Promise.resolve({ version: '140', connection: {}, close: () => Promise.resolve() } as never),
}));
vi.mock(import('../../../../main/browser/browser-recorder.ts'), () => ({
  BrowserRecorder: class {
    readonly hub;
    constructor(_site: string, closed: () => void) {
      this.hub = {
        begin: () => {
          closed();
          return Promise.resolve();
        },
      };
    }
    readLast(): Promise<void> {
      return Promise.resolve();
    }
    takeChanged(): readonly unknown[] {
      return [recorded];
    }
  } as never,
}));

const test = commandTest();
beforeEach(() => {
  vi.stubEnv('HALO_USER_DATA', join(test.folder, 'data'));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('record ADDRESS OUT', () => {
  it('takes out what the settings always take out', async () => {
    mkdirSync(join(test.folder, 'data'));
    writeFileSync(
      join(test.folder, 'data', 'settings.json'),
      JSON.stringify({
        ...defaultSettings,
        redaction: { keepPersonal: false, words: [], names: ['Shelf'] },
      }),
    );
    const output = join(test.folder, 'out.har');
    expect(await record(['desk.example', output])).toBe(0);
    const text = readFileSync(output, 'utf8');
    expect(text).toContain('/api/tickets');
    for (const secret of ['Hunter!2-x', 'top row', inPath]) expect(text).not.toContain(secret);
  });

  it.each([[], ['--raw']])(
    'tells what comes without the secrets of its address %j',
    async (...more: readonly string[]) => {
      expect(await record(['desk.example', join(test.folder, 'out.har'), ...more])).toBe(0);
      expect(test.err).toMatch(/ 200 POST https:\/\/desk\.example\/api\/tickets\/redacted-/);
      expect(test.err).not.toContain(inPath);
    },
  );

  it('keeps the recording where standard output is full, and says so in one sentence', async () => {
    const output = join(test.folder, 'out.har');
    vi.spyOn(process.stdout, 'write').mockImplementation((_text: unknown, ...rest: unknown[]) => {
      const done = rest.find((one) => typeof one === 'function') as (error: Error) => void;
      done(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
      return true;
    });
    expect(await record(['desk.example', output])).toBe(2);
    expect(test.err.trimEnd().split('\n').at(-1)).toBe(say('output.unwritten'));
    expect(test.err).not.toContain('    at ');
    expect(readFileSync(output, 'utf8')).toContain('/api/tickets');
  });

  it('writes the recording as it is only where it is asked for', async () => {
    const output = join(test.folder, 'raw.har');
    expect(await record(['desk.example', output, '--raw'])).toBe(0);
    expect(readFileSync(output, 'utf8')).toContain('Hunter!2-x');
  });

  it('says before anybody records that the folder is not there', async () => {
    const output = join(test.folder, 'nowhere', 'out.har');
    expect(await record(['desk.example', output])).toBe(2);
    expect(test.err).toBe(`${say('record.unwritten', { path: output })}\n`);
  });

  it("records where the system's folder for such things cannot be written to, or says so", async () => {
    const blocked = join(test.folder, 'file');
    writeFileSync(blocked, 'a file where the folder should be');
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, blocked);
    const output = join(test.folder, 'out.har');
    // On Windows the folder of the recording decides who may read in it.
    const isBeside = process.platform !== 'win32';
    expect(await record(['desk.example', output])).toBe(isBeside ? 0 : 2);
    expect(test.err.includes(say('record.noFolder', { path: blocked }))).toBe(!isBeside);
    expect(existsSync(output)).toBe(isBeside);
    expect(readdirSync(test.folder).filter((name) => name.startsWith('halo-record-'))).toEqual([]);
  });
});
