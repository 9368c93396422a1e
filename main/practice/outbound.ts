import { json, Refused } from './answer.ts';
import { nextId } from './database.ts';
import { invented } from './unseen-answers.ts';
import type { ThirdPartyAnswer } from './third-party.ts';
import type { World } from './world.ts';

/**
 * Notes a call to a third party where Halo keeps them (/api/IntegrationRequest), and hands its
 * answer back.
 */
export function noteCall(
  world: World,
  module: string,
  method: string,
  url: string,
  answer: ThirdPartyAnswer,
  sent = '',
): ThirdPartyAnswer {
  const log = world.db.integrationRequests;
  log.push({
    id: nextId(log),
    module,
    isoutgoing: true,
    operation: method,
    url,
    resultcode: answer.status,
    datelogged: world.clock.stamp(),
    request_body: sent,
    response_headers: Object.entries(answer.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    response_body: JSON.stringify(answer.body),
  });
  return answer;
}

/**
 * The third party's body where it said yes; otherwise ends the call with the third party's own
 * status.
 */
export function accepted(vendor: string, answer: ThirdPartyAnswer): unknown {
  if (answer.status < 400) return answer.body;
  throw new Refused(
    json(answer.status, {
      Message: invented.passedOn(vendor, answer.status, answer.reason, messageOf(answer.body)),
    }),
  );
}

/** The words in a third party's error body: `message`, `error` or `error.message`. */
function messageOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return String(body);
  if ('message' in body) return String(body.message);
  return 'error' in body
    ? typeof body.error === 'string'
      ? body.error
      : messageOf(body.error)
    : '';
}
