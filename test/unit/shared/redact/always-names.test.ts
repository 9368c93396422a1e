import { describe, expect, it } from 'vitest';
import { HarRedaction } from '../../../../shared/redact/har-redaction.ts';
import { redacted } from '../../../../shared/redact/redaction.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { Splitter } from '../../../../shared/har/splitter.ts';

/** A name that no rule knows, and one that a rule leaves. */
const names = ['X-Depot', 'Shelf_Mark', 'etag'];
const value = 'Blue Heron 7';

function after(entry: object): string {
  const redactor = new Redactor({ keepPersonal: true, names });
  const parts: string[] = [];
  const redaction = new HarRedaction(redactor, (json) =>
    parts.push(new TextDecoder().decode(json)),
  );
  const splitter = new Splitter(redaction);
  splitter.push(new TextEncoder().encode(JSON.stringify({ log: { entries: [entry] } })));
  splitter.end();
  redaction.end(false, true);
  return parts.map((part, at) => redaction.finished(part, at)).join();
}

const entry = (request: object, response: object = {}): object => ({
  request: { url: 'https://a.example/x', headers: [], ...request },
  response: { status: 400, headers: [], ...response },
});
const answer = (text: string, mimeType = 'application/json'): object =>
  entry({}, { content: { mimeType, text } });

describe('The value of a name that the user always wants out', () => {
  it.each([
    ['header', entry({ headers: [{ name: 'x-depot', value }] })],
    ['header of the answer', entry({}, { headers: [{ name: 'X-DEPOT', value }] })],
    ['header that stays else', entry({}, { headers: [{ name: 'ETag', value }] })],
    ['parameter', entry({ url: `https://a.example/?shelf_mark=${encodeURIComponent(value)}` })],
    ['parameter in its list', entry({ queryString: [{ name: 'shelf_mark', value }] })],
    [
      'field of a form',
      entry({
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          text: `shelf_mark=${encodeURIComponent(value)}`,
        },
      }),
    ],
    ['field', answer(JSON.stringify({ a: [{ shelf_mark: value }] }))],
    ['field with more below', answer(JSON.stringify({ shelf_mark: { inner: [value] } }))],
    ['pair', answer(JSON.stringify({ name: 'Shelf_Mark', value }))],
    ['cell', answer(`id,shelf_mark\n1,${value}\n`, 'text/csv')],
    ['input', answer(`<p>x</p><input name="shelf_mark" value="${value}">`, 'text/html')],
    ['element', answer(`<a><Shelf_Mark>${value}</Shelf_Mark></a>`, 'text/xml')],
    ['line of text', answer(`it was\nX-Depot: ${value}\n`, 'text/plain')],
  ])('goes as a %s', (_where, written) => {
    const text = after(written);
    expect(text).toContain('redacted-own-1');
    expect(text).not.toContain('Heron');
  });

  it('goes as a number too, and where it stands once more', () => {
    const text = after(
      answer(JSON.stringify({ shelf_mark: 12345678901, note: 'it was 12345678901 at last' })),
    );
    expect(text).not.toContain('12345678901');
  });

  it('stays under every other name', () => {
    expect(after(answer(JSON.stringify({ shelf: value, markShelf: value })))).toContain(value);
  });

  it('goes from what is copied', () => {
    expect(redacted(`{"shelf_mark":"${value}"}`, { keepPersonal: true, names })).toBe(
      '{"shelf_mark":"redacted-own-1"}',
    );
  });
});
