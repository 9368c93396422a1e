import { base64Of, decodeBase64 } from './base64.ts';
import { redactContent } from './content.ts';
import { redactCookieHeader, redactCookieValue } from './cookie.ts';
import { redactHeader } from './header.ts';
import { isNode, type Node, put, redactJson, redactValue } from './json.ts';
import { verdictOf } from './names.ts';
import { isForeignAddress } from './patterns.ts';
import type { Part, Register } from './register.ts';
import { redactParameter, redactUrl } from './url.ts';

/** What stands in place of content that can't be checked for secrets. */
export const leftOut = 'left out before sharing: this kind of content can not be checked for secrets';

/**
 * One parsed entry of a HAR with its secrets taken out, in the shape it had: unknown members too. The input is not changed.
 * Numbers, dates, statuses and timings stay.
 */
export function redactHarEntry(entry: unknown, register: Register): unknown {
  register.part = 'other';
  if (!isNode(entry)) return redactJson(entry, register);
  return mapMembers(entry, (key, value) => {
    register.part = 'other';
    switch (key) {
      case 'request': return redactSide(value, register, 'request-headers', 'request-body');
      case 'response': return redactSide(value, register, 'answer-headers', 'answer-body');
      case 'serverIPAddress': return redactAddress(value, register);
      case '_webSocketMessages': case '_eventSourceMessages': return redactMessages(value, register);
      default: return redactJson(value, register);
    }
  });
}

/** `log` without its entries: creator, pages with titles that hold addresses, comments. */
export function redactHarHead(head: Node, register: Register): Node {
  register.part = 'other';
  return redactJson(head, register) as Node;
}

function mapMembers(node: Node, map: (key: string, value: unknown) => unknown): Node {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(node)) put(result, key, map(key, node[key]));
  return result;
}

/** Bracketed IPv6 and odd forms too. */
function redactAddress(value: unknown, register: Register): unknown {
  if (typeof value !== 'string') return redactJson(value, register);
  const bare = value.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!register.wants('ip') || !isForeignAddress(bare)) return redactValue(value, register);
  return value.startsWith('[') ? `[${register.take('ip', bare)}]` : register.take('ip', bare);
}

function redactSide(side: unknown, register: Register, headers: Part, body: Part): unknown {
  if (!isNode(side)) return redactJson(side, register);
  return mapMembers(side, (key, value) => {
    register.part = headers;
    switch (key) {
      case 'url': register.part = 'address'; return typeof value === 'string' ? redactUrl(value, register) : redactJson(value, register);
      case 'redirectURL': case 'redirectionURL': return typeof value === 'string' ? redactUrl(value, register) : redactJson(value, register);
      case 'headers': return redactPairs(value, register, redactHeader);
      case 'cookies': return redactCookies(value, register);
      case 'queryString': register.part = 'address'; return redactPairs(value, register, redactField);
      case 'postData': register.part = body; return redactPostData(value, register);
      case 'content': register.part = body; return redactBody(value, register);
      default: return redactJson(value, register);
    }
  });
}

type RedactPair = (name: string, value: string, register: Register) => string;

/** Rows {name, value}, rows [name, value], or one object of names: all three are found in the wild. */
function redactPairs(rows: unknown, register: Register, redact: RedactPair): unknown {
  if (isNode(rows)) return mapMembers(rows, (name, value) => redactAny(name, value, register, redact));
  if (!Array.isArray(rows)) return redactJson(rows, register);
  return rows.map((row: unknown) => {
    if (Array.isArray(row) && row.length === 2) return [row[0], redactAny(String(row[0]), row[1], register, redact)];
    if (!isNode(row)) return redactJson(row, register);
    const name = typeof row['name'] === 'string' ? row['name'] : '';
    return mapMembers(row, (key, value) => (key === 'value' ? redactAny(name, value, register, redact) : redactJson(value, register)));
  });
}

function redactAny(name: string, value: unknown, register: Register, redact: RedactPair): unknown {
  if (typeof value === 'string') return redact(name, value, register);
  if (typeof value === 'number') {
    const clean = redact(name, String(value), register);
    return clean === String(value) ? value : clean;
  }
  if (Array.isArray(value)) return value.map((one) => redactAny(name, one, register, redact));
  return redactJson(value, register);
}

/** A decoded (or still encoded) parameter of queryString or postData.params, judged as in the address itself. */
function redactField(name: string, value: string, register: Register): string {
  const clean = redactParameter(name, value, register);
  return clean === value ? redactValue(value, register) : clean;
}

/** Rows with a name and a value, rows as text, one object of names, or one text. */
function redactCookies(cookies: unknown, register: Register): unknown {
  const redactOne = (value: unknown): unknown => (typeof value === 'string' ? redactCookieValue(value, register)
    : typeof value === 'number' ? redactCookieValue(String(value), register) : redactJson(value, register));
  if (typeof cookies === 'string') return redactCookieHeader(cookies, register);
  if (isNode(cookies)) return mapMembers(cookies, (_name, value) => redactOne(value));
  if (!Array.isArray(cookies)) return cookies;
  return cookies.map((row: unknown) => {
    if (typeof row === 'string') return row.includes('=') ? redactCookieHeader(row, register) : redactCookieValue(row, register);
    if (Array.isArray(row)) return [row[0], ...row.slice(1).map(redactOne)];
    if (!isNode(row)) return redactJson(row, register);
    return mapMembers(row, (key, value) => (key === 'value' ? redactOne(value) : redactJson(value, register)));
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
    if (!isNode(row) || typeof row['name'] !== 'string' || row['name'].length < 4) return row;
    return { ...row, name: redactContent(row['name'], '', register) };
  });
}

/** `content` and `postData`: text as it is or behind base64; what is no text is left out, and says so. */
function redactBody(body: unknown, register: Register): unknown {
  if (!isNode(body)) return redactJson(body, register);
  const { text, encoding } = body;
  const type = typeof body['mimeType'] === 'string' ? body['mimeType'] : '';
  const isEncoded = typeof encoding === 'string' && encoding.trim().toLowerCase() === 'base64';
  const decoded = typeof text === 'string' && isEncoded ? decodeBase64(text) : null;
  const clean = mapMembers(body, (key, value) => {
    if (key !== 'text') return redactJson(value, register);
    if (typeof text !== 'string') return redactJson(text, register);
    if (!isEncoded) return redactContent(text, type, register);
    return decoded === null ? '' : encoded(text, decoded, redactContent(decoded, type, register));
  });
  if (!isEncoded || decoded !== null || typeof text !== 'string' || text === '') return clean;
  const { encoding: _encoding, ...plain } = clean;
  return { ...plain, comment: leftOut };
}

const encoded = (text: string, before: string, after: string): string => (before === after ? text : base64Of(after));

function redactMessages(messages: unknown, register: Register): unknown {
  register.part = 'messages';
  if (!Array.isArray(messages)) return redactJson(messages, register);
  return messages.map((message: unknown) => {
    if (!isNode(message)) return redactJson(message, register);
    const verdict = typeof message['eventName'] === 'string' ? verdictOf(message['eventName']) : null;
    return mapMembers(message, (key, value) => {
      if (key !== 'data' || typeof value !== 'string') return redactJson(value, register);
      if (message['opcode'] === 2) return binaryMessage(value, register);
      return verdict !== null && !verdict.doubtful && verdict.kind !== 'text' ? register.take(verdict.kind, value) : redactValue(value, register);
    });
  });
}

function binaryMessage(data: string, register: Register): string {
  const decoded = decodeBase64(data);
  return decoded === null ? '' : encoded(data, decoded, redactContent(decoded, '', register));
}
