import type { Kind } from './kinds.ts';

const labelShape = /redacted-[a-z]+-\d+(?:-len\d+)?/;
const wholeLabel =
  /^(?:redacted-[a-z]+-\d+(?:-len\d+)?|0\.\d+\.\d+\.\d+|100::[0-9a-f]*|tenant-\d+)$/;
/** What a label is made of: searched for, such a value would be found in every label. */
const pieceOfLabel =
  /^(?:redacted-?)?(?:password|secret|token|cookie|key|session|signature|authorization|certificate|sql|email|name|phone|address|card|text|ip|tenant|own)?(?:-?\d+)?(?:-?len\d*)?$/i;

/** True for a text that is a label as a whole. */
export function isLabel(text: string): boolean {
  return wholeLabel.test(text);
}

/** True where part of the text was taken out already. */
export function holdsLabel(text: string): boolean {
  return labelShape.test(text);
}

/** Names that stand in messages, menus and routes too. */
const innocent =
  /\b(?:integrat\w*|halo\w*|api|admin\w*|support|system|service\w*|report\w*|user\w*|agent\w*|general|default|test\w*|team|desk|ticket\w*|runbook\w*|import|sync)\b/i;

/**
 * Whether a value is distinctive enough to be looked for in the whole output. Plain words and short
 * numbers stand elsewhere by right: taking those out everywhere would turn messages and routes into
 * labels.
 */
export function isSearched(kind: Kind, value: string): boolean {
  if (
    value.length < 6 ||
    kind === 'text' ||
    (/[a-z]/i.test(value) && pieceOfLabel.test(value)) ||
    labelShape.test(value)
  )
    return false;
  if (/^[\d.,:+() -]*$/.test(value))
    return value.replace(/\D/g, '').length >= (kind === 'ip' ? 4 : 9);
  switch (kind) {
    case 'name':
      return /[\s\d@._\\-]/.test(value) && !innocent.test(value);
    case 'address':
      return value.length >= 8 && /\d/.test(value) && /[a-z]/i.test(value);
    case 'tenant':
      // A host is nothing else, wherever it stands.
      if (value.includes('.')) return true;
      return /[\d-]/.test(value) && !innocent.test(value);
    default:
      return isDistinctive(value);
  }
}

/** Letters alone are a word or a sentence unless they run on for long. */
function isDistinctive(value: string): boolean {
  if (!/^[\p{L}\s_.,'’-]*$/u.test(value)) return true;
  if (/\s/.test(value)) return value.length >= 20 && value.trim().split(/\s+/).length >= 4;
  return value.length >= 16 || /[a-z][A-Z]+[a-z]*[A-Z]/.test(value);
}

/**
 * A value that must stand alone to count, not inside a longer word: short ones, numbers, names. The
 * search calls this for each form.
 */
export function standsAlone(form: string): boolean {
  return (
    form.length < 7 || /^[\d.,:+() -]*$/.test(form) || /^[A-Za-z\u0080-\uffff\s'-]*$/.test(form)
  );
}
