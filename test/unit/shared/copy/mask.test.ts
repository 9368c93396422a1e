import { describe, expect, test } from 'vitest';
import { noBody } from '../../../../shared/exchange/exchange.ts';
import { copyForms, copyText } from '../../../../shared/copy/copy.ts';
import { maskAddress, maskBody, secretLabel } from '../../../../shared/copy/mask.ts';
import { isSecretField, isSecretHeader } from '../../../../shared/redact/covered.ts';
import { makeExchange } from './make-exchange.ts';

describe('secrets are masked', () => {
  test.each([
    [
      'https://a.example/p?token=S1&page=2#access_token=S2&x=1',
      `https://a.example/p?token=${secretLabel}&page=2#access_token=${secretLabel}&x=1`,
    ],
    ['https://user:S3@a.example/', `https://${secretLabel}@a.example/`],
    ['/auth/callback?code=S4&state=S5', `/auth/callback?code=${secretLabel}&state=${secretLabel}`],
    ['?X-Amz-Signature=S6&a', `?X-Amz-Signature=${secretLabel}&a`],
    ['?client%5Fsecret=S7', `?client%5Fsecret=${secretLabel}`],
    ['not an address', 'not an address'],
    ['https://a.example/?page=1&token=', 'https://a.example/?page=1&token='],
  ])('in the address %s', (address, masked) => {
    expect(maskAddress(address).text).toBe(masked);
  });

  test.each([
    ['{"a":1,"access_token":"S1","b":"x"}', `{"a":1,"access_token":"${secretLabel}","b":"x"}`],
    ['{"client_secret" : 12345 }', `{"client_secret" : "${secretLabel}"}`],
    ['{"new_password":{"deep":["S2"]},"id":3}', `{"new_password":"${secretLabel}","id":3}`],
    ['[{"token":"S\\"3"},{"token":"S4', `[{"token":"${secretLabel}"},{"token":"${secretLabel}"`],
    ['{"to\\u006ben":"S5"}', `{"to\\u006ben":"${secretLabel}"}`],
    [
      '{"token":"","password":null,"code":"E1","message":"the token: \\"x\\""}',
      '{"token":"","password":null,"code":"E1","message":"the token: \\"x\\""}',
    ],
  ])('in the JSON %s', (text, masked) => {
    expect(maskBody(text, 'application/json').text).toBe(masked);
  });

  test('in forms', () => {
    expect(
      maskBody('grant_type=password&password=S1&username=jo', 'application/x-www-form-urlencoded')
        .text,
    ).toBe(`grant_type=password&password=${secretLabel}&username=jo`);
    const multipart =
      '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nS2\r\n--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n--b--';
    expect(maskBody(multipart, 'multipart/form-data; boundary=b').text).toBe(
      multipart.replace('S2', secretLabel),
    );
  });

  test('by name, but harmless names are left alone', () => {
    expect(
      [
        'Authorization',
        'Proxy-Authorization',
        'COOKIE',
        'Set-Cookie',
        'X-Api-Key',
        'X-Custom-Token',
      ].every(isSecretHeader),
    ).toBe(true);
    expect(['Content-Type', 'Date', 'Server', 'ETag', 'Accept'].some(isSecretHeader)).toBe(false);
    expect(
      ['product_key', 'token_type', 'token_expiry', 'keyword', 'monkey', 'passenger'].some((name) =>
        isSecretField(name, true),
      ),
    ).toBe(false);
  });

  test('a long hostile JSON takes no longer than it is long', () => {
    expect(maskBody(`{"token":${'['.repeat(200_000)}`, '').count).toBe(1);
    expect(maskBody('"'.repeat(200_001), '').count).toBe(0);
  });
});

describe('a copy', () => {
  const secrets = ['SECRET-A', 'SECRET-B', 'SECRET-C', 'SECRET-D', 'SECRET-E', 'SECRET-F'];
  const exchange = makeExchange(
    {
      method: 'POST',
      url: 'https://acme.halopsa.com/auth/token?token=SECRET-A',
      headers: [
        { name: 'Authorization', value: 'Bearer SECRET-B' },
        { name: 'Cookie', value: 'sid=SECRET-C; x=SECRET-C' },
        { name: 'Referer', value: 'https://acme.halopsa.com/?code=SECRET-D' },
      ],
      body: {
        ...noBody,
        text: '{"client_secret":"SECRET-E","note":"keep me"}',
        mimeType: 'application/json',
        size: 1,
      },
    },
    '{"refresh_token":"SECRET-F","message":"keep me"}',
  );

  test.each(copyForms)('as %s holds no secret unless it is asked for', (form) => {
    const safe = copyText(exchange, form, false) ?? '';
    for (const secret of secrets) expect(safe).not.toContain(secret);
    expect(safe).toMatch(/redacted-[a-z]+-\d/);
    expect(secrets.some((secret) => (copyText(exchange, form, true) ?? '').includes(secret))).toBe(
      true,
    );
  });

  test('of an answer that is not text is none', () => {
    expect(copyText({ ...exchange, response: null }, 'response', false)).toBeNull();
  });
});
