import { diagnosis } from '../unit/renderer/build.ts';
import { type ExchangeRow } from '../../shared/exchange/row.ts';
import { readFilter } from '../../shared/filter/filter.ts';
import { buildLines, type RequestLine } from '../../renderer/requests/lines.ts';
import type { ColumnId } from '../../renderer/store/request-view.ts';
import { sortLines } from '../../renderer/requests/order.ts';
import { patternTest } from '../../renderer/requests/pattern.ts';
import { LinePicker, lineTest } from '../../renderer/requests/line-picker.ts';
import type { GoalName } from './goals.ts';
import { type Book, inRounds, type Say } from './rounds.ts';

const count = 150_000;
const filters = {
  'filter-words': 'charge rate',
  'filter-status': 'status-code:4xx',
  'filter-domain': '-domain:*.analytics.example domain:*.halopsa.com',
  'filter-several': 'status-code:400-499|5xx method:POST | slower-than:5s',
  'filter-pattern': '/tickets\\/\\d+5(\\?|$)/',
  'filter-stars': 'url:*api*ticket*page=9*',
} as const satisfies Partial<Record<GoalName, string>>;
const columns = ['status', 'name', 'meaning', 'time', 'domain'] as const satisfies ColumnId[];

/** What the request table needs for 150,000 rows, without drawing them. */
export async function benchTable(book: Book, say: Say): Promise<void> {
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
    isUnjudged: false,
  };
  const build = (): readonly RequestLine[] => buildLines(rows, review, new Map(), words, null);
  const lines = build();
  const picks = Object.entries(filters).map(([name, text]) => ({
    name: name as keyof typeof filters,
    pick: () =>
      new LinePicker(lineTest(false, [], readFilter(text, patternTest))).pick(lines, Infinity),
  }));
  await inRounds({ what: 'filters and sorting', say, warm: true }, (round) => {
    const note = (name: GoalName, job: () => unknown): void => {
      const from = performance.now();
      job();
      if (round >= 0) book.add(name, performance.now() - from);
    };
    note('table-build', build);
    for (const { name, pick } of picks) note(name, pick);
    for (const column of columns)
      note(`sort-${column}`, () => sortLines(lines, { column, descending: true }));
    return Promise.resolve();
  });
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
