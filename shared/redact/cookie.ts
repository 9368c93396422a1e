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
  return header
    .split(';')
    .map((part) => redactPart(part, register))
    .join(';');
}

/** `name=value; Path=/; HttpOnly`, several joined by commas too: names and attributes stay. */
export function redactSetCookie(header: string, register: Register): string {
  // A comma starts another cookie only where a name and an equals sign follow; the comma of a date
  // is followed by a day.
  return header
    .split(/,(?=\s{0,8}[^\s;,=]{1,200}=)/)
    .map((cookie) => {
      const [first = '', ...attributes] = cookie.split(';');
      return [
        redactPart(first, register),
        ...attributes.map((attribute) => redactAttribute(attribute, register)),
      ].join(';');
    })
    .join(',');
}

/** What is no attribute of a cookie may be a second cookie. */
function redactAttribute(attribute: string, register: Register): string {
  return /^\s*(?:path|domain|expires|max-age|samesite|secure|httponly|partitioned|priority|version|comment|samesite|$)/i.test(
    attribute,
  )
    ? attribute
    : redactPart(attribute, register);
}

function redactPart(part: string, register: Register): string {
  const equals = part.indexOf('=');
  const start = equals + 1;
  const value = part.slice(start).trim();
  if (value === '') return part;
  return (
    part.slice(0, start) +
    part.slice(start).replace(value, () => redactCookieValue(value, register))
  );
}
