import { parsedJson } from './body-text.ts';
import { errorTail } from './json-tail.ts';
import { type Message, messageOf } from './message.ts';
import { isStackLine } from './stack-line.ts';
import { isBareStatus, withoutStatusName } from './named-status.ts';

const longest = 4000;

/**
 * What a pasted line, or some that belong together, says: the sentence to be shown, without time,
 * level and address before it; `said` keeps the whole line for recognising.
 */
export function lineMessage(text: string): Message {
  const whole = messageOf(text);
  if (whole.form !== 'words') return whole;
  const start = text.slice(0, longest);
  const inner = innerMessage(start);
  if (inner !== null)
    return {
      ...inner,
      said: `${inner.said} ; ${withoutJson(start)}`.slice(0, longest),
      status: inner.status,
    };
  const lines = start.split(/[\r\n]+/).filter((line) => !isStackLine(line));
  const sentences = [...new Set(lines.map(sentenceOf))].filter((sentence) => sentence !== '');
  const spoken = sentences.filter(
    (sentence) =>
      !serverName.test(sentence) && !(asked.test(sentence) && saysNothing.test(sentence)),
  );
  const telling = spoken.filter((sentence) => !isBareStatus(sentence) && !isMute(sentence));
  // A status is no message, and JSON in which none was found says no more here than as an answer.
  if (telling.length === 0 && (sentences.some(saysLittle) || saysNothing.test(start)))
    return { ...whole, text: null, said: start, form: 'none' };
  const words = (telling.length > 0 ? telling : spoken).join(' ').slice(0, 2000);
  return { ...whole, text: words === '' ? whole.text : words, said: start };
}

/** A status, and an answer in which nothing stands. */
const saysNothing = /\b[45]\d\d\)?\s{0,3}[:-]\s{0,3}(?:\{\s?\}|\[\s?\]|""|null)\s{0,3}$/;

/** What the answer in a line says, with its codes and without the line; null where it holds none. */
export function answerInLine(text: string): string | null {
  const tail = errorTail(text.slice(0, longest));
  const said = tail === null ? '' : messageOf(tail.json).said;
  return said === '' ? null : said;
}

/** The words of JSON, or of a quoted text, that ends a line. */
function innerMessage(text: string): Message | null {
  const tail = errorTail(text);
  if (tail !== null) {
    const within = messageOf(tail.json);
    if (within.text !== null) return { ...within, around: `${tail.lead} ; ${within.around}` };
  }
  const quoted =
    /(?:[:=\]]|\s-)\s{0,3}(\\?["“])((?:[^"”\\]|\\(?!").|\\"(?=[^"]{0,1000}\\")){3,2000})\\?["”]\.?\s{0,3}(?:[-–|,;(]\s{0,3}(?:[A-Z]{3,7}\s{1,3})?(?:https?:\/\/|\/)\S{1,500})?$/.exec(
      text,
    );
  if (quoted?.[2] === undefined || text.includes('\n')) return null;
  const lead = text.slice(0, quoted.index);
  if (!/\b[45]\d\d\b|\berror\b|\bfailed\b|\bfehler\b|\berreur\b/i.test(lead)) return null;
  const within = messageOf(quoted[2].replaceAll('\\"', '"'));
  return within.text === null ? null : { ...within, around: lead };
}

/** A time or a name in brackets is no JSON. */
const withoutJson = (text: string): string =>
  text.replace(/\s{0,3}(?:\{|\[(?![^\][{}"]{1,60}\]\s{0,3}[^\s,]))[\s\S]{0,4000}$/, '');

const leads: readonly RegExp[] = [
  // A time, however written.
  /^\W{0,3}(?:\d{4}[-/.]\d\d[-/.]\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[T ,]{1,3}\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?: ?[AP]M)?(?:Z| ?[+-]\d\d:?\d\d)?)?[\])]?[\s,;:|-]{1,4}/i,
  /^\W{0,3}\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?: ?[AP]M)?[\])]?[\s,;:|-]{1,4}/i,
  // A level or the name of a program in brackets.
  /^\[[^\][\n]{1,60}\]\s{0,3}[:-]?\s{0,3}/,
  /^(?:ERROR|ERR|WARN(?:ING)?|FATAL|CRITICAL|SEVERE|INFO|VERBOSE|DEBUG)\b\s{0,3}[:|-]?\s{1,3}(?=\S)/,
  // A command of PowerShell, and Python's exception class.
  /^(?:[A-Z][a-z]{2,12}-[A-Z]\w{2,40}|Exception|Write-Error)\s{0,3}:\s{1,3}(?=\S)/,
  // The place in a page's script that a browser's console writes before the request.
  /^(?:\(index\)|[\w.?=&%~-]{1,120}\.\w{1,5}(?:\?[\w.=&%-]{0,80})?)(?::\d{1,7}){1,2}:?\s{1,3}(?=(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s)/,
  /^(?:[a-z_]{1,30}\.){1,6}[A-Z]\w{2,40}(?:Error|Exception)\s{0,2}:\s{1,3}(?=\S)/,
];
const asked =
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s{1,3}["']?(?:https?:\/\/|\/)\S{1,2000}\s{0,3}/;
const outcome =
  /^(?:->|=>|-|:)?\s{0,3}(?:failed|returned|answered)?\s{0,3}(?:with)?\s{0,3}:?\s{0,3}\(?(?:HTTP ?)?[45]\d\d\)?\s{0,3}/i;

/** A line without what stands before its sentence. */
export function sentenceOf(line: string): string {
  let rest = line.trim();
  for (let round = 0; round < 6; round += 1) {
    const lead = leads
      .map((pattern) => pattern.exec(rest)?.[0])
      .find((found) => found !== undefined);
    if (lead === undefined || lead.length >= rest.length) break;
    rest = rest.slice(lead.length);
  }
  const request = asked.exec(rest)?.[0];
  if (request === undefined) return unquoted(rest);
  const said = unquoted(withoutReason(rest.slice(request.length)));
  // A request alone says nothing; its status does.
  if (/\p{L}{3}/u.test(said)) return said;
  return rest.slice(request.length).trim() === '' ? '' : rest;
}

const unquoted = (text: string): string => /^["“]([^"“”]{1,2000})["”]$/.exec(text)?.[1] ?? text;

/** "400 Bad Request - Please populate …" says what follows the status and its name. */
function withoutReason(text: string): string {
  const lead = outcome.exec(text)?.[0];
  if (lead === undefined) return text.trim();
  const rest = text.slice(lead.length);
  // A browser puts the name in brackets.
  const said = withoutStatusName(/^\(([^()]{1,200})\)$/.exec(rest)?.[1] ?? rest)
    .replace(/^[\s:.,;)(-]{1,6}/, '')
    .trim();
  return said === '' ? text.trim() : said;
}

/** What servers write below their pages: `nginx/1.25.3`, `Microsoft-Azure-Application-Gateway/v2`. */
const serverName = /^[\w-]{2,60}(?:\/v?\d[\w.-]{0,20})$/;

function isMute(sentence: string): boolean {
  return (
    /^[{[]/.test(sentence) &&
    parsedJson(sentence) !== undefined &&
    messageOf(sentence).text === null
  );
}

const saysLittle = (sentence: string): boolean => isMute(sentence) || isBareStatus(sentence);
