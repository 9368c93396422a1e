import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, shut } from '../local-server.ts';

/**
 * A Halo whose company sign-in takes no browser inside a program, and says so as Google does; any
 * other it knows at once, as one that keeps a passkey.
 */
interface StrictHalo {
  readonly address: string;
  /** How often it was shown to somebody who is signed in. */
  shown(): number;
  close(): Promise<void>;
}

const page = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${body}`;

export async function openStrictHalo(): Promise<StrictHalo> {
  let shown = 0;
  const company = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const isRefusal = pathname === '/rejected';
    response.writeHead(isRefusal ? 403 : 200, { 'content-type': 'text/html' });
    const back = `${searchParams.get('back') ?? ''}?code=1`;
    // What Chromium's own programs give to each page, and others that are built from it do not.
    const goOn = `location.href = window.chrome?.loadTimes ? ${JSON.stringify(back)} : '/rejected'`;
    response.end(
      isRefusal
        ? page('<h1>Access blocked</h1><p>Error 403: disallowed_useragent</p>')
        : page(`<script>${goOn}</script>`),
    );
  });
  const companyAt = `http://localhost:${await listen(company, 'localhost')}`;
  const halo = createServer((request, response) =>
    answer(request, response, companyAt, () => (shown += 1)),
  );
  const address = `http://127.0.0.1:${await listen(halo, '127.0.0.1')}`;
  return {
    address,
    shown: () => shown,
    async close() {
      await Promise.all([company, halo].map(shut));
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  companyAt: string,
  tell: () => void,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://halo');
  const isSignedIn = (request.headers.cookie ?? '').includes('halo=signed-in');
  const base = `http://${request.headers.host}`;
  const sends = (location: string, more: object = {}): void => {
    response.writeHead(302, { location, ...more });
    response.end();
  };
  if (pathname === '/back') {
    // Until the browser is closed, as most sign-ins are.
    sends('/', { 'set-cookie': 'halo=signed-in; HttpOnly; Path=/' });
  } else if (pathname.startsWith('/api/')) {
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end('{"message":"You do not have access to this type of Ticket"}');
  } else if (isSignedIn) {
    tell();
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      page("<script>fetch('/api/tickettype/9').then((a) => a.text())</script>Signed in"),
    );
  } else sends(`${companyAt}/authorize?back=${encodeURIComponent(`${base}/back`)}`);
}
