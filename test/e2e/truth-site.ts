import { createHash } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { listen, shut } from '../local-server.ts';

/** One request as the server met it. */
export interface Met {
  readonly method: string;
  readonly url: string;
}

/**
 * Two origins on this machine that keep a log of every request: what a recorder is measured
 * against.
 */
export interface TruthSite {
  /** `here` and `there` count as different sites for a browser: 127.0.0.1 and localhost. */
  readonly here: string;
  readonly there: string;
  /** Everything that was asked of either, in order of arrival. */
  readonly met: readonly Met[];
  /** Puts a page at a path of both origins. */
  page(path: string, html: string): void;
  close(): Promise<void>;
}

export async function openTruthSite(): Promise<TruthSite> {
  const met: Met[] = [];
  const pages = new Map<string, string>();
  const servers: Server[] = [];
  const sockets = new Set<Duplex>();
  const open = async (host: string): Promise<string> => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
      met.push({ method: request.method ?? '', url: url.href });
      const bytes: Buffer[] = [];
      request.on('data', (part: Buffer) => bytes.push(part));
      request.on('end', () => answer(url, request, response, Buffer.concat(bytes), pages));
    });
    server.on('upgrade', (request: IncomingMessage, socket) => {
      sockets.add(socket);
      met.push({ method: 'GET', url: `ws://${request.headers.host}${request.url}` });
      greet(request, socket);
    });
    server.keepAliveTimeout = 60_000;
    servers.push(server);
    return `http://${host}:${await listen(server)}`;
  };
  return {
    here: await open('127.0.0.1'),
    there: await open('localhost'),
    met,
    page: (path, html) => {
      pages.set(
        path,
        `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${html}`,
      );
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map(shut));
    },
  };
}

function answer(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  sent: Buffer,
  pages: ReadonlyMap<string, string>,
): void {
  const html = pages.get(url.pathname);
  const send = (
    status: number,
    type: string,
    body: string,
    headers: Readonly<Record<string, string>> = {},
  ): void => {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body);
  };
  const open = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': '*',
    'access-control-allow-headers': '*',
  };
  // `tickettype` is a way that Halo has and hardly anybody else: where a page of this site asks for
  // it, the site counts as a Halo, and its failures are explained.
  const status = /^\/api\/(?:status|tickettype)\/(\d+)/.exec(url.pathname)?.[1];
  if (html !== undefined) return send(200, 'text/html', html);
  if (request.method === 'OPTIONS') return send(200, 'text/plain', '', open);
  if (status !== undefined)
    return send(
      Number(status),
      'application/json',
      failingBody(status, Number(url.searchParams.get('length') ?? 0)),
      open,
    );
  switch (url.pathname) {
    case '/script.js':
      return send(200, 'text/javascript', url.searchParams.get('code') ?? '');
    case '/style.css':
      return send(200, 'text/css', 'p { color: teal }');
    case '/api/ok':
      return send(200, 'application/json', '{"ok":true}', open);
    case '/api/closed':
      return send(500, 'application/json', '{"message":"not for this page"}');
    case '/echo':
      return send(200, 'text/plain', String(sent.length), open);
    case '/cached':
      return send(200, 'application/json', '{"kept":true}', { 'cache-control': 'max-age=1000' });
    case '/tagged':
      return request.headers['if-none-match'] === undefined
        ? send(200, 'application/json', '{"tagged":true}', {
            etag: '"1"',
            'cache-control': 'no-cache',
          })
        : send(304, 'application/json', '', { etag: '"1"' });
    case '/cookie':
      return send(200, 'text/plain', 'cookies', {
        'set-cookie': 'held=1; Secure; SameSite=None; Domain=elsewhere.example',
      });
    case '/file':
      return send(200, 'text/csv', 'a,b\n', {
        'content-disposition': 'attachment; filename="list.csv"',
      });
    case '/hop/1':
      return send(302, 'text/plain', '', {
        location: url.searchParams.get('to') ?? '/hop/2',
        'set-cookie': 'hop=1; HttpOnly',
      });
    case '/hop/2':
      return send(307, 'text/plain', '', { location: url.searchParams.get('to') ?? '/api/ok?hop' });
    case '/cut':
      response.writeHead(500, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"message":"cut', () => request.socket.destroy());
      return undefined;
    case '/stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: one\n\ndata: two\n\n');
      return undefined;
    default:
      return send(404, 'text/plain', `nothing at ${url.pathname}`);
  }
}

/** The body of a failing answer: what must be found again, word for word. */
export function failingBody(status: string, length = 0): string {
  return JSON.stringify({ message: `status ${status}`, more: 'x'.repeat(length) });
}

/** Accepts a web socket, says hello and listens; refuses it at `/refused`. */
function greet(request: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => undefined);
  if (request.url === '/refused') {
    socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
    return;
  }
  const key = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  socket.write(Buffer.from([0x81, 5, ...Buffer.from('hello')]));
}
