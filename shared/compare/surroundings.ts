import { type Exchange, headerValue } from '../exchange/exchange.ts';
import { addressOf, apiStart } from '../rules/address.ts';
import { parsedJson, bodyText } from '../rules/body-text.ts';

/** What a recording tells about the computer it was made on and about the way to Halo. */
export interface Surroundings {
  /** Name and main version of the browser; null where no request names it. */
  readonly browser: Browser | null;
  /** Version of Halo as it tells it itself; null where it was not asked. */
  readonly version: string | null;
  /** Version of the page's own files, where their addresses name it. */
  readonly pageVersion: string | null;
  /** Minutes by which the computer's clock is ahead of the server's; null where no answer tells. */
  readonly clockAhead: number | null;
  /** What stands between the computer and Halo and names itself, sorted. */
  readonly between: readonly string[];
  /** The address that answered lies in a private network; null where none was recorded. */
  readonly isPrivate: boolean | null;
}

export interface Browser {
  readonly name: string;
  readonly major: number;
}

/** What the answers of one origin tell. */
interface Place {
  version: string | null;
  pageVersion: string | null;
  readonly ahead: number[];
  readonly between: Set<string>;
  isPrivate: boolean | null;
}

const mostOrigins = 500;

/** Gathers them, one exchange at a time. */
export class SurroundingsGatherer {
  #browser: Browser | null = null;
  readonly #places = new Map<string, Place>();

  add(exchange: Exchange): void {
    this.#browser ??= browserOf(headerValue(exchange.request.headers, 'user-agent') ?? '');
    const { response } = exchange;
    if (response === null) return;
    const { origin, lower, query } = addressOf(exchange.request.url);
    const place = this.#placeOf(origin);
    if (place === null) return;
    place.version ??= versionOf(exchange, lower);
    place.pageVersion ??= pageVersionOf(lower, query);
    for (const name of betweenOf(response.headers)) place.between.add(name);
    if (response.remoteAddress !== null && response.remoteAddress !== '')
      place.isPrivate ??= privateAddress.test(response.remoteAddress);
    // A file may come from a cache that nobody names, with a date of its own.
    const ahead = apiStart(lower) >= 0 ? clockAheadOf(exchange) : null;
    if (ahead !== null && place.ahead.length < 500) place.ahead.push(ahead);
  }

  /** As seen on the way to one origin: others have servers, clocks and proxies of their own. */
  result(origin: string): Surroundings {
    const place = this.#places.get(origin);
    const sorted = place?.ahead.toSorted((a, b) => a - b) ?? [];
    const middle = sorted[Math.floor(sorted.length / 2)];
    return {
      browser: this.#browser,
      version: place?.version ?? null,
      pageVersion: place?.pageVersion ?? null,
      clockAhead: middle === undefined ? null : Math.round(middle / 60_000),
      between: [...(place?.between ?? [])].sort(),
      isPrivate: place?.isPrivate ?? null,
    };
  }

  #placeOf(origin: string): Place | null {
    const known = this.#places.get(origin);
    if (known !== undefined) return known;
    if (this.#places.size >= mostOrigins) return null;
    const place: Place = {
      version: null,
      pageVersion: null,
      ahead: [],
      between: new Set(),
      isPrivate: null,
    };
    this.#places.set(origin, place);
    return place;
  }
}

