import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { protocol, session } from 'electron';
import { appHost, appOrigin, appScheme, openedScheme } from '../app-origin.ts';
import type { FileHandles } from './file-handles.ts';

/**
 * worker-src for the HAR reader's worker; the one Trusted Types policy is named in
 * renderer/main.tsx and lets our own files through.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  `connect-src 'self' ${openedScheme}:`,
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** What every answer carries. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Chromium's ERR_FILE_NOT_FOUND (net_error_list.h). */
const notFound = -6;

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Must run before the app is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
    {
      scheme: openedScheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        corsEnabled: true,
      },
    },
  ]);
}

/**
 * Serves the built window from `folder`. Nothing else can be reached: no path is made from an
 * address. `protocol.handle` would read all of Node's fetch before the first paint, a tenth of the
 * whole start, so this is the older way, in which Chromium reads the file itself; VS Code keeps to
 * it as well (platform/protocol/electron-main).
 */
export function serveApp(folder: string): void {
  let map: ReadonlyMap<string, string> = new Map();
  session.defaultSession.protocol.registerFileProtocol(appScheme, ({ url, method }, callback) => {
    const { host, pathname } = new URL(url);
    // With each load of the page, for `npm run dev` builds the files anew under it.
    if (pathname === '/') map = fileMap(folder);
    const path = map.get(pathname === '/' ? '/index.html' : pathname);
    if (host !== appHost || method !== 'GET' || path === undefined) {
      callback({ error: notFound });
      return;
    }
    callback({
      path,
      headers: {
        ...headers,
        'content-type': mimeTypes[extname(path)] ?? 'application/octet-stream',
      },
    });
  });
}

/**
 * Serves opened files to our window, by their token; whole or a stretch of them. Chromium reads them
 * itself here, too: through `protocol.handle` it takes three times as long, and a third of a second
 * of the main process for 100 MB. Where a stretch was asked for, its answer has status 200 as well.
 */
export function serveOpened(files: FileHandles): void {
  session.defaultSession.protocol.registerFileProtocol(
    openedScheme,
    ({ url, method }, callback) => {
      const token = /^\/([\w-]+)$/.exec(new URL(url).pathname)?.[1];
      const path = token === undefined || method !== 'GET' ? null : files.pathOf(token);
      if (path === null) {
        callback({ error: notFound });
        return;
      }
      callback({
        path,
        headers: {
          ...headers,
          'access-control-allow-origin': appOrigin,
          'content-type': 'application/octet-stream',
        },
      });
    },
  );
}

/** Every file of the build by its address. */
function fileMap(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [`/${relative(folder, path).split(sep).join('/')}`, path];
    }),
  );
}

/** True for the window's own address and nothing else. */
export function isAppUrl(address: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`);
}
