import { isRecord } from '../basics/json.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { parsedJson } from './body-text.ts';
import { fieldsOf } from './message.ts';

/** An answer that only says so is short, in characters. */
const longest = 2000;
const names = ['status', 'state', 'result', 'outcome', 'jobstatus', 'jobstate'];
const tell = /"_?(?:job_?)?(?:status|state|result|outcome)"\s{0,5}:\s{0,5}"/i;
const later =
  /^(?:queued|enqueued|in[ _-]?queue|processing|running|pending|in[ _-]?progress|not[ _-]?started|started|scheduled|submitted|accepted|waiting)$/i;
/** A record may be pending for reasons of its own; only a job is queued. */
const ofJob = /^(?:queued|enqueued|in[ _-]?queue|processing|running)$/i;

/** Whether the answer to a change says that it is still to be done. */
export function saysLater({ request, response }: Exchange): boolean {
  if (/^(?:get|head|options)$/i.test(request.method)) return false;
  if (response === null || response.status >= 300) return false;
  const { text } = response.body;
  if (text === null || text.length > longest || !tell.test(text)) return false;
  const answer = parsedJson(text);
  const value: unknown = Array.isArray(answer) && answer.length === 1 ? answer[0] : answer;
  if (!isRecord(value)) return false;
  const fields = fieldsOf(value);
  const words = fields.has('id') ? ofJob : later;
  return names.some((name) => words.test(String(fields.get(name) ?? '').trim()));
}
