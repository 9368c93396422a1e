import { type Body, type Exchange, headerValue } from './exchange.ts';

/** What a request that changes data asked for, beyond its method and address. */
export interface Deed {
  /**
   * Every short value that it sent, as `ticketid=2001`: names in lower case without underscores,
   * those of nested values joined by dots. Secrets are left out.
   */
  readonly sent: readonly string[];
  /** Not all that was sent is known: it was not recorded, or is too long to be read whole. */
  readonly partial: boolean;
}

/** A longer body is looked at in its beginning only, in characters. */
const mostRead = 200_000;
const mostValues = 400;
const longestValue = 200;

/** null for a request that only reads. */
export function deedOf({ request }: Exchange): Deed | null {
  if (/^(get|head|options)$/i.test(request.method)) return null;
  const deed = deedOfBody(request.body);
  return deed.sent.length === 0 && sentMore(request) ? { ...deed, partial: true } : deed;
}

/** An export that leaves out what was sent may still say how long it was. */
function sentMore({ body, headers }: Exchange['request']): boolean {
  if (body.text !== null && body.text !== '') return false;
  return (body.size ?? 0) > 0 || Number(headerValue(headers, 'content-length') ?? 0) > 0;
}

function deedOfBody(body: Body): Deed {
  const { text, missing } = body;
  if (text === null || text === '')
    return { sent: [], partial: missing !== null || body.base64 !== null };
  const isLong = text.length > mostRead;
  const pairs = isLong ? scannedPairs(text.slice(0, mostRead)) : pairsOf(text, body.mimeType);
  return {
    sent: pairs.slice(0, mostValues).toSorted(),
    partial: isLong || body.truncated || pairs.length > mostValues,
  };
}

function pairsOf(text: string, mimeType: string): readonly string[] {
  const value = parsed(text);
  if (value !== undefined) {
    const pairs: string[] = [];
    gather(value, '', pairs, 0);
    return pairs;
  }
  if (/multipart\//i.test(mimeType) || text.startsWith('--')) return multipartPairs(text);
  if (/^[\w.%[\]~+-]{1,100}=[^\s<{]*$/.test(text.slice(0, 2000)))
    return [...new URLSearchParams(text)].flatMap(([name, one]) => pair(plainName(name), one));
  return scannedPairs(text);
}

function parsed(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function gather(value: unknown, name: string, pairs: string[], depth: number): void {
  if (depth > 6 || pairs.length > mostValues) return;
  if (Array.isArray(value)) {
    for (const item of value) gather(item, name, pairs, depth + 1);
    return;
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      gather(item, name === '' ? plainName(key) : `${name}.${plainName(key)}`, pairs, depth + 1);
    return;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    pairs.push(...pair(name, String(value)));
}

/** `"name": value` wherever it stands: of a body that is no whole JSON. */
function scannedPairs(text: string): readonly string[] {
  return [
    ...text.matchAll(/"([\w-]{1,60})"\s{0,5}:\s{0,5}(?:"([^"\\]{0,200})"|([\w.-]{1,40}))/g),
  ].flatMap(([, name = '', quoted, bare]) => pair(plainName(name), quoted ?? bare ?? ''));
}

function multipartPairs(text: string): readonly string[] {
  return [
    ...text.matchAll(
      /name="([^"]{1,60})"(?:; ?filename="([^"]{0,200})")?[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n([^\r\n]{0,200})/gi,
    ),
  ].flatMap(([, name = '', file, value = '']) =>
    file === undefined ? pair(plainName(name), value) : pair('filename', file),
  );
}

const secret =
  /secret|passw|pwd|token|assertion|apikey|authorization|verifier|credential|signature/;

function pair(name: string, value: string): readonly string[] {
  const known = value.trim();
  if (known === '' || known === 'null' || known.length > longestValue || secret.test(name))
    return [];
  return [`${name}=${known}`];
}

/**
 * A leading underscore stays: Halo marks so what is an order and no data (`_recover`,
 * `_forcethirdpartysync`). So does the end of camel case, by which an id is known.
 */
function plainName(name: string): string {
  const words = name.replace(/([a-z])I[dD]$/, '$1_id').toLowerCase();
  const isId = /[_-]id$/.test(words);
  const plain = words.replace(/(?<=.)[_-]/g, '');
  return isId && plain.length > 2 ? `${plain.slice(0, -2)}#id` : plain;
}
