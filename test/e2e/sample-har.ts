/** A small HAR as Chrome writes it: pages around one failing request of a hosted Halo. */
export function sampleHar(failing: {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly body: string;
}): string {
  const entry = (
    method: string,
    url: string,
    status: number,
    mimeType: string,
    text: string,
    at: number,
  ) => ({
    startedDateTime: new Date(Date.UTC(2026, 10, 3, 9, 0, at)).toISOString(),
    time: 120,
    cache: {},
    timings: { send: 1, wait: 110, receive: 9 },
    request: {
      method,
      url,
      httpVersion: 'h2',
      cookies: [],
      headers: [],
      queryString: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'h2',
      cookies: [],
      headers: [{ name: 'content-type', value: mimeType }],
      content: { size: text.length, mimeType, text },
      redirectURL: '',
      headersSize: -1,
      bodySize: text.length,
      _error: null,
    },
  });
  const entries = [
    entry(
      'GET',
      'https://acme.halopsa.com/invoices',
      200,
      'text/html',
      '<!doctype html><title>Halo</title>',
      0,
    ),
    entry(
      'GET',
      'https://acme.halopsa.com/api/Agent/me',
      200,
      'application/json',
      '{"id":7,"name":"Kim"}',
      1,
    ),
    entry(failing.method, failing.url, failing.status, 'application/json', failing.body, 2),
    entry('GET', 'https://acme.halopsa.com/api/OnlineStatus', 200, 'application/json', '[]', 3),
  ];
  return JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: [],
      entries,
    },
  });
}

export const xeroLimit = {
  method: 'POST',
  url: 'https://acme.halopsa.com/api/IntegrationData/Send/Xero',
  status: 429,
  body: '{"ClassName":"System.Exception","Message":"Too Many Requests: the minute limit of 60 was reached"}',
};
