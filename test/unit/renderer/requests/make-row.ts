import { type ExchangeRow } from '../../../../shared/exchange/row.ts';

/** A row with harmless values where nothing is said. */
export function makeRow(row: Partial<ExchangeRow>): ExchangeRow {
  return {
    id: `har-${row.index ?? 0}`,
    index: 0,
    method: 'GET',
    url: 'https://acme.halopsa.com/api/Tickets',
    name: 'Tickets',
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
}
