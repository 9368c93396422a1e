import { existsSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { runNode } from '../bootstrap/child.mjs';
import { root } from '../bootstrap/place.mjs';
import { say, step } from '../bootstrap/say.mjs';

const electronPackage = join(root, 'node_modules', 'electron');

/** How long the release host may take to answer at all, and the whole download, in milliseconds. */
const answerWithin = 20_000;
const downloadWithin = 15 * 60_000;

/** @returns {string} the pinned version, for instance "45.4.1" */
export const pinnedVersion = () =>
  JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version;

/** @returns {string} the folder the official binary is unpacked to */
export const officialFolder = () => join(electronPackage, 'dist');

/**
 * @returns {boolean} whether the official binary of the pinned version is there whole; Electron's
 * installer writes path.txt last
 */
export function hasOfficial() {
  try {
    const version = readFileSync(join(officialFolder(), 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    return (
      version === pinnedVersion() &&
      existsSync(join(officialFolder(), readFileSync(join(electronPackage, 'path.txt'), 'utf8')))
    );
  } catch {
    return false;
  }
}

/**
 * Address of the pinned binary, by the same settings as Electron's own installer (@electron/get).
 * @param {NodeJS.ProcessEnv} env
 * @param {string} version
 * @returns {URL}
 */
export function officialAddress(env, version) {
  const mirror =
    env['npm_config_electron_mirror'] ||
    env['ELECTRON_MIRROR'] ||
    'https://github.com/electron/electron/releases/download/';
  const folder =
    env['npm_config_electron_custom_dir'] || env['ELECTRON_CUSTOM_DIR'] || `v${version}`;
  return new URL(
    `${mirror}${folder.replace('{{ version }}', version)}/electron-v${version}-${process.platform}-${process.arch}.zip`,
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} the proxy for https addresses
 */
export const proxyOf = (env) =>
  env['HTTPS_PROXY'] ||
  env['https_proxy'] ||
  env['npm_config_https_proxy'] ||
  env['npm_config_proxy'] ||
  undefined;

/** @param {URL} address */
const sender = (address) => (address.protocol === 'http:' ? httpRequest : httpsRequest);

/**
 * @param {URL} address
 * @param {URL} proxy
 * @returns {import('node:http').ClientRequest} a request for a tunnel to the address
 */
function throughProxy(address, proxy) {
  const name = decodeURIComponent(`${proxy.username}:${proxy.password}`);
  const headers = proxy.username
    ? { 'Proxy-Authorization': `Basic ${Buffer.from(name).toString('base64')}` }
    : {};
  const port = address.port || (address.protocol === 'http:' ? '80' : '443');
  return sender(proxy)({
    host: proxy.hostname,
    port: proxy.port,
    method: 'CONNECT',
    path: `${address.hostname}:${port}`,
    headers,
  });
}

/**
 * Whether an address can be fetched: asks for it, follows redirects, and hangs up when the first
 * bytes come. Behind a proxy: whether the proxy lets us through to its host.
 * @param {URL} address
 * @param {string | undefined} proxy
 * @param {number} within milliseconds for each answer
 * @returns {Promise<boolean>}
 */
export function answers(address, proxy, within) {
  const sent = proxy ? throughProxy(address, new URL(proxy)) : sender(address)(address);
  return new Promise((done) => {
    /** @param {boolean | Promise<boolean>} reached the first call counts */
    const end = (reached) => {
      clearTimeout(timer);
      done(reached);
      sent.destroy();
    };
    const timer = setTimeout(() => end(false), within);
    sent.on('response', ({ statusCode = 0, headers }) => {
      const moved = statusCode >= 300 && statusCode < 400 && headers.location;
      // The file itself lies on another host, which may be the one that is refused.
      end(moved ? answers(new URL(moved, address), undefined, within) : statusCode < 300);
    });
    sent.on('connect', ({ statusCode }, socket) => {
      end(statusCode === 200);
      socket.destroy();
    });
    sent.on('error', () => end(false));
    sent.end();
  });
}

/**
 * Tries to fetch the official binary with the installer that comes in Electron's own package, which
 * checks its sum.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} whether it is there now
 */
export async function bringOfficial(env) {
  const proxy = proxyOf(env);
  const version = pinnedVersion();
  say(`Asking Electron's makers for version ${version} …`);
  if (!(await answers(officialAddress(env, version), proxy, answerWithin))) return false;
  return step(`Fetching Electron ${version} (about 120 MB)`, async () => {
    const settings = proxy ? { ...env, HTTPS_PROXY: proxy, ELECTRON_GET_USE_PROXY: '1' } : env;
    await runNode('node_modules/electron/install.js', [], {
      env: settings,
      collect: true,
      timeout: downloadWithin,
    });
    return hasOfficial();
  });
}
