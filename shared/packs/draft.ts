import type { Actor, Diagnosis } from '../rules/diagnosis.ts';
import { type Exchange, headerValue } from '../exchange/exchange.ts';
import type { Cause, Condition, ExampleExchange, Text } from '../rules/cause.ts';
import { generalText, textsOfVerify } from '../rules/cause-text.ts';
import { exampleExchanges } from '../rules/example.ts';
import type { LoadedCause } from '../rules/knowledge.ts';
import { createReview } from '../rules/review.ts';
import { ownPackName } from './own-pack.ts';
import type { Redacted, WithRedacted } from '../redact/redacted.ts';
import { say } from '../words/say.ts';

/**
 * What "Make a cause from this failure" asks for. Every text is as typed; the condition is put
 * together from the ticked parts.
 */
export interface Draft {
  /** The short name that was typed; null while it follows the title. */
  readonly id: string | null;
  readonly title: string;
  readonly happened: string;
  readonly meaning: string;
  readonly reasons: readonly string[];
  /** Any of these words of the server; empty where the words do not matter. */
  readonly phrases: readonly string[];
  readonly useStatus: boolean;
  readonly useRoute: boolean;
  readonly steps: readonly DraftStep[];
  readonly verify: string;
  /** Which parts of the explanation that has no field of its own stay on the card. */
  readonly keeps: Readonly<Record<DraftPart, boolean>>;
}

export interface DraftStep {
  readonly text: string;
  readonly who: Actor;
}

/** What an explanation may hold beside what has a field of its own. */
export const draftParts = ['warnings', 'ask', 'links'] as const;
export type DraftPart = (typeof draftParts)[number];

/**
 * What a draft starts from: the failed request with its secrets taken out, and what was found about
 * it so far.
 */
export interface DraftFrom {
  readonly example: ExampleExchange;
  readonly status: number;
  readonly route: Redacted;
  /** The server's words with secrets taken out, or null. */
  readonly message: Redacted | null;
  /** Weight of the cause that explains it now. */
  readonly weight: number;
  /**
   * The explanation that there is, with those of its reasons and steps that apply to this failure;
   * null where it says no more than that nothing is known.
   */
  readonly base: Cause | null;
  /** The words of `base` as the card of this failure has them. */
  readonly shown: Shown;
  /** The explanation is the user's own: the draft changes it. */
  readonly isOwn: boolean;
}

/** What a card says, its lists in the order of their cause. */
interface Shown extends Record<'title' | 'happened' | 'meaning' | 'verify', string> {
  readonly reasons: readonly string[];
  readonly steps: readonly string[];
}

/** No longer bodies than this go into an example; the message alone says it then. */
const longestBody = 20_000;
const exampleHost = 'https://example.halopsa.com';

/**
 * The failed request and what is said of it. A pack is handed on, so all of it went through
 * redaction.
 */
export interface DraftOrigin {
  readonly exchange: WithRedacted<Exchange>;
  readonly words: { readonly route: Redacted; readonly message: Redacted | null };
}

/** `explained`: the cause that the diagnosis names. */
export function draftFrom(
  { exchange, words: { route, message } }: DraftOrigin,
  diagnosis: Diagnosis,
  explained: LoadedCause | null,
): DraftFrom {
  const example = exampleOf(exchange, message);
  const base = explained === null ? null : baseOf(explained.cause, diagnosis);
  return {
    example,
    status: diagnosis.status,
    route,
    message,
    weight: explained?.cause.weight ?? 0,
    base,
    shown: base === null ? nothing : shownOf(base, example),
    isOwn: explained?.origin === ownPackName,
  };
}

const nothing: Shown = { title: '', happened: '', meaning: '', reasons: [], steps: [], verify: '' };

/** What has no words of this failure gets those that fit every failure. */
function shownOf(base: Cause, example: ExampleExchange): Shown {
  const card = cardOf(base, example);
  return {
    title: card?.title ?? generalText(base.title),
    happened: card?.summary ?? generalText(base.happened),
    meaning: card?.meaning ?? generalText(base.meaning),
    reasons: base.reasons.map(
      ({ text }, at) => card?.reasons.find(({ place }) => place === at)?.text ?? generalText(text),
    ),
    steps: base.steps.map(
      ({ text }) =>
        card?.steps.find(({ id }) => id === templateOf(text))?.text ?? generalText(text),
    ),
    verify: card?.verify ?? textsOfVerify(base).map(generalText).join(' '),
  };
}

/** A text before its names are filled in. */
const templateOf = (text: Text): string => (typeof text === 'string' ? text : text.text);

/** "We do not know this" is nothing to start from. */
function baseOf(cause: Cause, { reasons, steps }: Diagnosis): Cause | null {
  if (cause.id === 'unrecognised') return null;
  const shown = new Set(steps.map(({ id }) => id));
  return {
    ...cause,
    reasons: cause.reasons.filter((_reason, at) => reasons.some(({ place }) => place === at)),
    steps: cause.steps.filter(({ text }) => shown.has(templateOf(text))),
  };
}

