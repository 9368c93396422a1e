import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../bootstrap/child.mjs';
import { icns, ico, iconSizes } from './icon-formats.mjs';
import { root } from '../bootstrap/place.mjs';
import { electronEnv } from '../run/ready.mjs';
import { chromiumFlags } from '../runtime/sandbox.mjs';
import { step, Stop } from '../bootstrap/say.mjs';

const source = join(root, 'resources', 'icons', 'icon.svg');
const folder = join(root, 'out', 'icons');
/** A copy of what the pictures were painted from; written last. */
const painted = join(folder, 'painted.svg');

const upToDate = () => existsSync(painted) && readFileSync(painted).equals(readFileSync(source));

/**
 * Makes every icon format from the one SVG, into out/icons/: PNGs for Linux, icon.ico for Windows, icon.icns for macOS. Electron itself
 * paints, so no drawing library is needed; where the SVG has not changed nothing is done.
 * @param {import('../runtime/runtime.mjs').Runtime} found
 * @param {NodeJS.ProcessEnv} env with a display
 * @throws {Stop} where Electron cannot paint
 */
export async function icons(found, env) {
  if (upToDate()) return;
  await step('Painting the icons', async () => {
    const pngs = join(folder, 'png');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(pngs, { recursive: true });
    const args = [
      ...chromiumFlags(),
      join(root, 'main', 'launch', 'icon-painter.js'),
      source,
      pngs,
    ];
    const { code, output } = await run(found.executable, args, {
      env: electronEnv(env, found),
      collect: true,
      timeout: 60_000,
    });
    if (code !== 0)
      throw new Stop(
        `The icons could not be painted. Electron says:\n${output.trim().slice(-2000)}`,
      );
    const pictures = iconSizes.map((size) => ({
      size,
      png: readFileSync(join(pngs, `${size}x${size}.png`)),
    }));
    writeFileSync(join(folder, 'icon.ico'), ico(pictures));
    writeFileSync(join(folder, 'icon.icns'), icns(pictures));
    writeFileSync(painted, readFileSync(source));
  });
}
