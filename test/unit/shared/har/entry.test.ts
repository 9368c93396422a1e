import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange, TextEnds } from '../../../../shared/exchange/exchange.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import { entry, har, readHar } from './read-har.ts';

/** The exchange of an entry whose response and own members are changed. */
function exchange(
  response: Record<string, unknown> | null,
  more: Record<string, unknown> = {},
  head: Record<string, unknown> = {},
): Exchange {
  const base = entry(1, more);
  const answer = response === null ? null : { ...(base['response'] as object), ...response };
  const [one] = readHar(har([{ ...base, response: answer }], head)).exchanges;
  if (one === undefined) throw new Error('the entry was skipped');
  return one;
}

const body = (
  content: Record<string, unknown>,
  more: Record<string, unknown> = {},
): NonNullable<Exchange['response']>['body'] => {
  const { response } = exchange({ content, ...more });
  if (response === null) throw new Error('no response');
  return response.body;
};
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('statuses and failures', () => {
  it.each([
    ['404', 404],
    ['403 Forbidden', 403],
    [null, 0],
    ['error', 0],
    [-1, -1],
    [200.7, 200],
  ])('status %o is read as %i', (status, expected) => {
    expect(exchange({ status }).response?.status).toBe(expected);
  });

  it('takes the real code that Charles and WebPageTest write elsewhere', () => {
    expect(exchange({ status: -1, _charlesStatus: '502' }).response?.status).toBe(502);
    expect(exchange({ status: -2, _responseCode: 404 }).response?.status).toBe(404);
  });

  it('reads the error from the response, from the entry and out of an object', () => {
    expect(exchange({ status: 0, _error: 'net::ERR_NAME_NOT_RESOLVED' }).failure?.text).toBe(
      'net::ERR_NAME_NOT_RESOLVED',
    );
    expect(exchange({ status: 0 }, { _error: 'Connect call failed' }).failure?.text).toBe(
      'Connect call failed',
    );
    expect(exchange({ status: -1, _failureText: 'net::ERR_ABORTED' }).failure?.text).toBe(
      'net::ERR_ABORTED',
    );
    expect(
      exchange({ status: 0, _error: { message: 'Max redirects exceeded' } }).failure?.text,
    ).toBe('Max redirects exceeded');
  });

  it('lets the answer count where the browser wrote an abort behind it, but not where the answer was blocked', () => {
    const closed = exchange({ status: 204, _error: 'net::ERR_ABORTED' });
    expect([closed.failure, closed.state, closed.notes.length]).toEqual([null, 'done', 1]);
    const blocked = exchange({ status: 200, _error: 'net::ERR_FAILED' });
    expect([blocked.failure?.text, blocked.state, blocked.response?.status]).toEqual([
      'net::ERR_FAILED',
      'failed',
      200,
    ]);
    expect(exchange({ status: 0, _error: 'net::ERR_ABORTED' }).failure?.canceled).toBe(true);
  });

  it('sees the refusal of a WebSocket in its only trace', () => {
    const message = {
      type: 'error',
      time: 1,
      opcode: -1,
      data: 'Error during WebSocket handshake: Unexpected response code: 403',
    };
    const refused = exchange(
      { status: 0 },
      { _resourceType: 'websocket', _webSocketMessages: [message] },
    );
    expect([
      refused.response?.status,
      refused.failure?.text,
      refused.messages[0]?.direction,
    ]).toEqual([403, message.data, 'error']);
  });

  it('tells an answer that was not recorded from one that failed', () => {
    expect([exchange(null).response, exchange(null).state]).toEqual([null, 'incomplete']);
    expect(exchange({ status: 0 }).state).toBe('incomplete');
    expect(
      exchange({ status: 0 }, {}, { creator: { name: 'Firefox', version: '126.0' } }).state,
    ).toBe('failed');
  });
});

