import { describe, expect, test } from 'vitest';
import { OwnWords } from '../../../../shared/redact/own-words.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';

const starred = (words: readonly string[], text: string) =>
  new OwnWords(words).replace(text, (word) => `*${word}*`);

describe("the user's own words", () => {
  test('go whatever their case, inside other words too', () => {
    expect(starred(['Contoso'], 'CONTOSO and contosoltd')).toBe('*Contoso* and *Contoso*ltd');
  });

  test.each([
    ['/company/M%C3%BCller%20%26%20Co'],
    ['q=m%c3%bcller+%26+co'],
    ['{"name":"M\\u00fcller & Co"}'],
    ['"{\\"name\\":\\"M\\\\u00FCller & Co\\"}"'],
    ['MÜLLER & CO'],
  ])('are known in addresses and in JSON: %s', (text) => {
    expect(starred(['Müller & Co'], text)).toContain('*Müller & Co*');
  });

  test('may hold signs that mean something in a pattern', () => {
    expect(starred(['a.b|c(d)', '[x]-{y}^$'], 'aXb|c(d) a.b|c(d) [x]-{y}^$')).toBe(
      'aXb|c(d) *a.b|c(d)* *[x]-{y}^$*',
    );
  });

  test('leave labels whole, and the longer of two words wins', () => {
    expect(starred(['token', 'token ring'], 'redacted-token-3-len20 token ring token')).toBe(
      'redacted-token-3-len20 *token ring* *token*',
    );
  });

  test('empty or of spaces only find nothing', () => {
    expect(starred(['', '   '], 'a b   c')).toBe('a b   c');
    expect(new OwnWords([]).hits('anything')).toBe(false);
  });

  test('become the same label everywhere in what leaves, and the names that a HAR needs stay', () => {
    const redactor = new Redactor({ keepPersonal: true, words: ['request', 'Contoso'] });
    const sealed = JSON.parse(
      redactor.seal(
        JSON.stringify({
          request: { url: 'https://a.example/?for=CONTOSO' },
          comment: 'the request of Contoso',
          size: 7,
        }),
      ),
    ) as unknown;
    expect(sealed).toEqual({
      request: { url: 'https://a.example/?for=redacted-own-1' },
      comment: 'the redacted-own-2 of redacted-own-1',
      size: 7,
    });
    expect(redactor.takenOut).toEqual([{ kind: 'own', count: 2 }]);
  });

  test('are not mistaken for a leak afterwards', () => {
    const redactor = new Redactor({ keepPersonal: true, words: ['Contoso'] });
    redactor.seal('{"a":"Contoso"}');
    expect(redactor.leaksIn('Contoso')).toEqual([]);
  });
});
