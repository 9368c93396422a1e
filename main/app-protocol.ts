import { createReadStream, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { protocol, session } from 'electron';
import { appOrigin, appScheme } from './app-origin.ts';
import { byteRange } from './byte-range.ts';
import type { OpenedFiles } from './opened-files.ts';

/** worker-src for the HAR reader's worker; the one Trusted Types policy is named in renderer/main.tsx and lets our own files through. */
const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
  "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'",
  "require-trusted-types-for 'script'", 'trusted-types default',
].join('; ');

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.json': 'application/json',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/** Serves the built window from `folder`, from the moment that the program is `ready` for it, and opened files by their token. Nothing else can be reached: no path is made from an address. */
export function serveApp(folder: string, files: OpenedFiles, ready: Promise<void>): void {
  const map = fileMap(folder);
  session.defaultSession.protocol.handle(appScheme, async (request) => {
    await ready;
    const url = new URL(request.url);
    if (url.host !== 'bundle' || request.method !== 'GET') return answer(null, 404);
    const opened = /^\/opened\/([\w-]+)$/.exec(url.pathname)?.[1];
    if (opened !== undefined) return openedFile(files.pathOf(opened), request.headers.get('range'));
    const path = map.get(url.pathname === '/' ? '/index.html' : url.pathname);
    if (path === undefined) return answer(null, 404);
    return answer(new Uint8Array(await readFile(path)), 200, { 'content-type': mimeTypes[extname(path)] ?? 'application/octet-stream' });
  });
}

/** Every file of the build by its address, read once. */
function fileMap(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [`/${relative(folder, path).split(sep).join('/')}`, path];
  }));
}

function openedFile(path: string | null, wanted: string | null): Response {
  const size = path === null ? null : statSync(path, { throwIfNoEntry: false })?.size ?? null;
  if (path === null || size === null) return answer(null, 404);
  const range = byteRange(wanted, size);
  if (range === null) return answer(null, 416, { 'content-range': `bytes */${size}` });
  const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range;
  const headers = {
    'content-type': 'application/octet-stream', 'accept-ranges': 'bytes', 'content-length': String(last - first + 1),
    ...(range === 'whole' ? {} : { 'content-range': `bytes ${first}-${last}/${size}` }),
  };
  const body = size === 0 ? null : Readable.toWeb(createReadStream(path, { start: first, end: last, highWaterMark: 1024 * 1024 })) as ReadableStream<Uint8Array>;
  return answer(body, range === 'whole' ? 200 : 206, headers);
}

type Content = ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | null;

function answer(body: Content, status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, {
    status,
    headers: {
      ...headers, 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}

/** True for the window's own address and nothing else. */
export function isAppUrl(address: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`);
}
