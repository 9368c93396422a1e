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

/** A part of the pages that is fetched when it is needed, under the number of its build. */
const part = /^\/app\/parts\/([a-z]+)-(\d{1,9})\.js$/;

/**
 * A page file; every address without a file is a page of the single-page app. `build` is the one
 * that the server has: parts of another are gone, as after an update.
 */
export function staticFile(path: string, build: number): Answer {
  const wanted = part.exec(path);
  if (wanted !== null)
    return Number(wanted[2]) === build ? fileOf(`/app/parts/${wanted[1]}.js`, build) : missing;
  return fileOf(path, build);
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