describe('bodies', () => {
  it('decodes base64 that is text, with line ends, without padding, in UTF-8 and in other encodings', () => {
    const text = '{"Message":"Zugriff verweigert – 😀"}';
    for (const written of [
      base64(text),
      base64(text).replace(/=+$/, ''),
      base64(text).replace(/(.{20})/g, '$1\r\n'),
    ]) {
      expect(
        body({ mimeType: 'application/json', text: written, encoding: 'base64' }),
      ).toMatchObject({ text, base64: null });
    }
    const latin = Buffer.from('Gr\u00fc\u00dfe', 'latin1').toString('base64');
    expect(
      body({ mimeType: 'text/html; charset=iso-8859-1', text: latin, encoding: 'base64' }).text,
    ).toBe('Grüße');
  });

  it('keeps binary content as base64, and text that only claims to be base64 as text', () => {
    expect(body({ mimeType: 'image/png', text: 'iVBORw0KGgo=', encoding: 'base64' })).toMatchObject(
      { text: null, base64: 'iVBORw0KGgo=' },
    );
    expect(body({ mimeType: 'text/plain', text: 'not base64!', encoding: 'base64' }).text).toBe(
      'not base64!',
    );
  });

  it('reads long bodies when somebody looks, with escapes and encodings', () => {
    const text = `${'"\\\u00e9\u{1f600}\n'.repeat(3000)}end`;
    expect(body({ mimeType: 'text/plain', text }).text).toBe(text);
    expect(
      body({ mimeType: 'application/json', text: base64(text), encoding: 'base64' }).text,
    ).toBe(text);
  });

  it('says which bodies are missing and which are cut', () => {
    expect(body({ size: 500, mimeType: 'text/html' }).missing).toEqual({ code: 'body.notHeld' });
    expect(body({ size: 500, mimeType: '', comment: 'too large' }).missing).toEqual({
      code: 'body.notHeldBecause',
      comment: 'too large',
    });
    expect(body({ size: 0, mimeType: 'text/html' }).missing).toBeNull();
    expect(body({ size: 5000, mimeType: 'text/plain', text: 'short' }).truncated).toBe(true);
    expect(body({ size: -1, mimeType: 'text/plain', text: 'short' })).toMatchObject({
      truncated: false,
      size: null,
    });
    expect(
      body({ size: 3 * 1024 * 1024, mimeType: 'text/plain', text: 'x'.repeat(1024 * 1024) }, {})
        .truncated,
    ).toBe(true);
  });

  it('takes the type from the headers where the exporter left it out', () => {
    expect(body({ text: '{}', mimeType: 'x-unknown' }).mimeType).toBe('application/json');
    expect(body({ text: '{}', mimeType: null }).mimeType).toBe('application/json');
  });

  it('reads request bodies from text, parameters and a name that is the whole JSON', () => {
    const sent = (postData: unknown): string | null =>
      exchange(
        {},
        { request: { method: 'post', url: 'https://a.example/', headers: [], postData } },
      ).request.body.text;
    expect(sent({ mimeType: 'application/json', text: '{"a":1}', params: [] })).toBe('{"a":1}');
    expect(
      sent({
        mimeType: null,
        params: [
          { name: 'a', value: '1' },
          { name: 'b', value: null },
        ],
      }),
    ).toBe('a=1&b=');
    expect(sent({ mimeType: 'application/json', params: [{ name: '{"a":1}' }] })).toBe('{"a":1}');
    const form = sent({
      mimeType: 'multipart/form-data; boundary=b',
      params: [
        { name: 'ticket_id', value: '2003' },
        { name: 'file', fileName: 'a "b".log', contentType: 'text/plain' },
      ],
    });
    expect(form).toMatch(/^--b\r\n.*name="ticket_id"\r\n\r\n2003\r\n--b\r\n/);
    expect(form).toMatch(/name="file"; filename="a %22b%22\.log"\r\n\r\n\r\n--b--\r\n$/);
    expect(sent({})).toBeNull();
  });
});

