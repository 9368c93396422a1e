import { type ExchangeRow } from '../../../../shared/exchange-row.ts';
import { type FilterLine } from '../../../../shared/filter/line.ts';

/** A line with harmless values where nothing is said. */
export function makeLine(row: Partial<ExchangeRow>, rest: Partial<FilterLine> = {}): FilterLine {
  const whole: ExchangeRow = {
    id: 'har-0',
    index: 0,
    method: 'GET',
    url: 'https://acme.halopsa.com/api/Tickets/1',
    name: '1',
    domain: 'acme.halopsa.com',
    status: 200,
    statusText: 'OK',
    failure: null,
    state: 'done',
    resourceType: 'xhr',
    mimeType: 'application/json',
    startedAt: 0,
    duration: 100,
    size: 500,
    timings: null,
    from: 'network',
    pageUrl: null,
    action: null,
    initiator: null,
    ...row,
  };
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
