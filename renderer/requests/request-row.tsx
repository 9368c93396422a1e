import { ChevronDown, ChevronRight } from 'lucide-react';
import { FlexRender, type Row } from '@tanstack/react-table';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type features } from './columns.tsx';
import type { Fold } from './folds.ts';
import { type RequestLine } from './lines.ts';
import { type ColumnId, columnIds } from '../store/request-view.ts';
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
  /** Where it stands for a run of identical ones; null elsewhere. */
  readonly fold: Fold | null;
  readonly onFold: (fold: Fold) => void;
}

function Drawn({ row, at, top, selected, visible, span, fold, onFold }: Props) {
  const { row: exchange, problem, setAside } = row.original;
  const foldColumn = visible.meaning ? 'meaning' : columnIds.find((id) => visible[id]);
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
        <div
          role="gridcell"
          key={cell.column.id}
          className="requests-cell"
          data-column={cell.column.id}
        >
          {fold !== null && cell.column.id === foldColumn && (
            <FoldButton fold={fold} onFold={onFold} />
          )}
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

/** How many there are, and the way to all of them. */
function FoldButton({
  fold,
  onFold,
}: {
  readonly fold: Fold;
  readonly onFold: (fold: Fold) => void;
}) {
  const { t } = useTranslation('requests');
  return (
    <button
      type="button"
      className="fold-button"
      tabIndex={-1} // the table is one tab stop: arrow keys open and close
      aria-expanded={fold.isOpen}
      aria-label={t(fold.isOpen ? 'fold.close' : 'fold.open', { count: fold.count })}
      onClick={(event) => {
        event.stopPropagation();
        onFold(fold);
      }}
    >
      {fold.isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
      {t('fold.times', { count: fold.count })}
    </button>
  );
}

/**
 * One request. The table makes new rows at every scroll: one that shows the same line in the same
 * place is not drawn again.
 */
export const RequestRow = memo(
  Drawn,
  // `onFold` does the same for a fold of the same members.
  (before, after) =>
    before.row.original === after.row.original &&
    before.at === after.at &&
    before.top === after.top &&
    before.selected === after.selected &&
    before.visible === after.visible &&
    before.span === after.span &&
    before.fold?.count === after.fold?.count &&
    before.fold?.isOpen === after.fold?.isOpen &&
    before.fold?.members[0] === after.fold?.members[0],
);
