import { type Diagnosis } from '../../../../shared/rules/diagnosis.ts';
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

export function makeDiagnosis(
  entries: readonly number[],
  title = 'The agent is not allowed to use this charge rate',
): Diagnosis {
  return {
    cause: 'charge-rate-access',
    example: null,
    status: 400,
    wireStatus: 400,
    refusedBy: 'halo',
    integration: null,
    customOnly: false,
    message: null,
    title,
    summary: '',
    confidence: 'certain',
    entries,
    steps: [],
    route: '',
    method: 'GET',
    meaning: '',
    reasons: [],
    warnings: [],
    verify: '',
    ask: null,
    links: [],
    origin: 'built-in',
  };
}
