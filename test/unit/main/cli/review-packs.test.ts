import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { causesWith } from '../../../../main/cli/review-packs.ts';
import { Unreadable } from '../../../../shared/har/unreadable-input.ts';
import { removeFolder } from '../../../remove-folder.ts';

const example = join(import.meta.dirname, '../../../fixtures/packs/example.json');
let folder = '';
const variant = (name: string, change: (json: string) => string): string => {
  const path = join(folder, name);
  writeFileSync(path, change(readFileSync(example, 'utf8')));
  return path;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-packs-'));
});
afterEach(() => removeFolder(folder));

describe('review --pack', () => {
  test('adds the causes of each pack and says what they replace', async () => {
    const over = variant('over.json', (json) =>
      json.replace('acme-call-out', 'charge-rate-access').replace('Acme service desk', 'Second'),
    );
    const { causes, used } = await causesWith([example, over]);
    expect(used).toEqual([
      { name: 'Acme service desk', version: '1.0', causes: 1, replaces: [] },
      {
        name: 'Second',
        version: '1.0',
        causes: 1,
        replaces: [
          'It replaces the built-in cause “The agent is not allowed to use this charge rate”.',
        ],
      },
    ]);
    expect(
      causes
        .filter(({ origin }) => origin !== 'built-in')
        .map(({ cause, origin }) => `${cause.id} of ${origin}`)
        .sort(),
    ).toEqual(['acme-call-out of Acme service desk', 'charge-rate-access of Second']);
  });

  test('stops with one sentence: the first fault, and how many more there are', async () => {
    const one = variant('one.json', (json) => json.replace('"weight": 95', '"weight": 300'));
    await expect(causesWith([one])).rejects.toEqual(
      new Unreadable(
        'The rule pack “one.json” cannot be used: causes[0].weight: must be 100 or less.',
      ),
    );
    const three = variant('three.json', (json) =>
      json.replace('"weight": 95', '"weight": 300').replaceAll('"who": "you"', '"who": "me"'),
    );
    await expect(causesWith([example, three])).rejects.toThrow(
      /must be 100 or less\. There are 2 more faults\.$/,
    );
    await expect(causesWith([join(folder, 'gone.json')])).rejects.toEqual(
      new Unreadable(
        'The rule pack “gone.json” cannot be used: There is no file or folder “gone.json”.',
      ),
    );
  });

  test('changes nothing where no pack is named', async () => {
    const { causes, used } = await causesWith([]);
    expect(used).toEqual([]);
    expect(causes.every(({ origin }) => origin === 'built-in')).toBe(true);
  });
});