describe('everything else exporters write', () => {
  it.each(['authorization', 'Authorization', 'AUTHORIZATION', '\u0061uthorization'])(
    'never says that a header is not there which is: %j',
    (name) => {
      const said: unknown[] = [];
      const reader = new HarReader({
        exchange: ({ request }) => {
          said.push(request.mayHave?.('authorization'), request.mayHave?.('cookie'));
          expect(request.headers).toHaveLength(1);
        },
      });
      const sent = entry(1)['request'] as object;
      const written = JSON.stringify(
        har([
          entry(1, {
            _resourceType: 'fetch',
            request: { ...sent, headers: [{ name, value: 'a "value"' }] },
          }),
        ]),
      );
      reader.push(new TextEncoder().encode(written));
      reader.push(new TextEncoder().encode(written.replaceAll('"auth', '"\\u0061uth')));
      reader.end();
      expect(said.filter((_, place) => place % 2 === 0)).toEqual([true, true]);
      expect(said[1]).toBe(false);
    },
  );

  it.each([
    ['{"a":1}', false],
    ['[1]', false],
    ['plain words', false],
    ['<!doctype html>', true],
    ['  \r\n<html>', true],
    ['\uFEFF<html>', true],
    ['\u00a0<html>', true],
  ])('never says that a text begins otherwise which may be a page: %j', (beginning, isMarkup) => {
    const text = beginning + ' and so on'.repeat(1_000);
    const base64 = Buffer.from(text).toString('base64');
    const contents = [
      { text },
      { text: base64, encoding: 'base64' },
      { text: `\n${base64}`, encoding: 'base64' },
      { text, encoding: 'base64' },
    ];
    const said: unknown[] = [];
    const reader = new HarReader({
      exchange: ({ response }) => {
        said.push(response?.body.mayBeMarkup?.());
        expect(response?.body.text?.trimStart().startsWith('<')).toBe(isMarkup);
      },
    });
    const answer = entry(1)['response'] as object;
    const entries = contents.map((content) =>
      entry(1, { response: { ...answer, content: { mimeType: 'text/html', ...content } } }),
    );
    reader.push(new TextEncoder().encode(JSON.stringify(har(entries))));
    reader.end();
    expect(said).toEqual([isMarkup, isMarkup, true, true]);
  });

  describe('a long text that is not read yet', () => {
    /** What its ends tell, read in chunks of `size` bytes; `change` is made to the file's text. */
    const endsOf = (text: string, size = 65_536, change = (har: string) => har) => {
      const answer = entry(1)['response'] as object;
      const content = { size: text.length, mimeType: 'application/json', text };
      const written = change(JSON.stringify(har([entry(1, { response: { ...answer, content } })])));
      const bytes = new TextEncoder().encode(written);
      let ends: TextEnds | null = null;
      const reader = new HarReader({
        exchange: ({ response }) => {
          ends = response?.body.ends?.() ?? null;
          expect(response?.body.text).toBe(text);
          // Once it is read, its own ends cost nothing.
          expect(response?.body.ends?.() ?? null).toBeNull();
        },
      });
      for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
      reader.end();
      return ends;
    };
    const ends = (text: string) => ({
      begin: text.slice(0, 300),
      end: text.slice(-300),
      bytes: Buffer.byteLength(text),
    });

    it('tells its ends and its bytes as they are', () => {
      const text = JSON.stringify(Array.from({ length: 200 }, (_, id) => ({ id, name: '\\ "é"' })));
      expect(endsOf(text)).toEqual(ends(text));
    });

    it('never tells other ends than its own, whatever it holds and however the file comes', () => {
      const parts = [
        'a',
        '"',
        '\\',
        '\\"',
        '\n',
        '/',
        'é',
        '€',
        '😀',
        '\u0001',
        '{"x":"',
        'words ',
      ];
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...parts), { minLength: 400, maxLength: 1500 }),
          fc.integer({ min: 60, max: 5000 }),
          (all, size) => {
            const text = all.join('');
            const told = endsOf(text, size);
            if (told !== null) expect(told).toEqual(ends(text));
          },
        ),
        { numRuns: 200 },
      );
    });

    it('has to be read whole where an escape may be of any length', () => {
      const text = `{"name":"${'é, '.repeat(1_000)}"}`;
      expect(endsOf(text, 65_536, (har) => har.replace('é', '\\u00e9'))).toBeNull();
      expect(endsOf(text)).not.toBeNull();
    });
  });

  it('is known for bytes without a text where its type and its base64 say so', () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array<number>(3_000).fill(7)]);
    const text = picture.toString('base64');
    const content = (more: object) => ({
      mimeType: 'image/png',
      encoding: 'base64',
      text,
      ...more,
    });
    const contents = [
      content({}),
      content({ mimeType: 'text/plain' }),
      content({ text: `{${text}` }),
    ];
    const answer = entry(1)['response'] as object;
    const said: unknown[] = [];
    const reader = new HarReader({
      exchange: ({ response }) => {
        const isBytes = response?.body.isBytes?.();
        said.push(isBytes);
        if (isBytes === true) expect(response?.body).toMatchObject({ text: null, base64: text });
      },
    });
    const entries = contents.map((one) => entry(1, { response: { ...answer, content: one } }));
    reader.push(new TextEncoder().encode(JSON.stringify(har(entries))));
    reader.end();
    expect(said).toEqual([true, false, false]);
  });

  it('takes headers as objects, pairs, lists, lines and a plain object', () => {
    const headers = (value: unknown): unknown => exchange({ headers: value }).response?.headers;
    expect(
      headers([
        { name: 'A', value: 1 },
        { name: 'B', value: null },
        { name: 'C', value: ['x', 'y'] },
        ['D', 'z'],
        'no',
        { value: 'nameless' },
      ]),
    ).toEqual([
      { name: 'A', value: '1' },
      { name: 'B', value: '' },
      { name: 'C', value: 'x' },
      { name: 'C', value: 'y' },
      { name: 'D', value: 'z' },
    ]);
    expect(headers([{ name: 'Set-Cookie', value: 'a=1\nb=2' }])).toEqual([
      { name: 'Set-Cookie', value: 'a=1' },
      { name: 'Set-Cookie', value: 'b=2' },
    ]);
    expect(headers({ A: '1' })).toEqual([{ name: 'A', value: '1' }]);
    expect(headers(null)).toEqual([]);
  });

  it('reads the dates that exporters write, and none out of anything else', () => {
    const at = (startedDateTime: unknown): number | null =>
      exchange({}, { startedDateTime }).startedAt;
    const expected = Date.UTC(2018, 4, 1, 10, 0, 0, 123);
    for (const date of [
      '2018-05-01T10:00:00.123Z',
      '2018-05-01T12:00:00.123+0200',
      '2018-05-01T05:30:00.1234567-04:30',
      '2018-05-01 10:00:00.123',
      expected,
    ])
      expect(at(date)).toBe(expected);
    for (const date of ['not-a-date', null, '', {}, '2018-99-01T10:00:00Z'])
      expect(at(date)).toBeNull();
  });

  it('treats times that are missing or negative as unknown', () => {
    const odd = exchange(
      {},
      { time: null, timings: { blocked: -1, dns: null, send: 'x', wait: 7, receive: 3 } },
    );
    expect([odd.duration, odd.timings?.blocked, odd.timings?.dns, odd.timings?.send]).toEqual([
      10,
      null,
      null,
      null,
    ]);
    expect(exchange({}, { time: -3, timings: null })).toMatchObject({
      duration: null,
      timings: null,
    });
  });

  it('knows page, cache, kind and starter of a request', () => {
    const pages = [{ id: 'p1', title: 'https://acme.haloitsm.com/tickets', startedDateTime: '' }];
    const one = exchange(
      {},
      {
        pageref: 'p1',
        _fromCache: 'disk',
        _resourceType: 'XHR',
        _initiator: { type: 'script', stack: { callFrames: [{ url: 'https://a.example/x.js' }] } },
      },
      { pages },
    );
    expect(one).toMatchObject({
      pageUrl: 'https://acme.haloitsm.com/tickets',
      resourceType: 'xhr',
      initiator: 'https://a.example/x.js',
    });
    expect(one.response?.from).toBe('disk-cache');
  });

  it('mends numbers that are no JSON, and strings that look like our own marks', () => {
    const text = JSON.stringify(har([entry(1, { comment: '\u00000' })])).replace(
      '"time":12.5',
      '"time":NaN,"_x":007',
    );
    expect(readHar(text).exchanges[0]?.request.url).toContain('tickets/1');
    expect(
      readHar(har([entry(1, { request: { url: `https://a.example/${'q'.repeat(3000)}` } })]))
        .exchanges[0]?.request.url,
    ).toHaveLength(3018);
  });

  it('names the creator where it is a plain text', () => {
    expect(readHar(har([entry(1)], { creator: 'Optic capture command' })).creator).toBe(
      'Optic capture command',
    );
    expect(readHar(har([entry(1)], { creator: null })).creator).toBeNull();
  });
});
