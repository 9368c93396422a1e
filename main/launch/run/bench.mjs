import { runNode } from '../bootstrap/child.mjs';
import { withXvfb } from '../runtime/display.mjs';
import { electronEnv, readyForElectron } from './ready.mjs';
import { say, Stop } from '../bootstrap/say.mjs';

/**
 * Measures every figure the README quotes: one JSON document on standard output.
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function bench(args) {
  const found = await readyForElectron({ invisible: true, built: true });
  const bundle = ['build', '--config', 'test/bench/vite.config.ts'];
  const { code, output } = await runNode('node_modules/vite/bin/vite.js', bundle, {
    collect: true,
  });
  if (code !== 0)
    throw new Stop(
      `The measurements could not be built. The builder says:\n${output.trim().slice(-4000)}`,
    );
  say('Measuring; this takes some minutes …');
  return withXvfb(
    async (env) =>
      (await runNode('out/bench/bench.js', args, { env: electronEnv(env, found) })).code,
  );
}
