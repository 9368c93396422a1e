import type { Failure } from '../exchange/exchange.ts';
import type { FailureKind } from './cause.ts';

// Words of Chrome (net_error_list.h), Firefox (NS_ERROR_*), Safari (NSURLError texts), Node and
// curl. First match wins.
const words: readonly (readonly [FailureKind, RegExp])[] = [
  [
    'offline',
    /INTERNET_DISCONNECTED|NS_ERROR_OFFLINE|appears to be offline|NETWORK_IO_SUSPENDED|no internet connection/i,
  ],
  [
    'dns',
    /NAME_NOT_RESOLVED|NAME_RESOLUTION|NameResolutionError|ICANN_NAME_COLLISION|DNS_|NS_ERROR_UNKNOWN_HOST|UNKNOWN_PROXY_HOST|ENOTFOUND|EAI_AGAIN|specified hostname could not be found|could ?n[o']t resolve host|no such host|getaddrinfo|remote name could not be resolved|name or service not known|temporary failure in name resolution|nodename nor servname/i,
  ],
  [
    'tls',
    /ERR_CERT|ERR_SSL|ERR_BAD_SSL|SEC_ERROR|SSL_ERROR|NS_ERROR_NET_INADEQUATE_SECURITY|CERT_HAS_EXPIRED|SELF_SIGNED|self[- ]signed certificate|UNABLE_TO_(GET_ISSUER|VERIFY)|certificate (for this server is invalid|has expired|verify failed|is not trusted)|SSL (handshake|connection|certificate)|TLS (handshake|error)|could not create SSL\/TLS|SSL\/TLS secure channel|SSL connection could not be established|PKIX path|valid certification path|trust relationship for the SSL|secure connection (failed|to the server cannot be made)|PINNED_KEY/i,
  ],
  [
    'blocked-by-client',
    /BLOCKED_BY_CLIENT|BLOCKED_BY_ADMINISTRATOR|NS_ERROR_BLOCKED_BY_POLICY|NS_ERROR_TRACKING_URI|blocked by (a )?content blocker/i,
  ],
  // Before the next: the console calls it CORS as well, though no server was asked.
  [
    'local-network',
    /BLOCKED_BY_(LOCAL|PRIVATE)_NETWORK_ACCESS|(LOCAL|PRIVATE)_?NETWORK_?ACCESS_?PERMISSION_?DENIED|\b(loopback|local|private)`? address space/i,
  ],
  [
    'cors',
    /\bCORS\b|Access-Control-Allow|Cross-Origin Request Blocked|BLOCKED_BY_RESPONSE|BLOCKED_BY_ORB|NS_ERROR_DOM_BAD_URI|access control checks|MissingAllowOriginHeader/i,
  ],
  ['too-many-redirects', /TOO_MANY_REDIRECTS|REDIRECT_LOOP|too many (HTTP )?redirects/i],
  [
    'cut-short',
    /CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED|PARTIAL_TRANSFER|connection was lost|CONTENT_DECODING_FAILED|premature(ly)? (close|end)|unexpected end of (stream|file)|IncompleteRead/i,
  ],
  [
    'timed-out',
    /TIMED_OUT|TIMEDOUT|NS_ERROR_NET_TIMEOUT|ECONNABORTED|request timed out|operation timed out|time-?out of \d+|timeout (exceeded|error)|operation has timed out|HttpClient\.Timeout|ReadTimeout|ConnectTimeout|max-time/i,
  ],
  [
    'refused',
    /CONNECTION_REFUSED|ECONNREFUSED|CONNECTION_FAILED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|EHOSTUNREACH|ENETUNREACH|TUNNEL_CONNECTION|PROXY_CONNECTION|PROXY_AUTH|NS_ERROR_PROXY|could not connect to the server|unable to connect to the remote server|actively refused|connection refused|failed to connect|ACCESS_DENIED|network is unreachable/i,
  ],
  [
    'reset',
    /CONNECTION_RESET|CONNECTION_CLOSED|CONNECTION_ABORTED|EMPTY_RESPONSE|NS_ERROR_NET_(RESET|INTERRUPT|EMPTY)|ECONNRESET|EPIPE|NETWORK_CHANGED|HTTP2_|HTTP_?3|QUIC|SOCKET_NOT_CONNECTED|socket hang up|connection (was )?(reset|closed unexpectedly)|forcibly closed|INVALID_HTTP_RESPONSE|INVALID_RESPONSE/i,
  ],
  [
    'aborted',
    /ERR_ABORTED|NS_BINDING_ABORTED|NS_ERROR_ABORT|AbortError|\bcancell?ed\b|\baborted\b/i,
  ],
];

/**
 * The kind of a missing response by what the browser or tool wrote; null where the words tell
 * nothing.
 */
function failureKindOfText(text: string): FailureKind | null {
  const start = text.slice(0, 600);
  for (const [kind, pattern] of words) if (pattern.test(start)) return kind;
  return null;
}

/**
 * Chromium's names for a page that may not reach this computer or its network
 * (https://developer.chrome.com/blog/local-network-access). It says so in the field for CORS, though
 * no server was asked.
 */
const isOfLocalNetwork = (corsError: string): boolean => /(?:Local|Private)Network/.test(corsError);

/** Kind of a failure by its own fields, neighbours left aside. */
export function failureKindOf(failure: Failure): FailureKind {
  if (failure.corsError !== null)
    return isOfLocalNetwork(failure.corsError) ? 'local-network' : 'cors';
  if (failure.blockedReason === 'inspector') return 'blocked-by-client';
  const kind = failureKindOfText(failure.text);
  if (kind !== null && kind !== 'aborted') return kind;
  if (failure.canceled || kind === 'aborted') return 'aborted';
  return 'other';
}

/**
 * A failure's words inside a pasted line: only unmistakable ones, because people write "aborted"
 * and "timed out" about much else.
 */
export function failureKindOfLine(line: string): FailureKind | null {
  const code =
    /\b(?:net::)?ERR_[A-Z0-9_]+|\bNS_[A-Z_]+|\bE(?:CONN|NOTFOUND|AI_|TIMED|HOSTUN|NETUN)[A-Z_]*|\b(?:SEC|SSL)_ERROR[A-Z_]*/.exec(
      line.slice(0, 4000),
    );
  if (code !== null) return failureKindOfText(code[0]) ?? 'other';
  if (/\bmixed content\b/i.test(line)) return 'mixed-content';
  if (/address space\b/i.test(line) && failureKindOfText(line) === 'local-network')
    return 'local-network';
  if (
    /blocked by CORS policy|Cross-Origin Request Blocked|not allowed by Access-Control-Allow-Origin|due to access control checks/i.test(
      line,
    )
  )
    return 'cors';
  // What .NET says of a request that it gave up.
  if (/\bHttpClient\.Timeout\b|\bthe operation has timed out\b/i.test(line)) return 'timed-out';
  const kind = failureKindOfText(line);
  return kind === 'dns' || kind === 'tls' || kind === 'refused' || kind === 'offline' ? kind : null;
}
