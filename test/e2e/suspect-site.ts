import { createServer, type ServerResponse } from 'node:http';
import { listen, shut } from '../local-server.ts';

/**
 * A site whose requests never fail and do not go well either. Its pages ask for what only Halo has,
 * so it counts as one; at `other` it is a site that has nothing of Halo's.
 */
interface SuspectSite {
  readonly halo: string;
  readonly other: string;
  close(): Promise<void>;
}

/** Longer than the ten seconds from which on an answer is called slow, in milliseconds. */
const slow = 11_000;

const page = (title: string, body: string) =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><h1>${title}</h1>${body}`;
const ask = (path: string, method = 'GET') => `fetch('${path}', { method: '${method}' })`;

const pages: Readonly<Record<string, string>> = {
  '/signin': page('Sign in', `<script>${ask('/api/authinfo')}</script>`),
  '/tickets': page(
    'Tickets',
    `<button onclick="${ask('/api/Tickets', 'POST')}">Save ticket</button><script>${ask('/api/TicketType')}</script>`,
  ),
  '/shop': page('Shop', `<script>${ask('/basket/items')}</script>`),
};

const answers: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/api/Tickets/1': [
    'application/json',
    '{"success":false,"error":"Database timeout while saving ticket"}',
  ],
  '/api/Tickets/2': ['application/json', '{"tickets":[{"id":1,"summary":"Prin'],
};

function answer(path: string, response: ServerResponse): void {
  const html = pages[path];
  const [type, body] =
    html === undefined ? (answers[path] ?? ['application/json', '{"id":1}']) : ['text/html', html];
  const send = (): void => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };
  if (path === '/api/Tickets/pending') return;
  if (path === '/api/Tickets/slow') setTimeout(send, slow);
  else send();
}

export async function openSuspectSite(): Promise<SuspectSite> {
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://site').pathname, response);
  });
  const port = await listen(server);
  return {
    halo: `http://127.0.0.1:${port}`,
    other: `http://localhost:${port}`,
    close: () => shut(server),
  };
}
