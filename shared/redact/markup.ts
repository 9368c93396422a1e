import { redactContent } from './content.ts';
import { looksSecret, type NameVerdict, verdict as verdictFor, verdictOf } from './names.ts';
import type { Register } from './register.ts';
import { redactText } from './text.ts';
import { isLabel } from './value-forms.ts';

/**
 * XML and HTML: elements and attributes with sensitive names, form inputs and meta tags by the name
 * they carry, inline script and data islands. Works on tags as text, each sign looked at a bounded
 * number of times; nothing is ever rendered.
 */
export function redactMarkup(text: string, register: Register, nesting: number): string {
  let result = '';
  let at = 0;
  const opening = /<(?:script|style)\b/gi;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const open = text.indexOf('>', found.index);
    if (open === -1) break;
    const closing = /^<style/i.test(found[0]) ? /<\/style/gi : /<\/script/gi;
    closing.lastIndex = open;
    const close = closing.exec(text)?.index ?? text.length;
    const inside = text.slice(open + 1, close);
    result +=
      redactTags(text.slice(at, open + 1), register) +
      (inside.trim() === '' ? inside : redactContent(inside, '', register, nesting + 1));
    at = close;
    opening.lastIndex = close;
  }
  return result + redactTags(text.slice(at), register);
}

const tag = /<([a-zA-Z][\w:.-]{0,80})((?:\s|\/)[^<>]*)>/g;
const element =
  /<([a-zA-Z][\w:.-]{0,80})((?:\s[^<>]*)?)>(?:<!\[CDATA\[([\s\S]{1,20000}?)\]\]>|([^<]+))<\//g;

function redactTags(text: string, register: Register): string {
  const tags = text.replace(
    tag,
    (_whole, name: string, attributes: string) =>
      `<${name}${redactAttributes(attributes, register)}>`,
  );
  const elements = tags.replace(
    element,
    (whole, name: string, attributes: string, data?: string, inside?: string) => {
      const verdict = elementVerdict(name.slice(name.indexOf(':') + 1), attributes);
      const value = (data ?? inside ?? '').trim();
      if (
        verdict === null ||
        !register.wants(verdict.kind) ||
        value === '' ||
        isLabel(value) ||
        (verdict.doubtful && !looksSecret(value))
      )
        return whole;
      const start = whole.indexOf('>') + 1;
      return (
        whole.slice(0, start) +
        whole.slice(start).replace(value, () => register.take(verdict.kind, unescape(value)))
      );
    },
  );
  return redactText(elements, register);
}

/** Names that mean something else in HTML. */
const htmlNames = /^(?:summary|details|address|code|key|title|cite|to|body|note|user)$/i;

function elementVerdict(name: string, attributes: string): NameVerdict | null {
  const own = verdictOf(name);
  if (own !== null) return htmlNames.test(name) ? null : own;
  return /^(?:option|button|a|p|li|label|th|h\d)$/i.test(name)
    ? null
    : verdictOf(/\b(?:name|key)\s{0,8}=\s{0,8}["']([^"']{1,100})["']/i.exec(attributes)?.[1] ?? '');
}

const attribute =
  /([a-zA-Z_:][\w:.-]{0,80})(\s{0,8}=\s{0,8})(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>`]+))/g;

function redactAttributes(attributes: string, register: Register): string {
  const named =
    /\b(?:name|id|property|http-equiv|key)\s{0,8}=\s{0,8}["']?([^"'\s>]{1,100})/i.exec(
      attributes,
    )?.[1] ?? '';
  const isHidden = /\btype\s{0,8}=\s{0,8}["']?password/i.test(attributes);
  return attributes.replace(
    attribute,
    (whole, name: string, sign: string, double?: string, single?: string, bare?: string) => {
      const value = double ?? single ?? bare ?? '';
      if (value === '' || isLabel(value) || /^(?:name|id|type|class|for|rel|href|src)$/i.test(name))
        return whole;
      const isCarried = /^(?:value|content|data-value)$/i.test(name);
      const verdict = isCarried
        ? (verdictOf(named) ?? (isHidden ? verdictFor('password') : null))
        : verdictOf(name.replace(/^data-/i, ''));
      if (
        verdict === null ||
        !register.wants(verdict.kind) ||
        verdict.kind === 'text' ||
        (verdict.doubtful && !looksSecret(value))
      )
        return whole;
      const quote = double !== undefined ? '"' : single !== undefined ? "'" : '';
      return `${name}${sign}${quote}${register.take(verdict.kind, unescape(value))}${quote}`;
    },
  );
}

const unescape = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
