import type { Exchange } from '../exchange/exchange.ts';
import { type Address, addressOf, isCall, queryValue } from './address.ts';
import { bodyText, decoded } from './body-text.ts';
import { plainText } from './html-text.ts';
import { type Message, noMessage } from './message.ts';

const signInPath =
  /\/auth\/|\/(login|signin|sign-in|saml2?|sso|acs|callback)(\/|$)|\/azure\/auth\/?$|azureresponse|signin-/;
const providers =
  /^(login\.microsoftonline\.(com|us)|login\.windows\.net|login\.live\.com|accounts\.google\.com|[a-z0-9-]+\.okta(preview)?\.com)$/;

/** Cheap: whether an address can be a station of a sign-in at all. */
export function isSignInStation(address: Address): boolean {
  // Most requests are calls of the API: they are told apart without a pattern.
  if (isCall(address)) return false;
  return providers.test(address.host) || signInPath.test(address.lower);
}

/**
 * What a sign-in provider says when it turns somebody away, wherever it says so: in the return
 * address (RFC 6749 4.1.2.1), in a form that is sent back, in the status of a SAML answer, on
 * Microsoft's error page or in Google's address. null where nothing of the kind stands there.
 */
export function signInFailure(exchange: Exchange, address: Address): Message | null {
  if (!isSignInStation(address) || address.lower.endsWith('/token')) return null;
  return (
    errorIn(address.query) ??
    errorIn(addressOf(exchange.response?.redirectUrl ?? '').query) ??
    sentBack(exchange.request.body.text) ??
    ofPage(exchange, address)
  );
}

function errorIn(query: string): Message | null {
  const error = query.includes('error=') ? queryValue(query, 'error') : null;
  // A page that renews its sign-in unseen asks first without a person, and is told to ask one.
  if (error === null || error === 'login_required' || error === 'interaction_required') return null;
  if (!/^[\w .-]{3,60}$/.test(error)) return null;
  const description = queryValue(query, 'error_description');
  return told(error, description);
}

function told(code: string, description: string | null): Message {
  const words =
    description === null || description === '' ? code : `${code}: ${firstLine(description)}`;
  return { ...noMessage, text: words.slice(0, 1000), said: words.slice(0, 2000), form: 'words' };
}

/** Microsoft's descriptions go on with numbers for its support. */
const firstLine = (text: string): string =>
  (text.split(/\r\n|[\r\n]|(?= Trace ID:)/)[0] ?? text).trim();

function sentBack(body: string | null): Message | null {
  if (body === null || body.length > 200_000) return null;
  const saml = queryValue(body, 'SAMLResponse');
  if (saml === null) return errorIn(body);
  const xml = decoded(saml) ?? '';
  const codes = [...xml.matchAll(/StatusCode[^>]{0,40}Value="[^"]{0,80}:status:(\w{3,40})"/g)].map(
    (found) => found[1] ?? '',
  );
  if (codes.length === 0 || codes.includes('Success')) return null;
  const words = /StatusMessage>([^<]{1,500})</.exec(xml)?.[1] ?? null;
  return told(codes.at(-1) ?? '', words === null ? null : plainText(words));
}

const onErrorPage =
  /(?:exception_message[^>]{0,60}>|strServiceExceptionMessage"\s?:\s?"|<title>)\s{0,20}(AADSTS\d{4,8}:[^"<]{0,600})/;
const scripts = /<script\b[\s\S]{0,100000}?<\/script>/gi;
const shown = />\s{0,20}(?:error\s{0,3}[:-]?\s{0,3})?(AADSTS\d{4,8}:[^<]{0,600})/i;

function ofPage(exchange: Exchange, address: Address): Message | null {
  if (address.host === 'accounts.google.com' && address.lower.includes('/signin/rejected'))
    return told(
      'rejected',
      queryValue(address.query, 'rrk') === null ? null : 'Google turned the sign-in away',
    );
  if (!providers.test(address.host)) return null;
  const text = exchange.response === null ? null : bodyText(exchange.response.body);
  // Only the sentence made for the reader: the page's script lists every code that there is.
  const start = text?.slice(0, 200_000) ?? '';
  const found = (onErrorPage.exec(start) ?? shown.exec(start.replace(scripts, ' ')))?.[1];
  if (found === undefined) return null;
  const words = firstLine(plainText(found));
  return { ...noMessage, text: words, said: words, form: 'words' };
}
