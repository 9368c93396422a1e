import { base64Of, decodeBase64 } from './base64.ts';
import { isPersonalEcho, repeatedIn } from './echo-rules.ts';
import type { JsonRewrite } from './json-rewrite.ts';
import { token } from '../har/json-tape.ts';
import type { Register } from './register.ts';
import { isLabel } from './value-forms.ts';

/** A value that an answer repeats, and the field of the request that it was sent in. */
export interface Echo {
  /** The path of the field, as `['0', 'outcome_id']`; empty where the answer names none. */
  readonly path: readonly string[];
  readonly value: string;
}

/** Error answers are short. */
const longest = 400_000;
/** Fields that one answer names, more than any program shows. */
const most = 200;
/** Cheap: whether a text can repeat anything at all. */
const cue =
  / is (?:not valid|invalid)|convert|input|string '|requested value|duplicate|\)=\(|invalid (?:literal|value|pk)|deserialize|cast to|incorrect/i;

/**
 * An answer without the values that it repeats, and what those were. Such a value has no form by
 * which it could be known, and may be a word that stands elsewhere by right ("In progress"): it is
 * taken out in the message, and in the request only at the field that the message names.
 */
export function withoutRepeated(
  text: string,
  register: Register,
): { readonly text: string; readonly echoes: readonly Echo[] } {
  const echoes: Echo[] = [];
  if (text.length > longest || !cue.test(text)) return { text, echoes };
  const clean = jsonWithout(text, register, echoes) ?? wordsWithout(text, '', register, echoes);
  return { text: clean, echoes };
}

/** null where it is no JSON. */
function jsonWithout(text: string, register: Register, echoes: Echo[]): string | null {
  const rewrite = register.remembered.rewrite();
  const isJson = rewrite.openText(text);
  if (isJson) stringsWithout(rewrite, 0, '', register, echoes);
  const clean = isJson ? (rewrite.closeText() ?? text) : null;
  register.remembered.giveBack(rewrite);
  return clean;
}

/** Every string below a place; `key` is the name that it, or the list around it, stands under. */
function stringsWithout(
  rewrite: JsonRewrite,
  at: number,
  key: string,
  register: Register,
  echoes: Echo[],
): void {
  const { tape } = rewrite;
  switch (tape.kind(at)) {
    case token.string: {
      const text = rewrite.text(at);
      const clean = cue.test(text) ? wordsWithout(text, key, register, echoes) : text;
      if (clean !== text) rewrite.replaceText(at, clean);
      return;
    }
    case token.array:
      for (let place = at + 4; place < tape.extra(at); place = tape.next(place))
        stringsWithout(rewrite, place, key, register, echoes);
      return;
    case token.object:
      for (let place = at + 4; place < tape.extra(at); place = tape.next(place + 4))
        stringsWithout(rewrite, place + 4, rewrite.text(place), register, echoes);
  }
}

/** One sentence may name several fields. */
function wordsWithout(text: string, key: string, register: Register, echoes: Echo[]): string {
  let done = '';
  let rest = text;
  for (let round = 0; round < most; round += 1) {
    const found = repeatedIn(rest);
    if (found === null) break;
    const { value, from } = found;
    const after = rest.slice(from + value.length);
    done += rest.slice(0, from);
    if (!isPersonalEcho(value) || isLabel(value)) done += value;
    else {
      echoes.push({ path: pathOf(/\bPath:? '([^']{1,200})'/i.exec(after)?.[1] ?? key), value });
      done += register.take('text', value);
    }
    rest = after;
  }
  return done + rest;
}

/** `[0].outcome_id`, `$.lines[2].qty` and `client_id` as a list of names and numbers. */
function pathOf(path: string): readonly string[] {
  return path
    .slice(0, 200)
    .split(/[.[\]]+/)
    .filter((part) => part !== '' && part !== '$');
}

/** The body of a request, JSON or a form, without what was sent in the fields of some echoes. */
export function bodyWithoutEchoes(
  text: string,
  echoes: readonly Echo[],
  register: Register,
): string {
  const rewrite = register.remembered.rewrite();
  const isJson = rewrite.openText(text);
  if (isJson) fieldsWithout(rewrite, 0, [], { echoes, register });
  const clean = isJson ? (rewrite.closeText() ?? text) : formWithout(text, echoes, register);
  register.remembered.giveBack(rewrite);
  return clean;
}

interface Sent {
  readonly echoes: readonly Echo[];
  readonly register: Register;
}

function fieldsWithout(
  rewrite: JsonRewrite,
  at: number,
  path: readonly string[],
  sent: Sent,
): void {
  const { tape } = rewrite;
  if (path.length > 40) return;
  switch (tape.kind(at)) {
    case token.object:
      for (let place = at + 4; place < tape.extra(at); place = tape.next(place + 4))
        fieldsWithout(rewrite, place + 4, [...path, rewrite.text(place)], sent);
      return;
    case token.array: {
      let row = 0;
      for (let place = at + 4; place < tape.extra(at); place = tape.next(place), row += 1)
        fieldsWithout(rewrite, place, [...path, String(row)], sent);
      return;
    }
    case token.string:
    case token.number: {
      const value = tape.kind(at) === token.string ? rewrite.text(at) : rewrite.source(at);
      if (sent.echoes.some((echo) => echo.value === value.trim() && isAt(path, echo.path)))
        rewrite.replaceText(at, sent.register.take('text', value));
    }
  }
}

/** Whether a place is the field that an echo names: by its names, and by the numbers given. */
function isAt(path: readonly string[], named: readonly string[]): boolean {
  const last = named.at(-1);
  if (last === undefined || path.length === 0) return false;
  const isNumber = (part: string): boolean => /^\d+$/.test(part);
  const ends = (whole: readonly string[], part: readonly string[]): boolean =>
    part.every(
      (one, place) =>
        whole[whole.length - part.length + place]?.toLowerCase() === one.toLowerCase(),
    );
  return (
    ends(path, named) ||
    ends(
      path.filter((part) => !isNumber(part)),
      named.filter((part) => !isNumber(part)),
    )
  );
}

function formWithout(text: string, echoes: readonly Echo[], register: Register): string {
  return text
    .split('&')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals < 1
        ? part
        : part.slice(0, equals + 1) +
            parameterWithoutEchoes(
              decoded(part.slice(0, equals)),
              part.slice(equals + 1),
              echoes,
              register,
            );
    })
    .join('&');
}

