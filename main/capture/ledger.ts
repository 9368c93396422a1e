import type { OnCompletedListenerDetails, Session } from 'electron';
import type { Header } from '../../shared/exchange/exchange.ts';
import type { LoggedRequest } from '../../shared/cdp/unseen-exchange.ts';

/**
 * The browser's own log of a session's requests, one entry per redirect hop, told when the hop
 * ends. It knows requests that the debugger protocol hides. Each webRequest event takes one
 * listener per session, so this is the only file that may set them; only events that cannot hold a
 * request up are used.
 */
export function keepLedger(session: Session, log: (entry: LoggedRequest) => void): void {
  const started = new Map<number, { readonly at: number; readonly headers: readonly Header[] }>();
  const end = (details: LedgerDetails, error: string | null): void => {
    const start = started.get(details.id);
    started.delete(details.id);
    log({
      method: details.method,
      url: details.url,
      at: start?.at ?? details.timestamp,
      endedAt: details.timestamp,
      requestHeaders: start?.headers ?? [],
      responseHeaders: headersOf(details.responseHeaders),
      status:
        details.statusCode !== undefined && details.statusCode > 0 ? details.statusCode : null,
      error,
      fromCache: details.fromCache,
      resourceType: details.resourceType,
    });
  };
  const { webRequest } = session;
  webRequest.onSendHeaders((details) => {
    started.set(details.id, { at: details.timestamp, headers: headersOf(details.requestHeaders) });
  });
  webRequest.onBeforeRedirect((details) => end(details, null));
  webRequest.onCompleted((details) => end(details, null));
  webRequest.onErrorOccurred((details) => end(details, details.error));
}

interface LedgerDetails extends Pick<
  OnCompletedListenerDetails,
  'id' | 'url' | 'method' | 'timestamp' | 'fromCache' | 'resourceType'
> {
  readonly statusCode?: number;
  readonly responseHeaders?: Record<string, string[]>;
}

function headersOf(
  headers: Readonly<Record<string, string | readonly string[]>> | undefined,
): readonly Header[] {
  return Object.entries(headers ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: one })),
  );
}
