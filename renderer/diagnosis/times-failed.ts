import { useMemo } from 'react';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { Source } from '../store/source.ts';
import { useReviewedRows } from '../store/sources.ts';

/** How often it failed. */
export function useTimesFailed(source: Source, { entries }: Pick<Diagnosis, 'entries'>): number {
  const rows = useReviewedRows(source);
  return useMemo(() => {
    if (entries.length < 2) return entries.length;
    const failed = new Set(entries);
    return entries.length - toldAgain(rows.filter(({ index }) => failed.has(index)));
  }, [rows, entries]);
}

/** How many of these lists tell of no bad run but those that one before told of. */
function toldAgain(failed: readonly ExchangeRow[]): number {
  const told = new Set<string>();
  return failed.filter(({ runs = [] }) => {
    const bad = runs.filter(({ ended }) => ended === 'badly');
    const names = bad.map(({ of, for: record, place }) => `${of} ${record} ${place}`);
    const isKnown = bad.length > 0 && bad.every(({ place }) => place !== null);
    const isAgain = isKnown && names.every((name) => told.has(name));
    for (const name of names) told.add(name);
    return isAgain;
  }).length;
}
