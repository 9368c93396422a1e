/**
 * An address taken apart without judging it: HAR files hold relative addresses, templates and plain
 * rubbish.
 */
export interface Address {
  /**
   * Scheme, host and port in lower case, default ports left out, ws as http; '' for a relative
   * address.
   */
  readonly origin: string;
  /** Host with port, lower case; '' where there is none. */
  readonly host: string;
  /** Path as written, from the first slash. */
  readonly path: string;
  /** The same in lower case: the API does not mind the case of its paths. */
  readonly lower: string;
  /** Query as written, without the question mark. */
  readonly query: string;
}

// Requests come in runs to one origin: the last one is remembered, which halves the work for a long
// recording.
let last = { written: '', origin: '', host: '' };

/**
 * Takes an address apart by its separators alone: `new URL` throws on what real files hold, and
 * costs more. Never throws.
 */
export function addressOf(text: string): Address {
  const hash = text.indexOf('#');
  const end = hash < 0 ? text.length : hash;
  const question = text.indexOf('?');
  const stop = question < 0 || question > end ? end : question;
  const query = text.slice(stop + 1, end);
  if (isAtLast(text)) return atLast(text.slice(last.written.length, stop), query);
  const head = text.slice(0, stop);
  const scheme = head.indexOf('://');
  if (scheme < 1) {
    const path = head.startsWith('/') ? head : `/${head}`;
    return { origin: '', host: '', path, lower: path.toLowerCase(), query };
  }
  const slash = head.indexOf('/', scheme + 3);
  const behind = slash < 0 ? head.length : slash;
  const at = head.lastIndexOf('@', behind);
  const host = hostOf(head.slice(at > scheme + 2 ? at + 1 : scheme + 3, behind));
  last = {
    written: head.slice(0, behind),
    origin: `${schemeOf(head.slice(0, scheme))}://${host}`,
    host,
  };
  return atLast(slash < 0 ? '/' : head.slice(slash), query);
}

/**
 * Whether an address goes on with its path where the last one did. Looking for it backwards from the
 * first letter is `startsWith`, which costs twice as much in V8.
 */
function isAtLast(text: string): boolean {
  const { written } = last;
  return written !== '' && text.lastIndexOf(written, 0) === 0 && text[written.length] === '/';
}

function atLast(path: string, query: string): Address {
  return { origin: last.origin, host: last.host, path, lower: path.toLowerCase(), query };
}

function schemeOf(scheme: string): string {
  const lower = scheme.toLowerCase();
  return lower === 'wss' ? 'https' : lower === 'ws' ? 'http' : lower;
}

function hostOf(host: string): string {
  const lower = host.toLowerCase();
  return lower.endsWith(':443')
    ? lower.slice(0, -4)
    : lower.endsWith(':80')
      ? lower.slice(0, -3)
      : lower;
}

/**
 * Value of a query parameter, name compared without case; null where it is missing. Broken escapes
 * stay as written.
 */
export function queryValue(query: string, name: string): string | null {
  if (query === '') return null;
  const wanted = name.toLowerCase();
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    const key = equals < 0 ? part : part.slice(0, equals);
    if (key.toLowerCase() === wanted) return unescaped(equals < 0 ? '' : part.slice(equals + 1));
  }
  return null;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/**
 * Where `/api/` stands in a path in lower case; -1 where it is no call. Pages of the configuration
 * may have the word in their address too: `/config/integrations/api/applications`.
 */
export function apiStart(lowerPath: string): number {
  const at = lowerPath.indexOf('/api/');
  return at > 0 && lowerPath.lastIndexOf('/config/', at) >= 0 ? -1 : at;
}

export function isCall({ lower }: Address): boolean {
  return apiStart(lower) >= 0;
}

/**
 * Path without its last resource: what stands before `/api` or `/auth`, '' at the root of a host (a
 * self-hosted Halo may live deeper).
 */
export function basePath(path: string): string {
  const lower = path.toLowerCase();
  for (const mark of ['/api/', '/auth/', '/portal/', '/reports', '/ticket', '/config/']) {
    const at = mark === '/api/' ? apiStart(lower) : lower.indexOf(mark);
    if (at >= 0) return path.slice(0, at);
  }
  return '';
}
