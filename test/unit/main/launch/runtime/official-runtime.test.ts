import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  answers,
  officialAddress,
  proxyOf,
} from '../../../../../main/launch/runtime/official-runtime.mjs';

/** Starts a server on a free port, does something with its address, and ends it. */
async function withServer<T>(
  listener: RequestListener,
  work: (address: URL) => Promise<T>,
): Promise<T> {
  const server = createServer(listener);
  server.on('connect', (request, socket) =>
    socket.end(`HTTP/1.1 ${request.url === 'allowed.example:443' ? '200 Go' : '403 No'}\r\n\r\n`),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    return await work(
      new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/file.zip`),
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('asking whether the official binary can be fetched', () => {
  it('says yes to an answer and no to a refusal', async () => {
    expect(
      await withServer(
        (_, response) => response.end('zip'),
        (address) => answers(address, undefined, 5000),
      ),
    ).toBe(true);
    expect(
      await withServer(
        (_, response) => response.writeHead(403).end(),
        (address) => answers(address, undefined, 5000),
      ),
    ).toBe(false);
  });

  it('says no when nobody listens', async () => {
    const gone = await withServer(
      () => undefined,
      async (address) => address,
    );
    expect(await answers(gone, undefined, 5000)).toBe(false);
  });

  it('says no to a host that never answers', async () => {
    expect(
      await withServer(
        () => undefined,
        (address) => answers(address, undefined, 50),
      ),
    ).toBe(false);
  });

  it('follows a redirect, for the host behind it may be the one that is refused', async () => {
    const listener: RequestListener = (request, response) =>
      request.url === '/file.zip'
        ? response.writeHead(302, { location: '/elsewhere' }).end()
        : response.writeHead(404).end();
    expect(await withServer(listener, (address) => answers(address, undefined, 5000))).toBe(false);
  });

  it('asks a proxy for the way to the host', async () => {
    const none: RequestListener = (_, response) => response.writeHead(500).end();
    const ask = (host: string) =>
      withServer(none, (proxy) => answers(new URL(`https://${host}/file.zip`), proxy.href, 5000));
    expect(await ask('allowed.example')).toBe(true);
    expect(await ask('refused.example')).toBe(false);
  });
});

describe('where the official binary is asked for', () => {
  it("is Electron's release page, or the mirror that npm or the environment names", () => {
    const file = `electron-v45.4.1-${process.platform}-${process.arch}.zip`;
    expect(officialAddress({}, '45.4.1').href).toBe(
      `https://github.com/electron/electron/releases/download/v45.4.1/${file}`,
    );
    const mirror = { ELECTRON_MIRROR: 'https://env.example/electron/' };
    expect(officialAddress(mirror, '45.4.1').href).toBe(
      `https://env.example/electron/v45.4.1/${file}`,
    );
    const both = {
      ...mirror,
      npm_config_electron_mirror: 'https://npm.example/',
      ELECTRON_CUSTOM_DIR: '{{ version }}',
    };
    expect(officialAddress(both, '45.4.1').href).toBe(`https://npm.example/45.4.1/${file}`);
  });

  it('goes through the proxy of the environment or of npm', () => {
    expect(proxyOf({})).toBeUndefined();
    expect(proxyOf({ https_proxy: 'http://a:1', npm_config_proxy: 'http://b:2' })).toBe(
      'http://a:1',
    );
    expect(proxyOf({ npm_config_proxy: 'http://b:2' })).toBe('http://b:2');
  });
});
