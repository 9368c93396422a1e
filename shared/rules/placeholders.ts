import { hiddenSigns } from '../words/hidden-signs.ts';
import { adviceOf, timeText } from './advice.ts';
import { queryValue } from './address.ts';
import type { Text } from './cause.ts';
import type { Evidence } from './evidence.ts';
import { faultSentence, fieldWords } from './field-fault.ts';
import { statusName } from './named-status.ts';
import {
  chargeRate,
  fieldName,
  namedAgent,
  notGiven,
  pageName,
  permissionName,
  reportAddress,
  reportId,
  takenValue,
  ticketId,
} from './subject-names.ts';

/**
 * The names a text of a cause may hold in braces, each with what stands there. A name is unknown
 * where the traffic does not tell; a text that holds an unknown name gives way to its `otherwise`.
 */
export const placeholderNames = [
  'integration', // the third party: "Xero"
  'status', // the status that explains the failure: "429"; unknown where no response came
  'statusWord', // its short name: "Too Many Requests"
  'message', // the server's own words, shortened to 300 characters
  'failure', // what the browser said where no response came: "net::ERR_NAME_NOT_RESOLVED"
  'host', // the Halo instance: "acme.halopsa.com"
  'target', // the host the failed request went to
  'route', // "/api/report/…"
  'address', // the same as the program spells it: "/api/Report/…"
  'method', // "POST"
  'methods', // all that were tried: "POST and PUT"
  'allowed', // the methods that the server says it takes there: "GET and POST"
  'count', // how often it failed: "90"
  'batch', // how many at a time after a rate limit: "24", else "25"
  'batchSource', // where that number comes from: "the answer names a limit of 60 calls" …
  'wait', // how long to wait: "45 seconds", "1 minute"
  'waitSource', // where that comes from: "the answer says so" …
  'limit', // the limit that the answer names: "300"
  'limitWindow', // the time it counts over: "5 minutes"
  'duration', // how long the request took: "60 seconds"
  'reportAddress', // the report's page with loadreport=false
  'reportId',
  'ticketId',
  'chargeRate', // the charge rate that the message names
  'agent', // the agent whom the message names; unknown where several failed
  'notGiven', // what, as the message says, was not given to sign in with: "client id and secret"
  'permission', // the permission that the message names as missing: "User.Read.All"
  'tries', // what the other system was asked to do: "read users", "save data", else "do this"
  'taken', // the value that, as the message says, another record has already
  'field', // the field that the message asks for, or the first that holds a wrong value
  'faults', // what is wrong with each field, in sentences
  'page', // the page where it happened, without its query
  'when', // time of the first failure, in UTC, for what is sent to somebody: "14:03:22 UTC"
  'requestId', // the server's own number for the request, for support
  'works', // what shows that it works, by whether it reads, saves or deletes: "the data appears"
  'arrives', // the same where another system is asked: "Xero takes what is sent"
] as const;
type PlaceholderName = (typeof placeholderNames)[number];

/** Texts that stand in for the names; null where the traffic does not tell. */
export type Placeholders = Readonly<Record<PlaceholderName, string | null>>;

/** What a text needs of a group of failures: the first one's evidence and how many there are. */
export interface Subject {
  readonly evidence: Evidence;
  readonly integration: string | null;
  readonly count: number;
  readonly others: readonly Evidence[];
}

/** What stands for each placeholder; null for what is not known. */
export function placeholdersOf(subject: Subject): Placeholders {
  const { evidence, integration, count } = subject;
  const isSaid = !evidence.isStatusInferred && evidence.status !== null && evidence.status > 0;
  const status = isSaid ? evidence.status : null;
  const advice = adviceOf(subject);
  return {
    integration,
    status: status === null ? null : String(status),
    statusWord: status === null ? null : statusName(status),
    message: evidence.message === null ? null : shortened(evidence.message, 300),
    failure: evidence.failureText || null,
    host: evidence.host || null,
    target: evidence.host || null,
    // A gap reads better than our own sign for an id.
    route: evidence.route.replaceAll('{id}', '…') || null,
    address: spelled(evidence).replaceAll('{id}', '…') || null,
    method: evidence.method || null,
    methods: listed([evidence, ...subject.others].map(({ method }) => method)),
    allowed: listed(evidence.allow),
    // One message that somebody pasted says of one, and not how many there were.
    count: evidence.source === 'text' && count === 1 ? null : String(count),
    batch: advice.batch,
    batchSource: advice.batchSource,
    wait: advice.wait,
    waitSource: advice.waitSource,
    limit: advice.limit === null ? null : String(advice.limit),
    limitWindow: evidence.limits.window === null ? null : timeText(evidence.limits.window),
    duration:
      evidence.duration === null || evidence.duration < 1000
        ? null
        : timeText(Math.round(evidence.duration / 1000)),
    reportAddress: reportAddress(evidence),
    reportId: reportId(evidence),
    ticketId: ticketId(evidence),
    chargeRate: chargeRate(evidence.message),
    agent: agentOf(subject),
    notGiven: notGiven(evidence.message),
    permission: permissionName(evidence.message),
    tries: triesOf(subject),
    taken: takenValue(evidence.message),
    field: fieldOfFault(evidence) ?? fieldName(evidence.message),
    faults:
      evidence.faults.length === 0
        ? null
        : evidence.faults.slice(0, 3).map(faultSentence).join(' '),
    page: pageName(evidence),
    when: evidence.startedAt === null ? null : clockTime(evidence.startedAt),
    requestId: evidence.requestId,
    works: worksOf(subject),
    arrives: arrivesOf(subject),
  };
}

