import { createServer } from 'node:http';
import type { Met } from '../e2e/truth-site.ts';
import { listen, shut } from '../local-server.ts';

/** A site that keeps a log of every request: what each way of recording is measured on. */
interface BenchSite {
  readonly address: string;
  /** Everything that was asked for, in order of arrival. */
  readonly met: readonly Met[];
  close(): Promise<void>;
}

/** What a page does in one block: small requests as fast as they go, or as a page of Halo does. */
export interface Block {
  readonly kind: 'burst' | 'halo';
  readonly count: number;
  /** Stands in the addresses. */
  readonly mark: string;
}

/** Requests of a page like Halo's: six at a time, answered after 40 ms, 1.5 MB in all. */
export const haloRequests = 180;
const haloBytes = Math.round(1_500_000 / haloRequests);
const haloWait = 40;

/** `fire(block)` in a page answers how many milliseconds the block took. */
const script = `<script>window.fire = async ({ kind, count, mark }) => {
  const [lanes, path] = kind === 'halo' ? [6, '/api/later'] : [30, '/api/ok'];
  const from = performance.now(); let next = 0;
  const lane = async () => { while (next < count) await fetch(path + '?' + mark + '-' + (next += 1)).then((answer) => answer.json()); };
  await Promise.all(Array.from({ length: lanes }, lane)); return performance.now() - from; };</script>`;

/** `driven`: more of the page at /driven. */
export async function openBenchSite(driven = ''): Promise<BenchSite> {
  const met: Met[] = [];
  const small = '{"ok":true}';
  const large = JSON.stringify({ ok: true, text: 'x'.repeat(haloBytes) });
  const page = (more: string): string =>
    `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${script}${more}`;
  const server = createServer((request, response) => {
    const { pathname, href } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    met.push({ method: request.method ?? '', url: href });
    const send = (type: string, body: string): void => {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(body);
    };
    if (pathname === '/api/ok') send('application/json', small);
    else if (pathname === '/api/later') setTimeout(() => send('application/json', large), haloWait);
    else send('text/html', page(pathname === '/driven' ? driven : ''));
  });
  server.keepAliveTimeout = 60_000;
  return {
    address: `http://127.0.0.1:${await listen(server, '127.0.0.1')}`,
    met,
    close: () => shut(server),
  };
}
