import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, type Answer } from './answer.ts';
import { answerApi, bodyLimit } from './api.ts';
import type { PracticeRequest } from './call.ts';
import { createClock } from './clock.ts';
import { returnPath } from './company-sign-in.ts';
import { startIdentityProvider } from './identity-provider.ts';
import { answerAid } from './practice-aids.ts';
import { staticFile } from './static-files.ts';
import { createWorld, resetWorld, type World } from './world.ts';

export interface PracticeOptions {
  /** 0 or left out: a free one. */
  readonly port?: number;
  /** Milliseconds; the real time where left out. */
  readonly now?: () => number;
  /** Length of a practice minute in milliseconds; limits and the sign-in's hour follow it. */
  readonly minuteMs?: number;
  /** One turn of waiting for the database or a third party; 16 ms where left out. */
  readonly pause?: () => Promise<void>;
  /** Hears of each request: `GET /api/Tickets`. */
  readonly log?: (request: string) => void;
}

export interface PracticeServer {
  /** http://127.0.0.1:PORT */
  readonly origin: string;
  /** Everything as at the start; whoever is signed in must sign in again. */
  reset(): void;
  close(): Promise<void>;
}

const oneTurn = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 16);
  });

/** Starts a practice Halo on this machine only. Rejects where the port is taken. */
export async function startPractice({
  port = 0,
  now = Date.now,
  minuteMs = 60_000,
  pause = oneTurn,
  log = () => undefined,
}: PracticeOptions = {}): Promise<PracticeServer> {
  let origin = '';
  const identityProvider = await startIdentityProvider(() => `${origin}${returnPath}`);
  const world = createWorld(createClock(now, minuteMs), pause, identityProvider);
  let hosts: readonly string[] = [];

  const answer = (request: PracticeRequest): Answer | Promise<Answer> => {
    const path = request.url.pathname;
    if (path.startsWith('/api/') || path.startsWith('/auth/')) return answerApi(world, request);
    if (path.startsWith('/practice/'))
      return fromItself(request)
        ? answerAid(world, request)
        : json(403, { Message: 'Practice aids answer only to their own page.' });
    return request.method === 'GET'
      ? staticFile(request.url, world.build)
      : json(405, { Message: 'Pages can only be read.' }, { allow: 'GET' });
  };

  const server = createServer((message, response) => {
    log(`${message.method} ${message.url}`);
    // A page elsewhere could reach us under a name of its own (DNS rebinding); our own names only.
    if (!hosts.includes(message.headers.host ?? ''))
      return send(
        response,
        json(421, { Message: 'This is not the address of the practice Halo.' }),
        world,
      );
    read(message, response)
      .then(answer)
      .then((found) => send(response, found, world))
      .catch(() =>
        send(response, json(500, { Message: 'The practice Halo itself failed.' }), world),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  }).catch(async (error: unknown) => {
    await identityProvider.close();
    throw error;
  });
  const bound = (server.address() as AddressInfo).port; // a listening TCP server has one
  // A trial of Halo stands under `NAME.trial.` and its domain; browsers take *.localhost for this machine.
  hosts = [`127.0.0.1:${bound}`, `localhost:${bound}`, `practice.trial.localhost:${bound}`];
  origin = `http://127.0.0.1:${bound}`;
  return {
    origin,
    reset: () => resetWorld(world),
    close: async () => {
      await identityProvider.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** Other sites cannot press our buttons: what changes something must come from our own page. */
function fromItself({ method, headers, url }: PracticeRequest): boolean {
  return method === 'GET'
    ? headers['sec-fetch-site'] !== 'cross-site'
    : headers['origin'] === url.origin;
}

async function read(message: IncomingMessage, response: ServerResponse): Promise<PracticeRequest> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too large is read to its end but not kept, so that the refusal arrives.
    if (size <= bodyLimit) chunks.push(chunk);
  }
  return {
    method: message.method ?? 'GET',
    url: new URL(message.url ?? '/', `http://${message.headers.host}`),
    headers: message.headers,
    body: Buffer.concat(chunks).toString('utf8'),
    size,
    gone: gone.signal,
  };
}

function send(
  response: ServerResponse,
  { status, headers, body }: Answer,
  world: Pick<World, 'clock' | 'clockAhead'>,
): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    server: 'Practice-Halo',
    date: new Date(world.clock.real() + world.clockAhead).toUTCString(),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    ...headers,
  });
  response.end(body);
}
