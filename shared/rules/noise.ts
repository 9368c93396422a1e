import type { Exchange } from '../exchange.ts';
import type { Address } from './address.ts';
import type { FailureKind } from './cause.ts';

/** Why a failed request is the cause of nothing, as far as it alone tells; null where it may be one. Plain words: the user reads them. */
export function asideReason(exchange: Exchange, address: Address, kind: FailureKind | null): string | null {
  const path = address.lower;
  if (isInsideBrowser(exchange.request.url)) return 'It never left the browser.';
  if (/\/favicon[^/]*$|\/apple-touch-icon[^/]*$|\/mstile[^/]*$|\/browserconfig\.xml$/.test(path)) return 'It asks for the small picture on the browser tab.';
  if (/\.map$/.test(path)) return 'It is a file that only developers\' tools ask for.';
  if (/\/\.well-known\/(?!openid)|\/robots\.txt$/.test(path)) return 'The browser or a tool asks for it; Halo does not need it.';
  if (/\/(manifest\.json|[^/]*\.webmanifest)$/.test(path) || exchange.resourceType === 'manifest') return 'It describes the page as an app; nothing depends on it.';
  if (exchange.resourceType === 'font' || /\.(woff2?|ttf|otf|eot)$/.test(path)) return 'A font is missing; the page works without it.';
  if (exchange.resourceType === 'ping' || /\/(collect|beacon|telemetry|rum)$/.test(path)) return 'It only measures how the page is used.';
  if (/\.(png|jpe?g|gif|svg|ico|webp|bmp)$/.test(path) && !path.includes('/api/')) return 'A picture is missing; nothing else depends on it.';
  const closed = closedReason(exchange, kind);
  if (closed !== null) return closed;
  const status = exchange.response?.status ?? 0;
  if (status <= 0 && kind === null && exchange.source !== 'text') return 'No answer was recorded, and nothing says why.';
  return null;
}

function closedReason(exchange: Exchange, kind: FailureKind | null): string | null {
  const status = exchange.response?.status ?? 0;
  const stream = exchange.resourceType === 'eventsource' || (exchange.response?.body.mimeType ?? '').startsWith('text/event-stream');
  if (stream && status < 400 && (kind === 'aborted' || (status >= 200 && kind !== 'cors'))) return 'The page closed a channel for live news; that is normal.';
  if (exchange.resourceType === 'websocket' && status < 400 && (kind === 'aborted' || status === 101)) return 'The page closed a channel for live news; that is normal.';
  if (kind !== 'aborted' || status >= 400) return null;
  return status >= 200 ? 'It succeeded; its answer had nothing more to read.' : 'The page itself gave it up, for instance because you typed on or moved on.';
}

function isInsideBrowser(url: string): boolean {
  return /^(data|blob|about|chrome|chrome-extension|moz-extension|safari-extension|safari-web-extension|edge|devtools|file|javascript|view-source):/i.test(url);
}
