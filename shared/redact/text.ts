import { headerKind, looksSecret, verdictOf } from './names.ts';
import { redactPatterns } from './patterns.ts';
import { holdsLabel, type Register } from './register.ts';
import { redactUrl } from './url.ts';

/**
 * Free text: addresses in it, header blocks stored as text, `name=value` and `name: 'value'` pairs, then values known by shape.
 * Runs are bounded, so hostile text costs no more than plain text.
 */
export function redactText(text: string, register: Register): string {
  if (text.length < 4) return text;
  const withoutAddresses = text.includes('://') ? text.replace(/\b(?:https?|wss?):\/\/[^\s"'<>\\`]{3,16000}/gi, (address) => redactUrl(address, register)) : text;
  const withoutHeaders = withoutAddresses.includes(':') ? withoutAddresses.split('\n').map((line) => redactHeaderLine(line, register)).join('\n') : withoutAddresses;
  return redactPatterns(redactPairs(withoutHeaders, register), register);
}

/** One line of a header block kept as text, as Halo's IntegrationRequest rows hold them. */
function redactHeaderLine(line: string, register: Register): string {
  const colon = line.indexOf(':');
  if (colon < 2 || colon > 60 || line.startsWith('//', colon + 1)) return line;
  const name = line.slice(0, colon).trim();
  if (!/^[A-Za-z][\w-]*$/.test(name)) return line;
  const kind = headerKind(name);
  if (kind === null || kind === 'text' || kind === 'name') return line;
  const value = line.slice(colon + 1).trim();
  if (value === '') return line;
  // A line of script or of a sentence is not a header: those are left to redactPairs and the patterns.
  if (/^["'`{[(]/.test(value)) return line;
  const scheme = /^(?:Bearer|Basic|Digest|Token|ApiKey|Negotiate)\s+/i.exec(value)?.[0] ?? '';
  return `${line.slice(0, colon + 1)} ${scheme}${register.take(kind, value.slice(scheme.length))}${line.endsWith('\r') ? '\r' : ''}`;
}

const pair = /(?<![\w.-])(["']?)([A-Za-z_][\w.-]{1,60})\1(\s{0,8}(?:=|:|=>)\s{0,8})(?:"([^"\\\r\n]{1,8000})"|'([^'\\\r\n]{1,8000})'|`([^`\\\r\n]{1,8000})`|([^\s"'`&;,<>(){}[\]]{3,8000}))/g;

/** Assignments and pairs in script, configuration, forms and logs. */
function redactPairs(text: string, register: Register): string {
  return text.replace(pair, (whole, _quote: string, name: string, sign: string, double?: string, single?: string, tick?: string, bare?: string) => {
    const value = double ?? single ?? tick ?? bare ?? '';
    if (holdsLabel(value)) return whole;
    const verdict = verdictOf(name);
    if (verdict === null || verdict.kind === 'text' || verdict.kind === 'sql') return whole;
    // In running text `Token: not found` is a message, not a secret.
    const quoted = bare === undefined;
    if (verdict.doubtful && !looksSecret(value)) return whole;
    if (!quoted && (sign.trim() !== '=' || /^(?:true|false|null|undefined|function|new|this|await|\d{1,4})$/i.test(value)) && !looksSecret(value)) return whole;
    if (!quoted && /^(?:Bearer|Basic|Digest|Token|ApiKey)$/i.test(value)) return whole;
    const at = whole.lastIndexOf(value);
    return whole.slice(0, at) + register.take(verdict.kind, value) + whole.slice(at + value.length);
  });
}
