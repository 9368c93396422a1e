import { base64Of, decodeBase64 } from './base64.ts';
import { redactContent } from './content.ts';
import { looksSecret, type NameVerdict, verdictOf } from './names.ts';
import { redactPatterns } from './patterns.ts';
import type { Register } from './register.ts';
import { redactUrl } from './url.ts';

export type Node = Readonly<Record<string, unknown>>;
export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Strings may hold JSON that holds strings that hold JSON …: followed this far down; deeper ones are taken out whole. */
export const deepestText = 12;
/** Objects in objects: no API nests deeper, and reading on would exhaust the stack. */
const deepestTree = 400;

interface Context {
  readonly register: Register;
  /** How many texts inside texts were entered. */
  readonly nesting: number;
  /** Inside a list of validation errors, names are the names of fields and strings are messages. */
  readonly isErrors: boolean;
}

/**
 * Any parsed JSON value with its secrets and personal values replaced: by the name they stand under at any depth, by their shape,
 * and inside strings that hold JSON, addresses, markup, header blocks or base64. Never throws; the input is not changed, and comes
 * back itself where nothing was taken out.
 */
export function redactJson(value: unknown, register: Register, nesting = 0): unknown {
  return walk(value, null, { register, nesting, isErrors: false }, 0);
}

/** A string that stands under no name that says anything. */
export function redactValue(text: string, register: Register): string {
  // A parameter may hold an address whose parameter holds JSON …
  register.nesting += 1;
  const clean = redactString(text, null, { register, nesting: register.nesting, isErrors: false });
  register.nesting -= 1;
  return clean;
}

function walk(value: unknown, verdict: NameVerdict | null, context: Context, level: number): unknown {
  if (typeof value === 'string') return redactString(value, verdict, context);
  if (typeof value === 'number') return isSecretNumber(value, verdict, context.register) ? context.register.take(verdict?.kind ?? 'secret', String(value)) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (level > deepestTree) return '[left out: nested too deep]';
  return Array.isArray(value) ? redactArray(value, verdict, context, level) : redactObject(value as Node, verdict, context, level);
}

function redactObject(record: Node, verdict: NameVerdict | null, context: Context, level: number): Node {
  const keys = Object.keys(record);
  const named = namedValue(record);
  let copy: Record<string, unknown> | null = null;
  for (const [place, key] of keys.entries()) {
    const value = record[key];
    const own = named !== null && valueNames.has(key) ? verdictOf(named) ?? verdictOf(key) : verdictOf(key);
    const inside = errorNames.has(key.toLowerCase()) ? { ...context, isErrors: true } : context;
    // What an error says in detail is a message, not a ticket's text.
    const judged = own !== null && own.kind === 'text' && isErrorRecord(record) ? null : own;
    // Below a secret's name everything is secret: {"password": {"value": "…"}}, {"tokens": ["…"]}.
    const clean = walk(value, judged ?? inherited(verdict), inside, level + 1);
    const name = key.length >= 20 || key.includes('@') ? redactPatterns(key, context.register) : key;
    if (copy === null && (clean !== value || name !== key)) {
      copy = {};
      for (const before of keys.slice(0, place)) put(copy, before, record[before]);
    }
    if (copy !== null) put(copy, name, clean);
  }
  return copy ?? record;
}

/** Arrays of pairs, [["authorization", "…"], …], are headers in some exporters; others take the verdict of their name. */
function redactArray(values: readonly unknown[], verdict: NameVerdict | null, context: Context, level: number): readonly unknown[] {
  const [first, second] = values;
  if (values.length === 2 && typeof first === 'string' && typeof second === 'string') {
    const own = verdictOf(first);
    if (own !== null) return [first, redactString(second, own, context)];
  }
  let copy: unknown[] | null = null;
  for (const [place, value] of values.entries()) {
    const clean = walk(value, verdict, context, level + 1);
    if (clean !== value) (copy ??= [...values])[place] = clean;
  }
  return copy ?? values;
}

const valueNames = new Set(['value', 'Value', 'values', 'val']);
const errorNames = new Set(['errors', 'modelstate', 'validationerrors', 'invalid-params', 'invalidparams']);

const inherited = (verdict: NameVerdict | null): NameVerdict | null =>
  verdict === null || verdict.doubtful || ['email', 'name', 'text', 'address', 'phone', 'ip', 'sql'].includes(verdict.kind) ? null : verdict;

/** {"name": "X", "value": "Y"}, {"key": …}, {"field": …}: the pair's name judges the value. */
function namedValue(record: Node): string | null {
  if (!('value' in record || 'Value' in record || 'values' in record || 'val' in record)) return null;
  for (const key of ['name', 'Name', 'key', 'Key', 'field', 'fieldName', 'header']) {
    const name = record[key];
    if (typeof name === 'string') return name;
  }
  return null;
}

function isErrorRecord(record: Node): boolean {
  return 'message' in record || 'Message' in record || 'error' in record || 'ClassName' in record || 'detail' in record;
}

function isSecretNumber(value: number, verdict: NameVerdict | null, register: Register): boolean {
  if (verdict === null || verdict.doubtful || !register.wants(verdict.kind)) return false;
  return (verdict.kind === 'phone' && Math.abs(value) > 99_999) || (verdict.kind === 'card' && Math.abs(value) > 99_999)
    || (['password', 'secret', 'token', 'key', 'session'].includes(verdict.kind) && Math.abs(value) > 999);
}

const harmlessValue = /^(?:true|false|null|none|undefined|1900-01-01T00:00:00|bearer|basic)$/i;

function redactString(text: string, verdict: NameVerdict | null, context: Context): string {
  if (text === '') return text;
  const { register, nesting } = context;
  if (verdict !== null && register.wants(verdict.kind) && (!verdict.doubtful || looksSecret(text)) && !(context.isErrors && /\S\s+\S/.test(text)) && !harmlessValue.test(text)) {
    return register.take(verdict.kind, text);
  }
  if (text.length < 4) return text;
  if (nesting >= deepestText) return register.take('secret', text);
  const inner = insideBase64(text, register, nesting);
  if (inner !== null) return inner;
  if (/^(?:https?|wss?|data):\S+$/i.test(text)) return register.once(' address', text, (address) => redactUrl(address, register));
  return redactContent(text, '', register, nesting + 1);
}

/** A string that is base64 of a text is read, redacted and written back. Null where it is none, or where nothing was found in it. */
function insideBase64(text: string, register: Register, nesting: number): string | null {
  if (text.length < 16 || text.length > 5_000_000 || text.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return null;
  if (decodeBase64(text.slice(0, 16)) === null && decodeBase64(text.slice(0, 12)) === null) return null;
  const decoded = decodeBase64(text);
  if (decoded === null) return null;
  const clean = redactContent(decoded, '', register, nesting + 1);
  return clean === decoded ? null : base64Of(clean);
}

/** Keys come from the file: `__proto__` must stay a key. */
export function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}
