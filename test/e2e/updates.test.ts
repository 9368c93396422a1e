import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, expect, openApp, test } from './app.ts';
import { listen, shut } from '../local-server.ts';
import { removeFolder } from '../remove-folder.ts';

const urlOf = async (server: Server) => `http://127.0.0.1:${await listen(server, '127.0.0.1')}/`;

/**
 * A feed as electron-builder writes it for Linux, on this machine alone. `asked` holds each path,
 * `names` what the requests said of us.
 */
async function openFeed(version: string, content: string, promised = content) {
  const asked: string[] = [];
  const names: string[] = [];
  const file = `halo-troubleshooter-${version}-linux-x86_64.AppImage`;
  const sum = createHash('sha512').update(promised).digest('base64');
  const list = `version: ${version}\nfiles:\n  - url: ${file}\n    sha512: ${sum}\n    size: ${content.length}\npath: ${file}\nsha512: ${sum}\nreleaseDate: '2026-11-01T00:00:00.000Z'\n`;
  const server = createServer((request, answer) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked.push(path);
    names.push(
      String(request.headers['x-user-staging-id'] ?? ''),
      String(request.headers.cookie ?? ''),
    );
    const body = path === '/latest-linux.yml' ? list : path === `/${file}` ? content : null;
    answer.writeHead(body === null ? 404 : 200).end(body ?? '');
  });
  return {
    url: await urlOf(server),
    asked,
    names,
    file,
    close: () => shut(server),
  };
}

/**
 * A feed that comes to no end: below `/list/` its list leads to itself, below `/long/` the list has
 * no end, below `/file/` the version leads to itself. `asked` holds each path, `sent` the bytes of
 * the long list.
 */
async function openEndlessFeed() {
  const asked: string[] = [];
  let sent = 0;
  const list = 'version: 99.0.0\nfiles:\n  - url: a.AppImage\n    sha512: eA==\n    size: 10\n';
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url ?? '', 'http://feed');
    asked.push(pathname);
    if (pathname === '/file/latest-linux.yml') answer.end(list);
    else if (!pathname.startsWith('/long/')) answer.writeHead(302, { location: pathname }).end();
    else {
      const more = (): void => {
        while (!answer.destroyed && answer.write('#'.repeat(65_536))) sent += 65_536;
      };
      answer.on('drain', more);
      more();
    }
  });
  return {
    url: await urlOf(server),
    asked,
    sent: () => sent,
    close: () => shut(server),
  };
}

async function useFeed({ window }: App, url: string): Promise<void> {
  await window.getByRole('textbox', { name: /ddress of newer versions/ }).fill(url);
  await window.getByRole('textbox', { name: /ddress of newer versions/ }).press('Enter');
}

// Each system has a feed and a way of its own; this is the one for Linux, where a file can stand
// for the package.
if (process.platform === 'linux') {
  test('newer versions are looked for only where the owner says so, checked against what was promised, and put in place at the end', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'halo-updates-'));
    const place = join(folder, 'halo-troubleshooter.AppImage');
    const marker = join(folder, 'ran');
    const content = `#!/bin/sh\necho "$APPIMAGE_EXIT_AFTER_INSTALL" > '${marker}'\n`;
    writeFileSync(place, '#!/bin/sh\n');
    chmodSync(place, 0o755);
    const feed = await openFeed('99.0.0', content);
    const broken = await openFeed('99.0.0', content, 'something else');
    const same = await openFeed('0.0.1', content);
    const app = await openApp({
      args: [],
      recordHar: null,
      env: { APPIMAGE: place, XDG_CACHE_HOME: join(folder, 'cache') },
    });
    const { window } = app;
    await window.getByRole('button', { name: 'Settings' }).click();
    await window.getByRole('button', { name: /^Newer versions/ }).click();
    await useFeed(app, 'http://example.com/');
    await expect(window.getByText(/The address must begin with https/)).toBeVisible();
    expect([feed.asked, broken.asked, same.asked]).toEqual([[], [], []]);

    const endless = await openEndlessFeed();
    const isUnreachable = () =>
      expect(window.getByText(/^The address could not be asked/).first()).toBeVisible();
    await useFeed(app, `${endless.url}list/`);
    await isUnreachable();
    await useFeed(app, same.url);
    await expect(
      window.getByRole('status').filter({ hasText: 'This is the newest version' }),
    ).toBeVisible();
    await useFeed(app, `${endless.url}long/`);
    await isUnreachable();
    await useFeed(app, broken.url);
    await expect(
      window.getByText(/What came was not what the address promised/).first(),
    ).toBeVisible();
    await useFeed(app, `${endless.url}file/`);
    await isUnreachable();
    await useFeed(app, feed.url);
    await expect(
      window.getByRole('region', { name: 'Notices' }).getByText(/^Version 99\.0\.0 is ready/),
    ).toBeVisible();
    expect(feed.names.filter((name) => name !== '')).toEqual([]);
    expect(readFileSync(place, 'utf8')).toBe('#!/bin/sh\n');
    await app.close();
    expect(readFileSync(place, 'utf8')).toBe(content);
    expect(existsSync(marker)).toBe(true);
    // What one look may cost, however long the feed goes on.
    for (const part of ['list', 'long', 'file'])
      expect(endless.asked.filter((path) => path.startsWith(`/${part}/`)).length).toBeLessThan(45);
    expect(endless.asked).toContain('/file/a.AppImage');
    expect(endless.sent()).toBeLessThan(20_000_000);
    for (const one of [feed, broken, same, endless]) await one.close();
    removeFolder(folder);
  });
}
