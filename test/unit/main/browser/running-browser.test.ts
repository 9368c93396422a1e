import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { InstalledBrowser } from '../../../../main/browser/installed-browsers.ts';
import { joinBrowser, portFiles, portIn } from '../../../../main/browser/running-browser.ts';
import { removeFolder } from '../../../remove-folder.ts';

const path = '/devtools/browser/83f3ce6d-d735-4b36-ab6d-7d77fb84e0f0';
const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

const deaf = { event: () => undefined, closed: () => undefined };
const edge = { name: 'edge', title: 'Microsoft Edge', path: '/no/such/browser' } as const;
const join = (
  port: number | null,
  given = new AbortController().signal,
  browser: InstalledBrowser = edge,
) => joinBrowser(browser, port === null ? null : { port, path }, deaf, given);

async function listening(server: Server): Promise<number> {
  opened.push({ close: () => (server.close(), server.closeAllConnections()) });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** Nobody listens there. */
async function unusedPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}

/** A browser that lets us in and answers every command with its version. */
async function browser(
  product = 'Edg/156.0.1.2',
): Promise<{ readonly port: number; readonly sockets: WebSocketServer }> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, path });
  sockets.on('connection', (socket) =>
    socket.on('message', (text) => {
      const { id } = JSON.parse(String(text as Buffer)) as { readonly id: number };
      socket.send(JSON.stringify({ id, result: { product } }));
    }),
  );
  return { port: await listening(server), sockets };
}

describe('where a browser says that it is open to other programs', () => {
  const machine = (platform: NodeJS.Platform, env: Readonly<Record<string, string>>) => ({
    platform,
    env,
    exists: () => true,
  });

  it.each([
    [
      'edge',
      machine('win32', { LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local' }),
      ['C:\\Users\\ana\\AppData\\Local\\Microsoft\\Edge\\User Data\\DevToolsActivePort'],
    ],
    [
      'chrome',
      machine('darwin', { HOME: '/Users/ana' }),
      ['/Users/ana/Library/Application Support/Google/Chrome/DevToolsActivePort'],
    ],
    [
      'chromium',
      machine('linux', { HOME: '/home/ana' }),
      [
        '/home/ana/.config/chromium/DevToolsActivePort',
        '/home/ana/snap/chromium/common/chromium/DevToolsActivePort',
      ],
    ],
    [
      'brave',
      machine('linux', { HOME: '/home/ana', XDG_CONFIG_HOME: '/srv/config' }),
      ['/srv/config/BraveSoftware/Brave-Browser/DevToolsActivePort'],
    ],
  ] as const)('%s keeps it in its own folder', (name, here, files) => {
    expect(portFiles(name, here)).toEqual(files);
  });

  it.each([
    [`9222\n${path}`, { port: 9222, path }],
    [`51234\r\n${path}\r\n`, { port: 51_234, path }],
    ['9222', null],
    [`0\n${path}`, null],
    [`70000\n${path}`, null],
    ['9222\n/devtools/page/1', null],
    [`9222\n${path}@evil.example/`, null],
    ['', null],
  ])('reads %j', (text, expected) => {
    expect(portIn(text)).toEqual(expected);
  });
});

describe('a browser that is open', () => {
  it('lets us in, and stays open when we go', async () => {
    const { port, sockets } = await browser();
    const { version, close } = await join(port);
    expect(version).toBe('Edg/156.0.1.2');
    const left = new Promise((done) => [...sockets.clients][0]?.once('close', done));
    await close();
    await left;
  });

  it('that is gone is told once', async () => {
    const { port, sockets } = await browser();
    let told = 0;
    const gone = new Promise<void>((done) => {
      const listener = { event: () => undefined, closed: () => ((told += 1), done()) };
      void joinBrowser(edge, { port, path }, listener, new AbortController().signal).then(() => {
        for (const socket of sockets.clients) socket.terminate();
      });
    });
    await gone;
    expect(told).toBe(1);
  });

  it('says in words that it is not open to this program: no file, nobody at the port, another there', async () => {
    const port = await unusedPort();
    const other = await listening(createServer((_request, response) => response.end('hello')));
    for (const place of [null, port, other])
      await expect(join(place)).rejects.toThrow(
        'Microsoft Edge is not open to this program. In Microsoft Edge, open edge://inspect/#remote-debugging',
      );
  });

  it('that is too old to be recorded is told with its version, and let go', async () => {
    const { port, sockets } = await browser('Chrome/109.0.5414.119');
    const left = new Promise((done) =>
      sockets.on('connection', (socket) => socket.once('close', done)),
    );
    await expect(join(port)).rejects.toThrow(
      'Microsoft Edge is too old to be recorded (Chrome/109.0.5414.119). Version 110 or newer is needed.',
    );
    await left;
  });

  it.skipIf(process.platform !== 'linux')(
    'that is too old to have a switch for it is told so: no file, and one that an earlier run left (the version is read otherwise elsewhere)',
    async () => {
      const folder = mkdtempSync(pathOf(tmpdir(), 'halo-old-browser-'));
      const old = { ...edge, path: pathOf(folder, 'msedge') };
      writeFileSync(old.path, '#!/bin/sh\necho Microsoft Edge 143.0.3650.66\n', { mode: 0o755 });
      for (const port of [null, await unusedPort()])
        await expect(join(port, undefined, old)).rejects.toThrow(
          'Microsoft Edge is too old to be opened to this program (143). Version 144 or newer is needed, or use another way.',
        );
      removeFolder(folder);
    },
  );

  it('says so where its user did not allow it', async () => {
    const server = createServer();
    server.on('upgrade', (_request, socket) =>
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'),
    );
    await expect(join(await listening(server))).rejects.toThrow(
      '“Allow” was not pressed in Microsoft Edge',
    );
  });

  it('is no longer waited for once its user has ended that here', async () => {
    const server = createServer();
    const asked = new Promise((done) => server.on('upgrade', done));
    const ended = new AbortController();
    const joining = expect(join(await listening(server), ended.signal)).rejects.toThrow(
      'The question in Microsoft Edge was not answered',
    );
    await asked;
    ended.abort();
    await joining;
  });
});