/** A first draft: filled in with the explanation that there is. */
export function firstDraft(from: DraftFrom): Draft {
  const { base, isOwn, shown } = from;
  const draft = { ...emptyDraft(from), ...(base !== null && isOwn ? knownBy(base) : {}) };
  if (base === null) return draft;
  return {
    ...draft,
    id: isOwn ? base.id : null,
    title: shown.title,
    happened: shown.happened,
    meaning: shown.meaning,
    reasons: orFirst(shown.reasons, draft.reasons),
    steps: orFirst(
      base.steps.map(({ who }, at) => ({ text: shown.steps[at] ?? '', who })),
      draft.steps,
    ),
    verify: shown.verify,
  };
}

/** A list in the form is never without an entry. */
const orFirst = <T>(list: readonly T[], blank: readonly T[]): readonly T[] =>
  list.length === 0 ? blank : list;

/** By what a cause that was made here is known again: see conditionOf. */
function knownBy({ match }: Cause): Partial<Draft> {
  if (!('all' in match)) return {};
  const facts = match.all.flatMap((one) => ('fact' in one ? [one] : []));
  return {
    useStatus: facts.some(({ fact }) => fact === 'status'),
    useRoute: facts.some(({ fact }) => fact === 'route'),
    phrases: facts.flatMap((one) => (one.fact === 'message' && 'says' in one ? one.says : [])),
  };
}

function emptyDraft(from: DraftFrom): Draft {
  const [first] = phrasesOf(from.message);
  return {
    id: null,
    title: '',
    happened: '',
    meaning: '',
    reasons: [''],
    verify: '',
    steps: [{ text: '', who: 'you' }],
    phrases: first === undefined ? [] : [first],
    // A pasted line may have no status, and then none must be asked for.
    useStatus: from.example.text === undefined || from.status > 0,
    useRoute: first === undefined && from.route !== '',
    keeps: { warnings: true, ask: true, links: true },
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
 * The short name of a draft: the typed one, else one of its title that is not `taken`. A title
 * without a Latin letter gives none, and needs none.
 */
export function draftId({ id, title }: Draft, taken: ReadonlySet<string>): string {
  if (id !== null) return id;
  const named = idFor(title) || 'my-cause';
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? named : `${named}-${number}`;
    if (!taken.has(next)) return next;
  }
}

/**
 * The draft as a cause of this `id`, with the failure itself as its example. What was left as the
 * explanation had it keeps all that belongs to it: names that are filled in, menu paths, what ticks
 * a step. What was written anew has its words alone. It may still have faults: `checkPack` tells
 * them.
 */
export function causeOf(draft: Draft, from: DraftFrom, id: string): Cause {
  const { example, base, shown } = from;
  const recorded = example.text === undefined;
  const { body: _body, ...silent } = example;
  return {
    ...kept(draft, base),
    schema: 1,
    id,
    statuses: [from.status],
    customOnly: base?.customOnly ?? false,
    weight: from.isOwn ? from.weight : Math.min(100, from.weight + 1),
    match: conditionOf(draft, from),
    title: sameOr(base?.title, shown.title, draft.title),
    happened: sameOr(base?.happened, shown.happened, draft.happened),
    meaning: sameOr(base?.meaning, shown.meaning, draft.meaning),
    reasons: draft.reasons.map(
      (words) => base?.reasons[shown.reasons.indexOf(words)] ?? { text: words },
    ),
    steps: draft.steps.map(({ text, who }) => ({
      ...(base?.steps[shown.steps.indexOf(text)] ?? { text }),
      who,
    })),
    ...verifyOf(draft, from),
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

/** The card of a cause for the failure that it was made from; null where it does not explain it. */
export function cardOf(cause: Cause, example: ExampleExchange): Diagnosis | null {
  const review = createReview([{ cause, origin: ownPackName }]);
  for (const exchange of exampleExchanges([example])) review.add(exchange);
  return review.result().diagnoses.find((diagnosis) => diagnosis.cause === cause.id) ?? null;
}

function kept({ keeps }: Draft, base: Cause | null): Partial<Cause> {
  if (base === null) return {};
  const { refusedBy, warnings, ask, links } = base;
  return {
    ...(refusedBy === undefined ? {} : { refusedBy }),
    ...(keeps.warnings && warnings !== undefined ? { warnings } : {}),
    ...(keeps.ask && ask !== undefined ? { ask } : {}),
    ...(keeps.links && links !== undefined ? { links } : {}),
  };
}

/** What was written anew tells in one text both how to do it again and how to see that it worked. */
function verifyOf({ verify }: Draft, { base, shown }: DraftFrom): Pick<Cause, 'verify' | 'fixed'> {
  if (base === null || verify !== shown.verify) return { verify };
  const { fixed } = base;
  return { verify: base.verify, ...(fixed === undefined ? {} : { fixed }) };
}

function sameOr(known: Text | undefined, shown: string, words: string): Text {
  return known !== undefined && shown === words ? known : words;
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
