import { secondWords, withoutAccents } from './name-rules.ts';
import type { NameVerdict, Names } from './names.ts';
import type { Register } from './register.ts';
import { isTakenUnder, looksSecret } from './secret-values.ts';
import { isLabel } from './value-forms.ts';

/** A quote, behind backslashes or as script, markup and addresses write it. */
const quoteSign = String.raw`\\{0,8}["'${'`'}]|\\{1,8}[UXux](?:00)?2[27]|&[Qq][Uu][Oo][Tt];|&#0?3[49];|&#[Xx]2[27];|%22`;

/**
 * A name and the sign behind it, quoted or not, also inside a string of script or JSON
 * (`\"password\":`). Both cases are written out: the flag that asks for neither makes a search for
 * letters of all scripts take twice as long.
 */
const naming = new RegExp(
  String.raw`(?<![\p{L}\w.-])(${quoteSign})?([\p{L}_][\p{L}\p{M}\w.-]{1,60}|:[A-Za-z]{2,20})(?:${quoteSign})?\]?[ \t]{0,8}(=>|[=:]|%3[Aa]|&#[Xx]3[Aa];)[ \t]{0,8}(${quoteSign})?`,
  'gu',
);

/**
 * Assignments and pairs in script, configuration, forms, logs, and in JSON that is cut short:
 * `name=value`, `"name": "value"`, `{"name": "…", "value": "…"}`. A value is read only where its
 * name asks for it, so the whole is linear.
 */
export function redactPairs(text: string, register: Register): string {
  let result = '';
  let copied = 0;
  /** The string under the last `name`, `key` or `field`. */
  let named = '';
  naming.lastIndex = 0;
  for (let found = naming.exec(text); found !== null; found = naming.exec(text)) {
    const [, opening = '', word = '', sign = '', quote = ''] = found;
    const behind = naming.lastIndex;
    const name = opening === '' ? wholeName(text, found.index, word) : word;
    if (nameName.test(name)) named = text.slice(behind, endOfName(text, behind, quote));
    const verdict = verdictAt(name, named, register.names);
    const isQuoted = opening !== '' && quote !== '';
    if (verdict === null || !register.wants(verdict.kind) || isMessage(verdict, isQuoted)) continue;
    const { start, end } = placeOfValue(text, behind, quote);
    const value = text.slice(start, end);
    naming.lastIndex = Math.max(end, start);
    if (!isTaken(value, verdict, sign, quote, name)) {
      naming.lastIndex = start;
      continue;
    }
    result += text.slice(copied, start) + register.take(verdict.kind, value);
    copied = end;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** Without quotation marks the name is the rest of the line, as in YAML. */
const endOfName = (text: string, at: number, quote: string): number =>
  quote === ''
    ? at + (/^[^\r\n"',;{}]{0,60}/.exec(text.slice(at, at + 60))?.[0].length ?? 0)
    : endOfQuoted(text, at, quote, 100);

function placeOfValue(
  text: string,
  at: number,
  quote: string,
): { readonly start: number; readonly end: number } {
  if (quote !== '') return { start: at, end: endOfQuoted(text, at, quote, text.length) };
  const start = behindBrace(text, at);
  return { start, end: endOfBare(text, start) };
}

/** In running text `summary: …` is part of a message; quoted on both sides it is a field of JSON. */
const isMessage = ({ kind }: NameVerdict, isQuoted: boolean): boolean =>
  !isQuoted && (kind === 'text' || kind === 'sql');

/** `PWD={…}` of a connection string. */
const behindBrace = (text: string, at: number): number =>
  text.charAt(at) === '{' && /^\{[^{}"':;,=\s]{3,128}\}/.test(text.slice(at, at + 130))
    ? at + 1
    : at;

/** The word with those before it where they are one name in a sentence: "mot de passe : …". */
function wholeName(text: string, at: number, word: string): string {
  if (text.charAt(at - 1) !== ' ' || !secondWords.has(withoutAccents(word).toLowerCase()))
    return word;
  const before = /[\p{L}\p{M}\w-]{1,24}(?: [\p{L}\p{M}\w-]{1,24})? $/u.exec(
    text.slice(Math.max(0, at - 50), at),
  )?.[0];
  return before === undefined ? word : before + word;
}

const nameName = /^(?:name|key|field|header|label|setting|fieldName|property)$/i;

const verdictAt = (name: string, named: string, names: Names): NameVerdict | null =>
  (named !== '' && /^(?:value|content|val|newValue|display)$/i.test(name)
    ? names.verdict(named.trim())
    : null) ?? names.verdict(name);

/** In running text `Token: not found` is a message, not a secret. */
function isTaken(
  value: string,
  verdict: NameVerdict,
  sign: string,
  quote: string,
  name: string,
): boolean {
  if (
    value === '' ||
    isLabel(value) ||
    verdict.kind === 'sql' ||
    /^(?:true|false|null|undefined|function|new|this|await|\d{1,3})$/i.test(value) ||
    // A command of PowerShell makes it: what follows is looked at on its own.
    (quote === '' && /^[A-Z][a-z]+(?:To)?-[A-Z][A-Za-z]+$/.test(value)) ||
    !isTakenUnder(verdict, value)
  )
    return false;
  if (verdict.doubtful && verdict.kind !== 'email' && verdict.kind !== 'name')
    return looksSecret(value);
  if (quote !== '') return true;
  if (/^(?:Bearer|Basic|Digest|Token|ApiKey|Negotiate)$/i.test(value)) return false;
  return (
    value.length >= 3 &&
    (sign === '=' ||
      looksSecret(value) ||
      (name.includes('-') && /\d/.test(value)) ||
      (/\d/.test(value) && value.length >= 6))
  );
}

/**
 * Place of the closing quote: the same quote behind the same number of backslashes. The end of the
 * text where it is cut.
 */
function endOfQuoted(text: string, from: number, quote: string, longest: number): number {
  const last = Math.min(text.length, from + longest);
  for (
    let at = text.indexOf(quote, from);
    at !== -1 && at < last;
    at = text.indexOf(quote, at + 1)
  ) {
    if (quote.length > 1 && (text.charAt(at - 1) !== '\\' || at === from)) return at;
    if (quote.length > 1) continue;
    let slashes = 0;
    while (text.charAt(at - 1 - slashes) === '\\' && at - 1 - slashes >= from) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return last;
}

function endOfBare(text: string, from: number): number {
  const end = /[\s"'`&;,<>(){}[\]\\]|$/g;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}
