import { type Diagnosis, isPassedOn, toldStatus } from '../rules/diagnosis.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { traceIds } from './trace-ids.ts';
import { sayNote } from '../words/say.ts';
import { formatSpan } from '../words/amount.ts';
import { type Clocks, momentOf } from '../words/moment.ts';

/** What a report is made from. Exchanges and the diagnosis are redacted before they come here. */
export interface ReportInput {
  readonly diagnosis: Diagnosis;
  /** The failing requests first to last; the first is shown whole, the others as lines. */
  readonly exchanges: readonly Exchange[];
  /** Where the exchanges come from: "recorded at acme.halopsa.com", "the file acme.har". */
  readonly source: string;
  /** As whom the request was sent; null where the recording does not say. */
  readonly who: {
    readonly name: string | null;
    /** Halo's number of the agent. */
    readonly agent: string | null;
  } | null;
  /** What the user says of it in their own words; '' for nothing. */
  readonly words: string;
  /** Name and version of this program. */
  readonly program: string;
  /** When the report is made, milliseconds since 1970. */
  readonly madeAt: number;
  /** IANA name of the user's time zone, e.g. "Europe/London". */
  readonly timeZone: string;
  /** Steps of the walkthrough with what became of them. */
  readonly tried: readonly {
    readonly text: string;
    readonly outcome: 'done' | 'skipped' | 'open';
  }[];
  /** Whether and how the fix was checked, and what came of it. */
  readonly verdict: string;
  /** How many values were taken out, by kind in plain words. */
  readonly takenOut: readonly { readonly kind: string; readonly count: number }[];
  /** null where the user wants none. */
  readonly picture: {
    /** JPEG in base64. */
    readonly data: string;
    /** When it was taken, milliseconds since 1970. */
    readonly at: number;
    /** Taken when the request failed; else when the report was made. */
    readonly isOfFailure: boolean;
  } | null;
}

/** Looks up a text of resources/locales/report.en.json. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** A report as headed blocks; html.ts and markdown.ts only format it. */
export interface Report {
  readonly title: string;
  /** Five lines that go first into a ticket: who, where, what was done, what came of it, its ids. */
  readonly summary: readonly string[];
  readonly blocks: readonly Block[];
  readonly picture: ReportPicture | null;
}

/** JPEG in base64, with what it shows. */
interface ReportPicture {
  readonly data: string;
  readonly caption: string;
}

export type Block =
  | { readonly kind: 'quote'; readonly heading: string; readonly text: string }
  | { readonly kind: 'text'; readonly heading: string; readonly text: string }
  | { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[] }
  | {
      readonly kind: 'pairs';
      readonly heading: string;
      readonly pairs: readonly (readonly [string, string])[];
    };

/** How many failing requests are listed; the rest are counted. */
const listed = 20;
/** Characters of a body that are shown. */
const shownBody = 4_000;

/** The parts of a report in their order; nothing in it is taken out any more. */
export function composeReport(input: ReportInput, say: Say): Report {
  const { diagnosis, exchanges } = input;
  const first = exchanges[0] ?? null;
  const blocks: Block[] = [];
  const add = (block: Block | null) => {
    if (block !== null) blocks.push(block);
  };
  add(input.words === '' ? null : { kind: 'text', heading: say('ownWords'), text: input.words });
  add(
    diagnosis.message === null
      ? null
      : {
          kind: 'quote',
          heading: say(isPassedOn(diagnosis) ? 'told' : 'words'),
          text: diagnosis.message,
        },
  );
  add({
    kind: 'text',
    heading: say('meaning'),
    text: inOneLine([
      diagnosis.summary,
      say(`confidence.${diagnosis.confidence}`),
      diagnosis.meaning,
    ]),
  });
  add(
    first === null
      ? null
      : { kind: 'pairs', heading: say('request'), pairs: requestPairs(first, input, say) },
  );
  add(first === null ? null : sentBlock(first, say));
  add(first === null ? null : bodyBlock(first, say));
  add(
    exchanges.length < 2
      ? null
      : {
          kind: 'list',
          heading: say('all', { count: diagnosis.entries.length }),
          items: requestLines(exchanges, input, say),
        },
  );
  add({
    kind: 'list',
    heading: say('steps'),
    items: diagnosis.steps.map((step) =>
      say('step', { text: step.text, who: say(`who.${step.who}`) }),
    ),
  });
  add(
    input.tried.length === 0
      ? null
      : {
          kind: 'list',
          heading: say('tried'),
          items: input.tried.map((one) => say(`outcome.${one.outcome}`, { text: one.text })),
        },
  );
  add({ kind: 'text', heading: say('verdict'), text: input.verdict });
  add({ kind: 'list', heading: say('takenOut'), items: takenOutLines(input, say) });
  add({
    kind: 'pairs',
    heading: say('about'),
    pairs: [[say('source'), input.source], ...madePairs(input, say)],
  });
  return {
    title: diagnosis.title,
    summary: summaryOf(input, first, say),
    blocks,
    picture: pictureIn(input, say),
  };
}

/** When and with what the report was made. */
export function madePairs(
  { madeAt, timeZone, program }: Pick<ReportInput, 'madeAt' | 'timeZone' | 'program'>,
  say: Say,
): readonly (readonly [string, string])[] {
  return [
    [say('made'), both(momentOf(madeAt, timeZone))],
    [say('program'), program],
  ];
}

function pictureIn({ picture, timeZone }: ReportInput, say: Say): ReportPicture | null {
  if (picture === null) return null;
  const when = both(momentOf(picture.at, timeZone));
  const caption = say(picture.isOfFailure ? 'pictureFailed' : 'pictureNow', { when });
  return { data: picture.data, caption };
}

