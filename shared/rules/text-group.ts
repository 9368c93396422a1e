import type { Finding } from './finding.ts';

/** Lines this near each other tell of one failure. */
const near = 3;

/**
 * One failure, one diagnosis: a pasted line that only says that something failed belongs to the
 * line beside it that says what.
 */
export function joined(findings: readonly Finding[]): readonly Finding[] {
  const known = findings.filter((finding) => isText(finding) && !isVague(finding));
  if (known.length === 0) return findings;
  return findings.filter(
    (finding) =>
      !isVague(finding) ||
      !isText(finding) ||
      !known.some((other) => distance(finding, other) <= near),
  );
}

const isText = ({ evidence }: Finding): boolean => evidence.source === 'text';
const isVague = ({ cause, evidence }: Finding): boolean =>
  cause.cause.id === 'unrecognised' && evidence.status === null;

function distance(one: Finding, other: Finding): number {
  let least = Infinity;
  for (const a of one.indexes.slice(0, 50))
    for (const b of other.indexes.slice(0, 50)) least = Math.min(least, Math.abs(a - b));
  return least;
}
