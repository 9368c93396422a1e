import type { Diagnosis, Step } from '../../../shared/rules/diagnosis.ts';
import { type Exchange, noBody } from '../../../shared/exchange/exchange.ts';

/** A live exchange with harmless values. */
export function exchange(
  index: number,
  changes: {
    readonly method?: string;
    readonly url?: string;
    readonly status?: number;
    readonly state?: Exchange['state'];
    readonly from?: NonNullable<Exchange['response']>['from'];
    readonly resourceType?: Exchange['resourceType'];
    /** What it sent, as JSON. */
    readonly sent?: unknown;
    /** Whose sign-in it carried. */
    readonly by?: string;
  } = {},
): Exchange {
  const {
    method = 'POST',
    url = 'https://acme.halopsa.com/api/actions',
    status = 200,
    state = 'done',
    from = 'network',
    resourceType = 'fetch',
    sent,
    by = 'sam',
  } = changes;
  return {
    id: `live-${index}`,
    index,
    source: 'live',
    startedAt: index * 1000,
    duration: 10,
    state,
    resourceType,
    request: {
      method,
      url,
      headers: [{ name: 'authorization', value: `Bearer ${by}` }],
      body:
        sent === undefined
          ? noBody
          : { ...noBody, text: JSON.stringify(sent), mimeType: 'application/json' },
    },
    response:
      state === 'open'
        ? null
        : {
            status,
            statusText: '',
            headers: [],
            body: noBody,
            httpVersion: '',
            remoteAddress: null,
            from,
            redirectUrl: null,
          },
    failure: null,
    timings: null,
    pageUrl: null,
    initiator: null,
    action: null,
    notes: [],
    messages: [],
  };
}

/** A diagnosis of `POST /api/actions` with harmless values. */
export function diagnosis(changes: Partial<Diagnosis> = {}): Diagnosis {
  return {
    cause: 'charge-rate-access',
    example: null,
    status: 400,
    wireStatus: 400,
    refusedBy: 'halo',
    integration: null,
    customOnly: false,
    message: null,
    title: 'No access to this charge rate',
    summary: '',
    confidence: 'certain',
    entries: [],
    steps: [],
    route: '/api/actions',
    method: 'POST',
    meaning: '',
    reasons: [],
    warnings: [],
    verify: '',
    fixed: null,
    ask: null,
    links: [],
    origin: 'built-in',
    ...changes,
  };
}

/** A step of a fix that says nothing but its text. */
export function step(changes: Partial<Step> & Pick<Step, 'text'>): Step {
  return {
    id: changes.text,
    who: 'you',
    why: null,
    where: null,
    open: null,
    minutes: null,
    see: null,
    ...changes,
  };
}
