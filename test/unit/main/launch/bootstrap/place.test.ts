import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../../../main/launch/bootstrap/place.mjs';

it('finds the root of the clone from wherever it stands, bundled or not', () => {
  expect(existsSync(join(root, 'package.json'))).toBe(true);
  expect(existsSync(join(root, 'main/launch/launch.mjs'))).toBe(true);
});
