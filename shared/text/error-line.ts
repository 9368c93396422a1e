import { statusInText, statusName } from '../rules/named-status.ts';
import { isStackLine } from '../rules/stack-line.ts';
import { tellsFailure } from '../rules/telling.ts';
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

const generic =
  /^\W*(?:oops|sorry|error|an? (?:unknown |unexpected |internal )?(?:error|problem|exception) (?:has )?occurr?ed|something went wrong|request failed|failed|warning|failure|unsuccessful)(?: (?:while|when) \w+ing)?\W*$/i;
const request = /\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+["']?((?:https?:\/\/|\/)[^\s"'<>]+)/;
const address = /https?:\/\/[^\s"'<>]+/;

/** Longer lines are no messages: what stands beyond is dropped. */
export const longestLine = 64 * 1024;

/** The failure a line tells of; null for a line that tells of none. Linear in its length. */
export function errorLine(line: string): ErrorLine | null {
  const said = line.length > longestLine ? line.slice(0, longestLine) : line;
  if (isStackLine(said)) return null;
  const looked = said.slice(0, 4000);
  const status = /[45]\d\d/.test(looked) ? (statusInText(looked) ?? statusOfRequest(looked)) : null;
  if (status === null && !tellsFailure(looked)) return null;
  const text = said.trim();
  const asked = request.exec(looked);
  const url = addressIn(looked, asked?.[2] ?? null);
  return {
    text,
    status,
    method: asked?.[1] ?? '',
    url,
    startedAt: timeIn(looked),
    bare: isBare(text, status),
  };
}

/** "POST https://… 401": the number behind a request is its status. */
function statusOfRequest(line: string): number | null {
  const found =
    /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s{1,3}["']?(?:https?:\/\/|\/)[^\s"'<>]{1,2000}["']?\s{1,3}(?:HTTP\/[\d.]{1,3}"?\s{1,3})?(?:->|=>|-|:|returned|failed)?\s{0,3}\(?([45]\d\d)\b/.exec(
      line,
    )?.[1];
  return found === undefined ? null : Number(found);
}

/** The request that a line names; null where it names none. */
export function requestIn(line: string): { readonly method: string; readonly url: string } | null {
  const asked = request.exec(line.slice(0, 4000));
  return asked === null ? null : { method: asked[1] ?? '', url: addressIn(line, asked[2] ?? null) };
}

/** The address that a line names: whole, after a method, or as "on /api/Invoice". */
export function addressIn(line: string, asked: string | null = null): string {
  const found =
    asked ??
    address.exec(line)?.[0] ??
    /\b(?:on|at|to|from|for|path|url)[\s:=]{1,3}["']?(\/(?:api|auth)\/[^\s"'<>:,)]{1,500})/i.exec(
      line,
    )?.[1] ??
    '';
  return found.replace(/[.,;:)\]}'"]+$/, '');
}

/** True for a line of a log: it begins with a time of its own. */
export function hasTime(line: string): boolean {
  return /^\W{0,3}(?:\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d\d:\d\d)/.test(
    line,
  );
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
