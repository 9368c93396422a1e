import { type ExchangeRow } from '../../../../shared/exchange/row.ts';
import { type FilterLine } from '../../../../shared/filter/line.ts';
import { makeRow } from '../../renderer/requests/make-row.ts';

/** A line with harmless values where nothing is said. */
export function makeLine(row: Partial<ExchangeRow>, rest: Partial<FilterLine> = {}): FilterLine {
  const whole = makeRow({ url: 'https://acme.halopsa.com/api/Tickets/1', name: '1', ...row });
  return {
    row: whole,
    text: `${whole.url}\n${whole.action ?? ''}`.toLowerCase(),
    cause: null,
    problem: false,
    setAside: false,
    headerNames: null,
    ...rest,
  };
}
