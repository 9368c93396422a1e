import { closeSync, openSync, writeSync } from 'node:fs';

const megabyte = 1_000_000;

interface Making {
  /** Megabytes before the first failing entry may come. */
  readonly quiet?: number;
  /** All bodies short: many entries in few megabytes. */
  readonly light?: boolean;
}

const head =
  '{\n  "log": {\n    "version": "1.2",\n    "creator": {\n      "name": "WebInspector",\n      "version": "537.36"\n    },\n    "pages": [],\n    "entries": [\n';
const foot = '\n    ]\n  }\n}\n';

/**
 * A HAR as Chrome writes it (two spaces, long lines): calls to Halo, a few scripts and pictures,
 * one failure in 400. Returns its size.
 */
export function writeHar(
  path: string,
  megabytes: number,
  { quiet = 0, light = false }: Making = {},
): number {
  const file = openSync(path, 'w');
  let bytes = writeSync(file, head);
  for (let number = 0; bytes < megabytes * megabyte;) {
    const block: string[] = [];
    for (let i = 0; i < 200; i += 1, number += 1)
      block.push(
        JSON.stringify(
          harEntry(number, bytes >= quiet * megabyte, light ? 1 : 2 ** (number % 7)),
          null,
          2,
        ),
      );
    bytes += writeSync(file, `${number > 200 ? ',\n' : ''}${block.join(',\n')}`);
  }
  bytes += writeSync(file, foot);
  closeSync(file);
  return bytes;
}

/**
 * The same 64 requests with bodies of about 200 kB over and over, one of them failing: gigabytes in
 * a few seconds. Returns how many requests it holds.
 */
export function writeRepeatedHar(path: string, megabytes: number): number {
  const first = 100; // the failing one is 123
  const block = Buffer.from(
    Array.from({ length: 64 }, (_, i) =>
      JSON.stringify(harEntry(first + i, true, 2000), null, 2),
    ).join(',\n'),
  );
  const file = openSync(path, 'w');
  let bytes = writeSync(file, head);
  let count = 0;
  for (; bytes < megabytes * megabyte; count += 64) {
    if (count > 0) bytes += writeSync(file, ',\n');
    bytes += writeSync(file, block);
  }
  writeSync(file, foot);
  closeSync(file);
  return count;
}

/** `size`: of its body, about 100 bytes each. */
function harEntry(number: number, mayFail: boolean, size: number): unknown {
  const fails = mayFail && number % 400 === 123;
  const kind = number % 20 === 7 ? 'script' : number % 20 === 13 ? 'image' : 'fetch';
  const text = fails
    ? '{"Message":"The agent does not have access to the charge rate used."}'
    : bodyOf(kind, number, size);
  const mimeType =
    kind === 'script'
      ? 'application/javascript'
      : kind === 'image'
        ? 'image/png'
        : 'application/json';
  return {
    _connectionId: String(1000 + (number % 6)),
    _initiator: {
      type: 'script',
      stack: {
        callFrames: frames(number),
        parent: { description: 'await', callFrames: frames(number + 1) },
      },
    },
    _priority: 'High',
    _resourceType: kind,
    cache: {},
    connection: '443',
    pageref: 'page_1',
    request: {
      method: fails ? 'POST' : 'GET',
      url: `https://acme.haloitsm.com/api/tickets/${number}?includedetails=true&page_no=${number % 40}`,
      httpVersion: 'http/2.0',
      headers: pairs({
        ':authority': 'acme.haloitsm.com',
        ':method': 'GET',
        ':path': `/api/tickets/${number}`,
        ':scheme': 'https',
        accept: '*/*',
        'accept-encoding': 'gzip, deflate, br, zstd',
        'accept-language': 'en-GB,en;q=0.9',
        referer: 'https://acme.haloitsm.com/tickets',
        'sec-fetch-dest': 'empty',
        'sec-fetch-mode': 'cors',
        'sec-fetch-site': 'same-origin',
        'user-agent':
          'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      }),
      queryString: pairs({ includedetails: 'true', page_no: String(number % 40) }),
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: fails ? 400 : 200,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: pairs({
        'cache-control': 'no-cache',
        'content-encoding': 'br',
        'content-type': mimeType,
        date: 'Mon, 02 Nov 2026 10:00:00 GMT',
        server: 'Microsoft-IIS/10.0',
        vary: 'Accept-Encoding',
      }),
      cookies: [],
      content: {
        size: text.length,
        mimeType,
        text,
        ...(kind === 'image' ? { encoding: 'base64' } : {}),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 1234,
      _error: null,
      _fetchedViaServiceWorker: false,
    },
    serverIPAddress: '10.0.0.1',
    startedDateTime: new Date(Date.UTC(2026, 10, 2, 10) + number * 40).toISOString(),
    time: 42.5,
    timings: {
      blocked: 1.5,
      dns: -1,
      ssl: -1,
      connect: -1,
      send: 0.25,
      wait: 39.5,
      receive: 1.25,
      _blocked_queueing: 0.75,
    },
  };
}

function bodyOf(kind: string, number: number, size: number): string {
  if (kind === 'script')
    return `!function(e,t){"use strict";return e["id${number}"]=t}(window,"a\\n");\n`.repeat(
      size * 12,
    );
  if (kind === 'image')
    return 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAABmJLR0QA/wD/AP+gvaeT'.repeat(size * 8);
  const tickets = Array.from({ length: size }, (_, row) => ({
    id: number * 100 + row,
    summary: `Printer ${row} on floor ${number % 9} does not print`,
    status_id: row % 9,
    user_name: 'Alex Smith',
    dateoccurred: '2026-11-02T10:00:00.000Z',
    sla_hold: false,
  }));
  return JSON.stringify({ record_count: size, tickets });
}

function frames(number: number): unknown {
  return [0, 1].map((row) => ({
    functionName: 'send',
    scriptId: '12',
    url: 'https://acme.haloitsm.com/static/js/main.js',
    lineNumber: row,
    columnNumber: number % 5000,
  }));
}

function pairs(values: Readonly<Record<string, string>>): unknown {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
