import { describe, expect, it } from 'vitest';
import { ByteTable } from '../../../../shared/redact/byte-table.ts';
import { redactHar } from './redact-text.ts';

const around = (entry: string): string =>
  `{"log":{"version":"1.2","creator":{"name":"t","version":"1"},"entries":[\n${entry}\n]}}\n`;
const inside = (text: string): string =>
  text.slice(text.indexOf('[\n') + 2, text.lastIndexOf('\n]'));

describe('What is not taken out', () => {
  it('stays byte for byte: digits, white space, escapes and names that stand twice', () => {
    const entry = `{ "request" : {"url":"https://a.example/","x":90071992547409931234567,"y":[1.0, 1e400,-0,\t0.10000000000000000000001 ],"z":"\\u00e9\\/\\u0041","x":2},
      "response": {"status":200.0,"content":{"mimeType":"application/json","text":"{ \\"id\\": 12345678901234567890, \\"id\\":1.50,\\"name\\":\\"caf\\\\u00e9\\" }"}}}`;
    expect(inside(redactHar(around(entry)).text)).toBe(entry);
  });

  it('stays beside what is taken out, in bodies too', () => {
    const entry = String.raw`{"request":{"url":"https://a.example/"},"id":90071992547409931,"response":{"status":400,"content":{"mimeType":"application/json","text":"{\"id\":98765432109876543210,\n  \"password\":\"S3cretValue9\",\"n\":1.10}"}}}`;
    expect(inside(redactHar(around(entry)).text)).toBe(
      entry.replace('S3cretValue9', 'redacted-password-1'),
    );
  });

  it('keeps its digits where only a copy of a value goes', () => {
    const first = '{"request":{"url":"https://a.example/?token=S3cretValue9"}}';
    const second =
      '{"request":{"url":"https://b.example/"},"id":90071992547409931,"_note":"S3cretValue9"}';
    expect(inside(redactHar(around(`${first},\n${second}`)).text)).toBe(
      `${first},\n${second}`.replaceAll('S3cretValue9', 'redacted-token-1'),
    );
  });

  it('loses pictures and scripts, and what stands around them stays valid', () => {
    const text = '"text":"iVBORw0KGgo="';
    const encoding = '"encoding":"base64"';
    const type = '"mimeType":"image/png"';
    for (const members of [
      [text, encoding, type],
      [type, text, encoding],
      [encoding, type, text],
      [text, type],
      [type, encoding, '"size":7', text],
      ['"comment":"x"', encoding, text, type],
    ]) {
      const clean = JSON.parse(
        redactHar(
          around(
            `{"request":{"url":"https://a.example/"},"response":{"status":200,"content":{ ${members.join(' , ')} }}}`,
          ),
        ).text,
      ) as { log: { entries: { response: { content: object } }[] } };
      expect(clean.log.entries[0]?.response.content).toEqual({
        mimeType: 'image/png',
        ...(members.includes('"size":7') ? { size: 7 } : {}),
        comment: expect.stringContaining('left out'),
      });
    }
  });
});

describe('The table of short pieces', () => {
  it('answers as a map does, for as long as it remembers', () => {
    const table = new ByteTable<number>();
    const known = new Map<string, number>();
    for (let number = 0; number < 60_000; number += 1) {
      const text = `${(number * 7919) % 23_456}`.repeat(1 + (number % 9));
      const bytes = new DataView(new TextEncoder().encode(`..${text}`).buffer);
      const about = number % 3;
      const found = table.get(about, bytes, 2, bytes.byteLength);
      if (found === undefined) table.set(about, bytes, 2, bytes.byteLength, number);
      else expect(found).toBe(known.get(`${about} ${text}`));
      if (found === undefined) known.set(`${about} ${text}`, number);
    }
  });
});
