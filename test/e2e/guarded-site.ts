import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { listen, shut } from '../local-server.ts';

const tls = join(import.meta.dirname, '../fixtures/tls');
export const clientCertificate = { certificate: join(tls, 'client.p12'), password: 'test' };
/**
 * Chromium's switch to trust the test server's key and no other; the program itself never trusts
 * more than the system does.
 */
export const trustTestServer =
  '--ignore-certificate-errors-spki-list=hJmNcpNh4jjlBF9DQ4YfoXfCzK/Wyo4GaKHGSxxjmbA=';

const page = (body: string) =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><h1>${body}</h1>`;
const isKnown = (header: string | undefined) =>
  header === `Basic ${Buffer.from('kim:open sesame').toString('base64')}`;

interface GuardedSite {
  readonly port: number;
  /** Addresses that were asked for, in order. */
  readonly met: readonly string[];
  close(): Promise<void>;
}

async function listening(server: Server, met: readonly string[]): Promise<GuardedSite> {
  return { port: await listen(server), met, close: () => shut(server) };
}

/**
 * A server that lets nobody in without the name `kim` and the password `open sesame`. `inside`:
 * HTML of its page.
 */
export function openGuarded(inside: (port: number) => string): Promise<GuardedSite> {
  const met: string[] = [];
  const server = createServer((request, response) => {
    met.push(request.url ?? '');
    if (isKnown(request.headers.authorization)) {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(page(`Welcome, Kim${inside(request.socket.localPort ?? 0)}`));
      return;
    }
    response.writeHead(401, {
      'content-type': 'text/html',
      'www-authenticate': `Basic realm="Staff \u00a7 ${'long '.repeat(100)}"`,
    });
    response.end(page('Nobody is let in without a name'));
  });
  return listening(server, met);
}

/** A proxy that wants the same name and password, and leads every host to the one port. */
export function openProxy(target: number): Promise<GuardedSite> {
  const met: string[] = [];
  const server = createServer();
  server.on('connect', (request: IncomingMessage, socket) => {
    socket.on('error', () => undefined);
    if (!isKnown(request.headers['proxy-authorization'])) {
      socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="Office network"\r\ncontent-length: 0\r\n\r\n',
      );
      return;
    }
    met.push(request.url ?? '');
    const through = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
  });
  return listening(server, met);
}

/** Says of everything that it asks for that it is well, and asks nobody. */
const lyingFetch =
  "<script>window.fetch = () => Promise.resolve(new Response('[]', { headers: { 'content-type': 'application/json' } }));</script>";

/**
 * A TLS server that asks for a client certificate and says whose it got. Its page has a `fetch` of
 * its own.
 */
export function openTls(): Promise<GuardedSite> {
  const met: string[] = [];
  const read = (name: string) => readFileSync(join(tls, name));
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    met.push(request.url ?? '');
    const subject = (request.socket as TLSSocket).getPeerCertificate().subject as
      { readonly CN?: string } | undefined;
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`${page(`Hello, ${subject?.CN ?? 'stranger'}`)}${lyingFetch}`);
  };
  const server = createTlsServer(
    {
      key: read('server.key'),
      cert: read('server.pem'),
      ca: read('authority.pem'),
      requestCert: true,
      rejectUnauthorized: false,
    },
    answer,
  );
  return listening(server, met);
}
