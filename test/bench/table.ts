import { diagnosis } from '../unit/renderer/build.ts';
import { type ExchangeRow } from '../../shared/exchange/row.ts';
import { readFilter } from '../../shared/filter/filter.ts';
import { buildLines, type RequestLine } from '../../renderer/requests/lines.ts';
import type { ColumnId } from '../../renderer/store/request-view.ts';
import { sortLines } from '../../renderer/requests/order.ts';
import { patternTest } from '../../renderer/requests/pattern.ts';
import { LinePicker, lineTest } from '../../renderer/requests/line-picker.ts';

const count = 100_000;
const rounds = 7;
const filters = {
  word: 'charge rate',
  status: 'status-code:4xx',
  domains: '-domain:*.analytics.example domain:*.halopsa.com',
  several: 'status-code:400-499|5xx method:POST | slower-than:5s',
  pattern: '/tickets\\/\\d+5(\\?|$)/',
  stars: 'url:*api*ticket*page=9*',
};
const columns: readonly ColumnId[] = ['status', 'name', 'meaning', 'time', 'domain'];

/**
 * What the request table needs for 100,000 rows, in milliseconds: the median of a few rounds, and
 * the worst of all.
 */
export interface TableBench {
  readonly rows: number;
  readonly build: number;
  readonly filter: Readonly<Record<string, number>>;
  readonly sort: Readonly<Record<string, number>>;
  readonly slowest: number;
}

export function benchTable(): TableBench {
  const rows = Array.from({ length: count }, (_, index) => makeRow(index));
  const review = {
    diagnoses: [
      diagnosis({
        entries: rows.filter(({ status }) => status === 400).map(({ index }) => index),
      }),
    ],
    setAside: 0,
    suspicions: [],
    halo: true,
    setAsideEntries: [],
  };
  const words = {
    statusMeaning: (status: number | null) => `status ${status ?? 0}`,
    setAside: (why: string) => why,
    checkup: (meaning: string) => meaning,
    suspicion: (kind: string) => kind,
  };
  const build = (): readonly RequestLine[] => buildLines(rows, review, new Map(), words, null);
  const lines = build();
  const filter = Object.fromEntries(
    Object.entries(filters).map(([name, text]) => [
      name,
      median(() =>
        new LinePicker(lineTest(false, [], readFilter(text, patternTest))).pick(lines, Infinity),
      ),
    ]),
  );
  const sort = Object.fromEntries(
    columns.map((column) => [column, median(() => sortLines(lines, { column, descending: true }))]),
  );
  return {
    rows: count,
    build: median(build),
    filter,
    sort,
    slowest: Math.max(...Object.values(filter), ...Object.values(sort)),
  };
}

function median(job: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now();
    job();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return Math.round((times[Math.floor(rounds / 2)] ?? 0) * 10) / 10;
}

function makeRow(index: number): ExchangeRow {
  const status = index % 50 === 0 ? 400 : index % 333 === 0 ? 504 : 200;
  const host = index % 3 === 0 ? 'www.analytics.example' : 'acme.halopsa.com';
  const name = `${(index * 7919) % count}?pageinate=true&page=${index % 17}&order=dateoccurred`;
  return {
    id: `har-${index}`,
    index,
    method: index % 4 === 0 ? 'POST' : 'GET',
    url: `https://${host}/api/tickets/${name}`,
    name,
    domain: host,
    status,
    statusText: '',
    failure: null,
    state: 'done',
    resourceType: index % 2 === 0 ? 'xhr' : 'image',
    mimeType: 'application/json',
    startedAt: 1_700_000_000_000 + index * 20,
    duration: (index * 104_729) % 9000,
    size: (index * 31) % 200_000,
    timings: null,
    from: 'network',
    pageUrl: null,
    action: null,
    initiator: null,
  };
}
