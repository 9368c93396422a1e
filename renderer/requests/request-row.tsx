import { FlexRender, type Row } from '@tanstack/react-table';
import { memo } from 'react';
import { type features } from './columns.tsx';
import { type RequestLine } from './lines.ts';
import type { ColumnId } from '../store/request-view.ts';
import { WaterfallBar } from './waterfall-bar.tsx';

interface Props {
  readonly row: Row<typeof features, RequestLine>;
  /** Which row of the table it is, from 0. */
  readonly at: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  readonly selected: boolean;
  readonly visible: Readonly<Record<ColumnId, boolean>>;
  readonly span: { readonly from: number; readonly length: number } | null;
}

function Drawn({ row, at, top, selected, span }: Props) {
  const { row: exchange, problem, setAside } = row.original;
  return (
    <div
      role="row"
      id={`request-${exchange.index}`}
      aria-rowindex={at + 2}
      aria-selected={selected}
      className="requests-row"
      data-index={exchange.index}
      data-problem={problem || undefined}
      data-aside={setAside || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {row.getVisibleCells().map((cell) => (
        <div role="gridcell" key={cell.id} className="requests-cell" data-column={cell.column.id}>
          {cell.column.id === 'waterfall' ? (
            <WaterfallBar row={exchange} span={span} />
          ) : (
            <FlexRender cell={cell} />
          )}
        </div>
      ))}
    </div>
  );
}

/**
 * One request. The table makes new rows at every scroll: one that shows the same line in the same
 * place is not drawn again.
 */
export const RequestRow = memo(
  Drawn,
  (before, after) =>
    before.row.original === after.row.original &&
    before.at === after.at &&
    before.top === after.top &&
    before.selected === after.selected &&
    before.visible === after.visible &&
    before.span === after.span,
);