/** The value of a query or form parameter, percent-encoded or not. */
export function parameterWithoutEchoes(
  name: string,
  raw: string,
  echoes: readonly Echo[],
  register: Register,
): string {
  const value = decoded(raw);
  const isSent = echoes.some(
    (echo) => echo.value === value.trim() && isAt([name], echo.path.slice(-1)),
  );
  return isSent ? register.take('text', value) : raw;
}

/** An address without the parameters, and the parts of its path, that some echoes name. */
export function addressWithoutEchoes(
  url: string,
  echoes: readonly Echo[],
  register: Register,
): string {
  const [, before = '', query = '', rest = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  const start = /^[a-z][a-z0-9+.-]{0,30}:\/\/[^/]*/i.exec(before)?.[0] ?? '';
  const path = before
    .slice(start.length)
    .split('/')
    .map((part) =>
      echoes.some((echo) => echo.value === decoded(part).trim())
        ? register.take('text', decoded(part))
        : part,
    )
    .join('/');
  return start + path + query.slice(0, 1) + formWithout(query.slice(1), echoes, register) + rest;
}

function decoded(text: string): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/**
 * Takes out of one entry of a HAR what its answer repeats. True where anything was changed: then the
 * entry has to be closed and opened again.
 */
export function takeOutEchoes(rewrite: JsonRewrite, register: Register): boolean {
  const response = rewrite.member(0, 'response');
  if (response === null || !isRefused(rewrite, response) || !register.wants('text')) return false;
  const content = rewrite.member(response, 'content');
  const text = content === null ? null : rewrite.member(content, 'text');
  if (content === null || text === null || rewrite.tape.kind(text) !== token.string) return false;
  const isEncoded = rewrite.textAt(rewrite.member(content, 'encoding')).trim() === 'base64';
  const raw = rewrite.text(text);
  const answer = isEncoded ? decodeBase64(raw) : raw;
  if (answer === null) return false;
  const { text: clean, echoes } = withoutRepeated(answer, register);
  if (echoes.length === 0) return false;
  const request = rewrite.member(0, 'request');
  const isFirst = request !== null && request < response;
  if (isFirst) requestWithout(rewrite, request, echoes, register);
  rewrite.replaceText(text, isEncoded ? base64Of(clean) : clean);
  if (request !== null && !isFirst) requestWithout(rewrite, request, echoes, register);
  return true;
}

const isRefused = (rewrite: JsonRewrite, response: number): boolean =>
  rewrite.numberAt(rewrite.member(response, 'status')) >= 400;

/** Members in the order in which they stand: changes are made from the front to the back. */
function requestWithout(
  rewrite: JsonRewrite,
  request: number,
  echoes: readonly Echo[],
  register: Register,
): void {
  const { tape } = rewrite;
  if (tape.kind(request) !== token.object) return;
  for (let at = request + 4; at < tape.extra(request); at = tape.next(at + 4)) {
    const value = at + 4;
    if (rewrite.isNamed(at, 'url'))
      change(rewrite, value, (text) => addressWithoutEchoes(text, echoes, register));
    else if (rewrite.isNamed(at, 'queryString')) rowsWithout(rewrite, value, echoes, register);
    else if (rewrite.isNamed(at, 'postData')) postWithout(rewrite, value, echoes, register);
  }
}

function postWithout(
  rewrite: JsonRewrite,
  data: number,
  echoes: readonly Echo[],
  register: Register,
): void {
  const { tape } = rewrite;
  if (tape.kind(data) !== token.object) return;
  for (let at = data + 4; at < tape.extra(data); at = tape.next(at + 4)) {
    if (rewrite.isNamed(at, 'text'))
      change(rewrite, at + 4, (text) => bodyWithoutEchoes(text, echoes, register));
    else if (rewrite.isNamed(at, 'params')) rowsWithout(rewrite, at + 4, echoes, register);
  }
}

/** Rows {name, value}. */
function rowsWithout(
  rewrite: JsonRewrite,
  rows: number,
  echoes: readonly Echo[],
  register: Register,
): void {
  const { tape } = rewrite;
  if (tape.kind(rows) !== token.array) return;
  for (let row = rows + 4; row < tape.extra(rows); row = tape.next(row)) {
    const name = rewrite.textAt(rewrite.member(row, 'name'));
    const value = rewrite.member(row, 'value');
    if (value !== null)
      change(rewrite, value, (text) => parameterWithoutEchoes(name, text, echoes, register));
  }
}

function change(rewrite: JsonRewrite, at: number, clean: (text: string) => string): void {
  if (rewrite.tape.kind(at) !== token.string) return;
  const text = rewrite.text(at);
  const changed = clean(text);
  if (changed !== text) rewrite.replaceText(at, changed);
}
