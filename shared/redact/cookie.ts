import type { Register } from './register.ts';

/** Values that tell a developer something and nobody a secret. */
const plain = /^(?:|true|false|yes|no|on|off|[01]|light|dark|deleted|[a-z]{2}(?:-[A-Za-z]{2})?)$/;

/** One cookie's value. */
export function redactCookieValue(value: string, register: Register): string {
  const bare = value.replace(/^"(.*)"$/, '$1');
  return plain.test(bare) ? value : register.take('cookie', bare);
}

/** `a=1; b=2` of a Cookie header: names stay. */
export function redactCookieHeader(header: string, register: Register): string {
  return header.split(';').map((part) => redactPart(part, register)).join(';');
}

/** `name=value; Path=/; HttpOnly`, several joined by commas too: names and attributes stay. */
export function redactSetCookie(header: string, register: Register): string {
  // A comma starts another cookie only where a name and an equals sign follow; the comma of a date is followed by a digit or a space and a digit.
  return header.split(/,(?=\s*[^\s;,=]+=)/).map((cookie) => {
    const [first = '', ...attributes] = cookie.split(';');
    return [redactPart(first, register), ...attributes].join(';');
  }).join(',');
}

function redactPart(part: string, register: Register): string {
  const equals = part.indexOf('=');
  if (equals === -1) return part.trim() === '' ? part : part.replace(part.trim(), (value) => redactCookieValue(value, register));
  return part.slice(0, equals + 1) + redactCookieValue(part.slice(equals + 1).trim(), register);
}
