import { redactForm } from './form.ts';
import { redactJson } from './json.ts';
import { redactMarkup } from './markup.ts';
import { redactMultipart } from './multipart.ts';
import type { Register } from './register.ts';
import { redactText } from './text.ts';

/**
 * A text of any kind: JSON, JSON lines, server-sent events, a form, multipart, XML or HTML, script or plain text. The media type
 * helps where it is right; the text itself decides.
 */
export function redactContent(text: string, mimeType: string, register: Register, depth = 0): string {
  if (text === '') return text;
  const type = mimeType.toLowerCase();
  const start = text.slice(0, 200).trimStart();
  if (type.startsWith('multipart/') || /^--[\w'()+,./:=?-]{1,70}\r?\n/.test(start)) return redactMultipart(text, register, depth);
  if (/^[{["]/.test(start)) {
    const json = redactJsonText(text, register, depth);
    if (json !== null) return json;
  }
  const guarded = /^(\)\]\}',?\s*|while\(1\);|for\(;;\);)/.exec(start)?.[0];
  if (guarded !== undefined) {
    const at = text.indexOf(guarded) + guarded.length;
    return text.slice(0, at) + redactContent(text.slice(at), 'application/json', register, depth);
  }
  if (start.startsWith('<')) return redactMarkup(text, register, depth);
  if (type.startsWith('application/x-www-form-urlencoded') || isForm(text)) return redactForm(text, register);
  if (type.startsWith('text/event-stream') || /^(?:data|event|id|retry|): ?/.test(start) && /^data:/m.test(text)) return redactLines(text, /^data: ?/, register, depth);
  if (/^\s*[{[]/m.test(text) && text.includes('\n')) return redactLines(text, /^(?=\s*[{[])/, register, depth);
  return redactText(text, register);
}

/** JSON text; written anew only where something was taken out, so that harmless bodies stay as they were. Null where it is no JSON. */
function redactJsonText(text: string, register: Register, depth: number): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const before = JSON.stringify(value);
  const after = JSON.stringify(redactJson(value, register, depth));
  return before === after ? text : indentLike(text, after);
}

function indentLike(original: string, json: string): string {
  const indent = /^[{[]\s*\n([ \t]+)/.exec(original.trimStart())?.[1];
  return indent === undefined ? json : JSON.stringify(JSON.parse(json), null, indent);
}

/** Lines that each hold JSON: JSON lines, or the data lines of server-sent events. Others are plain text. */
function redactLines(text: string, lead: RegExp, register: Register, depth: number): string {
  return text.split('\n').map((line) => {
    const found = lead.exec(line);
    if (found === null) return redactText(line, register);
    const rest = line.slice(found[0].length);
    return found[0] + (redactJsonText(rest.trim(), register, depth) ?? redactText(rest, register));
  }).join('\n');
}

/** name=value&name=value, with at least one name and no white space. */
function isForm(text: string): boolean {
  return /^[\w.[\]%+~-]{1,100}=[^\s&]*(?:&[\w.[\]%+~-]{1,100}=[^\s&]*)*$/.test(text.slice(0, 20_000).trim());
}
