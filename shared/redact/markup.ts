import { redactContent } from './content.ts';
import { looksSecret, verdictOf } from './names.ts';
import { holdsLabel, type Register } from './register.ts';
import { redactText } from './text.ts';

/**
 * XML and HTML: elements and attributes with sensitive names, form inputs and meta tags by the name they carry, inline script and
 * data islands. Works on tags as text with bounded runs; nothing is ever rendered.
 */
export function redactMarkup(text: string, register: Register, depth: number): string {
  const scripts = text.replace(/(<script\b[^>]{0,4000}>)([\s\S]*?)(<\/script\s*>)/gi, (_whole, open: string, inside: string, close: string) => open + redactContent(inside, '', register, depth + 1) + close);
  const tags = scripts.replace(/<([a-zA-Z][\w:.-]{0,80})((?:\s|\/)[^<>]{0,20000})>/g, (_whole, name: string, attributes: string) => `<${name}${redactAttributes(attributes, register)}>`);
  const elements = tags.replace(/<([a-zA-Z][\w:.-]{0,80})((?:\s[^<>]{0,20000})?)>([^<]{1,20000})<\/\1\s*>/g, (whole, name: string, attributes: string, inside: string) => {
    const local = name.slice(name.indexOf(':') + 1);
    const verdict = verdictOf(local) ?? verdictOf(/\b(?:name|key|id)\s*=\s*["']([^"']{1,100})["']/i.exec(attributes)?.[1] ?? '');
    if (verdict === null || !register.wants(verdict.kind) || /^(?:summary|details|address|code|key|title|cite|to|body)$/i.test(local) && verdict.kind !== 'password') return whole;
    const value = inside.trim();
    if (value === '' || holdsLabel(value) || (verdict.doubtful && !looksSecret(value))) return whole;
    return `<${name}${attributes}>${inside.replace(value, () => register.take(verdict.kind, unescape(value)))}</${name}>`;
  });
  return redactText(elements, register);
}

const attribute = /([a-zA-Z_:][\w:.-]{0,80})(\s*=\s*)(?:"([^"<]{0,20000})"|'([^'<]{0,20000})')/g;

function redactAttributes(attributes: string, register: Register): string {
  const named = /\b(?:name|id|property|http-equiv|key)\s*=\s*["']([^"']{1,100})["']/i.exec(attributes)?.[1] ?? '';
  const hidden = /\btype\s*=\s*["']?password/i.test(attributes);
  return attributes.replace(attribute, (whole, name: string, sign: string, double?: string, single?: string) => {
    const value = double ?? single ?? '';
    if (value === '' || holdsLabel(value)) return whole;
    const carries = /^(?:value|content|data-value)$/i.test(name);
    const verdict = carries ? verdictOf(named) ?? (hidden ? { kind: 'password' as const, doubtful: false } : null) : verdictOf(name.replace(/^data-/i, ''));
    if (verdict === null || !register.wants(verdict.kind) || verdict.kind === 'text') return whole;
    if (verdict.doubtful && !looksSecret(value)) return whole;
    if (/^(?:name|id|type|class|for)$/i.test(name)) return whole;
    const quote = double === undefined ? "'" : '"';
    return `${name}${sign}${quote}${register.take(verdict.kind, unescape(value))}${quote}`;
  });
}

const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
