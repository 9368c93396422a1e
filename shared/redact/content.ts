import { redactForm } from './form.ts';
import { deepestText, redactJsonText } from './json.ts';
import { redactMarkup } from './markup.ts';
import { redactMultipart } from './multipart.ts';
import type { Register } from './register.ts';
import { redactText } from './text.ts';

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
  if (nesting > deepestText) return redactText(text, register);
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
  if (type.startsWith('application/x-www-form-urlencoded') || isForm(text))
    return redactForm(text, register);
  if (
    type.startsWith('text/event-stream') ||
    (/^(?:data|event|id|retry|): ?/.test(start) && /^data:/m.test(text))
  )
    return redactLines(text, /^data: ?/, register, nesting);
  if (text.includes('\n') && /^[ \t]*[{[]/m.test(text))
    return redactLines(text, /^(?=[ \t]*[{[])/, register, nesting);
  return redactText(text, register);
}

/**
 * Lines that each hold JSON: JSON lines, or the data lines of server-sent events. Others are plain
 * text.
 */
function redactLines(text: string, lead: RegExp, register: Register, nesting: number): string {
  return text
    .split('\n')
    .map((line) => {
      const found = lead.exec(line);
      if (found === null) return redactText(line, register);
      const rest = line.slice(found[0].length);
      return (
        found[0] +
        (redactJsonText(rest.trim(), register, nesting) ??
          redactContent(rest, 'text/plain', register, nesting))
      );
    })
    .join('\n');
}

export const isMultipart = (mimeType: string): boolean => /^multipart\//i.test(mimeType);

/** name=value&name=value, with at least one name and no white space. */
function isForm(text: string): boolean {
  return /^[\w.[\]%+~-]{1,100}=[^\s&]*(?:&[\w.[\]%+~-]{1,100}=[^\s&]*)*(?:&[^=\s]*)?$/.test(
    text.slice(0, 20_000).trim(),
  );
}
