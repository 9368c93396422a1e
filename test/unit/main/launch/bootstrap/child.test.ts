import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkEnv, npmCommand, run } from '../../../../../main/launch/bootstrap/child.mjs';
import { removeFolder } from '../../../../remove-folder.ts';

describe('which npm runs', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'halo-npm-'));
    mkdirSync(join(folder, 'with', 'node_modules', 'npm', 'bin'), { recursive: true });
    writeFileSync(join(folder, 'with', 'node_modules', 'npm', 'bin', 'npm-cli.js'), '');
  });
  afterAll(() => removeFolder(folder));

  it('is the one that started us', () => {
    const env = { npm_execpath: '/opt/npm/bin/npm-cli.js' };
    for (const platform of ['linux', 'win32', 'darwin'] as const)
      expect(npmCommand({ env, platform, node: 'node' })).toEqual(['node', env.npm_execpath]);
  });

  it('is on Windows no .cmd file, which Node does not start, but the script beside Node', () => {
    const node = join(folder, 'with', 'node.exe');
    expect(npmCommand({ env: {}, platform: 'win32', node })).toEqual([
      node,
      join(folder, 'with', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ]);
    // yarn and pnpm name themselves in the same place
    const env = { npm_execpath: 'C:\\yarn.js' };
    expect(npmCommand({ env, platform: 'win32', node })[0]).toBe(node);
  });

  it('is a sentence and no stack trace where there is none', () => {
    const node = join(folder, 'without', 'node.exe');
    expect(() => npmCommand({ env: {}, platform: 'win32', node })).toThrow('Start this with npm');
  });

  it('is the one on the PATH on other systems', () => {
    expect(npmCommand({ env: {}, platform: 'darwin', node: '/usr/bin/node' })).toEqual(['npm']);
  });
});

it('what fetches something trusts the certificates of the system and uses its proxy', () => {
  expect(networkEnv({ A: 'b' })).toEqual({
    A: 'b',
    NODE_USE_SYSTEM_CA: '1',
    NODE_USE_ENV_PROXY: '1',
  });
});

it('a program that lets others go first comes to a lower priority, and gives its words and its code', async () => {
  const { PRIORITY_BELOW_NORMAL } = constants.priority;
  const code = `
    const look = () => {
      if (os.getPriority() !== ${PRIORITY_BELOW_NORMAL}) return setTimeout(look, 5);
      console.log('lower');
      process.exitCode = 3;
    };
    look();`;
  expect(await run(process.execPath, ['-e', code], { low: true, collect: true })).toEqual({
    code: 3,
    output: 'lower\n',
  });
});
