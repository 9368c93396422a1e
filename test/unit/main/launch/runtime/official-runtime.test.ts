import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../../../main/launch/bootstrap/child.mjs';
import { root } from '../../../../../main/launch/bootstrap/place.mjs';
import {
  installerEnv,
  pinnedVersion,
  reasonIn,
} from '../../../../../main/launch/runtime/official-runtime.mjs';
import { notFetched } from '../../../../../main/launch/runtime/runtime.mjs';
import { removeFolder } from '../../../../remove-folder.ts';

/** A zip that holds one empty file called `electron`: local header, directory, end. */
function zipOfOneEmptyFile(name: string): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length, 16);
  return Buffer.concat([local, Buffer.from(name), entry, Buffer.from(name), end]);
}

/**
 * Electron's installer in a folder of its own, fetching from a mirror on this computer: what it
 * does with this very Node, which may be older than the one it asks for.
 */
describe("Electron's own installer on this Node", () => {
  const zip = zipOfOneEmptyFile('electron');
  const sums = createHash('sha256').update(zip).digest('hex');
  let folder: string;
  let answer: 'file' | 'refused' = 'file';
  const server = createServer((request, response) => {
    if (answer === 'refused') response.writeHead(403).end();
    else if (request.url?.endsWith('SHASUMS256.txt') === true)
      response.end(`${sums} *electron-v${pinnedVersion()}-${process.platform}-${process.arch}.zip`);
    else response.end(zip);
  });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'halo-installer-'));
    mkdirSync(join(folder, 'electron'));
    for (const name of ['install.js', 'package.json'])
      cpSync(join(root, 'node_modules/electron', name), join(folder, 'electron', name));
    writeFileSync(join(folder, 'electron', 'checksums.json'), '{}');
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    removeFolder(folder);
  });
  const install = () =>
    run(process.execPath, [join(folder, 'electron', 'install.js')], {
      collect: true,
      env: {
        ...installerEnv({ PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'] }),
        ELECTRON_MIRROR: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        NODE_PATH: join(root, 'node_modules'),
        electron_use_remote_checksums: '1',
        electron_config_cache: join(folder, `cache-${answer}`),
        ELECTRON_INSTALL_PLATFORM: process.platform,
      },
    });

  it('says why a mirror refused, in a line that a person can use', async () => {
    answer = 'refused';
    const { code, output } = await install();
    expect(code).toBe(1);
    expect(reasonIn(output)).toMatch(/403/);
    expect(reasonIn(output)).not.toMatch(/node:internal|\n/);
  });

  it('fetches, checks and unpacks', async () => {
    answer = 'file';
    const { code, output } = await install();
    expect(output).toBe('');
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'electron', 'dist', 'electron'))).toBe(true);
    expect(readFileSync(join(folder, 'electron', 'path.txt'), 'utf8')).toMatch(/electron/i);
  });
});

describe('what the installer is told', () => {
  it('is to go through the proxy of the environment or of npm', () => {
    expect(installerEnv({})).not.toHaveProperty('ELECTRON_GET_USE_PROXY');
    expect(
      installerEnv({ https_proxy: 'http://a:1', npm_config_proxy: 'http://b:2' }),
    ).toMatchObject({ HTTPS_PROXY: 'http://a:1', ELECTRON_GET_USE_PROXY: '1' });
    expect(installerEnv({ npm_config_proxy: 'http://b:2' })).toMatchObject({
      HTTPS_PROXY: 'http://b:2',
    });
  });

  it('is to trust what the system trusts, unless the person decided otherwise', () => {
    expect(installerEnv({})).toMatchObject({ NODE_USE_SYSTEM_CA: '1', NODE_USE_ENV_PROXY: '1' });
    expect(installerEnv({ NODE_USE_SYSTEM_CA: '0' })).toMatchObject({ NODE_USE_SYSTEM_CA: '0' });
  });
});

it('a download that failed says what the installer said, and what a company needs', () => {
  const said = notFetched('45.4.1', 'Error: self-signed certificate in certificate chain');
  expect(said).toContain('self-signed certificate in certificate chain');
  expect(said).toContain('NODE_EXTRA_CA_CERTS');
});
