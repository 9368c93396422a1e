import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { groundOf } from '../../../../main/window/ground.ts';
import { defaultSettings } from '../../../../shared/settings/defaults.ts';

const tokens = readFileSync(
  join(import.meta.dirname, '../../../../renderer/styles/tokens.css'),
  'utf8',
);
const canvases = [...tokens.matchAll(/--canvas: light-dark\((#\w+), (#\w+)\)/g)];

test.each([
  ['system', 0],
  ['high-contrast', 1],
] as const)('the window begins with the ground that its page has: %s', (theme, place) => {
  const [, light, dark] = canvases[place] ?? [];
  const appearance = { ...defaultSettings.appearance, theme };
  expect([groundOf(appearance, false), groundOf(appearance, true)]).toEqual([light, dark]);
});
