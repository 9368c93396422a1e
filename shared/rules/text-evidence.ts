import type { Exchange } from '../exchange/exchange.ts';
import { type Address, addressOf, basePath } from './address.ts';
import { areaOf, isPortal } from './area.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import { failureKindOfLine } from './failure-kind.ts';
import { haloLevel } from './halo-origin.ts';
import { limitsOf } from './limits.ts';
import { answerInLine, lineMessage } from './line-message.ts';
import type { Message } from './message.ts';
import { statusInText, statusOfName } from './named-status.ts';
import { tellsOfOtherThing } from './other-thing.ts';
import { type Party, partyOf } from './party.ts';
import { phraseText } from './phrase.ts';
import { routeOf } from './route.ts';
import { thrownInHalo } from './stack-line.ts';
import { tellingLines, tellsFailure } from './telling.ts';
import {
  type AskedParty,
  partyInLine,
  type Vendor,
  vendorOfAddress,
  vendorOfHost,
} from './third-party.ts';

/**
 * Evidence of a pasted message or a log line: `response.body.text` is the line, `response.status`
 * the status it names or 0, `request.url` an address it names or ''. null for a line that holds
 * nothing at all, or tells of something that is not Halo.
 */
export function textEvidence(exchange: Exchange): Evidence | null {
  const line = exchange.response?.body.text ?? '';
  if (line.trim() === '' || isQuotedOnly(line)) return null;
  const thrown = thrownInHalo(line);
  const asked = partyInLine(line);
  const message: Message = {
    ...lineMessage(line),
    // What somebody wrote around the message is none of it.
    ...(asked.isAround ? { text: lineMessage(tellingLines(line)).text } : {}),
    ...(thrown === 'no' ? {} : { form: 'exception' }),
  };
  const address = exchange.request.url === '' ? null : addressOf(exchange.request.url);
  const isAnswered = statusOfLine(exchange, message) !== null || isCode.test(line);
  const failure = isAnswered ? null : failureKindOfLine(message.said);
  const isTied = address !== null || asked.halo || asked.vendor !== null;
  if (!isTied && message.form === 'words' && tellsOfOtherThing(line)) return null;
  const party = partyOfLine(exchange, message, address, asked);
  return {
    ...noEvidence,
    ...(address === null ? {} : placeOf(address)),
    method: exchange.request.method.toUpperCase(),
    area: areaOfLine(address, failure === null ? party : null),
    status: failure === null ? party.status : 0,
    isStatusInferred: party.isInferred === true,
    thirdParty: failure === null ? party.thirdParty : 'no',
    integration: failure === null ? party.integration : null,
    message: message.text,
    form: message.form,
    faults: message.faults,
    namesHalo: asked.halo || isHaloAddress(address) || thrown !== 'no',
    isUnsure:
      failure === null &&
      (isUnsaid(message, isTied) || isUnsure(asked, party) || thrown === 'maybe'),
    failing: tellsFailure(line),
    said: phraseText(message.said),
    failure,
    failureText: failure === null ? null : message.said.slice(0, 300),
    limits: limitsOf(exchange.response?.headers ?? [], message.said, exchange.startedAt),
    duration: exchange.duration,
    startedAt: exchange.startedAt,
  };
}

/** A number that somebody wrote, and nothing of who answered with it or what it said. */
const isUnsaid = (message: Message, isTied: boolean): boolean => message.text === null && !isTied;

/** Another system is named, and not as the one that refused; or by the lines around alone. */
const isUnsure = (asked: AskedParty, party: Party): boolean =>
  asked.vendor !== null && (asked.isAround || party.thirdParty === 'no');

/** A code that only an answer has: whoever gave it was reached. */
const isCode = /\bAADSTS\d{4}|\b(?:invalid|unauthorized|unsupported)_[a-z_]{3,20}\b/;

function statusOfLine(exchange: Exchange, message: Message): number | null {
  const wire = exchange.response?.status ?? 0;
  return wire >= 400 ? wire : (message.status ?? statusInText(message.said));
}

function partyOfLine(
  exchange: Exchange,
  message: Message,
  address: Address | null,
  asked: AskedParty,
): Party {
  const status = statusOfLine(exchange, message);
  const line = exchange.response?.body.text ?? '';
  const party = partyOf({
    source: 'text',
    // At an address of Halo's the status is Halo's own answer, and only its words can be another's.
    wireStatus: isHaloAddress(address) ? status : null,
    message: isHaloAddress(address)
      ? { ...message, said: answerInLine(line) ?? message.text ?? message.said }
      : { ...message, status },
    server: 'unknown',
    limits: limitsOf(exchange.response?.headers ?? [], message.said, exchange.startedAt),
    hidden: null,
    vendor: vendorOfLine(address, asked.vendor),
    isMail:
      address === null
        ? mailLine.test(message.said.slice(0, 2000))
        : /\/api\/(mailbox|emailserver)/.test(address.lower),
    sync: null,
    namesHalo: asked.halo || (isHaloAddress(address) && asked.vendor === null),
  });
  const known = party.status ?? status;
  // A command of Halo's prints the name of the status where it has no other words.
  const named = known === null && asked.halo ? statusOfName(message.text ?? '') : null;
  return named === null
    ? { ...party, status: known }
    : { ...party, status: named, isInferred: true };
}

/** An enhanced reply code (RFC 3463), or a protocol of mail beside a refusal. */
const mailLine =
  /\b[45]\d\d[ -][45]\.\d{1,3}\.\d{1,3}\b|\b(?:smtp|imap|pop3)\b.{0,80}\b(?:auth\w{0,12}|log ?in|denied|refused|failed)\b/i;

/** Whom the address of a line speaks to; the name in the line where it has none. */
function vendorOfLine(address: Address | null, named: string | null): Vendor | null {
  if (address === null) return named === null ? null : { name: named, calls: false };
  if (isHaloAddress(address)) return vendorOfAddress(address);
  const name = vendorOfHost(address.host);
  return name === null ? null : { name, calls: true };
}

function isHaloAddress(address: Address | null): boolean {
  return address !== null && haloLevel(address) >= 2 && vendorOfHost(address.host) === null;
}

function placeOf(address: Address): Partial<Evidence> {
  return {
    origin: address.origin,
    host: address.host,
    base: basePath(address.path),
    path: address.path.slice(0, 500),
    query: address.query.slice(0, 1000),
    route: routeOf(address.path.slice(0, 500)),
    portal: isPortal(address, null),
  };
}

function areaOfLine(address: Address | null, party: Party | null): Evidence['area'] {
  if (address !== null) return areaOf(address, null, 'other');
  return party !== null && party.thirdParty !== 'no' ? 'integration' : 'other';
}

/**
 * A log line that only reports ("INFO …") and has the failure in quotes tells what somebody said,
 * not what happened.
 */
function isQuotedOnly(line: string): boolean {
  const start = line.slice(0, 2000);
  if (!/^.{0,60}?\b(INFO|DEBUG|TRACE|VERBOSE)\b/i.test(start) || !/["“]/.test(start)) return false;
  const rest = start.replace(/"[^"]{0,500}"|“[^”]{0,500}”/g, ' ');
  return (
    statusInText(rest) === null &&
    !/\b(error|fail(ed|ure)?|denied|forbidden|unauthori[sz]ed|exception|unable|refused|not found)\b/i.test(
      rest,
    )
  );
}
