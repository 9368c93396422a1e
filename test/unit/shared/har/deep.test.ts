import { expect, test } from 'vitest';
import { createReview } from '../../../../shared/rules/review.ts';
import { redactHar } from '../redact/redact-text.ts';
import { entry, har, readHar } from './read-har.ts';

const posted = entry(2);
const sound = har(
  [
    entry(1, {
      comment: 'x',
      pageref: 'page_1',
      serverIPAddress: '192.0.2.1',
      _error: { a: 1 },
      _initiator: { type: 'script', stack: { callFrames: [{ url: 'https://acme.example/a.js' }] } },
      _webSocketMessages: [{ type: 'send', time: 1, opcode: 1, data: 'x' }],
    }),
    {
      ...posted,
      request: {
        ...Object(posted['request']),
        method: 'POST',
        queryString: [{ name: 'a', value: 'b' }],
        cookies: [{ name: 'a', value: 'b' }],
        postData: { mimeType: 'x/y', text: '', params: [{ name: 'a', value: 'b' }, { name: 'c' }] },
      },
    },
  ],
  {
    browser: { name: 'Chrome', version: '130' },
    comment: 'x',
    pages: [{ id: 'page_1', title: 'Tickets', startedDateTime: '2026-11-02T10:00:00.000Z' }],
  },
);

/** The file with `mark` in place of each of its values in turn. */
function* replaced(value: unknown, mark: string): Generator<unknown> {
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const put = (one: unknown): unknown =>
        Array.isArray(value)
          ? value.map((other: unknown, at) => (String(at) === name ? one : other))
          : { ...value, [name]: one };
      for (const one of replaced(inner, mark)) yield put(one);
    }
  }
  yield mark;
}

const places = [...replaced(sound, '@')].map((one) => JSON.stringify(one));

test('lists and objects 15,000 deep at any place of a file fill no stack', () => {
  const deep = `${'['.repeat(15_000)}${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}${']'.repeat(15_000)}`;
  expect(places.length).toBeGreaterThan(90);
  for (const place of places) {
    const text = place.replace('"@"', deep);
    const review = createReview([]);
    const read = readHar(text);
    for (const exchange of read.exchanges) review.add(exchange);
    review.result();
    const redacted = redactHar(text);
    expect([place, redacted.redacted.entries]).toEqual([place, read.entries]);
    expect(() => JSON.parse(redacted.text)).not.toThrow();
    if (read.found && place.startsWith('{"log":{') && !place.includes('"entries":"@"'))
      expect([place, read.entries + read.skippedCount]).toEqual([place, 2]);
  }
});
