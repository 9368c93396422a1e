import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/**
 * Markup that runs where it is taken for markup, words that turn around, and sequences that steer a
 * terminal.
 */
export const markup = '<img src=x onerror="window.attacked=1"><script>window.attacked=1</script>';
export const evil = `${markup}\u202egnp.\u0000\u0007\u001b[2J\u001b]0;attacked\u0007\u009b31m javascript:window.attacked=1`;

type Json = Readonly<Record<string, unknown>>;

/** An entry in which every string is hostile, but for what makes it a failure of Halo. */
function hostileEntry(
  number: number,
  more: { readonly request?: Json; readonly response?: Json } = {},
): Json {
  const pair = (name: string) => ({ name, value: evil, comment: evil });
  const pairs = ['__proto__', 'constructor', 'toString', evil, 'content-type', 'x-evil'].map(pair);
  return {
    startedDateTime: '2026-11-03T09:00:00.000Z',
    time: 1e308,
    pageref: evil,
    connection: evil,
    comment: evil,
    serverIPAddress: evil,
    _resourceType: evil,
    _initiator: { type: evil, url: `javascript:window.attacked=${number}` },
    _priority: evil,
    cache: {},
    timings: {
      send: -1e308,
      wait: 1e308,
      receive: 1,
      blocked: 1e300,
      dns: 0,
      connect: 0,
      ssl: 0,
      _blocked_queueing: 1e300,
    },
    _webSocketMessages: [{ type: evil, time: 1e308, opcode: 1e308, data: evil }],
    request: {
      method: evil,
      url: `https://acme.halopsa.com/api/Tickets/${encodeURIComponent(markup)}?${number}&__proto__=1&q=${encodeURIComponent(evil)}`,
      httpVersion: evil,
      headers: pairs,
      cookies: pairs,
      queryString: pairs,
      headersSize: 1e308,
      bodySize: 1e308,
      comment: evil,
      postData: {
        mimeType: evil,
        text: `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"text":${JSON.stringify(evil)}}`,
        params: pairs,
      },
      ...more.request,
    },
    response: {
      status: 400,
      statusText: evil,
      httpVersion: evil,
      headers: pairs,
      cookies: pairs,
      redirectURL: 'javascript:window.attacked=1',
      headersSize: 1e308,
      bodySize: 1e308,
      content: {
        size: 1e308,
        compression: -1e308,
        mimeType: 'application/json',
        text: `{"__proto__":{"polluted":1},"Message":${JSON.stringify(evil)}}`,
      },
      ...more.response,
    },
  };
}

/**
 * Writes a recording that attacks whoever shows it; `huge` adds one header of 50 MB and two lists
 * of a million.
 */
export async function writeHostileHar(path: string, huge: boolean): Promise<void> {
  const file = createWriteStream(path);
  const write = async (text: string): Promise<void> => {
    if (!file.write(text)) await once(file, 'drain');
  };
  const log = {
    version: evil,
    creator: { name: evil, version: evil },
    browser: { name: evil, version: evil },
    comment: evil,
    pages: [{ id: evil, title: evil, startedDateTime: evil, pageTimings: {} }],
  };
  await write(
    `{"__proto__":{"polluted":1},"log":${JSON.stringify(log).slice(0, -1)},"__proto__":{"polluted":1},"entries":[`,
  );
  await write(`${JSON.stringify(hostileEntry(1))},`);
  await write(
    `${JSON.stringify(hostileEntry(2, { request: { url: 'javascript:window.attacked=1' } }))},`,
  );
  await write(
    `${JSON.stringify(hostileEntry(3, { response: { status: 500, content: { size: 10, mimeType: 'text/html', text: markup.repeat(1000) } } }))},`,
  );
  await write(`${JSON.stringify(hostileEntry(4, { response: { status: 1e308 } }))}`);
  if (huge) await writeHuge(write);
  file.end(']}}');
  await once(file, 'finish');
}

const million = 1_000_000;

async function writeHuge(write: (text: string) => Promise<void>): Promise<void> {
  const [head, tail] = JSON.stringify(hostileEntry(5, { response: { headers: 'HERE' } })).split(
    '"HERE"',
  );
  await write(`,${head}[{"name":"x-long","value":"`);
  for (let at = 0; at < 50; at += 1) await write('long header '.repeat(million / 12));
  await write(`"}]${tail},`);
  const [before, after] = JSON.stringify(hostileEntry(6, { request: { headers: 'HERE' } })).split(
    '"HERE"',
  );
  await write(`${before}[{"name":"Cookie","value":"a=1`);
  for (let at = 0; at < 100; at += 1) await write('; a=<b>1'.repeat(million / 100));
  await write('"}');
  for (let at = 0; at < 100; at += 1)
    await write(',{"name":"x-many","value":"<b>1</b>"}'.repeat(million / 100));
  await write(`]${after}`);
}
