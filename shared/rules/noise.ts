import type { AsideReason } from './aside-reason.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type Address, apiStart } from './address.ts';
import type { FailureKind } from './cause.ts';

/**
 * Why a failed request is the cause of nothing, as far as it alone tells; null where it may be one.
 */
export function asideReason(
  exchange: Exchange,
  address: Address,
  kind: FailureKind | null,
): AsideReason | null {
  if (isInsideBrowser(exchange.request.url)) return 'insideBrowser';
  const needless = needlessReason(exchange, address.lower) ?? closedReason(exchange, kind);
  if (needless !== null) return needless;
  const status = exchange.response?.status ?? 0;
  if (status <= 0 && kind === null && exchange.source !== 'text') return 'nothingSaysWhy';
  return null;
}

/** What nobody misses: pictures, fonts, and what only browsers and tools ask for. */
function needlessReason(exchange: Exchange, path: string): AsideReason | null {
  if (/\/favicon[^/]*$|\/apple-touch-icon[^/]*$|\/mstile[^/]*$|\/browserconfig\.xml$/.test(path))
    return 'tabPicture';
  if (path.endsWith('.map')) return 'toolFile';
  if (/\/\.well-known\/(?!openid)|\/robots\.txt$/.test(path)) return 'toolQuestion';
  if (/\/(manifest\.json|[^/]*\.webmanifest)$/.test(path) || exchange.resourceType === 'manifest')
    return 'appDescription';
  if (exchange.resourceType === 'font' || /\.(woff2?|ttf|otf|eot)$/.test(path)) return 'font';
  if (exchange.resourceType === 'ping' || /\/(collect|beacon|telemetry|rum)$/.test(path))
    return 'measuring';
  if (/\.(png|jpe?g|gif|svg|ico|webp|bmp)$/.test(path) && apiStart(path) < 0) return 'picture';
  const isPicture =
    /\/api\/(\w*image|attachment\/image)(\/|$)/.test(path) || exchange.resourceType === 'image';
  return isPicture && exchange.response?.status === 404 ? 'noPicture' : null;
}

function closedReason(exchange: Exchange, kind: FailureKind | null): AsideReason | null {
  const status = exchange.response?.status ?? 0;
  const stream =
    exchange.resourceType === 'eventsource' ||
    (exchange.response?.body.mimeType ?? '').startsWith('text/event-stream');
  if (stream && status < 400 && (kind === 'aborted' || (status >= 200 && kind !== 'cors')))
    return 'channelClosed';
  if (
    exchange.resourceType === 'websocket' &&
    status < 400 &&
    (kind === 'aborted' || status === 101)
  )
    return 'channelClosed';
  if (kind !== 'aborted' || status >= 400) return null;
  return status >= 200 ? 'nothingToRead' : 'givenUp';
}

function isInsideBrowser(url: string): boolean {
  return /^(data|blob|about|chrome|chrome-extension|moz-extension|safari-extension|safari-web-extension|edge|devtools|file|javascript|view-source):/i.test(
    url,
  );
}
