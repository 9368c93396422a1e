import type { Exchange } from '../exchange/exchange.ts';
import { addressOf, basePath } from './address.ts';
import { areaOf, isPortal } from './area.ts';
import type { Evidence } from './evidence.ts';
import { failureKindOfLine } from './failure-kind.ts';
import { isHaloLimit, limitsOf } from './limits.ts';
import { messageOf } from './message.ts';
import { statusInText, statusInWords } from './named-status.ts';
import { phraseText } from './phrase.ts';
import { routeOf } from './route.ts';
import { isRemoteText, vendorInText, vendorOfAddress } from './third-party.ts';

/**
 * Evidence of a pasted message or a log line: `response.body.text` is the line, `response.status`
 * the status it names or 0, `request.url` an address it names or ''. null for a line that holds
 * nothing at all.
 */
export function textEvidence(exchange: Exchange): Evidence | null {
  const line = exchange.response?.body.text ?? '';
  if (line.trim() === '' || isQuotedOnly(line)) return null;
  const message = messageOf(line);
  const said = message.said === '' ? line.slice(0, 4000) : message.said;
  const address = exchange.request.url === '' ? null : addressOf(exchange.request.url);
  const wire = exchange.response?.status ?? 0;
  const named = wire >= 400 ? wire : (message.status ?? statusInText(said));
  const failure = named === null ? failureKindOfLine(said) : null;
  const vendor = (address === null ? null : vendorOfAddress(address)) ?? null;
  const integration = (vendor?.name || null) ?? vendorInText(said);
  const remote =
    !isHaloLimit(said) &&
    failure === null &&
    (isRemoteText(said) ||
      (vendor?.calls ?? false) ||
      (integration !== null && (named ?? statusInWords(said)) !== null));
  return {
    source: 'text',
    method: exchange.request.method.toUpperCase(),
    origin: address?.origin ?? '',
    host: address?.host ?? '',
    base: address === null ? '' : basePath(address.path),
    path: address?.path.slice(0, 500) ?? '',
    query: address?.query.slice(0, 1000) ?? '',
    route: address === null ? '' : routeOf(address.path.slice(0, 500)),
    area: address === null ? (remote ? 'integration' : 'other') : areaOf(address, null, 'other'),
    portal: address !== null && isPortal(address, null),
    wireStatus: null,
    status: failure !== null ? 0 : (named ?? (remote ? statusInWords(said) : null)),
    thirdParty: remote ? 'sure' : 'no',
    integration: remote || vendor !== null ? integration : null,
    message: message.text ?? line.trim().slice(0, 2000),
    said: phraseText(said),
    failure,
    failureText: failure === null ? null : said.slice(0, 300),
    answer: 'text',
    server: 'unknown',
    hidden: false,
    limits: limitsOf(exchange.response?.headers ?? [], said, exchange.startedAt),
    duration: exchange.duration,
    startedAt: exchange.startedAt,
    signInSeen: null,
    page: null,
    requestId: null,
    handshake: false,
    crossOrigin: false,
    background: false,
  };
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
