import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * A HAR of very many small calls to Halo, one failure in 400, as a day of recording has them.
 * Compact: about 1 kB each.
 */
export function writeSmallRequests(path: string, count: number): void {
  const file = openSync(path, 'w');
  writeSync(
    file,
    '{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"entries":[',
  );
  for (let number = 0; number < count; number += 1000) {
    const block = Array.from({ length: Math.min(1000, count - number) }, (_, at) =>
      JSON.stringify(smallEntry(number + at)),
    );
    writeSync(file, `${number > 0 ? ',' : ''}${block.join(',')}`);
  }
  writeSync(file, ']}}');
  closeSync(file);
}

function smallEntry(number: number): unknown {
  const fails = number % 400 === 123;
  const text = fails
    ? '{"Message":"The agent does not have access to the charge rate used."}'
    : JSON.stringify({ id: number, summary: `Printer ${number % 90} does not print` });
  const headers = (names: readonly string[]) =>
    names.map((name) => ({ name, value: `${name} as a browser writes it` }));
  return {
    _resourceType: 'fetch',
    startedDateTime: new Date(Date.UTC(2026, 10, 2, 8) + number * 250).toISOString(),
    time: 42,
    cache: {},
    timings: { send: 0, wait: 40, receive: 2 },
    request: {
      method: fails ? 'POST' : 'GET',
      url: `https://acme.haloitsm.com/api/tickets/${number}?includedetails=true`,
      httpVersion: 'h2',
      headers: headers(['accept', 'accept-language', 'referer', 'user-agent']),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: fails ? 400 : 200,
      statusText: '',
      httpVersion: 'h2',
      headers: headers(['cache-control', 'content-type', 'date']),
      cookies: [],
      content: { size: text.length, mimeType: 'application/json', text },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
  };
}