/** Edge, Opera and Chrome all call themselves Chrome and Safari, so the order counts. */
const browsers = [
  { name: 'Edge', pattern: /\bEdg(?:e|A|iOS)?\/(\d+)/ },
  { name: 'Opera', pattern: /\bOPR\/(\d+)/ },
  { name: 'Firefox', pattern: /\bFirefox\/(\d+)/ },
  { name: 'Internet Explorer', pattern: /\b(?:MSIE |Trident\/.*rv:)(\d+)/ },
  { name: 'Chrome', pattern: /\bChrome\/(\d+)/ },
  { name: 'Safari', pattern: /\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\// },
] as const;

function browserOf(agent: string): Browser | null {
  for (const { name, pattern } of browsers) {
    const major = pattern.exec(agent.slice(0, 500))?.[1];
    if (major !== undefined) return { name, major: Number(major) };
  }
  return null;
}

const versionAnswer = /\/api\/(instanceinfo|authinfo|haloconfig|clientcache|versioninfo)(\/|$)/;
const versionName = /^(app|halo|product|server|api|current)?_?version(_?number)?$/i;

function versionOf(exchange: Exchange, path: string): string | null {
  if (!versionAnswer.test(path)) return null;
  const text = exchange.response === null ? null : bodyText(exchange.response.body);
  const value = text === null ? undefined : parsedJson(text);
  if (typeof value !== 'object' || value === null) return null;
  const found = Object.entries(value).find(
    ([name, inner]) => versionName.test(name) && typeof inner === 'string' && numbered.test(inner),
  )?.[1] as unknown;
  return typeof found === 'string' ? found.slice(0, 40) : null;
}

const numbered = /^v?\d+\.\d+/;

/** `/main.js?v=2.236.1` and `/2.236.1/main.js` name the version that the page was made of. */
function pageVersionOf(path: string, query: string): string | null {
  if (!/\.(js|mjs|css)$/.test(path)) return null;
  const named = /(?:^|&)(?:v|ver|version|build)=v?(\d+\.\d+[\d.]*)(?:&|$)/.exec(query)?.[1];
  return named ?? /\/v?(\d+\.\d+(?:\.\d+)+)\//.exec(path)?.[1] ?? null;
}

/** The server's `Date` (RFC 9110, 6.6.1) has whole seconds and is written before the answer ends. */
function clockAheadOf(exchange: Exchange): number | null {
  const { response, startedAt } = exchange;
  if (response === null || startedAt === null) return null;
  if (response.from === 'disk-cache' || response.from === 'memory-cache') return null;
  // `Age` stands in answers that a cache on the way had kept (RFC 9111, 5.1).
  if (headerValue(response.headers, 'age') !== null) return null;
  const date = Date.parse(headerValue(response.headers, 'date') ?? '');
  return Number.isNaN(date) ? null : startedAt + (exchange.duration ?? 0) - date;
}

/** Headers that only a proxy or filter writes, beside the standard `Via` (RFC 9110, 7.6.3). */
const filterHeader =
  /^(x-zscaler|x-bluecoat|x-squid|x-iboss|x-forcepoint|x-netskope|x-umbrella|x-swg|x-mcafee|x-sophos|x-cache-lookup|proxy-|x-proxy-|x-fw-|x-websense|x-barracuda|x-menlo)/;
/** Halo's own side: networks that carry the instances of everybody. */
const ofServers =
  /cloudfront|cloudflare|varnish|fastly|akamai|google|azure|vegur|heroku|envoy|kong|nginx|\barr\b|elb|amazon|haproxy/i;

function betweenOf(headers: readonly { readonly name: string; readonly value: string }[]) {
  const found: string[] = [];
  for (const { name, value } of headers) {
    const lower = name.toLowerCase();
    if (lower === 'via') found.push(...passed(value));
    else if (filterHeader.test(lower)) found.push(lower);
  }
  return found;
}

/** `1.1 proxy01 (squid/6.1), 1.1 other`: by name; which of several machines it was is luck. */
function passed(via: string): readonly string[] {
  return via
    .slice(0, 400)
    .split(',')
    .map((one) => one.replace(/^\s*(\w+\/)?[\d.]+\s+/, '').trim())
    .filter((one) => one !== '' && !ofServers.test(one))
    .map(
      (one) =>
        `Via ${one
          .replace(/\s*\(.*/, '')
          .replace(/\d+/g, '')
          .slice(0, 80)}`,
    );
}

/** RFC 1918, RFC 6598, RFC 4193 and the computer itself. */
const privateAddress =
  /^\[?(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1|f[cd][0-9a-f]{2}:)/i;
