import { useMemo } from 'react';
import { changeSettings } from '../actions/change-settings.ts';
import { useSettings } from '../store/settings.ts';
import { type ColumnId, columnIds } from '../store/request-view.ts';

export type Columns = Readonly<Record<ColumnId, boolean>>;

const shownAtFirst: readonly string[] = [
  'status',
  'method',
  'name',
  'meaning',
  'time',
  'waterfall',
];
/** Without these a row says nothing. */
const always: readonly ColumnId[] = ['status', 'name'];

/**
 * The columns by what the settings hold: names that are no column, or no longer one, count for
 * nothing.
 */
export function columnsOf(saved: readonly string[] | null): Columns {
  const shown = saved ?? shownAtFirst;
  return Object.fromEntries(
    columnIds.map((id) => [id, always.includes(id) || shown.includes(id)]),
  ) as Record<ColumnId, boolean>; // every id is there
}

/** The columns the user chose, now or on another day. */
export function useColumns(): Columns {
  const saved = useSettings((settings) => settings.columns);
  return useMemo(() => columnsOf(saved), [saved]);
}

export function chooseColumns(columns: Columns): void {
  void changeSettings({ columns: columnIds.filter((id) => columns[id]) });
}
