import { holdsLabel, type Kind, type Register } from './register.ts';

interface Pattern { readonly kind: Kind; readonly find: RegExp; /** Which group is the value; the whole match where left out. */ readonly group?: number; readonly holds?: (value: string) => boolean }

/**
 * Values that give themselves away by their shape, wherever they stand. Every pattern is linear: bounded runs of one class, no
 * nested repetition.
 */
const secrets: readonly Pattern[] = [
  { kind: 'token', find: /\beyJ[\w-]{8,4096}\.[\w-]{8,16384}(?:\.[\w-]{0,4096})?/g },
  { kind: 'certificate', find: /-----BEGIN [A-Z ]{3,40}-----[A-Za-z0-9+/=\s\\]{16,20000}-----END [A-Z ]{3,40}-----/g },
  { kind: 'authorization', find: /\b(?:Bearer|Basic|Digest|Token|ApiKey)\s+([\w.~+/=:-]{8,8192})/gi, group: 1, holds: (value) => /\d|[A-Z].*[a-z]|=/.test(value) && !/^(?:realm|error|scope)=?/i.test(value) },
  { kind: 'password', find: /:\/\/([^\s/@:"'<>]{1,200}:[^\s/@"'<>]{1,200})@/g, group: 1 },
  { kind: 'key', find: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { kind: 'token', find: /\bgh[pousr]_[A-Za-z0-9]{20,255}\b/g },
  { kind: 'token', find: /\bxox[abprs]-[A-Za-z0-9-]{10,255}/g },
  { kind: 'key', find: /\bsk[-_](?:live_|test_|ant-|proj-)?[A-Za-z0-9_-]{16,255}/g },
  { kind: 'key', find: /\bAIza[\w-]{35}/g },
  { kind: 'token', find: /\bglpat-[\w-]{20,255}/g },
];

const personal: readonly Pattern[] = [
  { kind: 'email', find: /(?<![\w.+%-])[\w.+%-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g, holds: (value) => /\.[A-Za-z]{2,}$/.test(value) && !value.endsWith('@haloservicedesk.com') },
  { kind: 'email', find: /[\w.+-]{1,64}%40[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g },
  { kind: 'ip', find: /(?<![\w./-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.]*\d|\.\d)/g, holds: isForeignAddress },
  { kind: 'card', find: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w.-])/g, holds: passesLuhn },
  { kind: 'phone', find: /(?<![\w.+:/-])\+\d[\d ()-]{7,18}\d(?![\w-])/g },
  // The integrator's log names the person in brackets; the sentence around it stays.
  { kind: 'name', find: /\bFailed to [a-z/ ]{3,40}\(([^()\r\n]{1,200})\)/gi, group: 1 },
];

/** The text with every value of a known shape replaced by its label. */
export function redactPatterns(text: string, register: Register): string {
  let result = text;
  for (const pattern of secrets) result = replace(result, pattern, register);
  if (register.options.keepPersonal) return result;
  for (const pattern of personal) result = replace(result, pattern, register);
  return result;
}

function replace(text: string, pattern: Pattern, register: Register): string {
  pattern.find.lastIndex = 0;
  return text.replace(pattern.find, (whole, ...groups: unknown[]) => {
    const value = pattern.group === undefined ? whole : String(groups[pattern.group - 1] ?? '');
    if (holdsLabel(value) || (pattern.holds !== undefined && !pattern.holds(value))) return whole;
    const label = register.take(pattern.kind, value);
    const at = whole.lastIndexOf(value);
    return whole.slice(0, at) + label + whole.slice(at + value.length);
  });
}

/** An IPv4 address that could lead to somebody: no loopback, no mask, no version number, no documentation range. */
export function isForeignAddress(value: string): boolean {
  const parts = value.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => part > 255)) return false;
  const [first = 0, second = 0, third = 0] = parts;
  if (first === 0 || first === 127 || first === 255) return false;
  return !(first === 192 && second === 0 && third === 2);
}

function passesLuhn(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number);
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size < 3) return false;
  const sum = digits.reverse().reduce((total, digit, place) => total + (place % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}
