import { parsedJson } from './body-text.ts';

/** JSON that follows words: `Property values were not valid: [{"message":"…"}]`. */
interface Tail {
  /** The words before it, without the colon. */
  readonly lead: string;
  readonly json: string;
}

/** The JSON that a text ends with, whole or cut short; null where it ends with none. */
export function errorTail(text: string): Tail | null {
  const start = text.slice(0, 20_000);
  const found = /(?:[:=-]|\s|\()\s{0,3}(?=\\?"?[{[]{1,2}\s{0,9}\\?["'{])/.exec(start);
  if (found === null || found.index > 2000) return null;
  const json = plainJson(start.slice(found.index + found[0].length));
  if (json === null) return null;
  return { lead: start.slice(0, found.index).replace(/[\s:=(-]+$/, ''), json };
}

/** JSON as it was before a tool quoted it: with escaped quotes, or as Python prints it. */
function plainJson(text: string): string | null {
  const trimmed = text
    .trim()
    .replace(/^(["'])(?=[{[])/, '')
    .replace(/(?<=[}\]])["')\s]{1,4}\.?$/, '');
  for (const form of [trimmed, trimmed.replaceAll('\\"', '"'), pythonText(trimmed)])
    if (parsedJson(wholePart(form)) !== undefined) return wholePart(form);
  const unescaped = trimmed.replaceAll('\\"', '"');
  return errorStart(unescaped) === null ? null : unescaped;
}

/** What follows the last closing bracket is no part of it. */
function wholePart(text: string): string {
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  return end < 0 ? text : text.slice(0, end + 1);
}

/** A Python dictionary as it is printed: single quotes, double ones where a text
 * holds single ones, None, True, False. */
function pythonText(text: string): string {
  return /^[{[]\s{0,3}'/.test(text) || /^\[\s{0,3}\{\s{0,3}'/.test(text)
    ? text.replace(
        /'((?:[^'\\]|\\.){0,20000})'|"((?:[^"\\]|\\.){0,20000})"|\b(?:None|True|False)\b/g,
        (word, single?: string, double?: string) =>
          single === undefined && double === undefined
            ? (pythonWords[word] ?? word)
            : JSON.stringify((single ?? double ?? '').replace(/\\(['"\\])/g, '$1')),
      )
    : text;
}

const pythonWords: Readonly<Record<string, string>> = {
  None: 'null',
  True: 'true',
  False: 'false',
};

interface ErrorStart {
  readonly text: string;
  /** The field that the text speaks of, where the body is a list of fields. */
  readonly field: string | null;
}

const cutMessage =
  /^[\s{[]{1,20}(?:"[^"]{1,60}"\s{0,9}:\s{0,9}(?:"[^"\\]{0,400}"|[\w.-]{1,40})\s{0,9},\s{0,9}){0,6}"(?:errormessage|error|message|error_description)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,2000})/i;
const cutField = /^\{\s{0,9}"([\w.[\]$ -]{1,80})"\s{0,9}:\s{0,9}\[\s{0,9}"((?:[^"\\]|\\.){1,2000})/;

/**
 * The message at the beginning of JSON that was cut short, as tools do that keep some hundred
 * letters of a body; null where there is none.
 */
export function errorStart(text: string): ErrorStart | null {
  const start = text.slice(0, 6000);
  const message = cutMessage.exec(start)?.[1];
  if (message !== undefined) return { text: unescaped(message), field: null };
  const field = cutField.exec(start);
  return field === null ? null : { text: unescaped(field[2] ?? ''), field: field[1] ?? '' };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, letter: string) =>
    letter === 'n' || letter === 'r' || letter === 't' ? ' ' : letter,
  );
}
