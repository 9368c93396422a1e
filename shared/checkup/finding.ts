import { type Exchange, noBody } from '../exchange/exchange.ts';
import { addressOf } from '../rules/address.ts';
import { diagnosisOf } from '../rules/diagnose.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import { hiddenEvidence } from '../rules/evidence.ts';
import { factsOf, type Surroundings } from '../rules/facts.ts';
import { causeFor, type ReadyCause, readyCauses } from '../rules/finding.ts';
import type { LoadedCause } from '../rules/knowledge.ts';
import { type Message, messageOf, noMessage } from '../rules/message.ts';
import type { RowKind } from '../rules/rows.ts';
import { hash32 } from '../rules/timeline.ts';
import type { CheckLine } from './line.ts';

/** Where a line was read, for the diagnosis that it becomes. */
interface ReadAt {
  /** `https://acme.halopsa.com` */
  readonly origin: string;
  /** Exchange.index of the request that read it; null where it was not recorded. */
  readonly index: number | null;
}

/** Whoever read the line was signed in, and other calls worked. */
const around: Surroundings = {
  halo: true,
  signIn: 'working',
  signInLeftOut: false,
  othersSucceed: true,
  retrySucceeded: false,
  repeated: false,
  cors: false,
  account: 'person',
  scope: null,
};

/**
 * The diagnosis of a line, like that of any other failure; null where no cause explains it. A line
 * that names no cause of its own is judged by its words, as if the refusal had just been seen.
 */
export function diagnosisOfLine(
  line: CheckLine,
  causes: readonly LoadedCause[],
  { origin, index }: ReadAt,
): Diagnosis | null {
  if (line.cause === null || (line.state !== 'broken' && line.state !== 'look')) return null;
  const ready = readyCauses(causes);
  const address = addressOf(`${origin}${line.address}`);
  const evidence = hiddenEvidence(
    { exchange: exchangeOf(line, origin), address, failure: null },
    {
      message: { ...saidIn(line), status: line.status },
      integration: line.integration,
      thirdParty: line.integration !== null || line.status !== null,
      row: rowOf(line),
    },
  );
  const facts = factsOf(evidence, around);
  const cause = causeOf(line, ready) ?? causeFor(facts, ready);
  if (cause === null) return null;
  const diagnosis = diagnosisOf([
    {
      indexes: [index ?? -1],
      order: 0,
      isDeed: false,
      isPressed: false,
      evidence,
      facts,
      cause,
      confidence: line.state === 'broken' ? 'likely' : 'possible',
    },
  ]);
  return { ...diagnosis, line: hash32(line.key) };
}

function causeOf({ cause }: CheckLine, ready: readonly ReadyCause[]): ReadyCause | null {
  return ready.find((one) => one.cause.id === cause) ?? null;
}

/** The other system's words; where it gave none, what the check itself saw. */
function saidIn({ words, says }: CheckLine): Message {
  const message = messageOf(words);
  if (message.text !== null) return message;
  return { ...noMessage, text: says, said: '', form: 'words' };
}

function rowOf({ cause, group }: CheckLine): RowKind {
  switch (cause) {
    case 'runbook-failed':
      return 'runbook';
    case 'webhook-failed':
      return group === 'schedules' ? 'schedule' : 'webhook';
    case 'schedule-late':
    case 'webhook-off':
    case 'connection-ending':
    case 'organisation-missing':
      return cause;
    default:
      return 'log';
  }
}

function exchangeOf(line: CheckLine, origin: string): Exchange {
  return {
    id: line.key,
    index: 0,
    source: 'live',
    startedAt: line.at,
    duration: null,
    request: { method: 'GET', url: `${origin}${line.address}`, headers: [], body: noBody },
    response: {
      status: 200,
      statusText: '',
      headers: [],
      body: { ...noBody, mimeType: 'application/json' },
      httpVersion: '',
      remoteAddress: null,
      from: 'network',
      redirectUrl: null,
    },
    failure: null,
    state: 'done',
    resourceType: 'fetch',
    timings: null,
    pageUrl: `${origin}/`,
    initiator: null,
    action: null,
    notes: [],
    messages: [],
  };
}
