import { redactForm } from './form.ts';
import { deepestText, redactJson } from './json.ts';
import { redactMarkup } from './markup.ts';
import { redactMultipart } from './multipart.ts';
import type { Register } from './register.ts';
import { redactText } from './text.ts';

/** Guards that servers put before JSON so that no page can load it as script. */
const guards = /^(?:\)\]\}',?|while\s?\(1\);|for\s?\(;;\);)[ \t\r\n]{0,8}/;

/**
 * A text of any kind: JSON, JSON lines, server-sent events, a form, multipart, XML or HTML, script or plain text. The media type
 * helps where it is right; the text itself decides.
 */
export function redactContent(text: string, mimeType: string, register: Register, nesting = 0): string {
  if (text.length < 4) return text;
  if (nesting > deepestText) return redactText(text, register);
  const type = mimeType.toLowerCase();
  const start = text.slice(0, 200).trimStart();
  if (type.startsWith('multipart/') || /^--[\w'()+,./:=?-]{1,70}\r?\n/.test(start)) return redactMultipart(text, register, nesting);
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
  if (type.startsWith('application/x-www-form-urlencoded') || isForm(text)) return redactForm(text, register);
  if (type.startsWith('text/event-stream') || (/^(?:data|event|id|retry|): ?/.test(start) && /^data:/m.test(text))) return redactLines(text, /^data: ?/, register, nesting);
  if (text.includes('\n') && /^[ \t]*[{[]/m.test(text)) return redactLines(text, /^(?=[ \t]*[{[])/, register, nesting);
  return redactText(text, register);
}

/** JSON text; written anew only where something was taken out, so that harmless bodies stay as they were. Null where it is no JSON. */
function redactJsonText(text: string, register: Register, nesting: number): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const clean = redactJson(value, register, nesting);
  const indent = /^[{[][ \t]*\r?\n([ \t]{1,10})/.exec(text.slice(0, 200).trimStart())?.[1];
  try {
    const written = JSON.stringify(clean, null, indent);
    if (clean !== value) return written;
    // Written otherwise than we would: it may hold a name twice, of which the parser shows the last one only.
    return text === written || text.length === written.length ? text : redactText(text, register);
  } catch {
    return null; // nested deeper than can be written
  }
}

/** Lines that each hold JSON: JSON lines, or the data lines of server-sent events. Others are plain text. */
function redactLines(text: string, lead: RegExp, register: Register, nesting: number): string {
  return text.split('\n').map((line) => {
    const found = lead.exec(line);
    if (found === null) return redactText(line, register);
    const rest = line.slice(found[0].length);
    return found[0] + (redactJsonText(rest.trim(), register, nesting) ?? redactContent(rest, 'text/plain', register, nesting));
  }).join('\n');
}

/** name=value&name=value, with at least one name and no white space. */
function isForm(text: string): boolean {
  return /^[\w.[\]%+~-]{1,100}=[^\s&]*(?:&[\w.[\]%+~-]{1,100}=[^\s&]*)*(?:&[^=\s]*)?$/.test(text.slice(0, 20_000).trim());
}
