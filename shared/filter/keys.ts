import { memoized } from '../basics/memo.ts';
import { type ExchangeRow } from '../exchange/row.ts';
import { type FilterLine, type Test } from './line.ts';
import { wildcardTest } from './wildcard.ts';

/**
 * A key of the filter grammar: builds a test from one value, null where the value makes no sense
 * for it.
 */
interface FilterKey {
  readonly test: (value: string) => Test | null;
  /** Values worth offering before any are known from the data. */
  readonly examples: readonly string[];
  /** What the data offers for it; null where a line has none. */
  readonly valueOf: ((line: FilterLine) => string | null) | null;
}

const states: Readonly<Record<string, Test>> = {
  error: (line) => line.problem || line.setAside,
  'set-aside': (line) => line.setAside,
  running: ({ row }) => row.state === 'open',
  'from-cache': ({ row }) => row.from === 'disk-cache' || row.from === 'memory-cache',
  'service-worker-intercepted': ({ row }) => row.from === 'service-worker',
};

/**
 * Keys as in Chrome DevTools' network panel, with its supersets (classes and ranges of statuses,
 * `*` in any text) and our own `is:error`, `is:set-aside`, `slower-than`, `action` and `cause`.
 */
export const filterKeys: Readonly<Record<string, FilterKey>> = {
  'status-code': {
    test: statusTest,
    examples: ['4xx', '5xx', '400-499', '0'],
    valueOf: ({ row }) => String(row.status ?? 0),
  },
  method: textKey((row) => row.method, true),
  domain: {
    test: (value) => {
      const fits = wildcardTest(value, true);
      const isIn = memoized((domain) => fits(domain) || fits(withoutPort(domain)));
      return ({ row }) => isIn(row.domain);
    },
    examples: [],
    valueOf: ({ row }) => row.domain || null,
  },
  cause: {
    test: (value) => {
      const fits = wildcardTest(value, true);
      return ({ cause }) => cause !== null && fits(cause);
    },
    examples: [],
    valueOf: ({ cause }) => cause,
  },
  is: {
    test: (value) => states[value.toLowerCase()] ?? null,
    examples: Object.keys(states),
    valueOf: null,
  },
  url: { ...textKey((row) => row.url, false), valueOf: null },
  'mime-type': { ...textKey((row) => row.mimeType.split(';', 1)[0]?.trim() ?? '', true) },
  'resource-type': textKey((row) => row.resourceType, true),
  scheme: textKey((row) => /^([a-z][a-z0-9+.-]*):/i.exec(row.url.slice(0, 40))?.[1] ?? '', true),
  action: { ...textKey((row) => row.action ?? '', false) },
  'larger-than': amountKey(readBytes, (row) => row.size, ['100', '1k', '1M']),
  'slower-than': amountKey(readMilliseconds, (row) => row.duration, ['500ms', '1s', '30s']),
  'has-response-header': {
    test: (value) => {
      const fits = wildcardTest(value, true);
      return ({ headerNames }) => headerNames !== null && [...headerNames].some(fits);
    },
    examples: ['retry-after', 'location', 'set-cookie'],
    valueOf: null,
  },
};

/** Other words people type for a key, from other tools. */
export const keyAliases: Readonly<Record<string, string>> = {
  status: 'status-code',
  rule: 'cause',
  type: 'resource-type',
  host: 'domain',
  mime: 'mime-type',
};

function textKey(read: (row: ExchangeRow) => string, whole: boolean): FilterKey {
  return {
    test: (value) => {
      const fits = wildcardTest(value, whole);
      const isIn = whole ? memoized(fits) : fits;
      return ({ row }) => isIn(read(row));
    },
    examples: [],
    valueOf: ({ row }) => read(row) || null,
  };
}

function amountKey(
  readAmount: (value: string) => number | null,
  of: (row: ExchangeRow) => number | null,
  examples: readonly string[],
): FilterKey {
  return {
    test: (value) => {
      const least = readAmount(value);
      return least === null ? null : ({ row }) => (of(row) ?? -1) > least;
    },
    examples,
    valueOf: null,
  };
}

/** `404`, `4xx`, `400-499`; `0` stands for requests without an answer. */
function statusTest(value: string): Test | null {
  const group = /^([1-5])xx$/i.exec(value);
  const range = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(value);
  if (group === null && range === null) return null;
  const low = group === null ? Number(range?.[1]) : Number(group[1]) * 100;
  const high = group === null ? Number(range?.[2] ?? range?.[1]) : low + 99;
  return ({ row }) => (row.status ?? 0) >= low && (row.status ?? 0) <= high;
}

/** Bytes of `100`, `1.5k` (1,000 as in DevTools), `2M`, `1G`; null for anything else. */
function readBytes(value: string): number | null {
  const parts = /^(\d{1,12}(?:\.\d{1,6})?)([kmg]?)b?$/i.exec(value);
  return parts === null
    ? null
    : Number(parts[1]) * 1000 ** ['', 'k', 'm', 'g'].indexOf((parts[2] ?? '').toLowerCase());
}

/** Milliseconds of `500`, `500ms`, `2s`, `1m`; null for anything else. */
function readMilliseconds(value: string): number | null {
  const parts = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m)?$/i.exec(value);
  return parts === null
    ? null
    : Number(parts[1]) * ({ s: 1000, m: 60_000 }[(parts[2] ?? '').toLowerCase()] ?? 1);
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}
