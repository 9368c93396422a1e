import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/place.mjs';
import { Stop } from '../bootstrap/say.mjs';

/**
 * A package of which something is bundled, as Vite's `build.license` writes it down.
 * @typedef {{ readonly name: string, readonly version: string, readonly identifier?: string, readonly text?: string }} Licensed
 *   identifier: an SPDX expression
 */

/** The licences we have read: they ask for no more than that their text goes along. */
const read = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
]);

/**
 * @param {readonly Licensed[]} all
 * @returns {readonly Licensed[]} those whose licence nobody has looked at yet
 */
export const unread = (all) => all.filter(({ identifier = '' }) => !read.has(identifier));

/**
 * The notices that go along with the program, by name.
 * @param {readonly Licensed[]} all may name a package twice
 * @returns {string}
 */
export function noticesOf(all) {
  const each = new Map(all.map((one) => [`${one.name} ${one.version}`, one]));
  const blocks = [...each]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { identifier = 'no licence named', text }]) => {
      return `${name} (${identifier})\n\n${text ?? 'Its package holds no licence text.'}\n`;
    });
  const head = [
    'Halo Troubleshooter contains parts of these packages. Their licences ask that this text goes along with it.',
    'It runs on Electron and Chromium; their licences are in LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
  ].join('\n');
  return [`${head}\n`, ...blocks].join(`\n${'-'.repeat(80)}\n\n`);
}

/** @returns {readonly Licensed[]} what the build bundled, in any of its parts */
const bundled = () =>
  ['main', 'preload', 'renderer'].flatMap((part) =>
    JSON.parse(readFileSync(join(root, 'out', part, 'licences.json'), 'utf8')),
  );

/**
 * Writes the notices twice: where the window can show them, and where the packages take them from (electron-builder leaves out of the
 * app what it copies beside it).
 */
export function notices() {
  const text = noticesOf(bundled());
  writeFileSync(join(root, 'out', 'renderer', 'notices.txt'), text);
  writeFileSync(join(root, 'out', 'notices.txt'), text);
}

/** @throws {Stop} where something is bundled that we may not be allowed to hand out */
export function checkLicences() {
  const [first] = unread(bundled());
  if (!first) return;
  const licence = first.identifier ?? 'no licence that it names';
  throw new Stop(
    `${first.name} ${first.version} has ${licence}. Read it, then add it to main/launch/dist/notices.mjs or use another package.`,
  );
}
