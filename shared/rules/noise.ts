import type { Exchange } from '../exchange/exchange.ts';
import type { Address } from './address.ts';
import type { FailureKind } from './cause.ts';
import { say } from '../words/say.ts';

/**
 * Why a failed request is the cause of nothing, as far as it alone tells; null where it may be one.
 * Plain words: the user reads them.
 */
export function asideReason(
  exchange: Exchange,
  address: Address,
  kind: FailureKind | null,
): string | null {
  const path = address.lower;
  if (isInsideBrowser(exchange.request.url)) return say('aside.insideBrowser');
  if (/\/favicon[^/]*$|\/apple-touch-icon[^/]*$|\/mstile[^/]*$|\/browserconfig\.xml$/.test(path))
    return say('aside.tabPicture');
  if (/\.map$/.test(path)) return say('aside.toolFile');
  if (/\/\.well-known\/(?!openid)|\/robots\.txt$/.test(path)) return say('aside.toolQuestion');
  if (/\/(manifest\.json|[^/]*\.webmanifest)$/.test(path) || exchange.resourceType === 'manifest')
    return say('aside.appDescription');
  if (exchange.resourceType === 'font' || /\.(woff2?|ttf|otf|eot)$/.test(path))
    return say('aside.font');
  if (exchange.resourceType === 'ping' || /\/(collect|beacon|telemetry|rum)$/.test(path))
    return say('aside.measuring');
  if (/\.(png|jpe?g|gif|svg|ico|webp|bmp)$/.test(path) && !path.includes('/api/'))
    return say('aside.picture');
  const closed = closedReason(exchange, kind);
  if (closed !== null) return closed;
  const status = exchange.response?.status ?? 0;
  if (status <= 0 && kind === null && exchange.source !== 'text')
    return say('aside.nothingSaysWhy');
  return null;
}

function closedReason(exchange: Exchange, kind: FailureKind | null): string | null {
  const status = exchange.response?.status ?? 0;
  const stream =
    exchange.resourceType === 'eventsource' ||
    (exchange.response?.body.mimeType ?? '').startsWith('text/event-stream');
  if (stream && status < 400 && (kind === 'aborted' || (status >= 200 && kind !== 'cors')))
    return say('aside.channelClosed');
  if (
    exchange.resourceType === 'websocket' &&
    status < 400 &&
    (kind === 'aborted' || status === 101)
  )
    return say('aside.channelClosed');
  if (kind !== 'aborted' || status >= 400) return null;
  return status >= 200 ? say('aside.nothingToRead') : say('aside.givenUp');
}

function isInsideBrowser(url: string): boolean {
  return /^(data|blob|about|chrome|chrome-extension|moz-extension|safari-extension|safari-web-extension|edge|devtools|file|javascript|view-source):/i.test(
    url,
  );
}
