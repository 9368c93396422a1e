import { base64Of, decodeBase64 } from './base64.ts';
import { redactForm } from './form.ts';
import { deepestText, redactJsonText } from './json.ts';
import { redactMarkup } from './markup.ts';
import { isMultipart, redactMultipart } from './multipart.ts';
import { anyString, type Register } from './register.ts';
import { isTakenUnder } from './secret-values.ts';
import { redactText } from './text.ts';
import { redactUrl } from './url.ts';

/** Guards that servers put before JSON so that no page can load it as script. */
const guards = /^(?:\)\]\}',?|while\s?\(1\);|for\s?\(;;\);)[ \t\r\n]{0,8}/;

/**
 * A text of any kind: JSON, JSON lines, server-sent events, a form, multipart, XML or HTML, script
 * or plain text. The media type helps where it is right; the text itself decides.
 */
export function redactContent(
  text: string,
  mimeType: string,
  register: Register,
  nesting = 0,
): string {
  if (text.length < 4) return text;
  if (mimeType === anyString) return redactString(text, register, nesting);
  if (nesting > deepestText) return redactText(text, register);
  if (isWide(text)) return redactWide(text, mimeType, register, nesting);
  const type = mimeType.toLowerCase();
  const start = text.slice(0, 200).trimStart();
  if (isMultipart(type) || /^--[\w'()+,./:=?-]{1,70}\r?\n/.test(start))
    return redactMultipart(text, register, nesting);
  if (/^[{["]/.test(start)) {
    const json = redactJsonText(text, register, nesting);
    if (json !== null) return json;
  }
  const guard = guards.exec(start)?.[0];
  if (guard !== undefined) {
    const at = text.indexOf(guard) + guard.length;
    return text.slice(0, at) + redactContent(text.slice(at), 'application/json', register, nesting);
  }
  if (start.startsWith('<')) return redactMarkup(text, register, nesting);
  return redactPlain(text, start, type, register, nesting);
}

function redactPlain(
  text: string,
  start: string,
  type: string,
  register: Register,
  nesting: number,
): string {
  if (type.startsWith('application/x-www-form-urlencoded') || isForm(text))
    return redactForm(text, register);
  if (
    type.startsWith('text/event-stream') ||
    (/^(?:data|event|id|retry): ?/.test(start) && /^data:/m.test(text))
  )
    return redactEvents(text, register, nesting);
  if (text.includes('\n') && /^[ \t]*[{[]/m.test(text))
    return redactLines(text, /^(?=[ \t]*[{[])/, register, nesting);
  return redactText(text, register);
}

/** A string that stands under no name that says anything: it may hold anything. */
function redactString(text: string, register: Register, nesting: number): string {
  if (nesting >= deepestText) return register.take('secret', text);
  const inner =
    insideBase64(text, register, nesting) ??
    insideHex(text, register, nesting) ??
    insidePercent(text, register, nesting);
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
    !/^[A-Za-z0-9+/_-]+(?:\r?\n[A-Za-z0-9+/_-]+)*={0,2}\s*$/.test(text)
  )
    return null;
  if (decodeBase64(text.slice(0, 16)) === null && decodeBase64(text.slice(0, 12)) === null)
    return null;
  const decoded = decodeBase64(text);
  if (decoded === null) return null;
  const clean = redactContent(decoded, '', register, nesting + 1);
  return clean === decoded ? null : base64Of(clean);
}

/** The same for a text written as hexadecimal numbers. */
function insideHex(text: string, register: Register, nesting: number): string | null {
  if (text.length < 16 || text.length % 2 === 1 || !/^(?:[2-7][\da-f]|0[9ad])+$/i.test(text))
    return null;
  const decoded = text.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
  const clean = redactContent(decoded, '', register, nesting + 1);
  if (clean === decoded) return null;
  return [...new TextEncoder().encode(clean)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** JSON that was written for an address: `%7B%22password%22%3A…`. */
function insidePercent(text: string, register: Register, nesting: number): string | null {
  if (!/^%(?:25)?(?:7B|5B|22)\S*$/i.test(text)) return null;
  try {
    const decoded = decodeURIComponent(text);
    const clean = redactContent(decoded, anyString, register, nesting + 1);
    return clean === decoded ? null : encodeURIComponent(clean);
  } catch {
    return null;
  }
}

/** UTF-16 that somebody took for single bytes: every second sign is NUL. */
const isWide = (text: string): boolean =>
  text.length >= 8 &&
  text.charCodeAt(1) === 0 &&
  text.charCodeAt(3) === 0 &&
  text.charCodeAt(5) === 0;

function redactWide(text: string, type: string, register: Register, nesting: number): string {
  const narrow = text.replaceAll('\0', '');
  const clean = redactContent(narrow, type, register, nesting + 1);
  return clean === narrow ? text : clean;
}

/**
 * Lines that each hold JSON: JSON lines. Others are plain text.
 */
function redactLines(text: string, lead: RegExp, register: Register, nesting: number): string {
  return text
    .split('\n')
    .map((line) => {
      const found = lead.exec(line);
      if (found === null) return redactText(line, register);
      const rest = line.slice(found[0].length);
      return found[0] + redactLine(rest, register, nesting);
    })
    .join('\n');
}

function redactLine(line: string, register: Register, nesting: number): string {
  return (
    redactJsonText(line.trim(), register, nesting) ??
    redactContent(line, 'text/plain', register, nesting)
  );
}

/**
 * Server-sent events: what the event's name says counts for its data; JSON may run over several
 * data lines.
 */
function redactEvents(text: string, register: Register, nesting: number): string {
  return text
    .split(/(\r?\n\r?\n)/)
    .map((event, place) => (place % 2 === 1 ? event : redactEvent(event, register, nesting)))
    .join('');
}

function redactEvent(event: string, register: Register, nesting: number): string {
  const verdict = register.names.verdict(
    /^event: ?([^\r\n]{1,100})/m.exec(event)?.[1]?.trim() ?? '',
  );
  const lines = event.split('\n');
  const data = lines.filter((line) => line.startsWith('data:'));
  const joined = data.map((line) => line.slice(5).trim()).join('\n');
  if (data.length > 1 && /^[{[]/.test(joined)) {
    const clean = redactJsonText(joined, register, nesting);
    if (clean !== null && clean !== joined)
      return [
        ...lines
          .filter((line) => !line.startsWith('data:'))
          .map((line) => redactText(line, register)),
        ...clean.split('\n').map((line) => `data: ${line}`),
      ].join('\n');
  }
  return lines
    .map((line) => {
      const lead = /^data: ?/.exec(line)?.[0];
      if (lead === undefined) return redactText(line, register);
      const value = line.slice(lead.length).trimEnd();
      return verdict !== null &&
        !verdict.doubtful &&
        /^\S+$/.test(value) &&
        isTakenUnder(verdict, value) &&
        !/^[{[]/.test(value)
        ? lead + register.take(verdict.kind, value)
        : lead + redactLine(line.slice(lead.length), register, nesting);
    })
    .join('\n');
}

/** name=value&name=value, with at least one name and no white space. */
function isForm(text: string): boolean {
  return /^[\w.[\]%+~-]{1,100}=[^\s&]*(?:&[\w.[\]%+~-]{1,100}=[^\s&]*)*(?:&[^=\s]*)?$/.test(
    text.slice(0, 20_000).trim(),
  );
}
