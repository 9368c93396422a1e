import { useEffect, useMemo, useState } from 'react';
import { isRecord, jsonIn } from '../../shared/basics/json.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { addressOf } from '../../shared/rules/address.ts';
import type { Source } from '../store/source.ts';
import { useReviewedRows, useSource } from '../store/sources.ts';
import { recordOf } from '../text/page-name.ts';

/** A longer answer is not searched for a name, in characters. */
const longestAnswer = 2_000_000;
/** A longer text is no name that a person would call a record by. */
const longestTitle = 80;

/**
 * What people call the one record that a page shows, "Time by client" for report 21, where an answer
 * of its Halo tells that: its own, or the list that it stands in. null where none does, and until
 * that was read. `before`: Exchange.index; what is told later changes no name that is shown already.
 */
export function useRecordTitle(source: Source, page: string | null, before: number): string | null {
  const rows = useReviewedRows(source);
  const load = useSource(source, ({ contents }) => contents.load);
  // As a text it stays the same while other requests come.
  const answers = useMemo(() => answersNaming(page, rows, before).join(), [page, rows, before]);
  const [found, setFound] = useState<{ readonly page: string; readonly title: string | null }>();
  useEffect(() => {
    if (page === null || answers === '') return;
    let isWanted = true;
    void firstTitle(answers.split(',').map(Number), page, load).then((title) => {
      if (isWanted) setFound({ page, title });
    });
    return () => {
      isWanted = false;
    };
  }, [answers, page, load]);
  return found?.page === page ? found.title : null;
}

async function firstTitle(
  indexes: readonly number[],
  page: string,
  load: (index: number) => Promise<Exchange>,
): Promise<string | null> {
  const id = recordOf(page)?.id ?? '';
  for (const index of indexes) {
    const exchange = await load(index).catch(() => null); // it is not kept any more
    const title = titleIn(exchange?.response?.body.text ?? '', id);
    if (title !== null) return title;
  }
  return null;
}

/** Exchange.index of the answers that may name the record, the surest first. */
function answersNaming(
  page: string | null,
  rows: readonly ExchangeRow[],
  before: number,
): readonly number[] {
  const record = page === null ? null : recordOf(page);
  if (page === null || record === null) return [];
  const { origin } = addressOf(page);
  const { kind, id } = record;
  const answers = answersIn(rows);
  return [`${kind}/${id}`, `${kind}s/${id}`, kind, `${kind}s`]
    .map((path) => answers.get(`${origin} ${path}`)?.findLast((index) => index < before))
    .filter((index) => index !== undefined);
}

type Answers = ReadonlyMap<string, readonly number[]>;
const known = new WeakMap<readonly ExchangeRow[], Answers>();

/** Exchange.index of the good answers of each address of an API, without its query. */
function answersIn(rows: readonly ExchangeRow[]): Answers {
  const made = known.get(rows);
  if (made !== undefined) return made;
  const answers = new Map<string, number[]>();
  for (const { method, status, url, index } of rows) {
    if (method !== 'GET' || status !== 200 || !url.includes('/api/')) continue;
    const { origin, lower } = addressOf(url);
    const address = `${origin} ${lower.slice(lower.lastIndexOf('/api/') + 5)}`;
    const same = answers.get(address);
    if (same === undefined) answers.set(address, [index]);
    else same.push(index);
  }
  known.set(rows, answers);
  return answers;
}

/** The name of the record with this id: of the answer itself, or of one in a list that it holds. */
export function titleIn(answer: string, id: string): string | null {
  const whole = answer.length > longestAnswer ? undefined : jsonIn(answer);
  const lists = [whole, ...(isRecord(whole) ? Object.values(whole) : [])].filter(Array.isArray);
  const record = [whole, ...lists.flat()].find((one) => isRecord(one) && String(one['id']) === id);
  const title = isRecord(record) ? record['name'] : undefined;
  if (typeof title !== 'string' || title.trim() === '') return null;
  return title.length > longestTitle ? null : title.trim();
}
