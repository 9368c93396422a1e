import { redactHeader } from './header.ts';
import type { JsonRewrite } from './json-rewrite.ts';
import { token } from '../har/json-tape.ts';
import type { MemberName } from './member-name.ts';
import { isSecretKind, type Names, type NameVerdict, verdict as verdictFor } from './names.ts';
import { redactPatterns } from './patterns.ts';
import { about } from './reading-cache.ts';
import { anyString, type Register } from './register.ts';
import { isPersonName, isTakenUnder, isWords } from './secret-values.ts';
import { columnsOf } from './table.ts';

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
  /** Below "users" or "agent", a name is a person's. */
  readonly isPeople: boolean;
  /** Below "version", four numbers with dots are no address. */
  readonly isVersion: boolean;
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
  const kind = rewrite.tape.kind(at);
  // Under no name nothing is asked of these, and most members of an entry are such.
  if (kind === token.number || kind === token.word) return;
  walk(
    rewrite,
    at,
    null,
    { register, nesting, isErrors: false, isPeople: false, isVersion: false },
    0,
  );
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
  const about = lookOver(rewrite, at, context);
  // Below a secret's name everything is secret: {"password": {"value": "…"}}, {"tokens": ["…"]}.
  const below = inherited(verdict);
  let member = first;
  for (let place = at + 4; place < end; place = tape.next(place + 4), member += 1) {
    const name = names[member] as MemberName;
    if (name.isLong) redactNameAt(rewrite, place, name, context.register);
    if (about.columns !== null && isTable(rewrite, place + 4))
      redactTable(rewrite, place + 4, about.columns, context, level + 1);
    else
      walk(
        rewrite,
        place + 4,
        firmer(judgedMember(rewrite, place + 4, name, about, context), below),
        contextBelow(name, context),
        level + 1,
      );
  }
  names.length = first;
}

/** Below "password" no name makes a value doubtful: {"password": {"old": "…", "to": "…"}}. */
const firmer = (own: NameVerdict | null, below: NameVerdict | null): NameVerdict | null =>
  own === null || (own.doubtful && below !== null) ? below : own;

/** What the members of an object say about each other. */
interface Neighbours {
  /** {"name": "X", "value": "Y"}, {"key": …}, {"field": …}: the pair's name judges the value. */
  readonly pair: NameVerdict | null;
  readonly isErrorRecord: boolean;
  /** {"columns": ["user", "password"], "rows": [[…]]} */
  readonly columns: readonly (NameVerdict | null)[] | null;
}

/** Leaves the members' names behind those that stand in `remembered.names` already. */
function lookOver(rewrite: JsonRewrite, at: number, context: Context): Neighbours {
  const { tape } = rewrite;
  const { remembered } = context.register;
  const end = tape.extra(at);
  let holdsValue = false;
  let isNamed = false;
  let isErrorRecord = false;
  let columns: Neighbours['columns'] = null;
  for (let place = at + 4; place < end; place = tape.next(place + 4)) {
    const name = remembered.nameAt(rewrite, place);
    remembered.names.push(name);
    holdsValue ||= name.isValue;
    isNamed ||= name.rank > 0;
    isErrorRecord ||= name.isErrorSign;
    if (name.isColumns && tape.kind(place + 4) === token.array)
      columns ??= columnsAt(rewrite, place + 4, context.register.names);
  }
  const pair = holdsValue && isNamed ? pairOf(rewrite, at, context) : null;
  return { pair, isErrorRecord, columns };
}

/** The verdict of the member that names the value beside it, the likeliest first. */
function pairOf(rewrite: JsonRewrite, at: number, context: Context): NameVerdict | null {
  const { tape } = rewrite;
  const { remembered } = context.register;
  let rank = 100;
  let pair: NameVerdict | null = null;
  for (let place = at + 4; place < tape.extra(at); place = tape.next(place + 4)) {
    const name = remembered.nameAt(rewrite, place);
    if (name.rank === 0 || name.rank > rank || tape.kind(place + 4) !== token.string) continue;
    const found = context.register.names.verdict(rewrite.text(place + 4));
    if (found === null) continue;
    pair = found;
    rank = name.rank;
  }
  return pair;
}

