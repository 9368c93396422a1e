import {
  type Exchange,
  type ExchangeRequest,
  noBody,
} from '../../../../shared/exchange/exchange.ts';

/** An exchange with harmless values where nothing is said. */
export function makeExchange(request: Partial<ExchangeRequest>, answer = '{"ok":true}'): Exchange {
  return {
    id: 'har-0',
    index: 0,
    source: 'har',
    startedAt: 0,
    duration: 1,
    failure: null,
    state: 'done',
    resourceType: 'xhr',
    timings: null,
    pageUrl: null,
    initiator: null,
    action: null,
    notes: [],
    messages: [],
    request: {
      method: 'GET',
      url: 'https://acme.halopsa.com/api/Tickets',
      headers: [],
      body: noBody,
      ...request,
    },
    response: {
      status: 200,
      statusText: 'OK',
      headers: [],
      httpVersion: 'h2',
      remoteAddress: null,
      from: 'network',
      redirectUrl: null,
      body: { ...noBody, text: answer, mimeType: 'application/json', size: answer.length },
    },
  };
}

/** Texts that break naive quoting. */
export const nasty: readonly string[] = [
  '',
  ' ',
  'plain',
  "it's",
  '"double"',
  "'\"'\"'",
  '$(touch /tmp/owned) `id` ${HOME} $PATH',
  '%PATH% %USERNAME%% 100%',
  '!history !!',
  'back\\slash\\',
  'end\\"',
  'a\nb',
  'tab\tand\rreturn',
  '&|<>^()[]{};,=~#*?@',
  'smart ‘quotes’ ‚low‛',
  'ünïcode 漢字 🚀',
  'bidi \u202etxt.exe',
  'line\u2028separator',
  '--data @/etc/passwd',
  '@/etc/passwd',
  '\u001b[31mred\u0007',
  "$'\\x41'",
];
