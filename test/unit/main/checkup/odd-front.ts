import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen, shut } from '../../../local-server.ts';

/** How an address is answered in place of the Halo behind; `held`: not at all, and not ended. */
export type OddAnswer = 'held' | ((response: ServerResponse, path: string) => void);

/** What stands in front of a Halo, and answers some of its addresses in its own way. */
export interface OddFront {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** By address, or by its path alone: `/api/Mailbox`. */
  readonly odd: Map<string, OddAnswer>;
  /** `GET /api/Webhook?type=0`, as each came. */
  readonly asked: string[];
  close(): Promise<void>;
}

export const says =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): OddAnswer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };

/** Ends the connection after the first part of an answer, or before any. */
export const breaksOff =
  (part: string | null): OddAnswer =>
  (response) => {
    if (part === null) {
      response.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '9000' });
    response.write(part, () => response.destroy());
  };

/** Puts itself in front of the Halo at this origin. */
export async function openOddFront(behind: string): Promise<OddFront> {
  const odd = new Map<string, OddAnswer>();
  const asked: string[] = [];
  const server = createServer((message, response) => {
    const address = message.url ?? '/';
    asked.push(`${message.method} ${address}`);
    const answer = odd.get(address) ?? odd.get(address.split('?')[0] ?? '');
    if (answer === undefined) passOn(message, response, behind);
    else if (answer !== 'held') answer(response, address);
  });
  return {
    origin: `http://127.0.0.1:${await listen(server, '127.0.0.1')}`,
    odd,
    asked,
    close: () => shut(server),
  };
}

/** The Halo behind answers to its own name only, and names itself in its answers. */
function passOn(message: IncomingMessage, response: ServerResponse, behind: string): void {
  const front = `http://${message.headers.host}`;
  const { host: _front, origin, ...headers } = message.headers;
  const { method = 'GET', url = '/' } = message;
  const own = { ...headers, ...(origin === undefined ? {} : { origin: behind }) };
  const passed = request(new URL(url, behind), { method, headers: own }, async (answer) => {
    const body = await text(answer);
    const { 'transfer-encoding': _coding, 'content-length': _length, ...rest } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, rest);
    response.end(body.replaceAll(behind, front));
  });
  passed.on('error', () => response.destroy());
  message.pipe(passed);
}