/** The route in the letters of the request; as it is where its parts cannot be told. */
function spelled({ route, path }: Evidence): string {
  const own = path.split('/');
  const parts = route.split('/');
  if (own.length !== parts.length) return route;
  return parts.map((part, at) => (own[at]?.toLowerCase() === part ? own[at] : part)).join('/');
}

function listed(names: readonly string[]): string | null {
  const once = [...new Set(names.filter((name) => name !== ''))];
  if (once.length < 2) return once[0] ?? null;
  return `${once.slice(0, -1).join(', ')} and ${once.at(-1) ?? ''}`;
}

type Deed = 'read' | 'saved' | 'deleted';

/** What was tried in vain; null where that is not known, as of a row that only tells of it. */
function deedOf({ method, row, area, route }: Evidence): Deed | null {
  if (method === '' || row !== null || area === 'token' || area === 'sign-in') return null;
  if (method === 'DELETE') return 'deleted';
  const isRead = ['GET', 'HEAD'].includes(method) || route.startsWith('/api/integrationdata/get/');
  return isRead ? 'read' : 'saved';
}

/** Of several, a change says more than what was only read beside it. */
function deedOfAll({ evidence, others }: Subject): Deed | null {
  const first = deedOf(evidence);
  if (first !== 'read') return first;
  const change = others.filter(({ background }) => !background).map(deedOf);
  return change.find((deed) => deed !== null && deed !== 'read') ?? 'read';
}

function worksOf(subject: Subject): string | null {
  switch (deedOfAll(subject)) {
    case 'read':
      return 'the data appears';
    case 'saved':
      return 'it saves with no error';
    case 'deleted':
      return 'what was deleted is no longer there';
    case null:
      return null;
  }
}

/** What another system was asked to do. */
function triesOf(subject: Subject): string {
  switch (deedOfAll(subject)) {
    case 'read': {
      const kind = queryValue(subject.evidence.query, 'datatype') ?? '';
      return `read ${/^[a-z]{3,20}$/i.test(kind) ? kind.toLowerCase() : 'data'}`;
    }
    case 'saved':
      return 'save data';
    case 'deleted':
      return 'delete data';
    case null:
      return 'do this';
  }
}

/** The one agent of whom all messages speak. */
function agentOf({ evidence, others }: Subject): string | null {
  const named = new Set([evidence, ...others].map(({ message }) => namedAgent(message)));
  const [agent = null] = named;
  return named.size === 1 ? agent : null;
}

function arrivesOf(subject: Subject): string | null {
  const deed = deedOfAll(subject);
  const other = subject.integration ?? 'the other system';
  if (deed === null) return null;
  return deed === 'read' ? `data of ${other} appears` : `${other} takes what is sent`;
}

/** The first field that holds a wrong value, in the words of the screen; `faults` names them all. */
function fieldOfFault({ faults }: Evidence): string | null {
  const first = faults.find(({ field }) => field !== '');
  return first === undefined ? null : fieldWords(first.field);
}

/**
 * A text with its names filled in; where one is unknown its `otherwise`, and null where the last of
 * them has unknown names too.
 */
export function filled(text: Text, names: Placeholders): string | null {
  return typeof text === 'string'
    ? fill(text, names)
    : (fill(text.text, names) ?? filled(text.otherwise, names));
}

function fill(text: string, names: Placeholders): string | null {
  let known = true;
  const whole = text.replace(/\{([a-zA-Z]+)\}/g, (written, name: string) => {
    if (!(name in names)) return written;
    const value = names[name as PlaceholderName];
    if (value === null) known = false;
    // Among our own words the server's must not turn them around.
    return value?.replace(hiddenSigns, ' ') ?? '';
  });
  return known ? whole : null;
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/** UTC, because a report travels between time zones. */
function clockTime(milliseconds: number): string | null {
  return Math.abs(milliseconds) > 8e15
    ? null
    : `${new Date(milliseconds).toISOString().slice(11, 19)} UTC`;
}
