import { redactBody } from './har-body.ts';
import { redactCookieHeader, redactCookieValue } from './cookie.ts';
import { redactHeader } from './header.ts';
import { redactJson } from './json.ts';
import type { JsonRewrite } from './json-rewrite.ts';
import { token } from '../har/json-tape.ts';
import { redactMessages } from './har-messages.ts';
import type { MemberName } from './member-name.ts';
import { isForeignAddress } from './shape-rules.ts';
import type { Part, Register } from './register.ts';
import { about } from './reading-cache.ts';
import { isOwnRoute, ownHostOf } from './own-host.ts';
import { redactParameter, redactUrl } from './url.ts';

/**
 * One entry of a HAR with its secrets taken out, in the shape it had: unknown members too. Numbers,
 * dates, statuses and timings stay.
 */
export function redactHarEntry(rewrite: JsonRewrite, register: Register): void {
  register.part = 'other';
  const { tape } = rewrite;
  if (tape.kind(0) !== token.object) return redactJson(rewrite, 0, register);
  const end = tape.extra(0);
  for (let at = 4; at < end; at = tape.next(at + 4)) {
    register.part = 'other';
    switch (register.remembered.nameAt(rewrite, at).text) {
      case 'request':
        register.namesHalo = false;
        redactSide(rewrite, at + 4, register, 'request-headers', 'request-body');
        noteHost(rewrite, at + 4, register);
        break;
      case 'response':
        redactSide(rewrite, at + 4, register, 'answer-headers', 'answer-body');
        break;
      case 'serverIPAddress':
        redactHost(rewrite, at + 4, register);
        break;
      case '_webSocketMessages':
      case '_eventSourceMessages':
        redactMessages(rewrite, at + 4, register);
        break;
      default:
        redactJson(rewrite, at + 4, register);
    }
  }
}

function noteHost(rewrite: JsonRewrite, request: number, register: Register): void {
  const url = rewrite.textAt(rewrite.member(request, 'url'));
  if (register.namesHalo || isOwnRoute(url)) register.addHost(ownHostOf(url));
}

function redactSide(
  rewrite: JsonRewrite,
  side: number,
  register: Register,
  headers: Part,
  body: Part,
): void {
  const { tape } = rewrite;
  if (tape.kind(side) !== token.object) return redactJson(rewrite, side, register);
  const end = tape.extra(side);
  for (let at = side + 4; at < end; at = tape.next(at + 4)) {
    const value = at + 4;
    register.part = headers;
    switch (register.remembered.nameAt(rewrite, at).text) {
      case 'url':
        register.part = 'address';
        redactAddress(rewrite, value, register);
        break;
      case 'redirectURL':
      case 'redirectionURL':
        redactAddress(rewrite, value, register);
        break;
      case 'headers':
        redactRows(rewrite, value, register, redactHeaderAt);
        break;
      case 'cookies':
        redactCookies(rewrite, value, register);
        break;
      case 'queryString':
        register.part = 'address';
        redactRows(rewrite, value, register, redactParameterAt);
        break;
      case 'postData':
        register.part = body;
        redactPostData(rewrite, value, register);
        break;
      case 'content':
        register.part = body;
        redactBody(rewrite, value, register, side);
        break;
      default:
        redactJson(rewrite, value, register);
    }
  }
}

function redactAddress(rewrite: JsonRewrite, at: number, register: Register): void {
  if (rewrite.tape.kind(at) !== token.string) return redactJson(rewrite, at, register);
  if (register.remembered.recall(rewrite, at, about.address)) return;
  const text = rewrite.text(at);
  register.remembered.put(rewrite, at, about.address, text, redactUrl(text, register));
}

/** Bracketed IPv6 and odd forms too. */
function redactHost(rewrite: JsonRewrite, at: number, register: Register): void {
  if (rewrite.tape.kind(at) !== token.string) return redactJson(rewrite, at, register);
  if (register.remembered.recall(rewrite, at, about.host)) return;
  const text = rewrite.text(at);
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const isForeign = register.wants('ip') && isForeignAddress(bare);
  const clean = !isForeign
    ? register.redactValue(text)
    : text.startsWith('[')
      ? `[${register.take('ip', bare)}]`
      : register.take('ip', bare);
  register.remembered.put(rewrite, at, about.host, text, clean);
}

type RedactString = (
  rewrite: JsonRewrite,
  at: number,
  name: MemberName,
  register: Register,
) => void;

/**
 * Rows {name, value}, rows [name, value], or one object of names: all three are found in the wild.
 */
function redactRows(
  rewrite: JsonRewrite,
  rows: number,
  register: Register,
  redact: RedactString,
): void {
  const { tape } = rewrite;
  const { remembered } = register;
  const end = tape.extra(rows);
  if (tape.kind(rows) === token.object) {
    for (let at = rows + 4; at < end; at = tape.next(at + 4))
      redactAny(rewrite, at + 4, remembered.nameAt(rewrite, at), register, redact);
  } else if (tape.kind(rows) !== token.array) redactJson(rewrite, rows, register);
  else {
    for (let row = rows + 4; row < end; row = tape.next(row)) {
      if (tape.kind(row) === token.object) redactRow(rewrite, row, register, redact);
      else if (tape.kind(row) === token.array && isPair(rewrite, row))
        redactAny(
          rewrite,
          tape.next(row + 4),
          remembered.nameAt(rewrite, row + 4),
          register,
          redact,
        );
      else redactJson(rewrite, row, register);
    }
  }
}

