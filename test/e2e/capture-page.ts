import { Buffer } from 'node:buffer';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { type App, ask, expect } from './app.ts';
import { type Difference, differenceOf } from './difference.ts';
import type { Met, TruthSite } from './truth-site.ts';
import { Guide } from './guide.ts';

export const captured = (app: App): Promise<readonly Exchange[]> => ask(app, 'capture.read', null);

/**
 * Compares the server's log with what was recorded as having gone to the network. `elsewhere`:
 * exchanges no server of ours can have met.
 */
function compare(
  met: readonly Met[],
  exchanges: readonly Exchange[],
  elsewhere: (exchange: Exchange) => boolean = () => false,
): Difference {
  return differenceOf(
    met,
    exchanges
      .filter((exchange) => wentOut(exchange) && !elsewhere(exchange))
      .map(({ request }) => request),
  );
}

/** Answers from caches and service workers never reach a server. */
function wentOut({ request, response }: Exchange): boolean {
  return /^(https?|wss?):/.test(request.url) && (response === null || response.from === 'network');
}

/**
 * Opens a page of the truth site in the program, as a person would, and waits until all it did has
 * arrived.
 */
export async function openTruth(app: App, site: TruthSite, path: string): Promise<void> {
  await new Guide(app.window).openHalo(site.here + path);
}

/**
 * What the recorder still asks for: a body whose size is known, of which there is neither content
 * nor a reason.
 */
function isComing({ response }: Exchange): boolean {
  return (
    response !== null &&
    response.body.size !== null &&
    response.body.size > 0 &&
    response.body.text === null &&
    response.body.base64 === null &&
    response.body.missing === null
  );
}

/** Waits until what was recorded is what the server met, with every body read. */
export const expectSame = (
  app: App,
  site: TruthSite,
  elsewhere?: (exchange: Exchange) => boolean,
): Promise<void> => expectSameAs(() => captured(app), site, elsewhere);

/** The same of a recorder that stands alone. */
export async function expectSameAs(
  recorded: () => readonly Exchange[] | Promise<readonly Exchange[]>,
  site: TruthSite,
  elsewhere?: (exchange: Exchange) => boolean,
): Promise<void> {
  await expect
    .poll(
      async () => {
        const exchanges = await recorded();
        return {
          ...compare(site.met, exchanges, elsewhere),
          coming: exchanges.filter(isComing).map(({ request }) => request.url),
        };
      },
      { timeout: 30_000 },
    )
    .toEqual({ missing: [], extra: [], coming: [] });
}

/** The exchange whose address ends so; the test fails where there is none. */
export function one(exchanges: readonly Exchange[], end: string, method = 'GET'): Exchange {
  const found = exchanges.filter(
    ({ request }) => request.method === method && request.url.endsWith(end),
  );
  expect(
    found.map(({ request }) => request.url),
    end,
  ).toHaveLength(1);
  return found[0] as Exchange; // the line above fails where there is none
}

/** The same bytes in base64 or as they are. */
export function contentOf(exchange: Exchange): string | null {
  const body = exchange.response?.body;
  return (
    body?.text ?? (body?.base64 == null ? null : Buffer.from(body.base64, 'base64').toString())
  );
}

/**
 * The content of an answer, or the code of the reason why there is none: a window that closes itself
 * in the moment in which its last answer came may take that with it. null where neither is told.
 */
export const contentOrWhy = (exchange: Exchange): string | null =>
  contentOf(exchange) ?? (exchange.response?.body.missing ?? exchange.notes[0])?.code ?? null;
