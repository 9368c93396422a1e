import { redactValue } from './json.ts';
import { looksSecret, verdictOf } from './names.ts';
import { isForeignAddress, redactPatterns } from './patterns.ts';
import type { Kind } from './kinds.ts';
import type { Register } from './register.ts';

/**
 * An address with its user info, sensitive query and fragment parameters, path secrets and tenant
 * taken out. Works on the text, not on a parsed URL, so that relative and broken addresses keep
 * their form and everything harmless stays byte for byte.
 */
export function redactUrl(address: string, register: Register): string {
  if (/^data:/i.test(address)) return redactDataUrl(address, register);
  if (/^(?:blob|javascript):/i.test(address)) return redactPatterns(address, register);
  const parts = /^([a-z][a-z0-9+.-]{0,30}:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(
    address,
  );
  if (parts === null) return redactPatterns(address, register);
  const [, scheme = '', host = '', path = '', query = '', fragment = ''] = parts;
  return (
    scheme +
    redactHost(host, register) +
    redactPath(path, host, register) +
    redactQuery(query, register) +
    redactQuery(fragment, register)
  );
}

/**
 * Pictures and fonts stay; text and JSON in a data address are cut off, for they may hold anything.
 */
function redactDataUrl(address: string, register: Register): string {
  const comma = address.indexOf(',');
  const type = address.slice(5, comma === -1 ? 5 : comma);
  if (comma === -1 || /^(?:image\/(?!svg)|font\/|audio\/|video\/)/i.test(type)) return address;
  return address.slice(0, comma + 1) + register.take('secret', address.slice(comma + 1));
}

function redactHost(text: string, register: Register): string {
  if (text === '') return text;
  const at = text.lastIndexOf('@');
  const user = at === -1 ? '' : text.slice(2, at);
  const rest = text.slice(at === -1 ? 2 : at + 1);
  return `//${user === '' ? '' : `${redactUserInfo(user, register)}@`}${redactHostName(rest, register)}`;
}

function redactUserInfo(user: string, register: Register): string {
  const colon = user.indexOf(':');
  if (colon === -1) return register.take('password', user);
  register.take('password', user.slice(colon + 1));
  return register.take('password', user);
}

function redactHostName(host: string, register: Register): string {
  const bare = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  if (register.wants('ip') && isForeignAddress(bare))
    return host.replace(bare, () => register.take('ip', bare));
  return redactPatterns(host, register);
}

function redactPath(path: string, host: string, register: Register): string {
  if (path.length < 2) return path;
  // The shared file host names the tenant first (/acme/Attachments/…); Adobe's call-back carries a
  // secret last.
  const withTenant = /\/\/(?:us|eu)-cdn\.haloservicedesk\.com/i.test(host)
    ? path.replace(
        /^\/([a-z0-9-]{2,63})\//i,
        (_whole, tenant: string) => `/${register.take('tenant', tenant.toLowerCase())}/`,
      )
    : path;
  const withoutSecret = withTenant.replace(
    /(\/notify\/adobeacrobat\/[^/]+\/)([^/]+)/i,
    (_whole, before: string, secret: string) => before + register.take('secret', secret),
  );
  const segments = withoutSecret.split('/');
  return segments
    .map((segment, place) => redactSegment(segment, segments[place - 1] ?? '', register))
    .join('/');
}

function redactSegment(segment: string, before: string, register: Register): string {
  if (segment.length < 4) return segment;
  if (
    /^(?:token|secret|key|reset|verify|invite|approve|approval|session|magic|activate|confirm|unsubscribe)s?$/i.test(
      before,
    ) &&
    looksSecret(segment)
  )
    return register.take('token', segment);
  if (!segment.includes(';')) return redactPatterns(segment, register);
  return segment
    .split(';')
    .map((part) => redactPart(part, register))
    .join(';');
}

/** `?a=b&c=d`, `#access_token=…`, `#/route?code=…`: names stay, sensitive values become labels. */
function redactQuery(query: string, register: Register): string {
  if (query.length < 2) return query;
  return query
    .split(/([&?#])/)
    .map((part) => redactPart(part, register))
    .join('');
}

/** `name=value`; old servers also part by `;`, where the name before is no secret's. */
function redactPart(part: string, register: Register): string {
  const equals = part.indexOf('=');
  if (equals < 1) return redactPatterns(part, register);
  const name = decode(part.slice(0, equals)).replace(/^amp;/, '');
  const raw = part.slice(equals + 1);
  if (raw.includes(';') && parameterVerdict(name, raw) === null) {
    return part
      .split(';')
      .map((one, place) =>
        place === 0 || /^[\w.-]{1,60}=/.test(one)
          ? redactPart(one, register)
          : redactPatterns(one, register),
      )
      .join(';');
  }
  return `${part.slice(0, equals + 1)}${redactParameter(name, raw, register)}`;
}

/** The value of a query or form parameter, percent-encoded as it stands. */
export function redactParameter(name: string, raw: string, register: Register): string {
  if (raw === '') return raw;
  const quoted = /^(["'])(.+)\1$/.exec(raw);
  if (quoted !== null)
    return `${quoted[1] ?? ''}${redactParameter(name, quoted[2] ?? '', register)}${quoted[1] ?? ''}`;
  const value = decode(raw);
  if (/^tenant$/i.test(name)) return labelled('tenant', value.toLowerCase(), raw, register);
  const kind = parameterVerdict(name, value);
  if (kind !== null && register.wants(kind)) return labelled(kind, value, raw, register);
  // Encoded twice: an address inside an address inside an address.
  if (value !== raw && /%[\da-f]{2}/i.test(value)) {
    const clean = redactParameter('', value, register);
    return clean === value ? raw : encodeURIComponent(clean);
  }
  // A parameter may hold an address with parameters of its own (redirect_uri), JSON (filter) or
  // base64.
  const inner = /^(?:\/|[a-z]{2,10}:\/\/)\S*$/i.test(value)
    ? redactUrl(value, register)
    : redactValue(value, register);
  return inner === value
    ? raw
    : raw === value && !/[\s&#+%]/.test(inner)
      ? inner
      : encodeURIComponent(inner);
}

/**
 * In an address a parameter called `code`, `key`, `state` … is a secret more often than not: only
 * plain words and short numbers stay.
 */
function parameterVerdict(name: string, value: string): Kind | null {
  const verdict = verdictOf(name);
  if (verdict === null || verdict.kind === 'text' || verdict.kind === 'sql') return null;
  if (!verdict.doubtful)
    return /^(?:true|false|undefined|null|\d{1,3})$/i.test(value) ? null : verdict.kind;
  return /^[a-z_]{0,11}$/i.test(value) || /^-?\d{1,10}$/.test(value) ? null : verdict.kind;
}

/** The parameter's label, or the value as it stood where it may stay. */
function labelled(kind: Kind, value: string, raw: string, register: Register): string {
  const label = register.take(kind, value);
  return label === value ? raw : label;
}

function decode(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
