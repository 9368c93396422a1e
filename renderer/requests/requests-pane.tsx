import './requests.css';
import './filter.css';
import './table.css';
import './menus.css';
import './details.css';
import './bodies.css';
import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import { type Exchange } from '../../shared/exchange/exchange.ts';
import { type ExchangeRow } from '../../shared/exchange/row.ts';
import { useColumns } from './column-choice.ts';
import { type MenuPlace } from './copy-menu.tsx';
import { Details } from './details.tsx';
import { EmptyTable } from './empty-table.tsx';
import { RequestTable } from './request-table.tsx';
import { useHeight, useWidth } from '../widgets/size.ts';
import { Toolbar } from './toolbar.tsx';
import { useTableLines } from './use-table-lines.ts';
import { useByHand } from '../store/lesson-run.ts';
import { showAll, useView } from '../store/request-view.ts';

interface RequestsPaneProps {
  readonly rows: readonly ExchangeRow[];
  readonly review: ReviewResult;
  /** Exchange.index of the request whose details are open, null where none is. */
  readonly selectedIndex: number | null;
  readonly onSelect: (index: number | null) => void;
  readonly load: (index: number) => Promise<Exchange>;
  readonly live: boolean;
}

/**
 * From this width on, in pixels, the details stand beside the table, otherwise below it, and the
 * list has room for its waterfall.
 */
const sideBySide = 820;

/** From this width on, in pixels, a row has room for more than what a request came to. */
const forRow = 520;

/** From this width on, in pixels, the list has room for a status in words beside the details. */
const forWords = 1100;

/** From this height on, in pixels, there is room for both above each other; else the details alone. */
const aboveEachOther = 460;

/**
 * All requests of a source in a table, with the details of one. Fills its parent; the parent gives
 * it a height.
 */
export function RequestsPane({
  rows,
  review,
  selectedIndex,
  onSelect,
  load,
  live,
}: RequestsPaneProps) {
  const { t } = useTranslation('requests');
  const isByHand = useByHand();
  const pane = useRef<HTMLDivElement>(null);
  const width = useWidth(pane);
  const wide = width >= sideBySide;
  const chosen = useColumns(wide ? 'much' : width < forRow ? 'little' : 'some');
  const low = useHeight(pane) < aboveEachOther;
  const [marked, setMarked] = useState<number | null>(null);
  const [menuFor, setMenuFor] = useState<{
    readonly index: number;
    readonly at: MenuPlace | null;
  } | null>(null);
  const cursor = selectedIndex ?? marked;
  const table = useTableLines({ rows, review, live, cursor });
  const { lines, shown, folded, filter, view } = table;
  const selected = useMemo(
    () =>
      selectedIndex === null ? undefined : lines.find((line) => line.row.index === selectedIndex),
    [lines, selectedIndex],
  );

  const open = (index: number): void => {
    setMarked(index);
    setMenuFor(null);
    onSelect(index);
  };
  const close = (): void => {
    // Beside the details the table may have had no room.
    flushSync(() => {
      onSelect(null);
    });
    pane.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  };
  const narrow = selected !== undefined && wide;
  const columns = useMemo(() => {
    const all = narrow ? { ...hideAll(chosen), status: true, name: true, meaning: true } : chosen;
    return isByHand ? { ...all, meaning: false } : all;
  }, [narrow, chosen, isByHand]);

  return (
    <div
      ref={pane}
      className="requests-pane"
      data-layout={selected === undefined ? 'table' : wide ? 'side' : low ? 'alone' : 'stack'}
      data-problems-only={view.problemsOnly || undefined}
    >
      <Toolbar
        lines={lines}
        shown={shown.length}
        filter={filter}
        columns={chosen}
        headersRead={table.headersRead}
      />
      {selected !== undefined && !shown.includes(selected) && (
        <p className="requests-note" role="status">
          {t('selectedHidden')}{' '}
          <button type="button" className="link-button" onClick={showAll}>
            {t('empty.all')}
          </button>
        </p>
      )}
      <div className="requests-panes">
        {shown.length === 0 ? (
          <EmptyTable
            any={lines.length > 0}
            filtered={!filter.empty || view.types.length > 0}
            live={live}
          />
        ) : (
          <RequestTable
            lines={folded.lines}
            folds={folded.folds}
            onFold={table.toggle}
            cursor={cursor}
            onCursor={selectedIndex === null ? setMarked : open}
            onOpen={open}
            onClose={(event) => {
              if (selectedIndex === null) return; // then it is the drawer that closes
              event.preventDefault();
              close();
            }}
            onMenu={(index, at) => {
              open(index);
              setMenuFor({ index, at });
            }}
            order={view.order}
            onOrder={(next) => {
              useView.setState({ order: next });
            }}
            visible={columns}
            isBrief={narrow && width < forWords}
            live={live}
          />
        )}
        {selected !== undefined && (
          <Details
            key={selected.row.id}
            line={selected}
            menuOpen={menuFor?.index === selected.row.index}
            menuAt={menuFor?.at ?? null}
            onMenuOpen={(isOpen) => {
              setMenuFor(isOpen ? { index: selected.row.index, at: null } : null);
            }}
            load={load}
            onLoaded={table.onLoaded}
            onClose={close}
          />
        )}
      </div>
    </div>
  );
}

function hideAll<T extends string>(columns: Readonly<Record<T, boolean>>): Record<T, boolean> {
  return Object.fromEntries(Object.keys(columns).map((id) => [id, false])) as Record<T, boolean>; // the same keys
}
