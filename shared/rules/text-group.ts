import type { Finding } from './finding.ts';

/** Lines this near each other tell of one failure. */
const near = 3;

/**
 * One failure, one diagnosis: a pasted line that only says that something failed belongs to the
 * line beside it that says what, or that quotes the answer.
 */
export function joined(findings: readonly Finding[]): readonly Finding[] {
  const vague = findings.filter(isVague);
  if (vague.length === 0) return findings;
  const telling = linesOf(findings.filter((finding) => isText(finding) && !isVague(finding)));
  const quoting = linesOf(vague.filter(quotes));
  return findings.filter((finding) => {
    if (!isVague(finding)) return true;
    return !isBeside(finding, telling) && (quotes(finding) || !isBeside(finding, quoting));
  });
}

const isText = ({ evidence }: Finding): boolean => evidence.source === 'text';
const isVague = (finding: Finding): boolean =>
  isText(finding) &&
  ['unrecognised', 'webhook-failed'].includes(finding.cause.cause.id) &&
  finding.evidence.status === null;
/** The answer itself stands in the line, and not only words about it. */
const quotes = ({ evidence }: Finding): boolean => evidence.form !== 'words';

const linesOf = (findings: readonly Finding[]): ReadonlySet<number> =>
  new Set(findings.flatMap(({ indexes }) => indexes));

function isBeside({ indexes }: Finding, lines: ReadonlySet<number>): boolean {
  return indexes.some((index) => {
    for (let line = index - near; line <= index + near; line += 1) if (lines.has(line)) return true;
    return false;
  });
}
