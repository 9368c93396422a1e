import { apt, onPath, pathOf } from './libraries.mjs';
import { say, step } from '../bootstrap/say.mjs';

const names = ['chromium', 'chromium-browser'];

/**
 * Debian's Chromium, which tests record in and the bench sets beside the program; brought where it
 * is missing and we may install it.
 * @returns {Promise<string | null>} its place; null where there is none, which was said then
 */
export async function chromium() {
  const found = () => names.map(pathOf).find((path) => path !== undefined) ?? null;
  if (found() !== null || process.platform !== 'linux' || !onPath('apt-get'))
    return found() ?? missing('It is only looked for on Debian and Ubuntu.');
  if (process.getuid?.() !== 0)
    return missing('Install it with: sudo apt-get install -y --no-install-recommends chromium');
  await step('Updating the list of system packages', () => apt(['update', '-qq']));
  const { code, output } = await step('Installing Chromium to record in it', () =>
    apt(['install', '-y', '--no-install-recommends', 'chromium']),
  );
  return code === 0 ? found() : missing(`apt-get says: ${output.trim().slice(-300)}`);
}

/** @param {string} why @returns {null} */
function missing(why) {
  say(`Chromium is missing, so nothing is recorded in it. ${why}`);
  return null;
}
