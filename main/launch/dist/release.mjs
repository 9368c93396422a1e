import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dump, load } from 'js-yaml';
import { runNpm } from '../bootstrap/child.mjs';
import { root } from '../bootstrap/place.mjs';
import { Stop } from '../bootstrap/say.mjs';

/**
 * The list of one feed, as electron-builder writes it: one for each run, so two Macs with different
 * processors write the same name, each with its own files only.
 * @typedef {{ readonly version: string, readonly files: readonly { readonly url: string }[] }} Feed
 */

/**
 * @param {readonly string[]} lists YAML, one or more of the same name
 * @returns {string} one list with the files of all
 * @throws {Stop} where they are of different versions
 */
export function mergedFeed(lists) {
  const feeds = lists.map((text) => /** @type {Feed} */ (load(text)));
  const [first] = feeds;
  if (!first) throw new Stop('There is no list of a feed.');
  if (feeds.some(({ version }) => version !== first.version))
    throw new Stop('The lists of a feed are of different versions.');
  const files = new Map(feeds.flatMap((feed) => feed.files).map((file) => [file.url, file]));
  return dump({ ...first, files: [...files.values()] }, { lineWidth: 200 });
}

/**
 * Gathers what the runners built into one folder to hand out: every package once, one list for each
 * feed, SHA256SUMS, the parts that the program is made of (SBOM, CycloneDX), and notes that name
 * what is unsigned or untested.
 * @param {readonly string[]} args the folder with one folder for each runner, and the folder to make
 * @returns {Promise<number>}
 */
export async function release(args) {
  const [from, to] = args.map((arg) => resolve(root, arg));
  if (!from || !to) throw new Stop('Name the folder of the packages and the folder to make.');
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  /** @type {Map<string, string[]>} */
  const feeds = new Map();
  const runs = (await readdir(from)).sort();
  for (const one of runs) {
    for (const name of await readdir(join(from, one))) {
      const path = join(from, one, name);
      if (/^latest.*\.yml$/.test(name))
        feeds.set(name, [...(feeds.get(name) ?? []), await readFile(path, 'utf8')]);
      else await copyFile(path, join(to, basename(name)));
    }
  }
  for (const [name, lists] of feeds) await writeFile(join(to, name), mergedFeed(lists));
  await writeFile(join(to, 'sbom.cdx.json'), await parts());
  await writeFile(join(to, 'NOTES.md'), notes(runs));
  await writeFile(join(to, 'SHA256SUMS'), await sums(to));
  return 0;
}

/** @returns {Promise<string>} the packages of package-lock.json, as CycloneDX */
async function parts() {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { code, output } = await runNpm(words, { collect: true });
  const start = output.indexOf('{');
  if (code !== 0 || start < 0)
    throw new Stop(`npm could not list the parts: ${output.trim().slice(-500)}`);
  return `${JSON.stringify(JSON.parse(output.slice(start, output.lastIndexOf('}') + 1)), null, 2)}\n`;
}

/**
 * @param {readonly string[]} runs names of the runners' folders
 * @returns {string}
 */
function notes(runs) {
  /** @param {string} word */
  const those = (word) => runs.filter((name) => name.includes(`-${word}`));
  const lines = [
    ...those('unsigned').map((name) => `- ${name}: **unsigned**`),
    ...those('untested').map((name) => `- ${name}: its program failed the test that drives it`),
  ];
  return `${['Draft: check the list "Before a release" in CONTRIBUTING.md first.', ...lines].join('\n')}\n`;
}

/** @param {string} folder */
async function sums(folder) {
  const lines = [];
  for (const name of (await readdir(folder)).sort()) {
    const sum = createHash('sha256');
    await pipeline(createReadStream(join(folder, name)), sum);
    lines.push(`${sum.digest('hex')}  ${name}\n`);
  }
  return lines.join('');
}
