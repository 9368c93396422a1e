import { redactCookieHeader, redactSetCookie } from './cookie.ts';
import { headerKind } from './names.ts';
import type { Register } from './register.ts';
import { redactText } from './text.ts';
import { redactUrl } from './url.ts';

const addressHeaders = new Set([':path', 'referer', 'origin', 'location', 'content-location', 'link', 'refresh', 'report-to', 'sourcemap', 'x-original-url', 'x-rewrite-url']);

/** A header's value, rows joined by newlines included. The scheme word of an Authorization stays: it tells a lot and gives nothing away. */
export function redactHeader(name: string, value: string, register: Register): string {
  return value.split('\n').map((row) => redactRow(name.toLowerCase().trim(), row, register)).join('\n');
}

function redactRow(name: string, value: string, register: Register): string {
  if (value === '') return value;
  if (name === 'set-cookie' || name === 'set-cookie2') return redactSetCookie(value, register);
  if (name === 'cookie' || name === 'cookie2') return redactCookieHeader(value, register);
  if (name === 'www-authenticate' || name === 'proxy-authenticate') {
    return value.replace(/\b((?:nonce|opaque)\s*=\s*"?)([^",\s]+)/gi, (_whole, before: string, secret: string) => before + register.take('token', secret));
  }
  const kind = headerKind(name);
  if (kind === 'ip') return value.split(',').map((part) => { const bare = part.trim(); return part.replace(bare, () => register.take('ip', bare)); }).join(',');
  if (kind === 'authorization') return redactAuthorization(value, register);
  if (kind !== null) return register.take(kind, value);
  if (addressHeaders.has(name)) return name === 'link' || name === 'refresh' ? redactText(value, register) : redactUrl(value, register);
  return redactText(value, register);
}

function redactAuthorization(value: string, register: Register): string {
  const space = value.indexOf(' ');
  if (space === -1) return register.take('authorization', value);
  return `${value.slice(0, space)} ${register.take('authorization', value.slice(space + 1).trim())}`;
}
