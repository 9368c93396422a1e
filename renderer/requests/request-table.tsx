import { useTable } from '@tanstack/react-table';
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { columns, columnWidths, type ColumnWidths, features } from './columns.tsx';
import { type MenuPlace } from './copy-menu.tsx';
import type { Fold, FoldedLines } from './folds.ts';
import { type RequestLine } from './lines.ts';
import { type ColumnId, columnIds, type Order } from '../store/request-view.ts';
import { RequestRow } from './request-row.tsx';
import { useHeight } from '../widgets/size.ts';
import { TableHead } from './table-head.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useFollowEnd, useRowsOnScreen } from './use-rows-on-screen.ts';
import { waterfallSpan } from './waterfall.ts';

interface Props {
  /** Filtered and sorted: exactly what is to be seen. */
  readonly lines: readonly RequestLine[];
  readonly folds: FoldedLines['folds'];
  readonly onFold: (fold: Fold) => void;
  /** Exchange.index of the row with the cursor, null where none has it. */
  readonly cursor: number | null;
  readonly onCursor: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onClose: (event: KeyboardEvent) => void;
  /**
   * The row's menu was asked for: by a right click `at` that place of the window, or by the menu
   * key (null).
   */
  readonly onMenu: (index: number, at: MenuPlace | null) => void;
  readonly order: Order | null;
  readonly onOrder: (order: Order | null) => void;
  readonly visible: Readonly<Record<ColumnId, boolean>>;
  /** A status is its icon and number alone: its word has no room. */
  readonly isBrief: boolean;
  readonly live: boolean;
}

const brief: Partial<ColumnWidths> = { status: { least: 108, share: 0 } }; // for “No answer”
const untold: Partial<ColumnWidths> = {
  name: { ...columnWidths.name, share: 3 },
  meaning: { ...columnWidths.meaning, share: 3 },
};

/**
 * The list of requests as a grid: one tab stop, arrows move the cursor, Enter opens. Draws only the
 * rows on screen.
 */
export function RequestTable({
  lines,
  folds,
  onFold,
  cursor,
  onCursor,
  onOpen,
  onClose,
  onMenu,
  order,
  onOrder,
  visible,
  isBrief,
  live,
}: Props) {
  const { t } = useTranslation('requests');
  const scroll = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const rowHeight = useHeight(head); // the head is as high as a row: density and text size decide
  const at = useMemo(
    () => (cursor === null ? -1 : lines.findIndex((line) => line.row.index === cursor)),
    [lines, cursor],
  );
  const span = useMemo(() => waterfallSpan(lines), [lines]);
  const { virtualizer, first, data } = useRowsOnScreen(lines, scroll, rowHeight);
  const isFollowing = live && order === null;
  const onScrolled = useFollowEnd(virtualizer, { count: lines.length, isFollowing });
  const table = useTable({
    features,
    columns,
    data,
    getRowId: (line) => line.row.id,
    manualSorting: true,
    sortDescFirst: false,
    state: {
      columnVisibility: visible,
      sorting: order === null ? [] : [{ id: order.column, desc: order.descending }],
    },
    onSortingChange: (update) => {
      const before = order === null ? [] : [{ id: order.column, desc: order.descending }];
      const [next] = typeof update === 'function' ? update(before) : update;
      const column = columnIds.find((id) => id === next?.id);
      onOrder(
        next === undefined || column === undefined ? null : { column, descending: next.desc },
      );
    },
  });

  // The details of the chosen row make the list shorter: it stays in sight all the same.
  const height = virtualizer.scrollRect?.height ?? 0;
  useEffect(() => {
    if (at !== -1) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, height, virtualizer]);

  const shown = columnIds.filter((id) => visible[id]);
  // Where nothing failed, what it means is the same few words in each row.
  const isTold = useMemo(() => lines.some((line) => line.problem), [lines]);
  const widths = { ...columnWidths, ...(isBrief ? brief : {}), ...(isTold ? {} : untold) };
  const style = {
    '--requests-columns': shown
      .map((id) => {
        const { least, wanted = least, share } = widths[id];
        return share === 0
          ? `clamp(${least}px, 27%, ${wanted}px)`
          : `minmax(${least}px, ${share}fr)`;
      })
      .join(' '),
    '--requests-width': `${shown.reduce((sum, id) => sum + widths[id].least, 0)}px`,
  } as CSSProperties; // React's type does not know custom properties
  const rows = table.getRowModel().rows;
  const onKeyDown = useGridKeys({
    lines,
    folds,
    onFold,
    at,
    page: () => Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2),
    onCursor,
    onOpen,
    onClose,
  });

  return (
    <div
      ref={scroll}
      role="grid"
      aria-label={t('table')}
      aria-rowcount={lines.length + 1}
      aria-colcount={shown.length}
      tabIndex={0}
      className="requests-table"
      data-brief={isBrief || undefined}
      style={style}
      aria-activedescendant={
        rows.some((row) => row.original.row.index === cursor) ? `request-${cursor}` : undefined
      }
      onScroll={({ currentTarget }) => {
        onScrolled(currentTarget, rowHeight);
      }}
      onClick={({ target }) => {
        const index = indexAt(target);
        if (index !== null) onOpen(index);
      }}
      onContextMenu={(event) => {
        const isOnRow = event.target !== event.currentTarget;
        const index = indexAt(event.target) ?? (isOnRow ? null : cursor);
        if (index === null) return;
        event.preventDefault();
        onMenu(index, isOnRow ? { x: event.clientX, y: event.clientY } : null);
      }}
      onKeyDown={onKeyDown}
    >
      <TableHead table={table} element={head} />
      <div
        role="rowgroup"
        className="requests-body"
        style={{ blockSize: virtualizer.getTotalSize() - rowHeight }}
      >
        {rows.map((row, i) => (
          <RequestRow
            // By its place, not by its request: a row that scrolls out is filled anew, which costs
            // half of what a new one does.
            key={(first + i) % rows.length}
            row={row}
            at={first + i}
            top={(first + i) * rowHeight}
            selected={row.original.row.index === cursor}
            visible={visible}
            span={span}
            fold={folds.get(row.original) ?? null}
            onFold={onFold}
          />
        ))}
      </div>
    </div>
  );
}

/** Exchange.index of the row that an event came from; null where it came from none. */
function indexAt(target: EventTarget): number | null {
  const pressed =
    target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
  return pressed ? Number(pressed) : null;
}
