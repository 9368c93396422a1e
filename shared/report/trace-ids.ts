import type { Exchange } from '../exchange/exchange.ts';

/**
 * Headers in which servers, gateways and Microsoft Graph name a request, so that its support can
 * find it in their logs.
 */
const names = new Set([
  'x-request-id',
  'request-id',
  'client-request-id',
  'x-correlation-id',
  'correlation-id',
  'x-trace-id',
  'traceparent',
  'x-amzn-trace-id',
  'x-amzn-requestid',
  'x-amz-cf-id',
  'cf-ray',
  'x-ms-request-id',
  'x-ms-correlation-request-id',
  'x-azure-ref',
  'xero-correlation-id',
]);

/**
 * Ids by which a support desk finds this request again, as the answer's headers give them, each
 * once.
 */
export function traceIds(
  exchange: Exchange,
): readonly { readonly name: string; readonly value: string }[] {
  const found = new Map<string, string>();
  for (const header of [...(exchange.response?.headers ?? []), ...exchange.request.headers]) {
    const name = header.name.toLowerCase();
    if (names.has(name) && header.value !== '' && !found.has(name))
      found.set(name, header.value.slice(0, 200));
  }
  return [...found].map(([name, value]) => ({ name, value }));
}