/** [name, value] */
function isPair({ tape }: JsonRewrite, row: number): boolean {
  const first = row + 4;
  return (
    first < tape.extra(row) &&
    tape.kind(first) === token.string &&
    tape.next(first) < tape.extra(row) &&
    tape.next(tape.next(first)) === tape.extra(row)
  );
}

function redactRow(
  rewrite: JsonRewrite,
  row: number,
  register: Register,
  redact: RedactString,
): void {
  const { tape } = rewrite;
  const end = tape.extra(row);
  const named = rewrite.member(row, 'name');
  const name =
    named !== null && tape.kind(named) === token.string
      ? register.remembered.nameAt(rewrite, named)
      : register.remembered.noName;
  for (let at = row + 4; at < end; at = tape.next(at + 4)) {
    if (rewrite.isNamed(at, 'value')) redactAny(rewrite, at + 4, name, register, redact);
    else if (at + 4 !== named || !name.isPlain) redactJson(rewrite, at + 4, register);
  }
}

/** A list stands for its values, and lists in it for theirs, however deep they are. */
function redactAny(
  rewrite: JsonRewrite,
  at: number,
  name: MemberName,
  register: Register,
  redact: RedactString,
): void {
  const { tape } = rewrite;
  const isList = (value: number): boolean => tape.kind(value) === token.array;
  const end = tape.next(at);
  for (let one = at; one < end; one = isList(one) ? one + 4 : tape.next(one)) {
    if (tape.kind(one) === token.string || tape.kind(one) === token.number)
      redact(rewrite, one, name, register);
    else if (!isList(one)) redactJson(rewrite, one, register);
  }
}

function redactHeaderAt(
  rewrite: JsonRewrite,
  at: number,
  name: MemberName,
  register: Register,
): void {
  if (name.isHaloHeader) register.namesHalo = true;
  rewriteScalar(rewrite, at, about.header(name), name.text, register, redactHeader);
}

function redactParameterAt(
  rewrite: JsonRewrite,
  at: number,
  name: MemberName,
  register: Register,
): void {
  rewriteScalar(rewrite, at, about.parameter(name), name.text, register, redactField);
}

/**
 * A decoded (or still encoded) parameter of queryString or postData.params, judged as in the
 * address itself.
 */
function redactField(name: string, value: string, register: Register): string {
  const clean = redactParameter(name, value, register);
  return clean === value ? register.redactValue(value) : clean;
}

/** A string, or a number that is judged as one. */
function rewriteScalar(
  rewrite: JsonRewrite,
  at: number,
  subject: number,
  name: string,
  register: Register,
  redact: (name: string, text: string, register: Register) => string,
): void {
  if (rewrite.tape.kind(at) === token.number) {
    const text = rewrite.source(at);
    const clean = redact(name, text, register);
    if (clean !== text) rewrite.replaceText(at, clean);
  } else if (!register.remembered.recall(rewrite, at, subject)) {
    const text = rewrite.text(at);
    register.remembered.put(rewrite, at, subject, text, redact(name, text, register));
  }
}

/** Rows with a name and a value, rows as text, one object of names, or one text. */
function redactCookies(rewrite: JsonRewrite, cookies: number, register: Register): void {
  const { tape } = rewrite;
  const end = tape.extra(cookies);
  switch (tape.kind(cookies)) {
    case token.string:
      return rewriteScalar(rewrite, cookies, about.cookieHeader, '', register, (_name, text) =>
        redactCookieHeader(text, register),
      );
    case token.object:
      for (let at = cookies + 4; at < end; at = tape.next(at + 4))
        redactCookie(rewrite, at + 4, register);
      return;
    case token.array:
      for (let row = cookies + 4; row < end; row = tape.next(row))
        redactCookieRow(rewrite, row, register);
  }
}

function redactCookieRow(rewrite: JsonRewrite, row: number, register: Register): void {
  const { tape } = rewrite;
  const end = tape.extra(row);
  switch (tape.kind(row)) {
    case token.string:
      return rewriteScalar(rewrite, row, about.cookieRow, '', register, (_name, text) =>
        text.includes('=') ? redactCookieHeader(text, register) : redactCookieValue(text, register),
      );
    case token.array:
      for (let at = tape.next(row + 4); row + 4 < end && at < end; at = tape.next(at))
        redactCookie(rewrite, at, register);
      return;
    case token.object:
      for (let at = row + 4; at < end; at = tape.next(at + 4)) {
        if (register.remembered.nameAt(rewrite, at).text === 'value')
          redactCookie(rewrite, at + 4, register);
        else redactJson(rewrite, at + 4, register);
      }
      return;
    default:
      redactJson(rewrite, row, register);
  }
}

function redactCookie(rewrite: JsonRewrite, at: number, register: Register): void {
  const kind = rewrite.tape.kind(at);
  if (kind === token.string || kind === token.number)
    rewriteScalar(rewrite, at, about.cookieValue, '', register, (_name, text) =>
      redactCookieValue(text, register),
    );
  else redactJson(rewrite, at, register);
}

/** Params carry `fileName` and `contentType` too; some exporters put the whole body into a name. */
function redactPostData(rewrite: JsonRewrite, data: number, register: Register): void {
  redactBody(rewrite, data, register, null, (params) =>
    redactRows(rewrite, params, register, redactParameterAt),
  );
}