function judgedMember(
  rewrite: JsonRewrite,
  at: number,
  name: MemberName,
  about: Neighbours,
  context: Context,
): NameVerdict | null {
  if (name.isValue && about.pair !== null) return about.pair;
  if (name.isCalled && context.isPeople && rewrite.tape.kind(at) === token.string)
    return isPersonName(rewrite.text(at)) ? personVerdict : name.verdict;
  // What an error says in detail is a message, not a ticket's text.
  return name.verdict?.kind === 'text' && about.isErrorRecord ? null : name.verdict;
}

const personVerdict = verdictFor('name');

function contextBelow(name: MemberName, context: Context): Context {
  const isErrors = context.isErrors || name.isErrors;
  const isPeople = name.isPeople;
  return isErrors === context.isErrors &&
    isPeople === context.isPeople &&
    name.isVersion === context.isVersion
    ? context
    : {
        register: context.register,
        nesting: context.nesting,
        isErrors,
        isPeople,
        isVersion: name.isVersion,
      };
}

/** The verdicts of a list of names, or of a list of {name: …}; null where none of them matters. */
function columnsAt(rewrite: JsonRewrite, at: number, verdicts: Names): Neighbours['columns'] {
  const { tape } = rewrite;
  const names: string[] = [];
  for (let place = at + 4; place < tape.extra(at); place = tape.next(place)) {
    if (names.length > 200) return null;
    const named =
      tape.kind(place) === token.object
        ? (rewrite.member(place, 'name') ??
          rewrite.member(place, 'label') ??
          rewrite.member(place, 'field'))
        : place;
    if (named === null || tape.kind(named) !== token.string) return null;
    names.push(rewrite.text(named));
  }
  return columnsOf(names, verdicts);
}

/** A list of lists. */
const isTable = ({ tape }: JsonRewrite, at: number): boolean =>
  tape.kind(at) === token.array && at + 4 < tape.extra(at) && tape.kind(at + 4) === token.array;

function redactTable(
  rewrite: JsonRewrite,
  at: number,
  columns: readonly (NameVerdict | null)[],
  context: Context,
  level: number,
): void {
  const { tape } = rewrite;
  for (let row = at + 4; row < tape.extra(at); row = tape.next(row)) {
    if (tape.kind(row) !== token.array) walk(rewrite, row, null, context, level + 1);
    else {
      let place = 0;
      for (let cell = row + 4; cell < tape.extra(row); cell = tape.next(cell), place += 1)
        walk(rewrite, cell, columns[place] ?? null, context, level + 1);
    }
  }
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

const pairName = /^[\p{L}_:][\p{L}\p{M}\w .:[\]()-]*$/u;

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
    const text = rewrite.text(first);
    const own = pairName.test(text) ? context.register.names.verdict(text) : null;
    // Two names one behind the other are a list of names.
    if (own !== null && context.register.names.verdict(rewrite.text(at + 8)) === null)
      return redactStringAt(rewrite, at + 8, own, context);
  }
  if (redactFlatHeaders(rewrite, at, context)) return;
  if (first < end && isTable(rewrite, at)) {
    const columns =
      tape.next(first) < end ? columnsAt(rewrite, first, context.register.names) : null;
    // Rows of two may be pairs of a name and a value.
    if (columns !== null && (columns.length > 2 || columns[1] !== null))
      return redactTable(rewrite, at, columns, context, level);
  }
  redactList(rewrite, at, verdict, context, level);
}

const dash = 0x2d;

function redactList(
  rewrite: JsonRewrite,
  at: number,
  verdict: NameVerdict | null,
  context: Context,
  level: number,
): void {
  const { tape } = rewrite;
  let option: NameVerdict | null = null;
  for (let place = at + 4; place < tape.extra(at); place = tape.next(place)) {
    walk(rewrite, place, option ?? verdict, context, level + 1);
    option = rewrite.beginsWith(place, dash) ? optionVerdict(rewrite.text(place), context) : null;
  }
}

