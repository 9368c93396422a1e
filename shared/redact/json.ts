import { base64Of, decodeBase64 } from './base64.ts';
import { redactContent } from './content.ts';
import type { JsonRewrite } from './json-rewrite.ts';
import { token } from '../har/json-tape.ts';
import type { MemberName } from './member-name.ts';
import { looksSecret, type NameVerdict, verdictOf } from './names.ts';
import { redactPatterns } from './patterns.ts';
import type { Register } from './register.ts';
import { about } from './reading-cache.ts';
import { redactUrl } from './url.ts';

/**
 * Strings may hold JSON that holds strings that hold JSON …: followed this far down; deeper ones
 * are taken out whole.
 */
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
 * JSON text with its secrets and personal values replaced: by the name they stand under at any
 * depth, by their shape, and inside strings that hold JSON, addresses, markup, header blocks or
 * base64. Comes back itself where nothing was taken out; null where it is no JSON.
 */
export function redactJsonText(text: string, register: Register, nesting = 0): string | null {
  const rewrite = register.remembered.rewrite();
  const isJson = rewrite.openText(text);
  if (isJson) redactJson(rewrite, 0, register, nesting);
  const clean = isJson ? (rewrite.closeText() ?? text) : null;
  register.remembered.giveBack(rewrite);
  return clean;
}

/**
 * The same for JSON text inside a string of other JSON. False where it is none: then nothing was
 * done.
 */
export function redactJsonInside(
  rewrite: JsonRewrite,
  at: number,
  register: Register,
  nesting = 0,
): boolean {
  const inside = register.remembered.rewrite();
  const isJson = inside.openInside(rewrite, at);
  if (isJson) {
    redactJson(inside, 0, register, nesting);
    rewrite.replaceInside(at, inside);
  }
  register.remembered.giveBack(inside);
  return isJson;
}

/** One value of a JSON text that stands under no name that says anything. */
export function redactJson(
  rewrite: JsonRewrite,
  at: number,
  register: Register,
  nesting = 0,
): void {
  walk(rewrite, at, null, { register, nesting, isErrors: false }, 0);
}

/** A string that stands under no name that says anything. */
export function redactValue(text: string, register: Register): string {
  // A parameter may hold an address whose parameter holds JSON …
  register.nesting += 1;
  const clean = redactString(text, null, { register, nesting: register.nesting, isErrors: false });
  register.nesting -= 1;
  return clean;
}

function walk(
  rewrite: JsonRewrite,
  at: number,
  verdict: NameVerdict | null,
  context: Context,
  level: number,
): void {
  const { tape } = rewrite;
  switch (tape.kind(at)) {
    case token.string:
      return redactStringAt(rewrite, at, verdict, context);
    case token.number:
      if (verdict !== null && isSecretNumber(rewrite, at, verdict, context.register))
        rewrite.replaceText(at, context.register.take(verdict.kind, rewrite.source(at)));
      return;
    case token.object:
    case token.array:
      if (level > deepestTree) rewrite.replaceText(at, '[left out: nested too deep]');
      else if (tape.kind(at) === token.array) redactArray(rewrite, at, verdict, context, level);
      else redactObject(rewrite, at, verdict, context, level);
  }
}

function redactObject(
  rewrite: JsonRewrite,
  at: number,
  verdict: NameVerdict | null,
  context: Context,
  level: number,
): void {
  const { tape } = rewrite;
  const { remembered } = context.register;
  const end = tape.extra(at);
  const { names } = remembered;
  const first = names.length;
  let rank = 100;
  let named = -1;
  let holdsValue = false;
  let isErrorRecord = false;
  for (let place = at + 4; place < end; place = tape.next(place + 4)) {
    const name = remembered.nameAt(rewrite, place);
    names.push(name);
    holdsValue ||= name.isValue;
    isErrorRecord ||= name.isErrorSign;
    if (name.rank > 0 && name.rank <= rank && tape.kind(place + 4) === token.string) {
      rank = name.rank;
      named = place + 4;
    }
  }
  // {"name": "X", "value": "Y"}, {"key": …}, {"field": …}: the pair's name judges the value.
  const pairVerdict = holdsValue && named !== -1 ? remembered.nameAt(rewrite, named).verdict : null;
  // Below a secret's name everything is secret: {"password": {"value": "…"}}, {"tokens": ["…"]}.
  const below = inherited(verdict);
  let member = first;
  for (let place = at + 4; place < end; place = tape.next(place + 4), member += 1) {
    const name = names[member] as MemberName;
    const own = name.isValue ? (pairVerdict ?? name.verdict) : name.verdict;
    // What an error says in detail is a message, not a ticket's text.
    const judged = own !== null && own.kind === 'text' && isErrorRecord ? null : own;
    if (name.isLong) redactNameAt(rewrite, place, name, context.register);
    walk(
      rewrite,
      place + 4,
      judged ?? below,
      name.isErrors && !context.isErrors ? { ...context, isErrors: true } : context,
      level + 1,
    );
  }
  names.length = first;
}

