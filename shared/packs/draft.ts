import type { Actor, Diagnosis } from '../rules/diagnosis.ts';
import { type Exchange, headerValue } from '../exchange/exchange.ts';
import type { Cause, Condition, ExampleExchange } from '../rules/cause.ts';
import { say } from '../words/say.ts';

/**
 * What "Make a cause from this failure" asks for. Every text is as typed; the condition is put
 * together from the ticked parts.
 */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly happened: string;
  readonly meaning: string;
  readonly reason: string;
  /** Any of these words of the server; empty where the words do not matter. */
  readonly phrases: readonly string[];
  readonly useStatus: boolean;
  readonly useRoute: boolean;
  readonly steps: readonly DraftStep[];
  readonly verify: string;
}

export interface DraftStep {
  readonly text: string;
  readonly who: Actor;
}

/**
 * What a draft starts from: the failed request with its secrets taken out, and what was found about
 * it so far.
 */
export interface DraftFrom {
  readonly example: ExampleExchange;
  readonly status: number;
  readonly route: string;
  /** The server's words with secrets taken out, or null. */
  readonly message: string | null;
  /** Weight of the cause that explains it now; the draft is one heavier. */
  readonly weight: number;
}

/** No longer bodies than this go into an example; the message alone says it then. */
const longestBody = 20_000;
const exampleHost = 'https://example.halopsa.com';

/** `exchange`: with its secrets taken out already. `weight`: of the cause that explains it now. */
export function draftFrom(
  exchange: Exchange,
  diagnosis: Diagnosis,
  message: string | null,
  weight: number,
): DraftFrom {
  return {
    example: exampleOf(exchange, message),
    status: diagnosis.status,
    route: diagnosis.route,
    message,
    weight,
  };
}

export function emptyDraft(from: DraftFrom): Draft {
  const [first] = phrasesOf(from.message);
  return {
    id: '',
    title: '',
    happened: '',
    meaning: '',
    reason: '',
    verify: '',
    steps: [{ text: '', who: 'you' }],
    phrases: first === undefined ? [] : [first],
    // A pasted line may have no status, and then none must be asked for.
    useStatus: from.example.text === undefined || from.status > 0,
    useRoute: first === undefined && from.route !== '',
  };
}

/** Ends of sentences, what stands in quotes, what holds a digit, and what was redacted. */
const between = /[.!?;:\n]+(?:\s|$)|["“”][^"“”]*["“”]|'[^']*'(?!\w)|\b\S*\d\S*\b|\S*redacted-\S*/;

/**
 * Pieces of the server's words that can be told by: its sentences, and the parts around what stands
 * in quotes (names change).
 */
export function phrasesOf(message: string | null): readonly string[] {
  const pieces = (message ?? '')
    .split(between)
    .map((piece) => piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const spoken = pieces.filter((piece) => piece.length >= 4 && piece.length <= 200);
  // A single word tells little; it is offered only where there is nothing else.
  const telling = spoken.filter((piece) => piece.includes(' '));
  return [...new Set(telling.length > 0 ? telling : spoken)]
    .sort((a, b) => b.length - a.length)
    .slice(0, 6);
}

/** `Only the duty lead logs call-outs` → `only-the-duty-lead-logs-call-outs` */
export function idFor(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/**
 * The draft as a cause, with the failure itself as its example. It may still have faults:
 * `checkPack` tells them.
 */
export function causeOf(draft: Draft, from: DraftFrom): Cause {
  const { example } = from;
  const recorded = example.text === undefined;
  const { body: _body, ...silent } = example;
  return {
    schema: 1,
    id: draft.id,
    statuses: [from.status],
    customOnly: false,
    weight: Math.min(100, from.weight + 1),
    match: conditionOf(draft, from),
    title: draft.title,
    happened: draft.happened,
    meaning: draft.meaning,
    reasons: [{ text: draft.reason }],
    steps: draft.steps.map(({ text, who }) => ({ text, who })),
    verify: draft.verify,
    examples: {
      match: [{ name: say('pack.draft.match'), exchanges: [example] }],
      noMatch: [
        {
          name: say('pack.draft.noMatch'),
          exchanges: [recorded ? healthy(example) : { text: say('pack.draft.healthyText') }],
        },
      ],
      cannotTell: [
        {
          name: say('pack.draft.cannotTell'),
          exchanges: [recorded ? silent : { text: say('pack.draft.vagueText') }],
        },
      ],
    },
  };
}

function conditionOf(draft: Draft, from: DraftFrom): Condition {
  const all: Condition[] = [];
  if (draft.useStatus) all.push({ fact: 'status', is: from.status });
  if (draft.useRoute) all.push({ fact: 'route', is: from.route });
  if (draft.phrases.length > 0) all.push({ fact: 'message', says: draft.phrases });
  return { all };
}

function healthy(example: ExampleExchange): ExampleExchange {
  const { failure: _failure, corsError: _corsError, headers: _headers, ...rest } = example;
  return { ...rest, status: 200, mimeType: 'application/json', body: '{}' };
}

/**
 * Only what tells about the failure: of headers just those that the facts read, of the request's
 * body nothing.
 */
function exampleOf(exchange: Exchange, message: string | null): ExampleExchange {
  const { request, response, failure } = exchange;
  if (exchange.source === 'text') {
    return {
      text: response?.body.text ?? message ?? '',
      ...(response !== null && response.status > 0 ? { status: response.status } : {}),
    };
  }
  const body = response?.body.text ?? null;
  const headers = Object.fromEntries(
    toldByHeaders.flatMap((name) => {
      const value = headerValue(response?.headers ?? [], name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return {
    method: request.method,
    url: onExampleHost(request.url),
    resourceType: exchange.resourceType,
    ...(response === null ? {} : { status: response.status, mimeType: response.body.mimeType }),
    ...(body === null
      ? {}
      : { body: body.length <= longestBody ? body : JSON.stringify({ Message: message ?? '' }) }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(failure === null
      ? {}
      : {
          failure: failure.text,
          ...(failure.corsError === null ? {} : { corsError: failure.corsError }),
        }),
  };
}

const toldByHeaders = ['server', 'retry-after', 'x-rate-limit-problem', 'www-authenticate'];

/** The tenant's own name stays out of a pack: the path alone tells. */
function onExampleHost(address: string): string {
  if (!URL.canParse(address)) return address;
  const { pathname, search } = new URL(address);
  return `${exampleHost}${pathname}${search}`;
}
