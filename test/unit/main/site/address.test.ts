import { describe, expect, test } from 'vitest';
import { siteAddress } from '../../../../main/site/address.ts';

describe('the address a person types', () => {
  test.each([
    ['https://acme.halopsa.com', 'https://acme.halopsa.com/'],
    ['  acme.halopsa.com ', 'https://acme.halopsa.com/'],
    ['acme.haloitsm.com/tickets?id=12', 'https://acme.haloitsm.com/tickets?id=12'],
    ['ACME.HaloPSA.com', 'https://acme.halopsa.com/'],
    ['halo.intern.example:8443/portal', 'https://halo.intern.example:8443/portal'],
    ['10.0.0.5', 'https://10.0.0.5/'],
    ['http://acme.halopsa.com/tickets', 'https://acme.halopsa.com/tickets'],
    ['http://127.0.0.1:7101/', 'http://127.0.0.1:7101/'],
    ['localhost:3000', 'http://localhost:3000/'],
    ['http://[::1]:80/', 'http://[::1]/'],
    ['münchen.example', 'https://xn--mnchen-3ya.example/'],
  ])('%s opens %s', (typed, url) => {
    expect(siteAddress(typed)).toEqual({ ok: true, url });
  });

  test.each([
    ['', /Type the address/],
    ['   ', /Type the address/],
    ['acme', /only part of an address/],
    ['my halo', /no spaces/],
    ['file:///etc/passwd', /begin with https/],
    ['ftp://acme.halopsa.com', /begin with https/],
    ['https://', /no address/],
    ['https://.', /./],
    ['javascript:alert(1)', /./],
    ['data:text/html,x', /./],
    ['https://me:secret@acme.halopsa.com', /name and password/],
    ['localhost.:1', /only part/],
    ['https://acme', /only part/],
    ['app://bundle/', /begin with https/],
  ])('%s is answered with one sentence', (typed, message) => {
    const answer = siteAddress(typed);
    expect(answer.ok ? answer.url : answer.message).toMatch(message);
    expect(answer.ok).toBe(false);
  });
});
