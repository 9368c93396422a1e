import { type Exchange, headerValue } from '../exchange/exchange.ts';
import { parsedJson, bodyText } from '../rules/body-text.ts';

/** What a recording tells about the computer it was made on and about the way to Halo. */
export interface Surroundings {
  /** Name and main version of the browser, as "Chrome 156"; null where no request names it. */
  readonly browser: string | null;
  /** Version of Halo as its own `InstanceInfo` tells it; null where it was not asked. */
  readonly version: string | null;
  /** Minutes by which the computer's clock is ahead of the server's; null where no answer tells. */
  readonly clockAhead: number | null;
  /** What stands between the computer and Halo and names itself, sorted. */
  readonly between: readonly string[];
}

/** Gathers them, one exchange at a time. */
export class SurroundingsGatherer {
  #browser: string | null = null;
  #version: string | null = null;
  readonly #ahead: number[] = [];
  readonly #between = new Set<string>();

  add(exchange: Exchange): void {
    this.#browser ??= browserOf(headerValue(exchange.request.headers, 'user-agent') ?? '');
    const { response } = exchange;
    if (response === null) return;
    this.#version ??= versionOf(exchange);
    for (const name of betweenOf(response.headers)) this.#between.add(name);
    const ahead = clockAheadOf(exchange);
    if (ahead !== null && this.#ahead.length < 500) this.#ahead.push(ahead);
  }

  result(): Surroundings {
    const sorted = this.#ahead.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    return {
      browser: this.#browser,
      version: this.#version,
      clockAhead: middle === undefined ? null : Math.round(middle / 60_000),
      between: [...this.#between].sort(),
    };
  }
}

/** Edge, Opera and Chrome all call themselves Chrome and Safari, so the order counts. */
const browsers = [
  { name: 'Edge', pattern: /\bEdg(?:e|A|iOS)?\/(\d+)/ },
  { name: 'Opera', pattern: /\bOPR\/(\d+)/ },
  { name: 'Firefox', pattern: /\bFirefox\/(\d+)/ },
  { name: 'Chrome', pattern: /\bChrome\/(\d+)/ },
  { name: 'Safari', pattern: /\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\// },
] as const;

function browserOf(agent: string): string | null {
  for (const { name, pattern } of browsers) {
    const major = pattern.exec(agent)?.[1];
    if (major !== undefined) return `${name} ${major}`;
  }
  return null;
}

function versionOf(exchange: Exchange): string | null {
  if (!/\/api\/instanceinfo(\/|\?|$)/i.test(exchange.request.url)) return null;
  const text = exchange.response === null ? null : bodyText(exchange.response.body);
  const value = text === null ? undefined : parsedJson(text);
  if (typeof value !== 'object' || value === null || !('app_version' in value)) return null;
  return typeof value.app_version === 'string' ? value.app_version : null;
}

/** The server's `Date` (RFC 9110, 6.6.1) has whole seconds and is written before the answer ends. */
function clockAheadOf(exchange: Exchange): number | null {
  const from = exchange.response?.from;
  if (exchange.startedAt === null || from === 'disk-cache' || from === 'memory-cache') return null;
  const date = Date.parse(headerValue(exchange.response?.headers ?? [], 'date') ?? '');
  return Number.isNaN(date) ? null : exchange.startedAt + (exchange.duration ?? 0) - date;
}

/** Headers that only a proxy or filter writes, beside the standard `Via` (RFC 9110, 7.6.3). */
const filterHeader =
  /^(x-zscaler-|x-bluecoat-|x-squid-|x-iboss-|x-forcepoint-|x-netskope-|x-umbrella-|x-swg|proxy-)/;

function betweenOf(headers: readonly { readonly name: string; readonly value: string }[]) {
  const found: string[] = [];
  for (const { name, value } of headers) {
    const lower = name.toLowerCase();
    if (lower === 'via') found.push(`Via ${value.replace(/\d+\.\d+\s+/g, '').slice(0, 80)}`);
    else if (filterHeader.test(lower)) found.push(lower);
  }
  return found;
}