/** Sentences one after the other: one that ends in quoted words without a full stop gets one. */
export const inOneLine = (sentences: readonly string[]): string =>
  sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => sentence.replace(/(?<![.!?…])”$/, '”.'))
    .join(' ');

function summaryOf(input: ReportInput, first: Exchange | null, say: Say): readonly string[] {
  const { diagnosis, who } = input;
  const started = first?.startedAt ?? null;
  const agent = who?.agent == null ? null : say('agent', { number: who.agent });
  const people = [who?.name ?? null, agent].filter((part) => part !== null).join(', ');
  const ids = first === null ? [] : traceIds(first).map(({ name, value }) => `${name} ${value}`);
  return [
    say('line.who', { who: people === '' ? say('notKnown') : people }),
    say('line.where', { page: first?.pageUrl ?? say('notKnown') }),
    say('line.did', {
      action: first?.action ?? say('notKnown'),
      when: started === null ? say('unknownTime') : both(momentOf(started, input.timeZone)),
    }),
    say('line.sent', {
      sent: first === null ? `${diagnosis.method} ${diagnosis.route}`.trim() : sentIn(first),
      answer: answerIn(diagnosis, say),
    }),
    say('line.ids', { ids: ids.length === 0 ? say('noIds') : ids.join(', ') }),
  ];
}

/** Characters of what was sent or said that stand in one line of the summary. */
const shownInLine = 300;

function sentIn({ request }: Exchange): string {
  const body = oneLine(request.body.text ?? '');
  return [request.method, request.url, body].filter((part) => part !== '').join(' ');
}

function answerIn(diagnosis: Diagnosis, say: Say): string {
  const { message } = diagnosis;
  const status = toldStatus(diagnosis);
  if (status === null && message !== null) return oneLine(message);
  const answer = status === null || status === 0 ? say('noAnswer') : String(status);
  if (message === null) return answer;
  const said = oneLine(message);
  // A server's page often begins with its own number.
  return `${said} `.startsWith(`${answer} `) ? said : `${answer} ${said}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > shownInLine ? `${line.slice(0, shownInLine)}…` : line;
}

/** A request as names and values. `input.diagnosis` null: nothing known explains it. */
export function requestPairs(
  exchange: Exchange,
  input: Pick<ReportInput, 'timeZone'> & { readonly diagnosis: Diagnosis | null },
  say: Say,
): readonly (readonly [string, string])[] {
  const { request, response, failure } = exchange;
  const answer =
    response === null || response.status === 0
      ? failure?.text || say('noAnswer')
      : `${response.status} ${response.statusText}`.trim();
  const pairs: (readonly [string, string])[] = [
    [say('address'), `${request.method} ${request.url}`.trim()],
    [say('answer'), answer],
  ];
  if (exchange.startedAt !== null)
    pairs.push([say('time'), both(momentOf(exchange.startedAt, input.timeZone))]);
  if (exchange.duration !== null) pairs.push([say('took'), formatSpan(exchange.duration)]);
  if (exchange.action !== null) pairs.push([say('action'), exchange.action]);
  const { refusedBy, integration } = input.diagnosis ?? { refusedBy: 'unknown', integration: null };
  if (refusedBy !== 'unknown') pairs.push([say('refuser'), say(`refusedBy.${refusedBy}`)]);
  if (integration !== null) pairs.push([say('otherSystem'), integration]);
  for (const id of traceIds(exchange)) pairs.push([id.name, id.value]);
  return pairs;
}

/** What the failing request sent; nothing for one that sends nothing. */
export function sentBlock(
  { request: { body } }: Exchange,
  say: Say,
  heading = say('sentBody'),
): Block | null {
  if (body.text !== null && body.text !== '')
    return { kind: 'quote', heading, text: shortened(body.text, say) };
  if (body.base64 !== null || body.missing !== null)
    return { kind: 'text', heading, text: say('sentNotShown') };
  return null;
}

/** What was answered, shortened; null where no response came. */
export function bodyBlock(exchange: Exchange, say: Say, heading = say('body')): Block | null {
  const body = exchange.response?.body ?? null;
  if (body === null) return null;
  if (body.text === null || body.text === '') {
    return {
      kind: 'text',
      heading,
      text: body.missing === null ? say('emptyBody') : sayNote(body.missing),
    };
  }
  return { kind: 'quote', heading, text: shortened(body.text, say) };
}

function shortened(text: string, say: Say): string {
  return text.length > shownBody
    ? `${text.slice(0, shownBody)}\n${say('cut', { length: text.length })}`
    : text;
}

function requestLines(
  exchanges: readonly Exchange[],
  input: ReportInput,
  say: Say,
): readonly string[] {
  const lines = exchanges.slice(0, listed).map((exchange) => {
    const at =
      exchange.startedAt === null
        ? say('unknownTime')
        : momentOf(exchange.startedAt, input.timeZone).utc;
    return `${at} · ${exchange.request.method} ${exchange.request.url} · ${exchange.response?.status ?? (exchange.failure?.text || say('noAnswer'))}`;
  });
  const more = input.diagnosis.entries.length - lines.length;
  return more > 0 ? [...lines, say('more', { count: more })] : lines;
}

/** How much of each kind was taken out, and that nobody else has checked it. */
export function takenOutLines(input: Pick<ReportInput, 'takenOut'>, say: Say): readonly string[] {
  const lines = input.takenOut
    .filter((one) => one.count > 0)
    .map((one) => say('takenOutLine', one));
  return [...(lines.length === 0 ? [say('nothingTakenOut')] : lines), say('notChecked')];
}

/** In a zone that keeps UTC the same would stand twice. */
const both = ({ utc, local }: Clocks): string =>
  local.endsWith('UTC') ? utc : `${utc} (${local})`;
