import type { Kind } from './kinds.ts';
import type { Register } from './register.ts';
import { holdsLabel, isLabel } from './value-forms.ts';

interface Pattern {
  readonly kind: Kind;
  readonly find: RegExp;
  /** The text is looked through only where it holds one of these; saves most of the time. */
  readonly cue: (text: string) => boolean;
  /** Which group is the value; the whole match where left out. */
  readonly group?: number;
  readonly holds?: (value: string) => boolean;
}

const has =
  (...cues: readonly string[]) =>
  (text: string): boolean =>
    cues.some((cue) => text.includes(cue));
const hasDigit = (value: string): boolean => /\d/.test(value);

/**
 * Values that give themselves away by their shape, wherever they stand. Every pattern is linear:
 * bounded runs, or a run that the match itself uses up whether or not the value holds.
 */
const secrets: readonly Pattern[] = [
  {
    kind: 'token',
    cue: has('eyJ'),
    find: /eyJ[\w-]{8,}(?:\.[\w-]+){0,4}\.?/g,
    holds: (value) => /^[\w-]+\.[\w-]{8}/.test(value),
  },
  {
    kind: 'certificate',
    cue: has('-----BEGIN '),
    find: /-----BEGIN [A-Z ]{3,40}-----[A-Za-z0-9+/=\s\\:,]{16,20000}(?:-----END [A-Z ]{3,40}-----)?/g,
  },
  {
    kind: 'authorization',
    cue: (text) => /\b(?:bearer|basic|digest|token|apikey|negotiate)\s/i.test(text),
    group: 1,
    find: /\b(?:Bearer|Basic|Digest|Token|ApiKey|Negotiate)\s{1,8}([\w.~+/=:-]{8,8192})/gi,
    holds: (value) => hasDigit(value) || /=$|[a-z][A-Z]/.test(value) || value.length >= 32,
  },
  {
    kind: 'password',
    cue: has('@'),
    find: /:\/\/([^\s/@:"'<>]{0,200}:[^\s/@"'<>]{1,200})@/g,
    group: 1,
  },
  { kind: 'key', cue: has('AKIA', 'ASIA'), find: /(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  {
    kind: 'token',
    cue: has('ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'),
    find: /gh[pousr]_[A-Za-z0-9]{20,255}/g,
  },
  { kind: 'token', cue: has('github_pat_'), find: /github_pat_\w{20,255}/g },
  { kind: 'token', cue: has('xox'), find: /xox[abeprs]-[A-Za-z0-9-]{10,255}/g },
  {
    kind: 'key',
    cue: has('sk-', 'sk_', 'rk_', 'pk_'),
    find: /(?<![A-Za-z0-9])[srp]k[-_][A-Za-z0-9_-]{16,255}/g,
    holds: hasDigit,
  },
  { kind: 'key', cue: has('AIza'), find: /AIza[\w-]{35}/g },
  { kind: 'token', cue: has('glpat-'), find: /glpat-[\w-]{20,255}/g },
];

/** Halo's hosted addresses carry the customer's name. */
const tenantHost =
  /(?<![\w-])([a-z0-9-]{1,63})(?=\.(?:halopsa|haloitsm|halocrm|haloservicedesk|haloservicesolutions)\.(?:com|io)(?![\w-]))/gi;
const sharedHosts = new Set([
  'www',
  'us-cdn',
  'eu-cdn',
  'auth',
  'support',
  'api',
  'cdn',
  'apps',
  'my',
]);

const personal: readonly Pattern[] = [
  {
    kind: 'tenant',
    cue: (text) => /\.halo/i.test(text),
    find: tenantHost,
    holds: (value) => !sharedHosts.has(value.toLowerCase()),
  },
  {
    kind: 'email',
    cue: has('@'),
    find: /(?<![\w.+%-])[\w.+%'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g,
    holds: (value) =>
      /\.[A-Za-z][A-Za-z0-9-]+$/.test(value) && !value.endsWith('@haloservicedesk.com'),
  },
  {
    kind: 'email',
    cue: has('%40'),
    find: /(?<![\w.+-])[\w.+-]{1,64}%40[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g,
  },
  {
    kind: 'ip',
    cue: hasDigit,
    find: /(?<![\w./-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.]*\d|\.\d)/g,
    holds: isForeignAddress,
  },
  {
    kind: 'ip',
    cue: has('::'),
    find: /(?<![\w:.])[\da-f]{1,4}(?::[\da-f]{1,4}){0,6}::(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,6})?(?![\w:])/gi,
    holds: isForeignAddress,
  },
  { kind: 'ip', cue: has(':'), find: /(?<![\w:.-])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\w:])/gi },
  {
    kind: 'ip',
    cue: (text) => text.includes(':') || text.includes('-'),
    find: /(?<![\w:-])[\da-f]{2}(?:(?::[\da-f]{2}){5}|(?:-[\da-f]{2}){5})(?![\w:-])/gi,
    holds: hasDigit,
  },
  {
    kind: 'card',
    cue: hasDigit,
    find: /(?<![\w.-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w.-])/g,
    holds: isCard,
  },
  { kind: 'phone', cue: has('+'), find: /(?<![\w.+:/-])\+\d[\d ()-]{7,18}\d(?![\w-])/g },
  // Halo's refusals name the agent; the sentence around the name stays.
  {
    kind: 'name',
    cue: has('Agent ', 'User ', 'Contact '),
    find: /\b(?:Agent|User|Contact) ([A-Z][\p{L}'’-]{1,40}(?: [A-Z][\p{L}'’-]{1,40}){1,2})(?= (?:does|has|is|was|can|could|may|will)\b)/gu,
    group: 1,
  },
  // The integrator's log names the person in brackets; the sentence around it stays.
  {
    kind: 'name',
    cue: has('ailed to '),
    find: /\bFailed to [a-z/ ]{3,40}(?:user|contact|agent|customer|person|client|site)s? ?\(([^()\r\n]{1,200})\)/gi,
    group: 1,
    holds: (value) => !/^\d+$/.test(value),
  },
];

/** Words, blanks and paths without digits hold nothing that has a shape; neither do dates. */
const plain = /^[A-Za-z_ /-]*$|^\d{4}-\d\d-\d\d(?:[T ][\d:.]+Z?)?$/;

/** The text with every value of a known shape replaced by its label. */
export function redactPatterns(text: string, register: Register): string {
  if (text.length < 6 || (text.length <= 26 && plain.test(text))) return text;
  let result = text;
  for (const pattern of secrets)
    if (pattern.cue(result)) result = replace(result, pattern, register);
  if (register.options.keepPersonal) return result;
  for (const pattern of personal)
    if (pattern.cue(result)) result = replace(result, pattern, register);
  return result;
}

function replace(text: string, pattern: Pattern, register: Register): string {
  pattern.find.lastIndex = 0;
  return text.replace(pattern.find, (whole, ...groups: unknown[]) => {
    const value = pattern.group === undefined ? whole : String(groups[pattern.group - 1] ?? '');
    if (
      isLabel(value) ||
      (pattern.kind !== 'authorization' && holdsLabel(value)) ||
      (pattern.holds !== undefined && !pattern.holds(value))
    )
      return whole;
    const label = register.take(
      pattern.kind,
      pattern.kind === 'tenant' ? value.toLowerCase() : value,
    );
    const at = whole.lastIndexOf(value);
    if (pattern.kind === 'password') {
      const [user = '', ...secret] = value.split(':');
      register.take('name', user);
      register.take('password', secret.join(':'));
    }
    return whole.slice(0, at) + label + whole.slice(at + value.length);
  });
}

/**
 * An IP address that could lead to somebody: no loopback, no "any address", no mask, no version
 * number.
 */
export function isForeignAddress(value: string): boolean {
  if (value.includes(':'))
    return (
      !/^(?:::1?|100::[\da-f]*)$/i.test(value) &&
      /\d/.test(value) &&
      /^[\da-f:.]+$/i.test(value) &&
      value.split(':').length >= 3
    );
  const parts = value.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part <= 255)) || value === '') return false;
  const [first = 0] = parts;
  return first !== 0 && first !== 127 && first !== 255;
}

/**
 * Card numbers have 15 or 16 digits (13, 14 and 19 only where they are written in groups) and pass
 * Luhn's check.
 */
function isCard(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number);
  if (digits.length !== 15 && digits.length !== 16 && text.length === digits.length) return false;
  if (new Set(digits).size < 2) return false;
  const sum = digits
    .reverse()
    .reduce(
      (total, digit, place) =>
        total + (place % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2),
      0,
    );
  return sum % 10 === 0;
}
