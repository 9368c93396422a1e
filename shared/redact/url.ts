import { decodeBase64 } from './base64.ts';
import { addressRules, likelyTellers, secretTellers } from './address-rules.ts';
import type { Kind } from './kinds.ts';
import type { NameVerdict } from './names.ts';
import { redactPatterns } from './patterns.ts';
import type { Register } from './register.ts';
import {
  isGuid,
  isProse,
  isTakenUnder,
  isWords,
  looksRandom,
  looksSecret,
} from './secret-values.ts';
import { isForeignAddress } from './shape-rules.ts';
import { isLabel } from './value-forms.ts';

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
  const isSignIn =
    /authori[sz]e|callback|oauth|oidc|openid|sign-?in|log-?in|connect\/|saml|sso\b/i.test(path) ||
    /[?&#](?:client_id|response_type|redirect_uri|id_token|access_token)=/i.test(query + fragment);
  return (
    scheme +
    register.once(' host', host, (text) => redactHost(text, register)) +
    redactPath(path, host, register) +
    redactQuery(query, isSignIn, register) +
    redactQuery(fragment, isSignIn, register)
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
  const segments = withoutWebhook(withoutTenant(path, host, register), host, register).split('/');
  const isPerson = register.wants('email') && /\/\/graph\.microsoft\.com$/i.test(host);
  return segments
    .map((segment, place) => {
      const before = segments[place - 1] ?? '';
      return isPerson && /^users$/i.test(before) && isGuid(segment)
        ? register.take('email', segment)
        : redactSegment(segment, before, register);
    })
    .join('/');
}

/** The shared file host names the tenant first (/acme/Attachments/…). */
function withoutTenant(path: string, host: string, register: Register): string {
  return /\/\/(?:us|eu)-cdn\.haloservicedesk\.com/i.test(host)
    ? path.replace(
        /^\/([a-z0-9-]{2,63})\//i,
        (_whole, tenant: string) => `/${register.take('tenant', tenant.toLowerCase())}/`,
      )
    : path;
}

function withoutWebhook(path: string, host: string, register: Register): string {
  const whole = host + path;
  for (const { find } of addressRules) {
    const found = find.exec(whole);
    if (found === null) continue;
    const [, before = '', secret = ''] = found;
    const from = found.index + before.length - host.length;
    if (from < 0 || isLabel(secret)) continue;
    return path.slice(0, from) + register.take('token', secret) + path.slice(from + secret.length);
  }
  return path;
}

function redactSegment(segment: string, before: string, register: Register): string {
  if (segment.length < 4) return segment;
  const stem = segment.replace(/\.[a-z]{2,5}$/i, '');
  if (isSecretSegment(stem, before))
    return register.take('token', stem) + segment.slice(stem.length);
  if (!segment.includes(';')) return redactPatterns(segment, register);
  return segment
    .split(';')
    .map((part) => redactPart(part, false, register))
    .join(';');
}

function isSecretSegment(segment: string, before: string): boolean {
  if (/^\d+$/.test(segment) || isLabel(segment)) return false;
  // The private address of a calendar.
  if (/^(?:private|secret|token)-(?=\w*\d)\w{16,}$/i.test(segment)) return true;
  if (secretTellers.test(before)) return looksSecret(segment);
  return (
    looksRandom(segment) ||
    (likelyTellers.test(before) &&
      (looksRandom(segment, 20) || /^(?=.*\d)(?=.*[a-f])[\da-f]{32,64}$/.test(segment)))
  );
}

/** `?a=b&c=d`, `#access_token=…`, `#/route?code=…`: names stay, sensitive values become labels. */
function redactQuery(query: string, isSignIn: boolean, register: Register): string {
  if (query.length < 2) return query;
  return query
    .split(/([&?#])/)
    .map((part) => redactPart(part, isSignIn, register))
    .join('');
}

/** `name=value`; old servers also part by `;`, where the name before is no secret's. */
function redactPart(part: string, isSignIn: boolean, register: Register): string {
  const equals = part.indexOf('=');
  if (equals < 1) return redactPatterns(part, register);
  const name = decode(part.slice(0, equals)).replace(/^amp;/, '');
  const raw = part.slice(equals + 1);
  if (raw.includes(';') && parameterKind(register.names.verdict(name), raw, isSignIn) === null) {
    return part
      .split(';')
      .map((one, place) =>
        place === 0 || /^[\w.-]{1,60}=/.test(one)
          ? redactPart(one, isSignIn, register)
          : redactPatterns(one, register),
      )
      .join(';');
  }
  return `${part.slice(0, equals + 1)}${redactParameter(name, raw, register, isSignIn)}`;
}

/** The value of a query or form parameter, percent-encoded as it stands. */
export function redactParameter(
  name: string,
  raw: string,
  register: Register,
  isSignIn = false,
): string {
  if (raw === '') return raw;
  const quoted = /^(["'])(.+)\1$/.exec(raw);
  if (quoted !== null)
    return `${quoted[1] ?? ''}${redactParameter(name, quoted[2] ?? '', register, isSignIn)}${quoted[1] ?? ''}`;
  const value = decode(raw);
  const kind = parameterKind(register.names.verdict(name), value, isSignIn);
  if (kind !== null && register.wants(kind))
    return labelled(kind, kind === 'tenant' ? value.toLowerCase() : value, raw, register);
  // Encoded twice: an address inside an address inside an address.
  if (value !== raw && /%[\da-f]{2}/i.test(value)) {
    const clean = redactParameter('', value, register, isSignIn);
    return clean === value ? raw : encodeURIComponent(clean);
  }
  return redactInner(value, raw, register);
}

/**
 * A parameter may hold an address with parameters of its own (redirect_uri), JSON (filter), base64,
 * or what only a generator makes.
 */
function redactInner(value: string, raw: string, register: Register): string {
  const inner = /^(?:\/|[a-z]{2,10}:\/\/)\S*$/i.test(value)
    ? redactUrl(value, register)
    : register.redactValue(value);
  if (inner === value)
    return looksRandom(value) && decodeBase64(value) === null
      ? labelled('token', value, raw, register)
      : raw;
  return raw === value && !/[\s&#+%]/.test(inner) ? inner : encodeURIComponent(inner);
}

/**
 * In an address a parameter called `code`, `key`, `state` … is a secret more often than not: only
 * words and short numbers stay.
 */
function parameterKind(verdict: NameVerdict | null, value: string, isSignIn: boolean): Kind | null {
  if (verdict === null || isProse(verdict.kind)) return null;
  if (verdict.kind === 'own') return 'own';
  if (!verdict.doubtful || verdict.kind === 'email' || verdict.kind === 'name')
    return /^\d{1,3}$/.test(value) || !isTakenUnder(verdict, value) ? null : verdict.kind;
  if (isSignIn && value.length >= 6 && !/^\d{1,10}$/.test(value)) return verdict.kind;
  const isHarmless =
    /^[a-z_]{0,11}$/i.test(value) ||
    /^-?\d{1,10}$/.test(value) ||
    (verdict.kind !== 'password' && isWords(value) && stateShape.test(value)) ||
    /\s/.test(value);
  return isHarmless ? null : verdict.kind;
}

/** `closed_by_agent`, `E1042`, `INC-0001234`, `NOT_FOUND_2` */
const stateShape = /^(?:[a-z\d_.-]+|[A-Z]{1,5}[-_]?\d{1,8}|[A-Z]+(?:_[A-Z\d]+)+)$/;

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