/** What stands behind `--password` in a list of a command's words. */
const optionVerdict = (text: string, context: Context): NameVerdict | null =>
  /^--?[a-z][\w-]{1,60}$/i.test(text) ? context.register.names.verdict(text) : null;

/**
 * `["Authorization", "Bearer …", "X-Api-Key", "…"]`, as Node tells raw headers. False where it is
 * another list.
 * https://nodejs.org/api/http.html#messagerawheaders
 */
function redactFlatHeaders(rewrite: JsonRewrite, at: number, context: Context): boolean {
  const { tape } = rewrite;
  const places: number[] = [];
  for (let place = at + 4; place < tape.extra(at); place = tape.next(place)) {
    if (tape.kind(place) !== token.string || places.length > 400) return false;
    places.push(place);
  }
  if (places.length < 4 || places.length % 2 === 1) return false;
  const names = places.filter((_, place) => place % 2 === 0).map((place) => rewrite.text(place));
  if (!names.every((name) => /^[A-Za-z][\w-]{1,60}$/.test(name))) return false;
  if (!names.some((name) => /^(?:authorization|cookie|host|accept|user-agent)$/i.test(name)))
    return false;
  places.forEach((place, number) => {
    if (number % 2 === 0) return;
    const text = rewrite.text(place);
    const clean = redactHeader(names[(number - 1) / 2] ?? '', text, context.register);
    if (clean !== text) rewrite.replaceText(place, clean);
  });
  return true;
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
  if (verdict.kind === 'own') return true;
  if (verdict.doubtful || !register.wants(verdict.kind)) return false;
  const value = Math.abs(Number(rewrite.source(at)));
  return (
    (verdict.kind === 'phone' && value > 99_999) ||
    (verdict.kind === 'card' && value > 99_999) ||
    (['password', 'secret', 'token', 'key', 'session'].includes(verdict.kind) && value > 999)
  );
}

const versionShape = /^v?\d{1,6}(?:\.\d{1,6}){1,4}(?:[ +-][\w. +()-]{0,30})?$/i;

function redactStringAt(
  rewrite: JsonRewrite,
  at: number,
  verdict: NameVerdict | null,
  context: Context,
): void {
  const { tape } = rewrite;
  if (verdict === null && tape.end(at) - tape.start(at) < 6) return;
  if (context.isVersion && verdict === null && versionShape.test(rewrite.text(at))) return;
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
  if (verdict === null || !register.wants(verdict.kind))
    return text.length < 4 ? text : register.redactAny(text, anyString, nesting);
  if (verdict.kind === 'sql')
    return register.redactAny(withoutLiterals(text, register), anyString, nesting);
  // Words about a field. They may repeat what was typed into it.
  if (context.isErrors && /\S\s+\S/.test(text))
    return register.redactAny(
      isSecretKind(verdict.kind) ? withoutEcho(text, verdict, register) : text,
      anyString,
      nesting,
    );
  if (isTakenUnder(verdict, text)) return register.take(verdict.kind, text);
  return text.length < 4 ? text : register.redactAny(text, anyString, nesting);
}

/** "The value 'Hunter2!' is not complex enough" */
function withoutEcho(text: string, verdict: NameVerdict, register: Register): string {
  return text.replace(
    /(["'“‘`])([^"'“”‘’`]{3,200})(?=["'”’`])/g,
    (whole, quote: string, value: string) =>
      /[\d\W]/.test(value) && isTakenUnder(verdict, value)
        ? quote + register.take(verdict.kind, value)
        : whole,
  );
}

/** A script says what failed; the values in it are a customer's. */
function withoutLiterals(text: string, register: Register): string {
  return text.replace(/'((?:[^']|''){3,400})'/g, (whole, value: string) =>
    /^[%\w.-]{1,24}$/.test(value) && isWords(value) ? whole : `'${register.take('sql', value)}'`,
  );
}
