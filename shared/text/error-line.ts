import { statusInText, statusName } from '../rules/named-status.ts';
import { timeOf } from '../har/values.ts';

/** What a line of a log or a pasted message says, if it tells of a failure. */
export interface ErrorLine {
  readonly text: string;
  /** The status it names, or null. */
  readonly status: number | null;
  /** '' where the line names none. */
  readonly method: string;
  readonly url: string;
  readonly startedAt: number | null;
  /**
   * It says that something failed but not what: a pop-up's title, a bare "Error 429". Its neighbour
   * says the rest.
   */
  readonly bare: boolean;
}

const telling = new RegExp(
  [
    'errors?\\b',
    'err\\b',
    'fail(?:ed|ure|ures|s|ing)?\\b',
    '\\w*exception\\b',
    'denied',
    'forbidden',
    'unauthori[sz]ed',
    'not (?:be )?found',
    'refused',
    'invalid',
    'incorrect',
    'timed[ -]?out',
    'time-?out',
    'too many',
    'rate ?limit',
    'limit (?:was |has been )?(?:reached|exceeded)',
    'unable to',
    'can ?not\\b',
    "can't",
    'could not',
    "couldn't",
    'not (?:allowed|permitted|authori[sz]ed|authenticated|available|supported|valid|exist|visible)',
    "do(?:es)?(?: not|n't) (?:have|exist|match)",
    "don't have",
    'no longer',
    'went wrong',
    'reject(?:ed|ion)',
    'throttl',
    'unavailable',
    'conflict',
    'unprocessable',
    'bad gateway',
    'bad request',
    'gateway time',
    'expired',
    'mandatory',
    'is required',
    'required field',
    'must (?:be|have|not)',
    'disconnected',
    'blocked',
    'aborted',
    'unreachable',
    'no such host',
    'unexpected',
    'not set to an instance',
    'load_error',
    'net::',
    'insufficient',
    'in use',
    'already exists',
  ]
    .map((word) => `\\b${word}`)
    .join('|')
    .replace('\\bnet::', 'net::'),
  'i',
);

/** "0 errors", "finished without errors", "failed: 0": the words are there, the failure is not. */
const denied =
  /\b(?:no|0|zero|without(?: any)?|never)\s+(?:\w+\s+)?(?:errors?|failures?|failed|exceptions?|problems?)\b|\b(?:errors?|failures?|failed|exceptions?|skipped)(?: ?count)?["']?\s*[:=]\s*(?:0|none|null|false)\b/gi;
const calm = /^.{0,60}?\b(?:INFO|DEBUG|TRACE|VERBOSE|info|debug|trace)\b/;
const succeeded =
  /(?:\bHTTP\/[\d.]+"?\s+|\bstatus(?: ?code)?["']?\s*[:=]?\s*|->\s*|=>\s*|\bresponse\s*[:=]?\s*)[123]\d\d\b/i;
const stackLine = /^\s*(?:at\s+[\w.<>$[\]`+]+\s*[([]|---|\.\.\. \d+ more|in \S+:line \d+)/;
const generic =
  /^\W*(?:oops|sorry|error|an? (?:unknown |unexpected |internal )?(?:error|problem|exception) (?:has )?occurr?ed|something went wrong|request failed|failed|warning|failure|unsuccessful)(?: (?:while|when) \w+ing)?\W*$/i;
const request = /\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+["']?((?:https?:\/\/|\/)[^\s"'<>]+)/;
const address = /https?:\/\/[^\s"'<>]+/;

/** Longer lines are no messages: what stands beyond is dropped. */
export const longestLine = 64 * 1024;

/** The failure a line tells of; null for a line that tells of none. Linear in its length. */
export function errorLine(line: string): ErrorLine | null {
  const said = line.length > longestLine ? line.slice(0, longestLine) : line;
  if (stackLine.test(said)) return null;
  const looked = said.slice(0, 4000);
  const tells = telling.test(looked);
  const status = /[45]\d\d/.test(looked) ? statusInText(looked) : null;
  if (status === null && (!tells || !stillTells(looked))) return null;
  const text = said.trim();
  const asked = request.exec(looked);
  const url = (asked?.[2] ?? address.exec(looked)?.[0] ?? '').replace(/[.,;:)\]}]+$/, '');
  return {
    text,
    status,
    method: asked?.[1] ?? '',
    url,
    startedAt: timeIn(looked),
    bare: isBare(text, status),
  };
}

/** True for a line of a log: it begins with a time of its own. */
export function hasTime(line: string): boolean {
  return /^\W{0,3}(?:\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d\d:\d\d)/.test(
    line,
  );
}

function stillTells(line: string): boolean {
  const rest = line.replace(denied, ' ');
  if (rest !== line && !telling.test(rest)) return false;
  if (succeeded.test(rest)) return false;
  return !calm.test(rest) || /\b(?:error|failed|failure|exception)\b/i.test(rest.replace(calm, ''));
}

function timeIn(line: string): number | null {
  const written = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/.exec(
    line.slice(0, 80),
  )?.[0];
  return written === undefined ? null : timeOf(written);
}

function isBare(text: string, status: number | null): boolean {
  if (text.length > 120) return false;
  if (generic.test(text)) return true;
  if (status === null) return false;
  const name = statusName(status) ?? '';
  const rest = text
    .toLowerCase()
    .replace(name.toLowerCase(), '')
    .replace(/\b(?:https?|status|code|error|response|failed|with|request|the|a|an|was|is)\b/g, '')
    .replace(/[^a-z]/g, '');
  return rest === '' || rest === 'unauthorised' || rest === 'gatewaytimeout';
}
