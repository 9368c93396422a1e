import type { Exchange, Header } from '../../shared/exchange/exchange.ts';

/**
 * The exchanges as Chrome would have saved them, so that the whole way from bytes
 * to diagnosis is walked.
 */
export function harOf(exchanges: readonly Exchange[]): string {
  const pages = [
    ...new Set(exchanges.map((exchange) => exchange.pageUrl).filter((page) => page !== null)),
  ];
  return JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: pages.map((title, at) => ({
        startedDateTime: '2026-03-03T09:00:00.000Z',
        id: `page_${at}`,
        title,
        pageTimings: { onLoad: 1 },
      })),
      entries: exchanges.map((exchange) => entryOf(exchange, pages)),
    },
  });
}

function entryOf(exchange: Exchange, pages: readonly string[]): unknown {
  const { request, response, failure } = exchange;
  const body = response?.body;
  return {
    _resourceType: exchange.resourceType,
    startedDateTime: new Date(exchange.startedAt ?? 0).toISOString(),
    time: exchange.duration ?? 0,
    ...(exchange.pageUrl === null ? {} : { pageref: `page_${pages.indexOf(exchange.pageUrl)}` }),
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'h2',
      headers: headersOf(request.headers),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
      ...(request.body.text === null
        ? {}
        : { postData: { mimeType: 'application/json', text: request.body.text } }),
    },
    response: {
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: '',
      headers: headersOf(response?.headers ?? []),
      cookies: [],
      redirectURL: response?.redirectUrl ?? '',
      headersSize: -1,
      bodySize: -1,
      content: {
        size: body?.size ?? (body === undefined ? 0 : 77),
        mimeType:
          body?.mimeType === undefined || body.mimeType === '' ? 'x-unknown' : body.mimeType,
        ...(body?.base64 !== null && body?.base64 !== undefined
          ? { text: body.base64, encoding: 'base64' }
          : body?.text !== null && body?.text !== undefined
            ? { text: body.text }
            : {}),
      },
      _transferSize: 0,
      _error:
        failure?.corsError != null
          ? 'net::ERR_FAILED'
          : failure === null
            ? null
            : failure.text || 'no answer',
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  };
}

function headersOf(headers: readonly Header[]): readonly Header[] {
  return headers.map(({ name, value }) => ({ name, value }));
}
