import type { OnCompletedListenerDetails, OnSendHeadersListenerDetails, Session } from 'electron';
import type { Header } from '../../shared/exchange/exchange.ts';
import type { LoggedRequest } from '../../shared/cdp/unseen-exchange.ts';

/**
 * The browser's own log of a session's requests, one entry per redirect hop, told when the hop
 * ends. It knows requests that the debugger protocol hides. Each webRequest event takes one
 * listener per session, so this is the only file that may set them; only events that cannot hold a
 * request up are used.
 */
export function keepLedger(session: Session, log: (entry: LoggedRequest) => void): void {
  const started = new Map<number, OnSendHeadersListenerDetails>();
  const end = (details: LedgerDetails, error: string | null): void => {
    const start = started.get(details.id);
    started.delete(details.id);
    log({
      method: details.method,
      url: details.url,
      at: start?.timestamp ?? details.timestamp,
      endedAt: details.timestamp,
      // Nearly always the recorder has seen the request itself, and nobody asks for these.
      get requestHeaders() {
        return headersOf(start?.requestHeaders);
      },
      get responseHeaders() {
        return headersOf(details.responseHeaders);
      },
      status:
        details.statusCode !== undefined && details.statusCode > 0 ? details.statusCode : null,
      error,
      fromCache: details.fromCache,
      resourceType: details.resourceType,
    });
  };
  const { webRequest } = session;
  webRequest.onSendHeaders((details) => {
    started.set(details.id, details);
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
