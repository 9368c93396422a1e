import { useMemo } from 'react';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { pageKey, usePageTitles } from '../store/page-titles.ts';
import type { Source } from '../store/source.ts';
import { useReviewedRows } from '../store/sources.ts';
import { ownTitle } from '../text/page-title.ts';
import { visibleLine } from '../text/visible-text.ts';

interface PageName {
  readonly name: string;
  /** It names one record, and not a list or a form. */
  readonly isRecord: boolean;
}

/** The address of the page where it failed first; null where it is not recorded any more. */
export function useFailedPage(
  source: Source,
  { entries }: Pick<Diagnosis, 'entries'>,
): string | null {
  const rows = useReviewedRows(source);
  const [first] = entries;
  return useMemo(() => rows.find(({ index }) => index === first)?.pageUrl ?? null, [rows, first]);
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

/** As Halo writes it in its own menu. */
const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Lists of Halo whose page of one record goes by the list's name: /reports?id=21. */
const lists =
  /^(?:action|agent|asset|client|contract|invoice|item|project|quote|report|role|site|supplier|team|ticket|user)s$/i;

/** As pageName, with the title that the page had while it was shown. */
export function usePageName(page: string | null, integration: string | null): PageName | null {
  const titles = usePageTitles((state) => state.titles);
  return useMemo(() => {
    if (page === null) return null;
    const key = pageKey(page);
    return pageName(page, integration, key === null ? null : ownTitle(key, titles));
  }, [page, integration, titles]);
}

/**
 * "ticket 2001" for /ticket?id=2001: how people call a page. The settings of an integration go by its
 * name, which their address spells in its own way (/config/integrations/azuread), and any other page
 * by its title where that is known. null for the first page of a site.
 */
export function pageName(
  page: string,
  integration: string | null,
  title: string | null,
): PageName | null {
  if (!URL.canParse(page)) return null;
  const { pathname, searchParams } = new URL(page);
  const parts = pathname.split('/').filter((part) => part !== '');
  const name = parts.at(-1) ?? title;
  if (name === null) return null;
  const id = searchParams.get('id');
  if (id === null && parts.at(-2) === 'integrations') {
    // It imports for others, and is the page of none of them.
    if (name === 'integrator') return { name: 'Halo Integrator', isRecord: false };
    if (integration !== null) return { name: visibleLine(integration), isRecord: false };
  }
  if (id === null) return { name: visibleLine(title ?? capitalised(name)), isRecord: false };
  const record = lists.test(name) ? name.slice(0, -1) : name;
  return { name: visibleLine(`${record} ${id}`), isRecord: true };
}
