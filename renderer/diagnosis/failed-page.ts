import { useMemo } from 'react';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { Source } from '../store/source.ts';
import { useReviewedRows } from '../store/sources.ts';
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

/** Lists of Halo whose page of one record goes by the list's name: /reports?id=21. */
const lists =
  /^(?:action|agent|asset|client|contract|invoice|item|project|quote|report|role|site|supplier|team|ticket|user)s$/i;

/**
 * "ticket 2001" for /ticket?id=2001: how people call a page. The settings of an integration go by its
 * name, which their address spells in its own way (/config/integrations/azuread). null for the first
 * page of a site.
 */
export function pageName(page: string, integration: string | null): PageName | null {
  if (!URL.canParse(page)) return null;
  const { pathname, searchParams } = new URL(page);
  const parts = pathname.split('/').filter((part) => part !== '');
  const name = parts.at(-1);
  if (name === undefined) return null;
  const id = searchParams.get('id');
  if (id === null && integration !== null && parts.at(-2) === 'integrations')
    return { name: visibleLine(integration), isRecord: false };
  if (id === null) return { name: visibleLine(name), isRecord: false };
  const record = lists.test(name) ? name.slice(0, -1) : name;
  return { name: visibleLine(`${record} ${id}`), isRecord: true };
}
