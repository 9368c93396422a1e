import type { Block, Report } from '../report/report.ts';
import { checkGroups } from './check.ts';
import type { CheckupComparison } from './comparison.ts';
import { type CheckLine, markOf, severityOf } from './line.ts';
import { type SayCheckup, summaryOf } from './summary.ts';
import { utcOf } from '../words/moment.ts';

/** A line with what explains it: the diagnosis' title and its steps; null where none does. */
export interface ReportedLine extends CheckLine {
  readonly explanation: { readonly title: string; readonly steps: readonly string[] } | null;
}

/** What the report of a check-up is made from; all of it was redacted before. */
interface CheckupReportInput {
  readonly lines: readonly ReportedLine[];
  readonly comparison: CheckupComparison | null;
  readonly site: string;
  /** The person ended it before all was read. */
  readonly isStopped: boolean;
  /** When the check-up was, in words. */
  readonly when: string;
  /** When the one was that it is compared with, in words. */
  readonly before: string | null;
  /** Name and version of this program. */
  readonly program: string;
  readonly takenOut: readonly { readonly kind: string; readonly count: number }[];
}

/** A check-up as headed blocks: what is not fine first, then what is new and gone, then the rest. */
export function checkupReport(input: CheckupReportInput, say: SayCheckup): Report {
  const { lines, comparison } = input;
  const of = (...states: readonly string[]) => lines.filter(({ state }) => states.includes(state));
  const wrong = of('broken', 'look');
  return {
    title: say('report.title', { site: input.site }),
    summary: [
      say('report.made', { when: input.when, program: input.program }),
      ...summaryOf(lines, input.isStopped, say),
    ],
    blocks: [
      ...wrong
        .toSorted((one, other) => severityOf(one) - severityOf(other))
        .map((line) => blockOf(line, say)),
      ...(comparison === null ? [] : [changesOf(comparison, input.before ?? '', say)]),
      ...checkGroups.flatMap((group) => {
        const items = of('unknown', 'fine')
          .filter((line) => line.group === group)
          .map((line) => lineIn(line, say));
        return items.length === 0
          ? []
          : [{ kind: 'list' as const, heading: say(`group.${group}`), items }];
      }),
      {
        kind: 'list',
        heading: say('report.takenOut'),
        items:
          input.takenOut.length === 0
            ? [say('report.nothingTakenOut')]
            : input.takenOut.map(({ kind, count }) => `${count} × ${kind}`),
      },
    ],
    picture: null,
  };
}

function blockOf(line: ReportedLine, say: SayCheckup): Block {
  const pairs: (readonly [string, string])[] = [[say('report.seen'), line.says]];
  if (line.words !== null) pairs.push([say('report.words'), line.words.slice(0, 2_000)]);
  if (line.since !== null) pairs.push([say('report.since'), utcOf(line.since)]);
  if (line.explanation !== null) {
    const { title, steps } = line.explanation;
    pairs.push([say('report.means'), title]);
    const numbered = steps.map((step, at) => `${at + 1}. ${step}`);
    if (numbered.length > 0) pairs.push([say('report.steps'), numbered.join('\n')]);
  }
  if (line.tries !== null) pairs.push([say('report.try'), line.tries]);
  if (line.address !== '') pairs.push([say('report.address'), `GET ${line.address}`]);
  return {
    kind: 'pairs',
    heading: `${say(`state.${line.state}`)}: ${nameOf(line)}`,
    pairs,
  };
}

function lineIn(line: CheckLine, say: SayCheckup): string {
  const seen = line.why === null ? line.says : say(`why.${line.why}`, { count: line.count });
  return `${say(`state.${markOf(line)}`)}: ${nameOf(line)}. ${seen}`;
}

function changesOf(comparison: CheckupComparison, when: string, say: SayCheckup): Block {
  const named = (['new', 'gone', 'stillThere', 'unclear'] as const).flatMap((kind) =>
    comparison[kind].map((line) => `${say(`changes.${kind}`)} ${nameOf(line)}`),
  );
  return {
    kind: 'list',
    heading: say('changes.since', { when }),
    items: named.length === 0 ? [say('changes.none')] : named,
  };
}

const nameOf = ({ title, subject }: Pick<CheckLine, 'title' | 'subject'>): string =>
  subject === null ? title : `${title}: ${subject}`;
