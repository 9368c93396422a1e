import { decodeBase64 } from './base64.ts';
import { redactCookieHeader, redactSetCookie } from './cookie.ts';
import type { NameVerdict } from './names.ts';
import type { Register } from './register.ts';
import { isTakenUnder } from './secret-values.ts';
import { redactUrl } from './url.ts';

const addressHeaders = new Set([
  ':path',
  'referer',
  'origin',
  'location',
  'content-location',
  'report-to',
  'sourcemap',
  'x-original-url',
  'x-rewrite-url',
]);

/**
 * A header's value, rows joined by newlines included. The scheme word of an Authorization stays: it
 * tells a lot and gives nothing away.
 */
export function redactHeader(name: string, value: string, register: Register): string {
  const lower = name.toLowerCase().trim();
  if (register.names.isAlways(lower)) return register.take('own', value);
  // As it is written: `apiToken` is two words, `apitoken` one.
  const verdict = register.names.headerVerdict(name);
  return register.once(name, value, (whole) =>
    whole
      .split('\n')
      .map((row) => redactRow(lower, row, verdict, register))
      .join('\n'),
  );
}

function redactRow(
  name: string,
  value: string,
  verdict: NameVerdict | null,
  register: Register,
): string {
  if (value === '') return value;
  if (name === 'set-cookie' || name === 'set-cookie2') return redactSetCookie(value, register);
  if (name === 'cookie' || name === 'cookie2') return redactCookieHeader(value, register);
  if (/^(?:www-authenticate|proxy-authenticate|(?:proxy-)?authentication-info)$/.test(name))
    return redactChallenge(value, register);
  if (verdict?.kind === 'ip') return redactAddresses(value, register);
  if (verdict?.kind === 'authorization' && name.includes('auth'))
    return redactAuthorization(value, register);
  if (verdict !== null && register.wants(verdict.kind) && isTakenUnder(verdict, value))
    return /^[01]$/.test(value) ? value : register.take(verdict.kind, value);
  if (isPlain(name, value)) return value;
  return addressHeaders.has(name) ? redactUrl(value, register) : register.redactValue(value);
}

/**
 * One word or one number of a media type, a length, a caching rule: nothing to look for. Four
 * numbers with dots are a version where the name says so, not an address.
 */
const isPlain = (name: string, value: string): boolean =>
  (/^[\w/*; -]{0,24}$/.test(value) && !/\d{8}/.test(value)) ||
  (name.includes('version') && /^v?\d+(?:\.\d+){1,4}$/.test(value));

function redactChallenge(value: string, register: Register): string {
  return register.redactAny(
    value.replace(
      /\b((?:nonce|opaque|nextnonce|cnonce|rspauth)\s{0,8}=\s{0,8}"?)([^",\s]+)/gi,
      (_whole, before: string, secret: string) => before + register.take('token', secret),
    ),
    'text/plain',
  );
}

function redactAddresses(value: string, register: Register): string {
  if (!register.wants('ip')) return value;
  return value
    .split(',')
    .map((part) => {
      const bare = part.trim();
      return bare === '' ? part : part.replace(bare, () => register.take('ip', bare));
    })
    .join(',');
}

function redactAuthorization(value: string, register: Register): string {
  if (/^(?:true|false|none|null|[01])$/i.test(value)) return value;
  const space = value.indexOf(' ');
  if (space === -1) return register.take('authorization', value);
  const scheme = value.slice(0, space);
  const credentials = value.slice(space + 1).trim();
  if (/^basic$/i.test(scheme)) learnBasic(credentials, register);
  return `${scheme} ${register.take('authorization', credentials)}`;
}

/**
 * The name and the password behind a Basic header count on their own, too: they may stand elsewhere
 * in plain.
 */
function learnBasic(credentials: string, register: Register): void {
  const decoded = decodeBase64(credentials);
  const colon = decoded?.indexOf(':') ?? -1;
  if (decoded === null || colon === -1) return;
  register.take('password', decoded.slice(colon + 1));
}