function redactNameAt(
  rewrite: JsonRewrite,
  at: number,
  name: MemberName,
  register: Register,
): void {
  const clean = redactPatterns(name.text, register);
  if (clean !== name.text) rewrite.replaceText(at, clean);
}

/**
 * Arrays of pairs, [["authorization", "…"], …], are headers in some exporters; others take the
 * verdict of their name.
 */
function redactArray(
  rewrite: JsonRewrite,
  at: number,
  verdict: NameVerdict | null,
  context: Context,
  level: number,
): void {
  const { tape } = rewrite;
  const end = tape.extra(at);
  const first = at + 4;
  if (end === at + 12 && tape.kind(first) === token.string && tape.kind(at + 8) === token.string) {
    const own = verdictOf(rewrite.text(first));
    if (own !== null) return redactStringAt(rewrite, at + 8, own, context);
  }
  for (let place = first; place < end; place = tape.next(place))
    walk(rewrite, place, verdict, context, level + 1);
}

const inherited = (verdict: NameVerdict | null): NameVerdict | null =>
  verdict === null ||
  verdict.doubtful ||
  ['email', 'name', 'text', 'address', 'phone', 'ip', 'sql'].includes(verdict.kind)
    ? null
    : verdict;

function isSecretNumber(
  rewrite: JsonRewrite,
  at: number,
  verdict: NameVerdict,
  register: Register,
): boolean {
  if (verdict.doubtful || !register.wants(verdict.kind)) return false;
  const value = Math.abs(Number(rewrite.source(at)));
  return (
    (verdict.kind === 'phone' && value > 99_999) ||
    (verdict.kind === 'card' && value > 99_999) ||
    (['password', 'secret', 'token', 'key', 'session'].includes(verdict.kind) && value > 999)
  );
}

const harmlessValue = /^(?:true|false|null|none|undefined|1900-01-01T00:00:00|bearer|basic)$/i;

function redactStringAt(
  rewrite: JsonRewrite,
  at: number,
  verdict: NameVerdict | null,
  context: Context,
): void {
  const { tape } = rewrite;
  if (verdict === null && tape.end(at) - tape.start(at) < 6) return;
  const { remembered } = context.register;
  const subject = about.json(
    (context.nesting * 2 + (context.isErrors ? 1 : 0)) * 64 + (verdict?.code ?? 0),
  );
  if (remembered.recall(rewrite, at, subject)) return;
  const text = rewrite.text(at);
  remembered.put(rewrite, at, subject, text, redactString(text, verdict, context));
}

function redactString(text: string, verdict: NameVerdict | null, context: Context): string {
  if (text === '') return text;
  const { register, nesting } = context;
  if (
    verdict !== null &&
    register.wants(verdict.kind) &&
    (!verdict.doubtful || looksSecret(text)) &&
    !(context.isErrors && /\S\s+\S/.test(text)) &&
    !harmlessValue.test(text)
  ) {
    return register.take(verdict.kind, text);
  }
  if (text.length < 4) return text;
  if (nesting >= deepestText) return register.take('secret', text);
  const inner = insideBase64(text, register, nesting);
  if (inner !== null) return inner;
  if (/^(?:https?|wss?|data):\S+$/i.test(text))
    return register.once(' address', text, (address) => redactUrl(address, register));
  return redactContent(text, '', register, nesting + 1);
}

/**
 * A string that is base64 of a text is read, redacted and written back. Null where it is none, or
 * where nothing was found in it.
 */
function insideBase64(text: string, register: Register, nesting: number): string | null {
  if (
    text.length < 16 ||
    text.length > 5_000_000 ||
    text.length % 4 === 1 ||
    !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)
  )
    return null;
  if (decodeBase64(text.slice(0, 16)) === null && decodeBase64(text.slice(0, 12)) === null)
    return null;
  const decoded = decodeBase64(text);
  if (decoded === null) return null;
  const clean = redactContent(decoded, '', register, nesting + 1);
  return clean === decoded ? null : base64Of(clean);
}
