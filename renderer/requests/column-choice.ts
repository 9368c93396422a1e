import { useMemo } from 'react';
import { changeSettings } from '../actions/change-settings.ts';
import { useSettings } from '../store/settings.ts';
import { type ColumnId, columnIds } from '../store/request-view.ts';

export type Columns = Readonly<Record<ColumnId, boolean>>;

/**
 * How much room the list has. What a request means is said in words, which need more of it than the
 * columns that give way.
 */
export type Room = 'little' | 'some' | 'much';

const shownAtFirst: Readonly<Record<Room, readonly string[]>> = {
  little: ['status', 'name', 'meaning'],
  some: ['status', 'method', 'name', 'meaning'],
  much: ['status', 'method', 'name', 'meaning', 'time', 'waterfall'],
};
/** Without these a row says nothing. */
const always: readonly ColumnId[] = ['status', 'name'];

/**
 * The columns by what the settings hold: names that are no column, or no longer one, count for
 * nothing. `room` counts until somebody chooses.
 */
export function columnsOf(saved: readonly string[] | null, room: Room): Columns {
  const shown = saved ?? shownAtFirst[room];
  return Object.fromEntries(
    columnIds.map((id) => [id, always.includes(id) || shown.includes(id)]),
  ) as Record<ColumnId, boolean>; // every id is there
}

/** The columns the user chose, now or on another day. */
export function useColumns(room: Room): Columns {
  const saved = useSettings((settings) => settings.columns);
  return useMemo(() => columnsOf(saved, room), [saved, room]);
}

export function chooseColumns(columns: Columns): void {
  void changeSettings({ columns: columnIds.filter((id) => columns[id]) });
}
