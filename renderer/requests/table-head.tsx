import { type Table } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { type features } from './columns.tsx';
import { type RequestLine } from './lines.ts';
import type { ColumnId } from '../store/request-view.ts';

const sortWords = { asc: 'ascending', desc: 'descending' } as const;

interface Props {
  readonly table: Pick<Table<typeof features, RequestLine>, 'getHeaderGroups'>;
  readonly element: Ref<HTMLDivElement>;
}

/** The row of column names; each sorts when pressed: up, down, as recorded. */
export function TableHead({ table, element }: Props) {
  const { t } = useTranslation('requests');
  return (
    <div role="rowgroup" className="requests-head" ref={element}>
      {table.getHeaderGroups().map((group) => (
        <div role="row" aria-rowindex={1} className="requests-row" key={group.id}>
          {group.headers.map(({ id, column }) => {
            const sorted = column.getIsSorted();
            return (
              <div
                role="columnheader"
                key={id}
                aria-sort={sorted === false ? 'none' : sortWords[sorted]}
                className="requests-cell"
                data-column={id}
              >
                <button type="button" onClick={() => column.toggleSorting()}>
                  <span>{t(`column.${id as ColumnId}`)}</span>
                  {sorted === 'asc' && <ArrowUp size={13} aria-hidden />}
                  {sorted === 'desc' && <ArrowDown size={13} aria-hidden />}
                </button>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
