import { apartText } from '../compare/apart.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import {
  type Block,
  bodyBlock,
  inOneLine,
  madePairs,
  type Report,
  type ReportInput,
  requestPairs,
  type Say,
  sentBlock,
  takenOutLines,
} from './report.ts';

/** What the report of a comparison is made from; all of it is redacted before it comes here. */
interface ComparisonInput extends Pick<
  ReportInput,
  'words' | 'program' | 'madeAt' | 'timeZone' | 'takenOut'
> {
  readonly comparison: Comparison;
  /** Explains the first difference; null where nothing known does. */
  readonly diagnosis: Diagnosis | null;
  /** The requests that the first difference is about; null where it is about none. */
  readonly exchanges: { readonly working: Exchange | null; readonly broken: Exchange | null };
  /** Names of the two recordings. */
  readonly names: { readonly working: string; readonly broken: string };
}

/** Lines of a list that are shown; the rest are counted. */
const listed = 40;

/** The report of two recordings: what differs first, with both requests, then everything. */
export function composeComparison(input: ComparisonInput, say: Say): Report {
  const { comparison, diagnosis, names } = input;
  const { match, only, differences } = comparison;
  const blocks: readonly (Block | null)[] = [
    input.words === '' ? null : { kind: 'text', heading: say('ownWords'), text: input.words },
    meaningBlock(diagnosis, say),
    ...sideBlocks('working', input, say),
    ...sideBlocks('broken', input, say),
    listBlock(say('compared.all'), [...new Set(differences.map(({ text }) => text))], say),
    listBlock(
      say('compared.onlyWorking'),
      only.working.map(({ request }) => request),
      say,
    ),
    listBlock(
      say('compared.onlyBroken'),
      only.broken.map(({ request }) => request),
      say,
    ),
    listBlock(
      say('steps'),
      (diagnosis?.steps ?? []).map(({ text, who }) =>
        say('step', { text, who: say(`who.${who}`) }),
      ),
      say,
    ),
    listBlock(say('takenOut'), takenOutLines(input, say), say),
    { kind: 'pairs', heading: say('about'), pairs: madePairs(input, say) },
  ];
  return {
    title: comparison.text,
    summary: [
      ...comparison.apart.map(apartText),
      say('compared.works', { name: names.working }),
      say('compared.fails', { name: names.broken }),
      // Of a single step the first difference says all.
      ...(comparison.comparable && match.steps > 1 ? [say('compared.match', match)] : []),
    ],
    blocks: blocks.filter((block) => block !== null),
    picture: null,
  };
}

function meaningBlock(diagnosis: Diagnosis | null, say: Say): Block | null {
  if (diagnosis === null) return null;
  const { title, summary, meaning, confidence } = diagnosis;
  const text = inOneLine([`${title}.`, summary, say(`confidence.${confidence}`), meaning]);
  return { kind: 'text', heading: say('meaning'), text };
}

/** One of the two requests: where it went, what was sent, what came back. */
function sideBlocks(
  side: 'working' | 'broken',
  input: ComparisonInput,
  say: Say,
): readonly (Block | null)[] {
  const exchange = input.exchanges[side];
  if (exchange === null) return [];
  const { timeZone } = input;
  const diagnosis = side === 'broken' ? input.diagnosis : null;
  return [
    {
      kind: 'pairs',
      heading: say(`compared.${side}`),
      pairs: requestPairs(exchange, { timeZone, diagnosis }, say),
    },
    sentBlock(exchange, say, say(`compared.${side}Sent`)),
    bodyBlock(exchange, say, say(`compared.${side}Body`)),
  ];
}

function listBlock(heading: string, items: readonly string[], say: Say): Block | null {
  if (items.length === 0) return null;
  const more = items.length - listed;
  return {
    kind: 'list',
    heading,
    items: more > 0 ? [...items.slice(0, listed), say('more', { count: more })] : items,
  };
}
