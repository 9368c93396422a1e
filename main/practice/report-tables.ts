import { closedStatus, type Database } from './database.ts';

export type Cell = string | number;

/**
 * A table that reports read. Rows are numbered from 0; `sortedBy` is the column they are kept in
 * order of, where there is an index.
 */
export interface Table {
  readonly columns: readonly string[];
  readonly size: number;
  readonly sortedBy: string | null;
  cell(row: number, column: string): Cell;
}

const entriesPerDay = 6600;
const daysKept = 1825;
const clients = ['Aspen Clinic', 'Birch & Co', 'Cedar Foods', 'Dune Travel', 'Elm Academy'];
const kinds = ['Call', 'Visit', 'Remote help', 'Research'];

/**
 * Five years of time entries, twelve million rows up to today. They are computed, not stored: a
 * row's cells follow from its number.
 */
function timeEntries(now: number): Table {
  const firstDay = Math.floor(now / 86_400_000) - daysKept + 1;
  const dates = Array.from({ length: daysKept }, (_, day) =>
    new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10),
  );
  const spread = (row: number, of: number) => (Math.imul(row, 2_654_435_761) >>> 8) % of;
  return {
    columns: ['id', 'date', 'client', 'agent', 'minutes', 'kind'],
    size: entriesPerDay * daysKept,
    sortedBy: 'date',
    cell(row, column) {
      switch (column) {
        case 'id':
          return row + 1;
        case 'date':
          return dates[Math.floor(row / entriesPerDay)] ?? '';
        case 'client':
          return clients[spread(row, clients.length)] ?? '';
        case 'agent':
          return `Agent ${1 + spread(row + 7, 40)}`;
        case 'minutes':
          return 5 * (1 + spread(row + 3, 24));
        default:
          return kinds[spread(row + 11, kinds.length)] ?? '';
      }
    },
  };
}

function stored(
  rows: readonly Readonly<Record<string, Cell>>[],
  columns: readonly string[],
): Table {
  return {
    columns,
    size: rows.length,
    sortedBy: null,
    cell: (row, column) => rows[row]?.[column] ?? '',
  };
}

/** The table of this name, or null. */
export function tableOf(db: Database, now: number, name: string): Table | null {
  switch (name.toLowerCase()) {
    case 'timeentries':
      return timeEntries(now);
    case 'tickets': {
      const rows = db.tickets
        .filter(({ deleted }) => !deleted)
        .map(({ id, summary, client_name, category_1, dateoccurred, status_id }) => ({
          id,
          summary,
          client: client_name,
          category: category_1,
          date: dateoccurred.slice(0, 10),
          status: status_id === closedStatus ? 'Closed' : 'Open',
        }));
      return stored(rows, ['id', 'summary', 'client', 'category', 'date', 'status']);
    }
    case 'invoices': {
      const rows = db.invoices.map(({ id, invoicenumber, client_name, invoicedate, total }) => ({
        id,
        number: invoicenumber,
        client: client_name,
        date: invoicedate.slice(0, 10),
        total,
      }));
      return stored(rows, ['id', 'number', 'client', 'date', 'total']);
    }
    default:
      return null;
  }
}
