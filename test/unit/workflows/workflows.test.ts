import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergedFeed, release } from '../../../main/launch/dist/release.mjs';
import { targets } from '../../../main/launch/dist/targets.mjs';
import { removeFolder } from '../../remove-folder.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly 'runs-on': string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly os: readonly string[] } };
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = readdirSync(join(root, '.github/workflows')).map((file) => ({
  file,
  ...(load(read(`.github/workflows/${file}`)) as Workflow),
}));
const steps = workflows.flatMap(({ file, jobs }) =>
  Object.entries(jobs).flatMap(([job, { steps: own }]) =>
    own.map((step) => ({ at: `${file} ${job}`, ...step })),
  ),
);
const jobOf = (file: string, job: string): Job => {
  const found = workflows.find((one) => one.file === file)?.jobs[job];
  if (found === undefined) throw new Error(`${file} has no job ${job}`);
  return found;
};

/** Runs a step's words as the runner does, with the given environment. */
function dryRun(step: Step | undefined, env: Readonly<Record<string, string>>, cwd = root) {
  const shell = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step?.run ?? 'exit 9'];
  return spawnSync('bash', shell, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
}
const hasBash = spawnSync('bash', ['-c', 'exit 0']).status === 0;

describe('the workflows', () => {
  it('test all three systems, and build packages on each', () => {
    for (const [file, job] of [
      ['test.yml', 'test'],
      ['packages.yml', 'packages'],
    ] as const) {
      const systems = jobOf(file, job).strategy?.matrix.os.map((os) => os.split('-')[0]);
      expect([...new Set(systems)].sort()).toEqual(['macos', 'ubuntu', 'windows']);
    }
    expect(steps.map(({ run }) => run)).toContain('npm run test:windows');
  });

  it('may read the code and nothing else, but for the draft of a release', () => {
    for (const { file, permissions, jobs } of workflows) {
      expect(permissions, file).toEqual({ contents: 'read' });
      for (const [name, job] of Object.entries(jobs))
        expect(job.permissions ?? {}, name).toEqual(
          name === 'release' ? { contents: 'write' } : {},
        );
    }
  });

  it('run only commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const launcher = read('main/launch/launch.mjs');
    for (const { at, run = '' } of steps) {
      for (const [, name = ''] of run.matchAll(/npm run ([\w:-]+)/g))
        expect(Object.keys(scripts), at).toContain(name);
      for (const [, name = ''] of run.matchAll(/launch\.mjs (\S+)/g))
        expect(launcher, `${at}: ${name}`).toMatch(new RegExp(`^ {2}'?${name}'?: async`, 'm'));
    }
  });

  it('keep every kind of package and list that a run writes, and no other file', () => {
    const upload = jobOf('packages.yml', 'packages').steps.at(-1) as unknown as {
      readonly with: { readonly path: string };
    };
    const kept = upload.with.path.trim().split('\n');
    for (const { ending } of targets) expect(kept).toContain(`dist/*${ending}`);
    expect(kept).toContain('dist/latest*.yml');
  });

  it.skipIf(!hasBash)('have steps that a shell can read', () => {
    for (const { at, run } of steps) {
      if (run === undefined) continue;
      const { status, stderr } = spawnSync('bash', ['-n', '-c', run], { encoding: 'utf8' });
      expect(status, `${at}: ${stderr}`).toBe(0);
    }
  });
});

describe('the step that says what will be signed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'halo-workflow-'));
  });
  afterEach(() => removeFolder(folder));
  const step = jobOf('packages.yml', 'packages').steps.find(({ name }) =>
    name?.startsWith('Say whether'),
  );
  const said = (env: Readonly<Record<string, string>>) => {
    const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
    writeFileSync(output, '');
    writeFileSync(summary, '');
    const ended = dryRun(step, { ...env, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary });
    expect(ended.status, ended.stderr).toBe(0);
    return [readFileSync(output, 'utf8').trim(), readFileSync(summary, 'utf8').trim()];
  };

  it.skipIf(!hasBash)('names packages unsigned where no certificate is set', () => {
    for (const RUNNER_OS of ['Windows', 'macOS'])
      expect(said({ RUNNER_OS, WIN_CSC_LINK: '', CSC_LINK: '' })).toEqual([
        'suffix=-unsigned',
        expect.stringContaining('**unsigned**'),
      ]);
  });

  it.skipIf(!hasBash)('says nothing where one is set, or none is needed', () => {
    expect(said({ RUNNER_OS: 'Windows', WIN_CSC_LINK: 'x' })).toEqual(['suffix=', '']);
    expect(said({ RUNNER_OS: 'macOS', CSC_LINK: 'x' })).toEqual(['suffix=', '']);
    expect(said({ RUNNER_OS: 'Linux' })).toEqual(['suffix=', '']);
  });
});

describe('the draft of a release', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'halo-release-'));
  });
  afterEach(() => removeFolder(folder));
  const feed = (version: string, url: string) =>
    dump({ version, files: [{ url, sha512: 'AA==', size: 1 }], path: url, sha512: 'AA==' });
  const built = (runner: string, files: Readonly<Record<string, string>>) => {
    mkdirSync(join(folder, 'artifacts', runner), { recursive: true });
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, 'artifacts', runner, name), text);
  };

  it('has one list for both kinds of Mac, so that each finds its own', async () => {
    built('packages-macos-latest-unsigned', {
      'halo-arm64.zip': 'arm',
      'latest-mac.yml': feed('1.2.0', 'halo-arm64.zip'),
    });
    built('packages-macos-15-intel-unsigned', {
      'halo-x64.zip': 'intel',
      'latest-mac.yml': feed('1.2.0', 'halo-x64.zip'),
    });
    built('packages-windows-latest-untested', { 'halo.exe': 'windows' });
    const to = join(folder, 'release');
    expect(await release([join(folder, 'artifacts'), to])).toBe(0);
    const list = load(readFileSync(join(to, 'latest-mac.yml'), 'utf8')) as {
      readonly version: string;
      readonly files: readonly { readonly url: string }[];
    };
    expect(list.version).toBe('1.2.0');
    expect(list.files.map(({ url }) => url).sort()).toEqual(['halo-arm64.zip', 'halo-x64.zip']);

    const sums = readFileSync(join(to, 'SHA256SUMS'), 'utf8');
    expect(sums).toContain(`${createHash('sha256').update('windows').digest('hex')}  halo.exe\n`);
    const notes = readFileSync(join(to, 'NOTES.md'), 'utf8');
    expect(notes).toContain('packages-macos-latest-unsigned: **unsigned**');
    expect(notes).toContain('packages-windows-latest-untested');
    const parts = JSON.parse(readFileSync(join(to, 'sbom.cdx.json'), 'utf8')) as {
      readonly bomFormat: string;
      readonly components: readonly { readonly name: string }[];
    };
    expect(parts.bomFormat).toBe('CycloneDX');
    expect(parts.components.map(({ name }) => name)).toContain('zod');

    const check = jobOf('packages.yml', 'release').steps.find(({ run }) =>
      run?.includes('sha256sum'),
    );
    mkdirSync(join(folder, 'dist'));
    const here = { ...check, run: check?.run?.replace('dist/release', 'release') ?? '' };
    if (hasBash && process.platform === 'linux') expect(dryRun(here, {}, folder).status).toBe(0);
  });

  it('is refused where the lists are of different versions', () => {
    expect(() => mergedFeed([feed('1.2.0', 'a.zip'), feed('1.3.0', 'b.zip')])).toThrow(
      'different versions',
    );
  });
});
