import { createServer, type ServerResponse } from 'node:http';
import { listen, shut } from '../local-server.ts';
import type { Block } from './bench-site.ts';

/**
 * Where pages ask what they are to do next, and say how long it took: a driver would have to attach
 * to them, and a page to which two debuggers are attached is slower than either alone makes it.
 */
export interface Desk {
  /** What a page needs to be driven; its address names it: `?who=NAME`. */
  readonly driver: string;
  /** Has the page of that name do a block; milliseconds that it took. @throws where it is silent */
  fire(who: string, block: Block): Promise<number>;
  close(): Promise<void>;
}

/** Milliseconds for one block, all 20,000 requests among them. */
const patience = 5 * 60_000;

export async function openDesk(): Promise<Desk> {
  const waiting = new Map<string, ServerResponse>();
  const orders = new Map<string, string>();
  const done = new Map<string, (milliseconds: number) => void>();
  const hand = (who: string): void => {
    const [response, order] = [waiting.get(who), orders.get(who)];
    if (response === undefined || order === undefined) return;
    waiting.delete(who);
    orders.delete(who);
    response.end(order);
  };
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://desk');
    const who = searchParams.get('who') ?? '';
    response.setHeader('access-control-allow-origin', '*');
    const took = searchParams.get('took');
    if (took !== null) done.get(who)?.(Number(took));
    waiting.set(who, response);
    hand(who);
  });
  const address = `http://127.0.0.1:${await listen(server, '127.0.0.1')}/`;
  return {
    driver: `<script>onload = async () => { const who = new URL(location).searchParams.get('who');
      let took = ''; for (;;) { const block = await fetch('${address}?who=' + who + took).then((answer) => answer.json());
      took = '&took=' + (await fire(block)); } };</script>`,
    fire(who, block) {
      const over = new Promise<number>((told, failed) => {
        const limit = setTimeout(
          () => failed(new Error(`The page “${who}” did not answer`)),
          patience,
        );
        done.set(who, (milliseconds) => {
          clearTimeout(limit);
          told(milliseconds);
        });
      });
      orders.set(who, JSON.stringify(block));
      hand(who);
      return over;
    },
    close: () => shut(server),
  };
}
