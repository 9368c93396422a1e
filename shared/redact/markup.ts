import { isSecretKind, type Names, type NameVerdict, verdict as verdictFor } from './names.ts';
import type { Register } from './register.ts';
import { isTakenUnder } from './secret-values.ts';
import { columnsOf } from './table.ts';
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
      (inside.trim() === '' ? inside : register.redactAny(inside, '', nesting + 1));
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
      const bare = name.slice(name.indexOf(':') + 1);
      const verdict = elementVerdict(bare, attributes, register.names);
      const value = (data ?? inside ?? '').trim();
      if (
        verdict === null ||
        !register.wants(verdict.kind) ||
        value === '' ||
        isLabel(value) ||
        !isTakenUnder(verdict, value)
      )
        return whole;
      const start = whole.indexOf('>') + 1;
      return (
        whole.slice(0, start) +
        whole.slice(start).replace(value, () => register.take(verdict.kind, unescape(value)))
      );
    },
  );
  return redactText(redactNeighbours(elements, register), register);
}

/** What a person reads as a name, and the value behind it: `<dt>Password</dt><dd>…</dd>`. */
const labelled =
  />\s{0,20}([^<>]{2,60}?)\s{0,20}<\/(?:[\w-]{1,20}:)?(?:dt|th|td|key|name|label|b|strong|span|p|li|h\d|em|i|div|legend|[A-Z]\w{0,20})>[:\s]{0,40}(?:<[^<>/][^<>]{0,200}>\s{0,40}){0,3}([^<>]{1,400})(?=<)/g;
/** `<label>API key</label><input value="…">` */
const labelledInput =
  /<label\b[^<>]{0,300}>\s{0,20}([^<>]{2,60}?)\s{0,20}<\/label>(?:\s|<(?:div|span|td|p)\b[^<>]{0,200}>){0,20}<input\b[^<>]{0,300}?\svalue="([^"<>]{1,400})(?=")/gi;
/** `Password: <b>…</b>` */
const marked = (): RegExp =>
  /(?<![\p{L}\p{M}\w-])([\p{L}\p{M}][\p{L}\p{M}\w-]{1,40}):\s{0,4}<(?:b|strong|code|em|i|u|tt|kbd|span|pre|samp)(?:\s[^<>]{0,200})?>([^<>]{1,400})(?=<\/)/giu;
/** `<AdministratorPassword><Value>…`, `<Attribute Name="password"><AttributeValue>…` */
const enclosed =
  /<([\w:.-]{2,80})((?:\s[^<>]{0,300})?)>\s{0,40}<(?:[\w-]{1,20}:)?(?:value|string|text|data|attributevalue|val)(?:\s[^<>]{0,200})?>([^<>]{1,4000})(?=<\/)/gi;

function redactNeighbours(text: string, register: Register): string {
  const take = (whole: string, verdict: NameVerdict | null, value: string): string => {
    const bare = value.trim();
    if (
      verdict === null ||
      !isSecretKind(verdict.kind) ||
      bare === '' ||
      isLabel(bare) ||
      /\S\s+\S+\s+\S/.test(bare) ||
      !isTakenUnder(verdict, unescape(bare))
    )
      return whole;
    const at = whole.lastIndexOf(bare);
    return (
      whole.slice(0, at) +
      register.take(verdict.kind, unescape(bare)) +
      whole.slice(at + bare.length)
    );
  };
  const withoutInputs = text.replace(labelledInput, (whole, label: string, value: string) =>
    take(whole, register.names.verdict(label.replace(/:\s*$/, '')), value),
  );
  const withoutMarked = withoutInputs.replace(marked(), (whole, label: string, value: string) =>
    take(whole, register.names.verdict(label), value),
  );
  const withoutLabelled = withoutMarked.replace(labelled, (whole, label: string, value: string) =>
    take(whole, register.names.verdict(label.replace(/:$/, '')), value),
  );
  const withoutEnclosed = withoutLabelled.replace(
    enclosed,
    (whole, name: string, attributes: string, value: string) =>
      take(
        whole,
        elementVerdict(name.slice(name.indexOf(':') + 1), attributes, register.names),
        value,
      ),
  );
  return /<t[hd]\b/i.test(withoutEnclosed)
    ? redactRows(withoutEnclosed, register.names, take)
    : withoutEnclosed;
}

/** A table with names in its head. */
function redactRows(
  text: string,
  names: Names,
  take: (whole: string, verdict: NameVerdict | null, value: string) => string,
): string {
  let columns: readonly (NameVerdict | null)[] | null = null;
  let isBefore = true;
  const redactRow = (row: string): string => {
    const isFirst = isBefore;
    if (/<tr\b/i.test(row)) isBefore = false;
    const heads = headsOf(row, isFirst);
    if (heads.length > 1) columns = columnsOf(heads, names);
    // A first row without a cell for names is one only where it names more than one column.
    if (columns === null || (isFirst && heads.length > 1)) return row;
    let place = -1;
    return row.replace(/<td\b[^<>]{0,300}>([^<>]{0,400})(?=<)/gi, (cell, value: string) => {
      place += 1;
      return take(cell, columns?.[place] ?? null, value);
    });
  };
  return text
    .split(/(?=<tr\b)/i)
    .map(redactRow)
    .join('');
}

/** The names in a row: its head cells, or any cells of the first row. */
const headsOf = (row: string, isFirst: boolean): readonly string[] =>
  [
    ...row.matchAll(
      isFirst ? /<t[hd]\b[^<>]{0,300}>([^<>]{0,100})</gi : /<th\b[^<>]{0,300}>([^<>]{0,100})</gi,
    ),
  ].map((one) => one[1] ?? '');

/** Names that mean something else in HTML. */
const htmlNames = /^(?:summary|details|address|code|key|title|cite|to|body|note|user)$/i;

function elementVerdict(name: string, attributes: string, names: Names): NameVerdict | null {
  const own = names.verdict(name);
  if (own !== null) return htmlNames.test(name) ? null : own;
  return /^(?:option|button|a|p|li|label|th|h\d)$/i.test(name)
    ? null
    : names.verdict(
        /\b(?:name|key)\s{0,8}=\s{0,8}["']([^"']{1,100})["']/i.exec(attributes)?.[1] ?? '',
      );
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
        ? (register.names.verdict(named) ?? (isHidden ? verdictFor('password') : null))
        : register.names.verdict(name.replace(/^data-/i, ''));
      if (
        verdict === null ||
        !register.wants(verdict.kind) ||
        verdict.kind === 'text' ||
        !isTakenUnder(verdict, unescape(value))
      )
        return whole;
      const quote = double !== undefined ? '"' : single !== undefined ? "'" : '';
      return `${name}${sign}${quote}${register.take(verdict.kind, unescape(value))}${quote}`;
    },
  );
}

const unescape = (text: string): string =>
  text
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
