import { looksSecret, verdictOf } from './names.ts';
import { isForeignAddress, redactPatterns } from './patterns.ts';
import type { Kind, Register } from './register.ts';

/**
 * An address with its user info, sensitive query and fragment parameters, path secrets and tenant taken out. Works on the text,
 * not on a parsed URL, so that relative and broken addresses keep their form and everything harmless stays byte for byte.
 */
export function redactUrl(address: string, register: Register): string {
  if (/^(?:data|blob|javascript):/i.test(address)) return redactPatterns(address, register);
  const parts = /^([a-z][a-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(address);
  if (parts === null) return redactPatterns(address, register);
  const [, scheme = '', host = '', path = '', query = '', fragment = ''] = parts;
  return scheme + redactHost(host, register) + redactPath(path, host, register) + redactQuery(query, register) + redactQuery(fragment, register);
}

function redactHost(text: string, register: Register): string {
  if (text === '') return text;
  const at = text.lastIndexOf('@');
  const user = at === -1 ? '' : text.slice(2, at);
  const rest = text.slice(at === -1 ? 2 : at + 1);
  const name = user === '' ? '' : `${register.take('password', user)}@`;
  return `//${name}${redactHostName(rest, register)}`;
}

const tenantHost = /^([a-z0-9-]+)(\.(?:halopsa|haloitsm|halocrm|haloservicedesk|haloservicesolutions)\.(?:com|io))(?::\d+)?$/i;
const sharedHosts = new Set(['www', 'us-cdn', 'eu-cdn', 'auth', 'support', 'api', 'cdn']);

/** Halo's hosted addresses carry the customer's name; another IP address than loopback leads to somebody. */
export function redactHostName(host: string, register: Register): string {
  const tenant = tenantHost.exec(host)?.[1];
  if (tenant !== undefined && !sharedHosts.has(tenant.toLowerCase())) return register.take('tenant', tenant.toLowerCase()) + host.slice(tenant.length);
  const bare = host.replace(/:\d+$/, '');
  return isForeignAddress(bare) ? register.take('ip', bare) + host.slice(bare.length) : host;
}

function redactPath(path: string, host: string, register: Register): string {
  // The shared file host names the tenant first (/acme/Attachments/…); Adobe's call-back carries a secret last.
  const withTenant = /\/\/(?:us|eu)-cdn\.haloservicedesk\.com/i.test(host)
    ? path.replace(/^\/([a-z0-9-]{2,63})\//i, (_whole, tenant: string) => `/${register.take('tenant', tenant.toLowerCase())}/`) : path;
  const withoutSecret = withTenant.replace(/(\/notify\/adobeacrobat\/[^/]+\/)([^/]+)/i, (_whole, before: string, secret: string) => before + register.take('secret', secret));
  const segments = withoutSecret.split('/');
  return segments.map((segment, place) => {
    const before = segments[place - 1] ?? '';
    const verdict = /^(?:token|secret|key|reset|verify|invite|approve|approval)$/i.test(before) && looksSecret(segment) ? 'token' : null;
    return verdict === null ? redactPatterns(segment, register) : register.take(verdict, segment);
  }).join('/');
}

/** `?a=b&c=d`, `#access_token=…`, `#/route?code=…`: names stay, sensitive values become labels. */
export function redactQuery(query: string, register: Register): string {
  if (query.length < 2) return query;
  return query.split(/([&;?#])/).map((part) => {
    const equals = part.indexOf('=');
    if (equals < 1) return redactPatterns(part, register);
    const name = decode(part.slice(0, equals));
    const raw = part.slice(equals + 1);
    return `${part.slice(0, equals + 1)}${redactParameter(name, raw, register)}`;
  }).join('');
}

/** The value of a query or form parameter, percent-encoded as it stands. */
export function redactParameter(name: string, raw: string, register: Register): string {
  if (raw === '') return raw;
  const value = decode(raw);
  if (/^tenant$/i.test(name)) return labelled('tenant', value.toLowerCase(), raw, register);
  const verdict = parameterVerdict(name, value);
  if (verdict !== null) return labelled(verdict, value, raw, register);
  // A parameter may hold an address with parameters of its own (redirect_uri, returnUrl).
  if (/^(?:https?:\/\/|\/)[^\s]*[?#]/i.test(value)) {
    const inner = redactUrl(value, register);
    return inner === value ? raw : encodeURIComponent(inner);
  }
  return redactPatterns(raw, register);
}

/** In an address a parameter called `code`, `key`, `state` … is a secret more often than not: only plain words and short numbers stay. */
function parameterVerdict(name: string, value: string) {
  const verdict = verdictOf(name);
  if (verdict === null || verdict.kind === 'text' || verdict.kind === 'sql') return null;
  if (!verdict.doubtful) return /^(?:true|false|undefined|null|\d{1,3})$/i.test(value) ? null : verdict.kind;
  return /^[a-z_]{0,11}$/i.test(value) || /^-?\d{1,10}$/.test(value) ? null : verdict.kind;
}


/** The parameter's label, or the value as it stood where it may stay. */
function labelled(kind: Kind, value: string, raw: string, register: Register): string {
  const label = register.take(kind, value);
  return label === value ? raw : label;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
