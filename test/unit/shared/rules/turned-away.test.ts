import { describe, expect, it } from 'vitest';
import { noBody } from '../../../../shared/exchange/exchange.ts';
import { turnsBrowserAway } from '../../../../shared/rules/turned-away.ts';
import { exchange } from '../../renderer/build.ts';

/** A page that was asked for, and what answered. */
function page(url: string, status = 200, body: string | null = null, resourceType = 'document') {
  const one = exchange(0, { url, status });
  if (one.response === null) throw new Error('an answer is wanted');
  const content = { ...noBody, text: body, mimeType: 'text/html' };
  return {
    ...one,
    resourceType: resourceType as typeof one.resourceType,
    response: { ...one.response, body: content },
  };
}

const entra = 'https://login.microsoftonline.com/common/login';
const entraPage = (code: string) =>
  `<script>$Config={"iErrorCode":0,"sErrorCode":"${code}"};</script>`;
const authError = encodeURIComponent(
  btoa('\n\u0014disallowed_useragent\u0012\u0010You can’t sign in'.replaceAll('’', "'")),
);

describe('a sign-in that does not take this browser', () => {
  it.each([
    ['Google’s page for it', page('https://accounts.google.com/v3/signin/rejected?rrk=46&rhlk=js')],
    ['its older page', page('https://accounts.google.com/signin/rejected')],
    [
      'its answer 403',
      page(
        'https://accounts.google.com/o/oauth2/auth?client_id=1',
        403,
        'Error 403: disallowed_useragent',
      ),
    ],
    [
      'its error in the address',
      page(`https://accounts.google.com/signin/oauth/error?authError=${authError}`),
    ],
    [
      'the same words elsewhere',
      page('http://127.0.0.1:8080/authorize', 403, '<p>disallowed_useragent</p>'),
    ],
    ['Entra: the device is not known', page(entra, 200, entraPage('50097'))],
    ['Entra: it is not as it has to be', page(entra, 200, entraPage('53000'))],
    ['Entra: it has to be managed', page(entra, 200, entraPage('530003'))],
    ['Entra in words', page(entra, 400, 'AADSTS53001: Device is not in required device state')],
    [
      'another cloud of theirs',
      page('https://login.microsoftonline.us/common/login', 200, entraPage('53001')),
    ],
    [
      'the way back to Halo',
      page(
        'https://acme.halopsa.com/auth/account/azureresponse?error=interaction_required&error_description=AADSTS53000%3a+Device+is+not',
        302,
      ),
    ],
    [
      'the way back with a hash',
      page('https://acme.halopsa.com/auth#error=access_denied&error_description=AADSTS530003%3A'),
    ],
  ])('is known by %s', (_name, one) => {
    expect(turnsBrowserAway(one)).toBe(true);
  });

  it.each([
    ['a sign-in that goes on', page('https://accounts.google.com/v3/signin/identifier')],
    ['a rule of access, which may ask for anything', page(entra, 200, entraPage('53003'))],
    ['a wrong password', page(entra, 200, entraPage('50126'))],
    ['a longer code that begins alike', page(entra, 400, 'AADSTS5300012')],
    [
      'a page of another that looks like theirs',
      page('https://login.microsoftonline.com.evil.example/', 200, entraPage('53000')),
    ],
    [
      'a ticket that quotes the error',
      page('https://acme.halopsa.com/api/Tickets/1', 200, 'AADSTS53000 disallowed_useragent'),
    ],
    [
      'a call, which is no page',
      page('https://acme.halopsa.com/api/x', 403, 'disallowed_useragent', 'fetch'),
    ],
    ['a page of Google’s with another path', page('https://accounts.google.com/signin/rejectedby')],
    ['what is no address', page('not an address', 403, 'disallowed_useragent')],
  ])('is not %s', (_name, one) => {
    expect(turnsBrowserAway(one)).toBe(false);
  });
});
