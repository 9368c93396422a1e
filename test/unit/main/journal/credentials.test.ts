import { describe, expect, it } from 'vitest';
import { CredentialMask } from '../../../../main/journal/credentials.ts';
import { type Exchange, noBody } from '../../../../shared/exchange/exchange.ts';
import { exchange } from './exchange.ts';

const secret = 'Zk7pQ9wXy71LmR4tUv2';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const plain = (text: string | null): string =>
  text === null ? '' : Buffer.from(text, 'base64').toString();

/** An exchange that sent and got these bytes. */
function withBytes(sent: string, got: string): Exchange {
  const one = exchange(1);
  if (one.response === null) throw new Error('There is an answer.');
  return {
    ...one,
    request: { ...one.request, body: { ...noBody, base64: sent } },
    response: { ...one.response, body: { ...noBody, base64: got } },
  };
}

describe('What is written to disk', () => {
  it('holds no sign-in that stands behind base64', () => {
    const masked = new CredentialMask().masked(
      withBytes(
        base64(`grant_type=password&password=${secret}&x=1`),
        base64(`{"access_token":"${secret}","name":"Kim"}`),
      ),
    );
    expect(masked.request.body.text).toBeNull();
    expect(plain(masked.request.body.base64)).toMatch(/^grant_type=password&password=redacted-/);
    expect(plain(masked.response?.body.base64 ?? null)).toMatch(
      /^\{"access_token":"redacted-.*","name":"Kim"\}$/,
    );
    expect(JSON.stringify(masked)).not.toContain(base64(secret).slice(0, 12));
  });

  it('leaves pictures and other bytes as they came', () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 254, 253]).toString(
      'base64',
    );
    const masked = new CredentialMask().masked(withBytes('', picture));
    expect(masked.response?.body).toEqual({ ...noBody, base64: picture });
    expect(masked.request.body).toEqual({ ...noBody, base64: '' });
  });
});
