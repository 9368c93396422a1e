import { base64Of, type Register } from './register.ts';
import { decodeBase64 } from './base64.ts';
import { redactContent } from './content.ts';
import { redactCookieValue } from './cookie.ts';
import { redactHeader } from './header.ts';
import { redactJson } from './json.ts';
import { verdictOf } from './names.ts';
import { isForeignAddress } from './patterns.ts';
import { redactText } from './text.ts';
import { redactParameter, redactUrl } from './url.ts';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands in place of content that can't be checked for secrets. */
export const leftOut = 'left out before sharing: this kind of content can not be checked for secrets';

/**
 * One parsed entry of a HAR with its secrets taken out, in the shape it had: unknown members too. The input is not changed.
 * Numbers, dates, statuses and timings stay.
 */
export function redactHarEntry(entry: unknown, register: Register): unknown {
  if (!isNode(entry)) return redactJson(entry, register);
  const result: Node = {};
  for (const [key, value] of Object.entries(entry)) {
    if (key === 'request') result[key] = redactSide(value, register);
    else if (key === 'response') result[key] = redactSide(value, register);
    else if (key === 'serverIPAddress') { if (register.options.keepPersonal || typeof value !== 'string' || !isForeignAddress(value)) put(result, key, redactAddress(value, register)); else result[key] = register.take('ip', value); }
    else if (/^_(?:webSocketMessages|eventSourceMessages)$/.test(key)) result[key] = redactMessages(value, register);
    else if (/^(?:startedDateTime|time|timings|cache|connection|pageref|_connectionId)$/.test(key)) result[key] = value;
    else put(result, key, redactJson(value, register));
  }
  return result;
}

/** `log` without its entries: creator, pages with titles that hold addresses, comments. */
export function redactHarHead(head: Node, register: Register): Node {
  const result: Node = {};
  for (const [key, value] of Object.entries(head)) {
    if (key === 'entries') continue;
    put(result, key, key === 'pages' && Array.isArray(value) ? value.map((page) => redactPage(page, register)) : redactJson(value, register));
  }
  return result;
}

