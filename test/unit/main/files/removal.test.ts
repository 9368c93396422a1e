import * as fs from 'node:fs';
import * as files from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { remove, removeLeftover, tidyAway } from '../../../../main/files/removal.ts';

vi.mock('node:fs', { spy: true });
vi.mock('node:fs/promises', { spy: true });
afterEach(() => {
  vi.mocked(fs.rmSync).mockReset();
  vi.mocked(files.rm).mockReset();
  vi.restoreAllMocks();
});

/** What Windows answers while a virus scanner reads the file. */
const held = () => Object.assign(new Error('operation not permitted'), { code: 'EPERM' });

test('what is only tidied away may be held by another program', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  vi.mocked(fs.rmSync).mockImplementation(() => {
    throw held();
  });
  vi.mocked(files.rm).mockRejectedValue(held());
  removeLeftover('a file');
  await tidyAway('a file');
  expect(said).toHaveBeenCalledTimes(2);
  await expect(remove('a file')).rejects.toThrow('not permitted');
});

test('nothing in the program is deleted without patience', () => {
  const main = join(import.meta.dirname, '../../../../main');
  const hasty = readdirSync(main, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith(`launch${sep}`))
    .filter((name) => !name.endsWith(`files${sep}removal.ts`))
    .flatMap((name) =>
      [
        ...readFileSync(join(main, name), 'utf8').matchAll(
          /\b(?:rmSync|rm|unlinkSync|unlink)\([^;]*;/g,
        ),
      ]
        .filter(([call]) => !call.includes('maxRetries'))
        .map(([call]) => `${name}: ${call}`),
    );
  expect(hasty).toEqual([]);
});
