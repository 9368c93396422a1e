import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { exchange } from '../../renderer/build.ts';
import { redactHar } from './redact-text.ts';

const secret =
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

/** An exchange with these words where a browser writes a type, a version or a reason. */
function labelled(type: string, version: string, reason: string): Exchange {
  const plain = exchange(0, { sent: { note: 'a' } });
  const { request, response } = plain;
  return {
    ...plain,
    request: { ...request, body: { ...request.body, mimeType: type } },
    response:
      response === null
        ? null
        : { ...response, httpVersion: version, body: { ...response.body, mimeType: type } },
    failure: { text: '', canceled: false, corsError: reason, blockedReason: reason },
  };
}

function redactedOf(raw: Exchange): Exchange {
  const redactor = new Redactor({ keepPersonal: false });
  return redactor.sealed(redactor.exchange(raw));
}

it('the page on which something was pressed is searched as the page of a request is', () => {
  const page = `https://acme.halopsa.com/portal/approval?id=7&token=${secret}`;
  const text = JSON.stringify(redactedOf({ ...exchange(0), pageUrl: page, actionPage: page }));
  expect(text).not.toContain(secret);
  expect(text).toContain('"actionPage":"https://');
});

describe('what a file says of a type, a version or a reason', () => {
  it('is searched like all else', () => {
    const type = `application/json; access_token=${secret}`;
    expect(JSON.stringify(redactedOf(labelled(type, secret, `Bad ${secret}`)))).not.toContain(
      secret,
    );
    const entry = {
      request: {
        method: 'POST',
        url: 'https://acme.halopsa.com/api/x',
        httpVersion: secret,
        headers: [],
        postData: { mimeType: type, text: '{}' },
      },
      response: { status: 400, httpVersion: secret, headers: [], content: { mimeType: type } },
    };
    expect(redactHar(JSON.stringify({ log: { entries: [entry] } })).text).not.toContain(secret);
  });

  it.each([
    ['application/json; charset=utf-8', 'h2', 'MissingAllowOriginHeader'],
    ['multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW', 'HTTP/1.1', 'csp'],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'http/2.0',
      'mixed-content',
    ],
    ['', '', ''],
  ])('stays where it is no more than that: %j', (type, version, reason) => {
    const { request, response, failure } = redactedOf(labelled(type, version, reason));
    expect([request.body.mimeType, response?.body.mimeType]).toEqual([type, type]);
    expect([response?.httpVersion, failure?.corsError, failure?.blockedReason]).toEqual([
      version,
      reason,
      reason,
    ]);
  });
});