function redactPage(page: unknown, register: Register): unknown {
  if (!isNode(page)) return redactJson(page, register);
  const title = page['title'];
  const rest = redactJson({ ...page, title: undefined }, register) as Node;
  return typeof title === 'string' ? { ...page, ...rest, title: /^\w+:\/\//.test(title) ? redactUrl(title, register) : redactText(title, register) } : rest;
}

/** Bracketed IPv6 and odd forms: an address that leads somewhere is taken out whole. */
function redactAddress(value: unknown, register: Register): unknown {
  if (typeof value !== 'string' || value === '' || register.options.keepPersonal) return value;
  if (!value.includes(':') || /^\[?::1\]?$/.test(value)) return value;
  const bare = value.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  return value.startsWith('[') ? `[${register.take('ip', bare)}]` : register.take('ip', bare);
}

function redactSide(side: unknown, register: Register): unknown {
  if (!isNode(side)) return redactJson(side, register);
  const result: Node = {};
  for (const [key, value] of Object.entries(side)) put(result, key, redactMember(key, value, register));
  return result;
}

function redactMember(key: string, value: unknown, register: Register): unknown {
  switch (key) {
    case 'method': case 'httpVersion': case 'status': case 'headersSize': case 'bodySize': return value;
    case 'url': case 'redirectURL': case 'redirectionURL': return typeof value === 'string' ? redactUrl(value, register) : value;
    case 'headers': return redactPairs(value, register, redactHeader);
    case 'cookies': return redactCookies(value, register);
    case 'queryString': return redactPairs(value, register, redactField);
    case 'postData': return redactPostData(value, register);
    case 'content': return redactBody(value, register);
    default: return redactJson(value, register);
  }
}

type RedactPair = (name: string, value: string, register: Register) => string;

/** Rows {name, value}, rows [name, value], or one object of names: all three are found in the wild. */
function redactPairs(rows: unknown, register: Register, redact: RedactPair): unknown {
  if (isNode(rows)) return Object.fromEntries(Object.entries(rows).map(([name, value]) => [name, redactAny(name, value, register, redact)]));
  if (!Array.isArray(rows)) return redactJson(rows, register);
  return rows.map((row: unknown) => {
    if (Array.isArray(row) && row.length === 2) return [row[0], redactAny(String(row[0]), row[1], register, redact)];
    if (!isNode(row)) return redactJson(row, register);
    const name = typeof row['name'] === 'string' ? row['name'] : '';
    return { ...(redactJson({ ...row, value: undefined, name: undefined }, register) as Node), ...('name' in row ? { name: row['name'] } : {}), ...('value' in row ? { value: redactAny(name, row['value'], register, redact) } : {}) };
  });
}

function redactAny(name: string, value: unknown, register: Register, redact: RedactPair): unknown {
  if (typeof value === 'string') return redact(name, value, register);
  if (Array.isArray(value)) return value.map((one) => redactAny(name, one, register, redact));
  return redactJson(value, register);
}

/** A decoded (or still encoded) parameter of queryString or postData.params, judged as in the address itself. */
function redactField(name: string, value: string, register: Register): string {
  const clean = redactParameter(name, value, register);
  if (clean !== value) return clean;
  return /^\s*[[{<]/.test(value) ? redactContent(value, '', register) : redactText(value, register);
}

function redactCookies(rows: unknown, register: Register): unknown {
  if (!Array.isArray(rows)) return redactJson(rows, register);
  return rows.map((row: unknown) => {
    if (typeof row === 'string') return redactCookieValue(row, register);
    if (!isNode(row)) return redactJson(row, register);
    return typeof row['value'] === 'string' ? { ...row, value: redactCookieValue(row['value'], register) } : row;
  });
}

function redactPostData(data: unknown, register: Register): unknown {
  if (!isNode(data)) return redactJson(data, register);
  const body = redactBody(data, register) as Node;
  return 'params' in data ? { ...body, params: redactParams(data['params'], register) } : body;
}

/** Params carry `fileName` and `contentType` too; some exporters put the whole body into a name. */
function redactParams(params: unknown, register: Register): unknown {
  const rows = redactPairs(params, register, redactField);
  if (!Array.isArray(rows)) return rows;
  return rows.map((row: unknown) => {
    if (!isNode(row) || typeof row['name'] !== 'string' || row['name'].length < 40) return row;
    return { ...row, name: redactContent(row['name'], '', register) };
  });
}

/** `content` and `postData`: text as it is or behind base64; what is neither JSON, markup nor text is left out, and says so. */
function redactBody(body: unknown, register: Register): unknown {
  if (!isNode(body)) return redactJson(body, register);
  const { text, params: _params, ...rest } = body;
  const clean = { ...body, ...(redactJson(rest, register) as Node) };
  for (const key of ['size', 'compression', 'mimeType', 'encoding'] as const) if (key in body) clean[key] = body[key];
  if (typeof text !== 'string' || text === '') return typeof text === 'object' && text !== null ? { ...clean, text: redactJson(text, register) } : clean;
  const type = typeof body['mimeType'] === 'string' ? body['mimeType'] : '';
  if (body['encoding'] !== 'base64') return { ...clean, text: redactContent(text, type, register) };
  const decoded = decodeBase64(text);
  if (decoded !== null) return { ...clean, text: base64Of(redactContent(decoded, type, register)) };
  const { encoding: _encoding, ...plain } = clean;
  return { ...plain, text: '', comment: leftOut };
}

function redactMessages(messages: unknown, register: Register): unknown {
  if (!Array.isArray(messages)) return redactJson(messages, register);
  return messages.map((message: unknown) => {
    if (!isNode(message)) return redactJson(message, register);
    const data = message['data'];
    const rest = redactJson({ ...message, data: undefined }, register) as Node;
    if (typeof data !== 'string') return { ...message, ...rest, ...('data' in message ? { data: redactJson(data, register) } : {}) };
    if (message['opcode'] === 2) return { ...message, data: binaryMessage(data, register) };
    const verdict = typeof message['eventName'] === 'string' ? verdictOf(message['eventName']) : null;
    return { ...message, data: verdict !== null && !verdict.doubtful ? register.take(verdict.kind, data) : redactContent(data, '', register) };
  });
}

function binaryMessage(data: string, register: Register): string {
  const decoded = decodeBase64(data);
  return decoded === null ? '' : base64Of(redactContent(decoded, '', register));
}

/** Keys come from the file: `__proto__` must stay a key. */
function put(target: Node, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
