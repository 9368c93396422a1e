import { useMemo } from 'react';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { speaking } from '../../shared/fix/fingerprint.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { pageKey, usePageTitles } from '../store/page-titles.ts';
import type { Source } from '../store/source.ts';
import { useReviewedRows } from '../store/sources.ts';
import { type PageName, pageName, recordOf } from '../text/page-name.ts';
import { ownTitle } from '../text/page-title.ts';
import { useRecordTitle } from './record-title.ts';

/** What tells how it failed, as `speaking` has it. */
export type Failed = Pick<
  Diagnosis,
  'cause' | 'method' | 'route' | 'status' | 'integration' | 'entries'
>;

/** The request that speaks for all that failed; null where it is not recorded any more. */
export function useSpeaking(source: Source, diagnosis: Failed): ExchangeRow | null {
  const rows = useReviewedRows(source);
  return useMemo(() => speaking(diagnosis, rows), [rows, diagnosis]);
}

/** The address of the page where that was sent; null where it is not recorded any more. */
export function useFailedPage(source: Source, diagnosis: Failed): string | null {
  return useSpeaking(source, diagnosis)?.pageUrl ?? null;
}

/** On how many other pages it failed; pages of two records are two. */
export function useOtherPages(source: Source, { entries }: Pick<Diagnosis, 'entries'>): number {
  const rows = useReviewedRows(source);
  return useMemo(() => {
    if (entries.length < 2) return 0;
    const failed = new Set(entries);
    const pages = rows.flatMap(({ index, pageUrl }) =>
      failed.has(index) && pageUrl !== null && URL.canParse(pageUrl) ? [recordKey(pageUrl)] : [],
    );
    return Math.max(0, new Set(pages).size - 1);
  }, [rows, entries]);
}

function recordKey(page: string): string {
  const { origin, pathname, searchParams } = new URL(page);
  return `${origin}${pathname} ${searchParams.get('id') ?? ''}`;
}

/**
 * As pageName, with the title that the page had while it was shown, or with the record's name as it
 * was known `before` something failed there.
 */
export function usePageName(
  source: Source,
  page: string | null,
  integration: string | null,
  before: number,
): PageName | null {
  const titles = usePageTitles((state) => state.titles);
  const recordTitle = useRecordTitle(source, page, before);
  return useMemo(() => {
    if (page === null) return null;
    const key = recordOf(page) === null ? pageKey(page) : null;
    const title = key === null ? recordTitle : ownTitle(key, titles);
    return pageName(page, { integration, title });
  }, [page, integration, titles, recordTitle]);
}
