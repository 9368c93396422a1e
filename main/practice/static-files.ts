import type { Answer } from './answer.ts';

/**
 * Every page file, taken into the program when it is built: only these can be asked for, whatever
 * path a request names.
 */
const raw = import.meta.glob<string>('../../resources/practice/{index.html,app/**}', {
  query: '?raw',
  eager: true,
  import: 'default',
});
const files = new Map(
  Object.entries(raw).map(([path, content]) => [
    path.replace('../../resources/practice', ''),
    content,
  ]),
);

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const policy =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * A page file; every address without a file is a page of the single-page app. `build` is the one
 * that the server has. Parts are fetched when they are needed, with the build of their page in `v`:
 * those of another build are gone, as after an update.
 */
export function staticFile({ pathname, searchParams }: URL, build: number): Answer {
  const isPart = pathname.startsWith('/app/parts/');
  return isPart && searchParams.get('v') !== String(build) ? missing : fileOf(pathname, build);
}

const missing: Answer = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'There is no such file.',
};

function fileOf(path: string, build: number): Answer {
  const isFile = path.startsWith('/app/') || path === '/favicon.ico';
  const name = path === '/favicon.ico' ? '/app/logo.svg' : isFile ? path : '/index.html';
  const body = files.get(name);
  if (body === undefined) return missing;
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
  return {
    status: 200,
    headers: { 'content-type': type, 'content-security-policy': policy },
    body: name === '/index.html' ? body.replace('{{build}}', String(build)) : body,
  };
}
