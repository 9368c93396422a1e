/**
 * What HAR 1.2 asks for (http://www.softwareishard.com/blog/har-12-spec/) and a file does not give.
 * A small check in place of a schema package.
 */
export function har12Faults(file: unknown): readonly string[] {
  const faults: string[] = [];
  const need = (
    at: string,
    node: unknown,
    shape: Readonly<Record<string, string>>,
  ): node is Record<string, unknown> => {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) {
      faults.push(`${at} is no object`);
      return false;
    }
    for (const [name, type] of Object.entries(shape)) {
      const value = (node as Record<string, unknown>)[name];
      const is = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
      if (is !== type) faults.push(`${at}.${name} is ${is}, not ${type}`);
    }
    return true;
  };
  const each = (at: string, list: unknown, check: (at: string, item: unknown) => void) => {
    if (Array.isArray(list))
      list.forEach((item, place) => {
        check(`${at}[${place}]`, item);
      });
  };
  const pair = (at: string, item: unknown) => {
    need(at, item, { name: 'string', value: 'string' });
  };
  const date = (at: string, value: unknown) => {
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
      faults.push(`${at} is no date`);
  };

  const log = (file as { log?: unknown } | null)?.log;
  if (!need('log', log, { version: 'string', creator: 'object', entries: 'array' })) return faults;
  need('creator', log['creator'], { name: 'string', version: 'string' });
  each('pages', log['pages'], (at, page) => {
    if (
      need(at, page, {
        startedDateTime: 'string',
        id: 'string',
        title: 'string',
        pageTimings: 'object',
      })
    )
      date(at, page['startedDateTime']);
  });
  each('entries', log['entries'], (at, entry) => {
    if (
      !need(at, entry, {
        startedDateTime: 'string',
        time: 'number',
        request: 'object',
        response: 'object',
        cache: 'object',
        timings: 'object',
      })
    )
      return;
    date(at, entry['startedDateTime']);
    need(`${at}.timings`, entry['timings'], { send: 'number', wait: 'number', receive: 'number' });
    const address = entry['serverIPAddress'];
    if (address !== undefined && !/^(?:(?:\d{1,3}\.){3}\d{1,3}|[\da-f:]+)$/i.test(String(address)))
      faults.push(`${at}.serverIPAddress is no address`);
    for (const [side, shape] of [
      ['request', { method: 'string', url: 'string', queryString: 'array' }],
      [
        'response',
        { status: 'number', statusText: 'string', content: 'object', redirectURL: 'string' },
      ],
    ] as const) {
      const node = entry[side];
      if (
        !need(`${at}.${side}`, node, {
          ...shape,
          httpVersion: 'string',
          cookies: 'array',
          headers: 'array',
          headersSize: 'number',
          bodySize: 'number',
        })
      )
        continue;
      for (const list of ['headers', 'cookies', 'queryString'])
        each(`${at}.${side}.${list}`, node[list], pair);
      if (node['postData'] !== undefined)
        need(`${at}.postData`, node['postData'], { mimeType: 'string' });
      if (node['content'] !== undefined)
        need(`${at}.content`, node['content'], { size: 'number', mimeType: 'string' });
    }
  });
  return faults;
}
