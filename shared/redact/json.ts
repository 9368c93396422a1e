import { looksSecret, type NameVerdict, verdictOf } from './names.ts';
import { base64Of, type Register } from './register.ts';
import { redactContent } from './content.ts';
import { redactUrl } from './url.ts';
import { decodeBase64 } from './base64.ts';

/** Strings may hold JSON that holds strings that hold JSON …: followed this far down. */
const deepest = 12;

/**
 * Any parsed JSON value with its secrets and personal values replaced: by the name they stand under at any depth, by their shape,
 * and inside strings that hold JSON, addresses, markup, header blocks or base64. Keys stay. Never throws; input is not changed.
 */
export function redactJson(value: unknown, register: Register, depth = 0): unknown {
  return walk(value, null, register, depth);
}

function walk(value: unknown, verdict: NameVerdict | null, register: Register, depth: number): unknown {
  if (typeof value === 'string') return redactString(value, verdict, register, depth);
  if (typeof value === 'number') return isSecretNumber(value, verdict) ? register.take((verdict as NameVerdict).kind, String(value)) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 400) return '[left out: nested too deep]';
  if (Array.isArray(value)) return redactArray(value, verdict, register, depth);
  const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const named = namedValue(value as Record<string, unknown>);
  for (const [key, inner] of Object.entries(value)) {
    const own = named !== null && key.toLowerCase() === 'value' ? verdictOf(named) ?? verdictOf(key) : verdictOf(key);
    // Below a secret's name everything is secret: {"password": {"value": "…"}}, {"tokens": ["…"]}.
    result[key] = walk(inner, own ?? inherited(verdict), register, depth + 1);
  }
  return result;
}

/** Arrays of pairs, [["authorization", "…"], …], are headers in some exporters; others take the verdict of their name. */
function redactArray(values: readonly unknown[], verdict: NameVerdict | null, register: Register, depth: number): unknown[] {
  const [first, second] = values;
  if (values.length === 2 && typeof first === 'string' && typeof second === 'string') {
    const own = verdictOf(first);
    if (own !== null) return [first, redactString(second, own, register, depth)];
  }
  return values.map((value) => walk(value, verdict, register, depth + 1));
}

const inherited = (verdict: NameVerdict | null): NameVerdict | null =>
  verdict === null || verdict.doubtful || ['email', 'name', 'text', 'address', 'phone', 'ip', 'sql'].includes(verdict.kind) ? null : verdict;

/** {"name": "X", "value": "Y"}, {"key": …}, {"field": …}: the pair's name judges the value. */
function namedValue(record: Record<string, unknown>): string | null {
  for (const key of ['name', 'Name', 'key', 'Key', 'field', 'header']) {
    const name = record[key];
    if (typeof name === 'string' && ('value' in record || 'Value' in record)) return name;
  }
  return null;
}

function isSecretNumber(value: number, verdict: NameVerdict | null): boolean {
  if (verdict === null || verdict.doubtful) return false;
  return (verdict.kind === 'password' && Math.abs(value) > 999) || (verdict.kind === 'phone' && Math.abs(value) > 99_999);
}

function redactString(text: string, verdict: NameVerdict | null, register: Register, depth: number): string {
  if (text === '') return text;
  if (verdict !== null && register.wants(verdict.kind) && (!verdict.doubtful || looksSecret(text))) {
    if (!/^(?:true|false|null|none|undefined|1900-01-01T00:00:00)$/i.test(text)) return register.take(verdict.kind, text);
  }
  if (depth < deepest) {
    const inner = insideBase64(text, register, depth);
    if (inner !== null) return inner;
    if (/^(?:https?|wss?):\/\/\S+$/i.test(text)) return redactUrl(text, register);
    return redactContent(text, '', register, depth + 1);
  }
  return register.take('text', text);
}

/** A string that is base64 of JSON (or of a text with pairs) is read, redacted and written back. */
function insideBase64(text: string, register: Register, depth: number): string | null {
  if (text.length < 16 || text.length > 5_000_000 || text.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return null;
  if (!/^(?:ey|W1|W3|Ww|eyJ|PD|LS0|Q|a|c|d|b|Y|Z|T|U|R|S)/.test(text)) return null;
  const decoded = decodeBase64(text);
  if (decoded === null || !/^\s*(?:[{[<]|[\w.-]+=[^\s]|[\w.-]+:\s|-----BEGIN)/.test(decoded)) return null;
  const clean = redactContent(decoded, '', register, depth + 1);
  return clean === decoded ? null : base64Of(clean);
}
