import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { maskAddress } from '../../shared/copy/mask.ts';
import { formatBytes, formatExactTime } from '../text/format.ts';
import { useRegion } from '../widgets/use-region.ts';
import { formatDuration } from './duration.ts';
import { type RequestLine } from './lines.ts';
import type { ColumnId } from '../store/request-view.ts';
import { requestName } from './request-name.ts';
import { StatusMark } from './status-mark.tsx';
import { visibleLine } from '../text/visible-text.ts';

/**
 * Sorting and filtering run over the lines before the table sees them, so that it builds rows only
 * for those on screen.
 */
export const features = tableFeatures({ rowSortingFeature, columnVisibilityFeature });

export type ColumnWidths = Readonly<
  Record<ColumnId, { readonly least: number; readonly wanted?: number; readonly share: number }>
>;

/** Least width in pixels, what is wanted where there is room, and the share of what is left over. */
export const columnWidths: ColumnWidths = {
  status: { least: 142, wanted: 208, share: 0 }, // wanted for “429 Too many requests”
  method: { least: 78, share: 0 },
  name: { least: 78, share: 2 },
  meaning: { least: 120, share: 4 },
  type: { least: 96, share: 0 },
  size: { least: 84, share: 0 },
  time: { least: 76, share: 0 },
  started: { least: 108, share: 0 },
  waterfall: { least: 90, share: 1 },
  domain: { least: 140, share: 1 },
  initiator: { least: 120, share: 1 },
  action: { least: 120, share: 1 },
};

const helper = createColumnHelper<typeof features, RequestLine>();
const column = (id: ColumnId, Cell: (props: { readonly line: RequestLine }) => React.ReactNode) =>
  helper.display({ id, cell: ({ row }) => <Cell line={row.original} /> });

/** All columns but the waterfall, whose scale hangs on the other rows: the table draws it. */
export const columns = helper.columns([
  column('status', ({ line }) => <StatusMark status={line.row.status} kind={line.kind} />),
  column('method', ({ line }) => visibleLine(line.row.method)),
  column('name', ({ line }) => (
    <span title={visibleLine(maskAddress(line.row.url).text.slice(0, 2000))}>
      {visibleLine(requestName(line.row))}
    </span>
  )),
  column('meaning', ({ line }) => <span title={line.meaning}>{visibleLine(line.meaning)}</span>),
  column('type', ({ line }) => line.row.resourceType),
  column('size', SizeCell),
  column('time', TimeCell),
  column('started', StartedCell),
  column('waterfall', () => null),
  column('domain', ({ line }) => visibleLine(line.row.domain)),
  column('initiator', ({ line }) => (
    <Optional text={line.row.initiator === null ? null : maskAddress(line.row.initiator).text} />
  )),
  column('action', ({ line }) => <Optional text={line.row.action} />),
]);

function SizeCell({ line }: { readonly line: RequestLine }) {
  const region = useRegion();
  return line.row.size === null || line.row.size < 0 ? '–' : formatBytes(line.row.size, region);
}

function TimeCell({ line }: { readonly line: RequestLine }) {
  const region = useRegion();
  return line.row.duration === null ? '–' : formatDuration(line.row.duration, region);
}

function StartedCell({ line }: { readonly line: RequestLine }) {
  const region = useRegion();
  return line.row.startedAt === null ? '–' : formatExactTime(line.row.startedAt, region);
}

function Optional({ text }: { readonly text: string | null }) {
  return text === null ? '–' : <span title={visibleLine(text)}>{visibleLine(text)}</span>;
}
