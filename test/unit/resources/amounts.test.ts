import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const resources = join(import.meta.dirname, '../../../resources');

/**
 * An amount that may be one, with what is counted behind it in the plural. What has “not run for”
 * some days is told only from three days on.
 */
const counted = /(?<!not run for )\{(?:count|limit|batch|[\w.]+\.days(?:Ago|Left))\} [a-z]+s\b/;

test.each(['knowledge', 'checks'])('no text of %s says “1 days” where there is one', (folder) => {
  const lines = readdirSync(join(resources, folder)).flatMap((file) =>
    readFileSync(join(resources, folder, file), 'utf8')
      // What is said of several has words of its own for one beside it.
      .replace(/("one": "[^"]*",\s*)"other": "[^"]*"/g, '$1')
      .split('\n'),
  );
  expect(lines.filter((line) => counted.test(line))).toEqual([]);
});
